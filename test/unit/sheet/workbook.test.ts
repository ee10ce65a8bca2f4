import { readFileSync } from 'node:fs';
import { type WriteSheet, writeXlsx } from 'hucre';
import { describe, expect, it } from 'vitest';
import { showCell } from '../../../shared/sheet/cell-format';
import { fillMerged, type Table, tableSchema } from '../../../shared/sheet/table';
import { readWorkbook } from '../../../shared/sheet/workbook';

async function read(bytes: Uint8Array, sheet: string | null = null): Promise<Table> {
  const result = await readWorkbook('見本.xlsx', bytes, sheet);
  if (!result.ok) throw new Error(result.error.code);
  return tableSchema.parse(result.value);
}
const made = (...sheets: WriteSheet[]) => writeXlsx({ sheets });
const notesOf = (table: Table) => Object.fromEntries(table.notes.map((note) => [note.kind, note.rows]));

describe('a workbook written by LibreOffice (test/fixtures/sheet/libreoffice-ledger.fods is its source)', () => {
  const bytes = readFileSync(new URL('../../fixtures/sheet/libreoffice-ledger.xlsx', import.meta.url));

  it('reads every value as it is shown, and dates of every style as ISO text', async () => {
    const table = await read(bytes);
    expect(table.rows.slice(2)).toEqual([
      ['管理\n番号', '媒体種別', '品名', '分類', '', '', '登録年月日', '容量', '確認日時'],
      ['', '', '', '機密性', '完全性', '可用性', '', '', ''],
      ['001', 'USBメモリ', '見本メモリ 髙﨑𠮷辻󠄀', '2B', '2B', '2B', '2019-05-01', '32GB', '2026-11-22 14:05'],
      ['002', '', '=1+1 という名の見本', '1', '1', '1', '2025-04-01', '1,024', ''],
      ['003', 'HDD', ' 見本ディスク　', '3', '2B', '2B', '2023年4月', '50.0%', ''],
      ['004', 'SSD', '見本SSD', '2A', '2A', '2A', '2024-12-31', '123456789012', '1'],
      ['005', 'MO', '見本MO', '1', '1', '1', '不明', '#N/A', '2024-01-09'],
    ]);
  });

  it('says what the user should know: merges, hidden rows and sheets, faults, dates shown in part', async () => {
    const table = await read(bytes);
    expect(notesOf(table)).toEqual({
      'merged-cells': [1, 3, 5],
      'hidden-rows': [7],
      'hidden-sheets': [],
      'cell-errors': [9],
      'year-not-shown': [9],
      'day-not-shown': [7],
    });
    expect(table.sheetNames).toEqual([
      { name: '見本 媒体台帳', hidden: false },
      { name: '隠し見本', hidden: true },
    ]);
  });

  it('fills merged blanks when asked to, and only those', async () => {
    const table = fillMerged(await read(bytes));
    expect(table.rows[5]?.slice(0, 3)).toEqual(['002', 'USBメモリ', '=1+1 という名の見本']);
    expect(table.rows[3]?.slice(0, 4)).toEqual(['管理\n番号', '媒体種別', '品名', '機密性']);
    expect(table.rows[6]?.[8]).toBe('');
  });

  it('reads another sheet by name, a hidden one too', async () => {
    expect((await read(bytes, '隠し見本')).rows).toEqual([['見本']]);
  });
});

describe('readWorkbook', () => {
  it('takes the first shown sheet that holds anything', async () => {
    const bytes = await made(
      { name: '隠し', rows: [['x']], hidden: true },
      { name: '空', rows: [] },
      { name: '台帳', rows: [['名称'], ['見本']] },
    );
    expect((await read(bytes)).sheet).toBe('台帳');
  });

  it('refuses a workbook in which no sheet holds anything, and a sheet that is not there', async () => {
    const bytes = await made({ name: '空', rows: [] });
    expect(await readWorkbook('x', bytes, null)).toMatchObject({ ok: false, error: { code: 'no-sheet' } });
    expect(await readWorkbook('x', bytes, '台帳')).toMatchObject({ ok: false, error: { code: 'no-sheet' } });
  });

  it('flags formulas that were never calculated, and hidden columns', async () => {
    const bytes = await made({
      name: '台帳',
      rows: [
        ['名称', '数'],
        ['見本', null],
      ],
      columns: [{}, { hidden: true }],
      cells: new Map([['1,1', { value: null, formula: 'SUM(1,2)' }]]),
    });
    expect(notesOf(await read(bytes))).toMatchObject({ uncalculated: [2], 'hidden-columns': [] });
  });

  it('keeps text that looks like a number, a date or a formula', async () => {
    const rows = [
      ['番号', '名'],
      ['0012', '2025/4/1'],
      ['1e5', '=A1'],
    ];
    expect((await read(await made({ name: '台帳', rows }))).rows).toEqual(rows);
  });
});

describe('showCell', () => {
  const day = (iso: string) => new Date(`${iso}:00.000Z`);
  it.each([
    [7, '000', '007'],
    [12, '"第"0"号"', '第12号'],
    [1234, '#,##0;[Red]-#,##0', '1,234'],
    [-5, '#,##0;△#,##0', '△5'],
    [45, 'G/標準"件"', '45件'],
    [123456789012, undefined, '123456789012'],
    [0.1 + 0.2, undefined, '0.3'],
    [9007199254740991, 'General', '9007199254740990'],
    [true, undefined, 'TRUE'],
    [45017, 'ggge"年度"', '2023年度'],
    [45017, 'yyyy"年"', '2023年'],
    [day('2019-05-01T00:00'), '[$-411]ge.m.d;@', '2019-05-01'],
    [day('2019-05-01T00:00'), undefined, '2019-05-01'],
    [day('2026-11-22T14:05'), 'yyyy/m/d h:mm', '2026-11-22 14:05'],
    [day('2026-11-22T14:05'), 'yyyy/m/d', '2026-11-22'],
    [day('1899-12-31T09:30'), 'h:mm', '09:30'],
    [day('2023-04-01T00:00'), '[$-411]ggge"年"m"月"', '2023年4月'],
  ])('%s in %s is %s', (value, format, text) => {
    expect(showCell(value, format).text).toBe(text);
  });

  it('tells when the format hides the year that the value has', () => {
    expect(showCell(day('2024-01-09T00:00'), 'm"月"d"日"')).toEqual({ text: '2024-01-09', hides: 'year' });
  });
});
