import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { fromBuffer } from 'yauzl';
import { readSheetFile, writeSheet as serve } from '../../../electron/services/sheets';
import { guarded, unguarded } from '../../../shared/sheet/guard';
import type { SheetRequest } from '../../../shared/sheet/sheet-request';
import { describeLost, fileNameOf, writeSheet } from '../../../shared/sheet/write';

const request = (over: Partial<SheetRequest> = {}): SheetRequest => ({
  kind: 'csv-utf8-bom',
  title: '見本台帳',
  sheetName: '台帳',
  dateStyle: 'wareki',
  columns: [
    { key: 'number', header: '管理番号', kind: 'text', width: 12 },
    { key: 'name', header: '名称', kind: 'text', width: 30 },
    { key: 'on', header: '取得日', kind: 'date', width: 18 },
    { key: 'count', header: '件数', kind: 'count', width: 8 },
    { key: 'encrypted', header: '暗号化', kind: 'yesNo', width: 8 },
  ],
  rows: [
    ['001', '髙橋𠮷', '2019-05-01', 1234, true],
    ['002', '=1+1', '不明', -5, false],
    ['003', null, '1899-12-31', null, null],
  ],
  ...over,
});
async function written(over: Partial<SheetRequest> = {}) {
  const result = await writeSheet(request(over));
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
}
async function readBack(bytes: Uint8Array) {
  const result = await readSheetFile({ name: 'x', bytes, encoding: 'auto', sheet: null });
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
}
function partOf(bytes: Uint8Array, name: string): Promise<string> {
  return new Promise((resolve, reject) => {
    fromBuffer(Buffer.from(bytes), { lazyEntries: true }, (error, archive) => {
      if (error || !archive) return reject(error);
      archive.on('entry', (entry) => {
        if (entry.fileName !== name) return archive.readEntry();
        archive.openReadStream(entry, (failure, stream) => {
          if (failure || !stream) return reject(failure);
          const chunks: Buffer[] = [];
          stream.on('data', (chunk: Buffer) => chunks.push(chunk));
          stream.on('end', () => resolve(Buffer.concat(chunks).toString('utf8')));
        });
      });
      archive.on('end', () => reject(new Error(`no ${name}`)));
      archive.readEntry();
    });
  });
}
const text = (bytes: Uint8Array, encoding: string) =>
  new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes);

describe('writeSheet as CSV', () => {
  it('writes UTF-8 with a byte order mark, CRLF, 和暦 and guarded formulas', async () => {
    expect(text((await written()).bytes, 'utf-8')).toBe(
      '\ufeff管理番号,名称,取得日,件数,暗号化\r\n' +
        '001,髙橋𠮷,令和元年5月1日,1234,有\r\n' +
        "002,'=1+1,不明,-5,無\r\n" +
        '003,,明治32年12月31日,,\r\n',
    );
  });

  it('writes ISO dates when asked to', async () => {
    expect(text((await written({ dateStyle: 'iso' })).bytes, 'utf-8')).toContain('001,髙橋𠮷,2019-05-01,');
  });

  it('lists what CP932 cannot hold with the rows of the file, and writes the stand-in', async () => {
    const { bytes, lost } = await written({ kind: 'csv-cp932' });
    expect(lost).toEqual([{ character: '𠮷', written: '吉', rows: [2], count: 1 }]);
    expect(describeLost(lost[0] as (typeof lost)[number])).toBe('「𠮷」→「吉」（2行目）');
    expect(text(bytes, 'shift_jis')).toContain('髙橋吉');
  });

  it('quotes a first header of ID, which Excel would take for another format', async () => {
    const columns = [{ key: 'id', header: 'ID', kind: 'text' as const, width: 5 }];
    const { bytes } = await written({ kind: 'csv-cp932', columns, rows: [['ID1']] });
    expect(text(bytes, 'shift_jis')).toBe('"ID"\r\nID1\r\n');
  });
});

describe('writeSheet as XLSX', () => {
  it('keeps text as text, dates as dates and numbers as numbers through our own import', async () => {
    const { bytes, name } = await written({ kind: 'xlsx' });
    expect(name).toBe('見本台帳.xlsx');
    const table = await readBack(bytes);
    expect(table.sheet).toBe('台帳');
    expect(table.rows).toEqual([
      ['管理番号', '名称', '取得日', '件数', '暗号化'],
      ['001', '髙橋𠮷', '2019-05-01', '1,234', '有'],
      ['002', '=1+1', '不明', '-5', '無'],
      ['003', '', '明治32年12月31日', '', ''],
    ]);
    expect(table.notes).toEqual([]);
  });

  it('has a frozen bold header, a filter over all rows, widths and the 和暦 format', async () => {
    const { readXlsx } = await import('hucre');
    const { bytes } = await written({ kind: 'xlsx' });
    const sheet = (await readXlsx(bytes, { readStyles: true })).sheets[0];
    expect(sheet?.freezePane).toEqual({ rows: 1 });
    expect(sheet?.autoFilter?.range).toBe('A1:E4');
    expect(sheet?.columns?.map((column) => column.width)).toEqual([12, 30, 18, 8, 8]);
    expect(sheet?.cells?.get('0,0')?.style?.font?.bold).toBe(true);
    expect(sheet?.cells?.get('1,2')?.style?.numFmt).toBe('[$-411]ggge"年"m"月"d"日"');
    expect(sheet?.cells?.get('1,0')?.style?.numFmt).toBe('@');
    expect(sheet?.pageSetup).toMatchObject({
      orientation: 'landscape',
      paperSize: 'a4',
      printTitlesRow: '$1:$1',
    });
  });

  it('makes rows high enough for text that wraps', async () => {
    const { readXlsx } = await import('hucre');
    const { bytes } = await written({
      kind: 'xlsx',
      rows: [
        ['1', '一\n二\n三'],
        ['2', '見本'],
      ],
    });
    const sheet = (await readXlsx(bytes)).sheets[0];
    expect(sheet?.rowDefs?.get(1)?.height).toBeGreaterThanOrEqual(3 * 15);
    expect(sheet?.rowDefs?.get(2)).toBeUndefined();
  });

  it('names the cell that Excel could not hold', async () => {
    const rows = [['1', 'あ'.repeat(32_768)]];
    expect(await writeSheet(request({ kind: 'xlsx', rows }))).toMatchObject({
      ok: false,
      error: { code: 'cell-too-long' },
    });
    expect((await writeSheet(request({ rows }))).ok).toBe(true);
  });

  it('makes a sheet name that Excel takes', async () => {
    const { bytes } = await written({
      kind: 'xlsx',
      sheetName: "'台帳[令和8年度]/全件:見本*見本?見本見本見本見本見本見本見本見本見本'",
    });
    expect((await readBack(bytes)).sheet?.length).toBeLessThanOrEqual(31);
  });
});

describe('guarding formulas', () => {
  it.each([
    '=1+1',
    '+1',
    '-1+1',
    '@SUM(A1)',
    '＝1+1',
    '＋1',
    '－1',
    '＠x',
    '\tx',
    '\rx',
    "'=1",
    "''=1",
    '=cmd|x',
  ])('%j is guarded and comes back', (cell) => {
    expect(guarded(cell)).toBe(`'${cell}`);
    expect(unguarded(guarded(cell))).toBe(cell);
  });
  it.each(['-', '－', '見本', "'abc", '1-2', ' =1', ''])('%j needs no guard', (cell) => {
    expect(guarded(cell)).toBe(cell);
    expect(unguarded(cell)).toBe(cell);
  });
});

describe('fileNameOf', () => {
  it.each([
    ['見本/台帳:令和8年度?', '見本_台帳_令和8年度_.csv'],
    ['con', '表con.csv'],
    ['台帳. ', '台帳.csv'],
  ])('%j becomes %j', (title, name) => {
    expect(fileNameOf(title, 'csv')).toBe(name);
  });
});

describe('the host task', () => {
  const control = { signal: new AbortController().signal, progress: () => undefined };
  it('answers with one line per lost character', async () => {
    const answer = await serve(
      { request: JSON.parse(JSON.stringify(request({ kind: 'csv-cp932' }))) },
      control,
    );
    expect(answer).toMatchObject({
      ok: true,
      value: { name: '見本台帳.csv', lost: ['「𠮷」→「吉」（2行目）'] },
    });
  });
  it('refuses what is no SheetRequest', async () => {
    expect(await serve({ request: { kind: 'ods' } }, control)).toMatchObject({
      ok: false,
      error: { code: 'unreadable-request' },
    });
  });
});

describe('the parts of the workbook', () => {
  /** Looked at in LibreOffice when it was frozen: values, 和暦, frozen header, filter and wrapped rows were right. */
  it.each(['xl/worksheets/sheet1.xml', 'xl/styles.xml', 'xl/sharedStrings.xml'])(
    '%s is as frozen',
    async (part) => {
      const { bytes } = await written({ kind: 'xlsx' });
      const frozen = new URL(`../../fixtures/sheet/written/${part.split('/').at(-1)}`, import.meta.url);
      await expect(await partOf(bytes, part)).toMatchFileSnapshot(fileURLToPath(frozen));
    },
  );
});
