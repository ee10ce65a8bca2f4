import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type FormDoc, formDocSchema, portrait } from '../../../shared/print/form-doc';
import { layOut } from '../../../shared/print/layout/layout';
import { MM, type Sheet } from '../../../shared/print/layout/sheet';
import { squareFaces, textsOf } from '../../unit/print/fake-font';

const COLUMNS = 5;

/** A grid of cells with random spans, made by giving each free field to a cell as large as fits. */
const grid = fc
  .array(
    fc.record({
      rows: fc.integer({ min: 1, max: 4 }),
      columns: fc.integer({ min: 1, max: 3 }),
      length: fc.integer({ min: 0, max: 300 }),
    }),
    {
      minLength: 1,
      maxLength: 60,
    },
  )
  .map((wishes) => {
    const height = Math.ceil(wishes.length / 2);
    const taken = Array.from({ length: height }, () => new Array<boolean>(COLUMNS).fill(false));
    const rows: { cells: { text: string; rows: number; columns: number }[] }[] = taken.map(() => ({
      cells: [],
    }));
    let next = 0;
    for (const [row, fields] of taken.entries()) {
      for (let column = 0; column < COLUMNS; column += 1) {
        if (fields[column]) continue;
        const wish = wishes[next % wishes.length] ?? { rows: 1, columns: 1, length: 1 };
        let columns = 1;
        while (columns < wish.columns && column + columns < COLUMNS && !fields[column + columns])
          columns += 1;
        const deep = Math.min(wish.rows, height - row);
        for (let down = row; down < row + deep; down += 1) taken[down]?.fill(true, column, column + columns);
        // Every character of the table is another one, so that nothing can be lost or doubled unseen.
        const text = Array.from({ length: wish.length }, (_, index) =>
          String.fromCodePoint(0x20000 + next * 300 + index),
        ).join('');
        rows[row]?.cells.push({ text, rows: deep, columns });
        next += 1;
      }
    }
    return rows;
  });

const form = (rows: object[], together: boolean): readonly Sheet[] =>
  layOut(
    formDocSchema.parse({
      form: 'test',
      title: '試験',
      page: portrait,
      face: 'gothic',
      blocks: [{ kind: 'table', columns: [3, 2, 4, 1, 2], rows, together }],
    } as FormDoc),
    squareFaces,
  );

it('prints every character of every cell once, inside the page, whatever the spans and page ends', () => {
  fc.assert(
    fc.property(grid, fc.boolean(), (rows, together) => {
      const sheets = form(rows, together);
      const wanted = rows.flatMap(({ cells }) => cells.flatMap(({ text }) => Array.from(text)));
      const printed = sheets
        .flatMap((sheet) => textsOf(sheet))
        .flatMap((text) => Array.from(text))
        .filter((character) => (character.codePointAt(0) ?? 0) >= 0x20000);
      expect(printed.toSorted().join('') === wanted.toSorted().join('')).toBe(true);
      for (const sheet of sheets) {
        for (const { x, baseline, glyphs, from } of sheet.texts) {
          expect(x).toBeGreaterThanOrEqual(portrait.margins.left * MM);
          const ofTable = (glyphs[from]?.text.codePointAt(0) ?? 0) >= 0x20000;
          if (ofTable) expect(baseline).toBeLessThan(sheet.height - portrait.margins.bottom * MM);
        }
      }
    }),
    { numRuns: 60 },
  );
});
