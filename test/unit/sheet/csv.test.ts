import { describe, expect, it } from 'vitest';
import { encodeCp932 } from '../../../shared/sheet/cp932';
import { readCsv } from '../../../shared/sheet/csv';
import { type Table, tableSchema } from '../../../shared/sheet/table';
import { toEucJp, toUtf8, toUtf16 } from './encoders';

function read(text: string | Uint8Array, encoding: Parameters<typeof readCsv>[2] = null): Table {
  const result = readCsv('見本.csv', typeof text === 'string' ? toUtf8(text) : text, encoding);
  if (!result.ok) throw new Error(result.error.what);
  return tableSchema.parse(result.value);
}
const noteOf = (table: Table, kind: Table['notes'][number]['kind']) =>
  table.notes.find((note) => note.kind === kind);

describe('readCsv', () => {
  it('keeps every cell exactly as typed: spaces, zeros, line breaks, quotes, variants', () => {
    const table = read('番号,名称\r\n001," 見本\n""二行目"" "\r\n002,𠮷辻󠄀髙﨑\r\n');
    expect(table.rows).toEqual([
      ['番号', '名称'],
      ['001', ' 見本\n"二行目" '],
      ['002', '𠮷辻󠄀髙﨑'],
    ]);
    expect(table.notes).toEqual([]);
  });

  it.each([
    ['commas', ',', 'csv'],
    ['tabs', '\t', 'tsv'],
    ['semicolons', ';', 'csv'],
  ])('finds the delimiter: %s', (_name, delimiter, format) => {
    const table = read(
      [
        '見本市',
        ['a', 'b', 'c'].join(delimiter),
        ['1', '2、3', '4'].join(delimiter),
        ['5', '6', '7'].join(delimiter),
      ].join('\n'),
    );
    expect(table.delimiter).toBe(delimiter);
    expect(table.format).toBe(format);
    expect(table.rows.at(-1)).toEqual(['5', '6', '7']);
  });

  it.each(['\r\n', '\n', '\r'])('splits rows at %j', (newline) => {
    expect(read(`a,b${newline}1,2${newline}`).rows).toEqual([
      ['a', 'b'],
      ['1', '2'],
    ]);
  });

  it('shows the encoding it found and obeys the one the user chose', () => {
    const bytes = toEucJp('なまえ,たな\nいか,たこ');
    expect(read(bytes)).toMatchObject({
      encoding: 'euc-jp',
      rows: [
        ['なまえ', 'たな'],
        ['いか', 'たこ'],
      ],
    });
    const forced = read(bytes, 'shift_jis');
    expect(forced.encoding).toBe('shift_jis');
    expect(forced.rows[0]?.[0]).not.toBe('なまえ');
    expect(forced.candidates).toContain('euc-jp');
  });

  it('reads the Unicode text that Excel saves', () => {
    expect(read(toUtf16('名称\t場所\r\n見本\t棚\r\n'))).toMatchObject({
      encoding: 'utf-16le',
      format: 'tsv',
      rows: [
        ['名称', '場所'],
        ['見本', '棚'],
      ],
    });
  });

  it('says how many characters could not be read, and in which rows', () => {
    const bytes = encodeCp932('名称,場所\r\n見本,棚\r\n').bytes.slice();
    bytes[0] = 0xfd;
    expect(noteOf(read(bytes, 'shift_jis'), 'damaged-text')).toMatchObject({ rows: [1] });
  });

  it('drops the empty tail, to the right and below, and says so', () => {
    const table = read('a,b,,\r\n1,2,,\r\n,,,\r\n,,,\r\n');
    expect(table.rows).toEqual([
      ['a', 'b'],
      ['1', '2'],
    ]);
    expect(noteOf(table, 'empty-tail')).toMatchObject({ count: 2, rows: [3] });
  });

  it('points at ragged rows without mending them', () => {
    const table = read('a,b,c\n1,2,3\n4,5\n6,7,8,9\n1,2,3\n');
    expect(table.rows[2]).toEqual(['4', '5']);
    expect(table.rows[3]).toEqual(['6', '7', '8', '9']);
    expect(noteOf(table, 'ragged-rows')).toMatchObject({ rows: [3, 4], count: 2 });
  });

  it('points at quotes in the wrong place', () => {
    const table = read('a,b\n"見本"の"台帳",2\n3,4\n');
    expect(table.rows[1]).toEqual(['見本"の"台帳', '2']);
    expect(noteOf(table, 'stray-quote')).toMatchObject({ rows: [2] });
  });

  it('keeps a quote inside an unquoted cell', () => {
    expect(read('品名,数\n3.5"FD,2\n').rows[1]).toEqual(['3.5"FD', '2']);
  });

  it('reads ="0012" as the text it shows and takes one apostrophe off before a formula, saying so', () => {
    const table = read('a,b\n"=""0012""",\'=1+1\n\'=x\'y,\'abc\n');
    expect(table.rows.slice(1)).toEqual([
      ['0012', '=1+1'],
      ["=x'y", "'abc"],
    ]);
    expect(noteOf(table, 'formula-text')).toMatchObject({ count: 1 });
    expect(noteOf(table, 'formula-guard')).toMatchObject({ count: 2, rows: [2, 3] });
  });
});
