import { decodeQR } from 'qr/decode.js';
import { describe, expect, it } from 'vitest';
import file from '../../../assets/labels/sheets.json';
import { labelDoc, labelOf, labelSheetRequest } from '../../../shared/labels/labels';
import { gridFault, type LabelGrid, loadSheets } from '../../../shared/labels/sheets';
import { writeSheet } from '../../../shared/sheet/write';
import { labelCode } from '../../../shared/stocktaking/label-code';
import { createStocktakeBook } from '../../fakes/stocktake-book';
import { picturesOf, printed } from '../../golden/forms/printed';

const sheets = loadSheets(file);

function shelf() {
  const made = createStocktakeBook();
  const things = Array.from({ length: 5 }, (_, at) =>
    made.medium({
      number: `R8-媒A000${at + 1}`,
      name: at === 0 ? '見本製𠮷田USBメモリ　とても長い名前の型番　MH-32GB-ENCRYPTED' : '見本USBメモリ',
      cabinet: made.safe,
      confidentiality: '2B',
    }),
  );
  const situation = made.book.situation();
  const labels = things.map((id) => labelOf(made.book.state(id), situation));
  return { ...made, things, situation, labels };
}

describe('the label sheets', () => {
  it.each(sheets.map((sheet) => [sheet.name, sheet] as const))('%s add up to A4', (_name, sheet) => {
    const right = sheet.left * 2 + sheet.columns * sheet.width + (sheet.columns - 1) * sheet.gapX;
    const bottom = sheet.top * 2 + sheet.rows * sheet.height + (sheet.rows - 1) * sheet.gapY;
    expect(right).toBeCloseTo(210, 5);
    expect(bottom).toBeCloseTo(297, 5);
    expect(gridFault(sheet)).toBeNull();
  });

  it('of somebody’s own say where they run over the paper', () => {
    const [sheet] = sheets as unknown as [LabelGrid];
    expect(gridFault({ ...sheet, columns: 5 })).toContain('横に');
    expect(gridFault({ ...sheet, rows: 12 })).toContain('縦に');
  });
});

describe('a label', () => {
  it('says number, name, class and handling restriction, and its code is digits', () => {
    const { labels, things } = shelf();
    expect(labels[1]).toEqual({
      code: labelCode(things[1] as (typeof things)[number]),
      number: 'R8-媒A0002',
      name: '見本USBメモリ',
      klass: '機密性2B',
      restrictions: expect.stringContaining('持出しは許可制') as string,
    });
  });

  it('goes to a テプラ in Shift_JIS, with what that cannot hold told', async () => {
    const { labels, situation } = shelf();
    const written = await writeSheet(labelSheetRequest(labels, 'csv-cp932', situation.today));
    if (!written.ok) throw new Error(written.error.what);
    const [head, , second] = new TextDecoder('shift_jis').decode(written.value.bytes).split('\r\n');
    expect(head).toBe('管理番号,名称,分類,取扱制限,QRコード');
    expect(second).toContain(`,${labels[1]?.code}`);
    expect(written.value.lost.map(({ character }) => character)).toEqual(['𠮷']);
  });
});

const DPI = 254;
const PER_MM = DPI / 25.4;

/** The code that a reader finds in a part of a printed page, in millimetres. */
function read(page: { width: number; height: number; pixels: Uint8Array }, box: number[]): string {
  const [left = 0, top = 0, width = 0, height = 0] = box.map((mm) => Math.round(mm * PER_MM));
  const data = new Uint8ClampedArray(width * height * 4).fill(255);
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const grey = page.pixels[(top + y) * page.width + left + x] ?? 255;
      data.fill(grey, (y * width + x) * 4, (y * width + x) * 4 + 3);
    }
  return decodeQR({ width, height, data });
}

describe.each(sheets.map((sheet) => [sheet.id, sheet] as const))('printed on %s', (_id, sheet) => {
  it('begins at the label asked for, goes on over the sheet, and is read by a reader', async () => {
    const { labels } = shelf();
    const { columns, rows, width, height, left, top, gapX, gapY } = sheet;
    const grid = { columns, rows, width, height, left, top, gapX, gapY };
    const per = columns * rows;
    const choice = { grid, start: per - 1, shift: { x: 0.3, y: -0.2 }, withClass: true };
    const [one, two, ...more] = picturesOf(await printed(labelDoc(labels, choice, false)), DPI);
    if (!one || !two) throw new Error('two sheets are expected');
    expect(more).toEqual([]);
    const box = (at: number): number[] => [
      left + (at % columns) * (width + gapX) + 0.3,
      top + Math.floor(at / columns) * (height + gapY) - 0.2,
      width,
      height,
    ];
    expect(read(one, box(per - 2))).toBe(labels[0]?.code);
    expect(read(one, box(per - 1))).toBe(labels[1]?.code);
    expect(read(two, box(0))).toBe(labels[2]?.code);
  });
});

describe('the test print', () => {
  it('has a frame and a cross for every label, and no label', async () => {
    const { labels } = shelf();
    const [sheet] = sheets;
    if (!sheet) throw new Error('no sheet');
    const { columns, rows, width, height, left, top, gapX, gapY } = sheet;
    const grid = { columns, rows, width, height, left, top, gapX, gapY };
    const choice = { grid, start: 5, shift: { x: 0, y: 0 }, withClass: true };
    const [page, ...more] = picturesOf(await printed(labelDoc(labels, choice, true)), DPI);
    if (!page) throw new Error('no page');
    expect(more).toEqual([]);
    const dark = (x: number, y: number): boolean => {
      const [column, row] = [Math.round(x * PER_MM), Math.round(y * PER_MM)];
      return [-2, -1, 0, 1, 2].some((by) =>
        [-2, -1, 0, 1, 2].some((to) => (page.pixels[(row + to) * page.width + column + by] ?? 255) < 128),
      );
    };
    for (const [column, row] of [
      [0, 0],
      [3, 10],
    ] as const) {
      const [x, y] = [left + column * width, top + row * height];
      expect(dark(x, y)).toBe(true);
      expect(dark(x + width / 2, y + height / 2)).toBe(true);
      expect(dark(x + width / 2, y + height / 4)).toBe(false);
    }
  });
});
