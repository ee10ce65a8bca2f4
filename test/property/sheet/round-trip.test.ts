import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readSheetFile } from '../../../electron/services/sheets';
import { encodeCp932, fitsCp932 } from '../../../shared/sheet/cp932';
import { readCsv } from '../../../shared/sheet/csv';
import { detectEncoding } from '../../../shared/sheet/encoding';
import { guarded, unguarded } from '../../../shared/sheet/guard';
import type { SheetRequest } from '../../../shared/sheet/sheet-request';
import { writeSheet } from '../../../shared/sheet/write';
import { fitsJis, toEucJp, toIso2022Jp, toUtf8 } from '../../unit/sheet/encoders';

/** What people type and what attackers type: any text but zero bytes, which no text file holds. */
const cell = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.string({ unit: fc.constantFrom(...'=+-@＝＋－＠\'"",;\t\r\n 見本髙﨑𠮷'), maxLength: 8 }),
  fc.constantFrom('辻󠄀', '001', '2025/4/1', 'TRUE', '1e5', '', ' ', '　', "'", "''=1", '="001"', '-', '－'),
);
const table = fc
  .integer({ min: 1, max: 5 })
  .chain((width) =>
    fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 6 }),
  );

const request = (kind: SheetRequest['kind'], rows: string[][]): SheetRequest => ({
  kind,
  title: '見本',
  sheetName: '見本',
  dateStyle: 'iso',
  columns: (rows[0] ?? []).map((_, at) => ({
    key: `k${at}`,
    header: `見出し${at}`,
    kind: 'text',
    width: 10,
  })),
  rows,
});
const isBlankRow = (row: readonly string[]) => row.every((one) => one.trim() === '');
/** Blank rows at the end and blank columns at the right cannot be told from an empty tail. */
const withoutTail = (rows: string[][]): string[][] =>
  rows.slice(0, rows.findLastIndex((row) => !isBlankRow(row)) + 1);
const isBinary = (rows: string[][]) =>
  rows.flat().some((one) => [...one].some((letter) => letter < ' ' && !'\t\r\n'.includes(letter)));

async function roundTrip(
  kind: SheetRequest['kind'],
  rows: string[][],
): Promise<readonly (readonly string[])[]> {
  const written = await writeSheet(request(kind, rows));
  if (!written.ok) throw new Error(written.error.code);
  const read = await readSheetFile({ name: 'x', bytes: written.value.bytes, encoding: 'auto', sheet: null });
  if (!read.ok) throw new Error(`${read.error.code}: ${JSON.stringify(rows)}`);
  return read.value.rows.slice(1);
}

describe('what we write, our own import gives back', () => {
  it('CSV in UTF-8: every text', async () => {
    await fc.assert(
      fc.asyncProperty(table, async (rows) => {
        fc.pre(!isBinary(rows));
        expect(await roundTrip('csv-utf8-bom', rows)).toEqual(withoutTail(rows));
      }),
      { numRuns: 400 },
    );
  });

  it('CSV in CP932: every text it holds', async () => {
    const same = (text: string) => new TextDecoder('shift_jis').decode(encodeCp932(text).bytes) === text;
    await fc.assert(
      fc.asyncProperty(table, async (rows) => {
        const held = rows.map((row) => row.map((one) => (fitsCp932(one) && same(one) ? one : '見本')));
        fc.pre(!isBinary(held));
        expect(await roundTrip('csv-cp932', held)).toEqual(withoutTail(held));
      }),
      { numRuns: 300 },
    );
  });

  it('XLSX: every text a workbook holds', async () => {
    await fc.assert(
      fc.asyncProperty(table, async (rows) => {
        fc.pre(!isBinary(rows) && rows.flat().every((one) => !/\p{Cs}/u.test(one)));
        expect(await roundTrip('xlsx', rows)).toEqual(withoutTail(rows));
      }),
      { numRuns: 60 },
    );
  });

  it('a guarded cell is never a formula, and comes back as it was', () => {
    fc.assert(
      fc.property(cell, (text) => {
        expect(unguarded(guarded(text))).toBe(text);
        expect(guarded(text)).not.toMatch(/^(?:[\t\r]|[=+\-@＝＋－＠].)/su);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('CP932', () => {
  it('writes every character that TextDecoder reads from it back to bytes that read the same', () => {
    const decoder = new TextDecoder('shift_jis', { fatal: true });
    let count = 0;
    for (let lead = 0x81; lead <= 0xfc; lead += 1) {
      for (let trail = 0x40; trail <= 0xfc; trail += 1) {
        let text: string;
        try {
          text = decoder.decode(Uint8Array.of(lead, trail));
        } catch {
          continue;
        }
        if (text.length !== 1) continue;
        count += 1;
        const { bytes, lost } = encodeCp932(text);
        expect(lost).toEqual([]);
        expect(decoder.decode(bytes)).toBe(text);
        expect(bytes[0] === 0xed || bytes[0] === 0xee).toBe(false);
      }
    }
    expect(count).toBeGreaterThan(9_000);
  });

  it('never writes a question mark that was not there', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const questions = (bytes: Iterable<number>) => [...bytes].filter((byte) => byte === 0x3f).length;
        const decoded = new TextDecoder('shift_jis').decode(encodeCp932(text).bytes);
        expect(questions(Buffer.from(decoded))).toBe(text.split('?').length - 1);
      }),
      { numRuns: 300 },
    );
  });
});

describe('detectEncoding', () => {
  const words = [
    '管理番号',
    '情報資産',
    '名称',
    '保管場所',
    '機密性',
    '見本課',
    'データ',
    'ファイル',
    'サーバ',
    'メモリ',
    'の',
    'を',
    'について',
    '書庫',
    '事務室',
    '令和',
    '年',
    '月',
    '日',
    '住民',
    '相談',
    '記録',
    '台帳',
    '廃棄',
    '予定',
    '担当',
    'みほん',
    'USB',
    '123',
    '-',
    '、',
    '（控え）',
    '申請書',
    '窓口',
  ];
  const row = fc.array(fc.constantFrom(...words), { minLength: 3, maxLength: 8 });
  const ledger = fc
    .array(row, { minLength: 4, maxLength: 12 })
    .map((rows) => `管理番号,名称のデータ\r\n${rows.map((one) => one.join(',')).join('\r\n')}`);

  it.each([
    ['utf-8', (text: string) => toUtf8(text)],
    ['shift_jis', (text: string) => encodeCp932(text).bytes],
    ['euc-jp', toEucJp],
    ['iso-2022-jp', toIso2022Jp],
  ] as const)('finds %s in every made-up ledger', (encoding, encode) => {
    fc.assert(
      fc.property(ledger, (text) => {
        expect(fitsJis(text)).toBe(true);
        expect(detectEncoding(encode(text)).encoding).toBe(encoding);
      }),
      { numRuns: 500 },
    );
  });

  it('never throws, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        expect(detectEncoding(bytes).encoding).toBeTypeOf('string');
        expect(readCsv('x', bytes, null).ok).toBeTypeOf('boolean');
      }),
      { numRuns: 1_000 },
    );
  });
});
