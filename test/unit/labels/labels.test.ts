import { describe, expect, it } from 'vitest';
import file from '../../../assets/labels/sheets.json';
import { labelOf, labelSheetRequest } from '../../../shared/labels/labels';
import { farMargins } from '../../../shared/labels/own-sheet';
import { loadSheets } from '../../../shared/labels/sheets';
import { writeSheet } from '../../../shared/sheet/write';
import { labelCode } from '../../../shared/stocktaking/label-code';
import { createStocktakeBook } from '../../fakes/stocktake-book';

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
    const { right: atRight, bottom: below } = farMargins(sheet);
    expect([atRight, below]).toEqual([
      expect.closeTo(sheet.left, 5) as number,
      expect.closeTo(sheet.top, 5) as number,
    ]);
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
