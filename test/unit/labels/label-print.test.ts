import { decodeQR } from 'qr/decode.js';
import { describe, expect, it } from 'vitest';
import file from '../../../assets/labels/sheets.json';
import { labelDoc, labelOf } from '../../../shared/labels/labels';
import { readSheet } from '../../../shared/labels/own-sheet';
import { type LabelGrid, loadSheets } from '../../../shared/labels/sheets';
import { createStocktakeBook } from '../../fakes/stocktake-book';
import { picturesOf, printed } from '../../golden/forms/printed';

const DPI = 508;
const PER_MM = DPI / 25.4;
const DARK = 128;

type Page = { readonly width: number; readonly height: number; readonly pixels: Uint8Array };
/** Left, top, width and height in millimetres. */
type Box = readonly [number, number, number, number];

const own = readSheet({
  name: '見本の用紙',
  columns: '４',
  rows: '7',
  width: '45.5',
  height: '30',
  left: '9.7',
  top: '21.3',
  pitchX: '48.4',
  pitchY: '36.2',
});
if (!own.ok) throw new Error(JSON.stringify(own.error));
const SHEETS: readonly (readonly [string, LabelGrid])[] = [
  ...loadSheets(file).map(({ id, columns, rows, width, height, left, top, gapX, gapY }) => {
    return [id, { columns, rows, width, height, left, top, gapX, gapY }] as const;
  }),
  ['one of somebody’s own', own.value.grid],
];

function labels(count: number) {
  const made = createStocktakeBook();
  const ids = Array.from({ length: count }, (_, at) =>
    made.medium({
      number: `R8-媒A00${at + 10}`,
      name: at % 2 === 0 ? '見本製𠮷田USBメモリ　とても長い名前の型番　MH-32GB-ENCRYPTED' : '見本USBメモリ',
      cabinet: made.safe,
      confidentiality: '2B',
    }),
  );
  return ids.map((id) => labelOf(made.book.state(id), made.book.situation()));
}

/** The code that a reader finds in a part of a printed page. */
function read(page: Page, box: Box): string {
  const [left, top, width, height] = box.map((mm) => Math.round(mm * PER_MM)) as unknown as Box;
  const data = new Uint8ClampedArray(width * height * 4).fill(255);
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const grey = page.pixels[(top + y) * page.width + left + x] ?? 255;
      data.fill(grey, (y * width + x) * 4, (y * width + x) * 4 + 3);
    }
  return decodeQR({ width, height, data }, { effort: 8, timeLimit: 2_000 });
}

/** The place of a label on its sheet. */
function boxAt({ columns, left, top, width, height, gapX, gapY }: LabelGrid, at: number, x = 0, y = 0): Box {
  const column = at % columns;
  const row = Math.floor(at / columns);
  return [left + column * (width + gapX) + x, top + row * (height + gapY) + y, width, height];
}

/** Ink that lies outside of every one of these boxes, in pixels. */
function inkOutside(page: Page, boxes: readonly Box[]): number {
  const ours = new Uint8Array(page.pixels);
  for (const box of boxes) {
    const [left, top, width, height] = box.map((mm) => Math.round(mm * PER_MM)) as unknown as Box;
    for (let y = Math.max(0, top); y < top + height; y += 1)
      ours.fill(255, y * page.width + Math.max(0, left), y * page.width + left + width);
  }
  return ours.reduce((ink, grey) => ink + Number(grey < DARK), 0);
}

describe.each(SHEETS)('labels printed on %s', (_id, grid) => {
  it('begin at the label asked for, are moved by the correction, and are read by a reader', async () => {
    const per = grid.columns * grid.rows;
    const shift = { x: grid.left === 0 ? 0.2 : 0.3, y: grid.top === 0 ? 0.2 : -0.2 };
    const made = labels(3);
    const doc = labelDoc(made, { grid, start: per - 1, shift, withClass: true }, false);
    const [one, two, ...more] = picturesOf(await printed(doc), DPI);
    if (!one || !two) throw new Error('two sheets are expected');
    expect(more).toEqual([]);
    const place = (at: number): Box => boxAt(grid, at, shift.x, shift.y);
    expect(read(one, place(per - 2))).toBe(made[0]?.code);
    expect(read(one, place(per - 1))).toBe(made[1]?.code);
    expect(read(two, place(0))).toBe(made[2]?.code);
    // Nothing runs over the edge of its label, however small that is.
    expect(inkOutside(one, [place(per - 2), place(per - 1)])).toBe(0);
    expect(inkOutside(two, [place(0)])).toBe(0);
  });

  it('have their frames and crosses on the test print where the labels are, to a tenth of a millimetre', async () => {
    const shift = { x: 0.4, y: 0.3 };
    const doc = labelDoc([], { grid, start: 5, shift, withClass: true }, true);
    const [page, ...more] = picturesOf(await printed(doc), DPI);
    if (!page) throw new Error('no page');
    expect(more).toEqual([]);
    const { columns, rows } = grid;
    /** Where the line lies that is nearest to a millimetre, looking across it. */
    const lineAt = (across: 'x' | 'y', mm: number, along: number): number => {
      const middle = Math.round(mm * PER_MM);
      const dark: number[] = [];
      for (let at = middle - 8; at <= middle + 8; at += 1) {
        const other = Math.round(along * PER_MM);
        const pixel = across === 'x' ? other * page.width + at : at * page.width + other;
        if ((page.pixels[pixel] ?? 255) < DARK) dark.push(at);
      }
      return dark.length === 0 ? Number.NaN : dark.reduce((sum, at) => sum + at, 0) / dark.length / PER_MM;
    };
    for (const [column, row] of [
      [0, 0],
      [columns - 1, rows - 1],
      [0, rows - 1],
      [Math.floor(columns / 2), Math.floor(rows / 2)],
    ] as const) {
      const [x, y, width, height] = boxAt(grid, row * columns + column, shift.x, shift.y);
      // A quarter in, where no cross is; the outermost edge of a sheet without margins is not printed at all.
      const near = [
        [lineAt('x', x, y + height / 4), x],
        [lineAt('y', y, x + width / 4), y],
        [lineAt('x', x + width / 2, y + height / 2 + 1.5), x + width / 2],
        [lineAt('y', y + height / 2, x + width / 2 + 1.5), y + height / 2],
      ] as const;
      for (const [found, wanted] of near)
        expect(Math.abs(found - wanted), `${column},${row}`).toBeLessThan(0.1);
    }
  });
});

describe('the test print', () => {
  it('has a line of exactly 100 mm, by which a print at 97 % is found out', async () => {
    const [, grid] = SHEETS[0] ?? [];
    if (!grid) throw new Error('no sheet');
    const doc = labelDoc([], { grid, start: 1, shift: { x: 0, y: 0 }, withClass: true }, true);
    const [page] = picturesOf(await printed(doc), DPI);
    if (!page) throw new Error('no page');
    const y = Math.round((grid.top + grid.height * 0.75) * PER_MM);
    let longest = 0;
    let run = 0;
    for (let x = 0; x < page.width; x += 1) {
      const dark = [-2, -1, 0, 1, 2].some((by) => (page.pixels[(y + by) * page.width + x] ?? 255) < DARK);
      run = dark ? run + 1 : 0;
      longest = Math.max(longest, run);
    }
    expect(Math.abs(longest / PER_MM - 100)).toBeLessThan(0.4);
  });
});
