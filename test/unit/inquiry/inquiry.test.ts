import { describe, expect, it } from 'vitest';
import { attributesOf } from '../../../shared/inquiry/attributes';
import { chartOf } from '../../../shared/inquiry/chart';
import { answerLines, answerSheet } from '../../../shared/inquiry/sheet';
import { behind, tally } from '../../../shared/inquiry/tally';
import type { JsonObject } from '../../../shared/json';
import { ASSET, DISPOSAL, MEDIUM } from '../../../shared/registers/ids';
import { registerOf } from '../../../shared/registers/index';
import { readWorkbook } from '../../../shared/sheet/workbook';
import { writeSheet } from '../../../shared/sheet/write';

const naming = { record: () => undefined, register: () => undefined, derived: () => ({}) };
const thing = (fields: JsonObject, status = 'registered') =>
  ({ state: { fields }, status, derived: () => ({}) }) as never;

const attribute = (register: typeof ASSET, key: string) => {
  const found = attributesOf(registerOf(register), naming).find((one) => one.key === key);
  if (!found) throw new Error(`no attribute ${key}`);
  return found;
};

describe('what records are counted by', () => {
  it('offers choices, classes, persons, places, the state and the 年度 and month of dates', () => {
    const keys = attributesOf(registerOf(ASSET), naming).map(({ key }) => key);
    expect(keys).toEqual(expect.arrayContaining(['kind', 'confidentiality', 'status']));
    const dates = attributesOf(registerOf(DISPOSAL), naming).map(({ label }) => label);
    expect(dates).toEqual(expect.arrayContaining(['申請日（年度）', '申請日（月）']));
    expect(keys).not.toContain('name');
  });

  it('puts the last day of March and the first of April into two 年度', () => {
    const year = attribute(DISPOSAL, 'appliedOn.fiscal-year');
    const month = attribute(DISPOSAL, 'appliedOn.month');
    const march = thing({ appliedOn: '2026-03-31' });
    const april = thing({ appliedOn: '2026-04-01' });
    expect([march, april].map((one) => year.labelOf(year.keyOf(one)))).toEqual(['令和7年度', '令和8年度']);
    expect(month.labelOf(month.keyOf(april))).toBe('令和8年4月');
    expect(year.keyOf(thing({ appliedOn: '不明' }))).toBe('');
  });

  it('heads rows in the order of the choices, what is blank last', () => {
    const level = attribute(ASSET, 'confidentiality');
    const things = ['1', '3', '', '2A', '2B', 'unknown'].map((value) =>
      thing(value ? { confidentiality: value } : {}),
    );
    expect(tally(things, level, null).rows.map(({ label }) => label)).toEqual([
      '機密性3',
      '機密性2B',
      '機密性2A',
      '機密性1',
      '分類不明',
      '（空欄）',
    ]);
  });
});

const kind = attribute(MEDIUM, 'kind');
const encrypted = attribute(MEDIUM, 'encrypted');
const media = [
  thing({ kind: 'usb', encrypted: true }),
  thing({ kind: 'usb', encrypted: false }),
  thing({ kind: 'usb', encrypted: false }),
  thing({ kind: 'ssd' }),
];

describe('an answer', () => {
  const answer = tally(media, kind, encrypted);

  it('has its totals, and the records behind each number', () => {
    expect(answerLines(answer, '種別', '暗号化').map((line) => line.slice(1))).toEqual([
      ['はい', 'いいえ', '（空欄）', '合計'],
      [1, 2, 0, 3],
      [0, 0, 1, 1],
      [1, 2, 1, 4],
    ]);
    expect(behind(media, kind, encrypted, { row: 'usb', column: 'false' })).toHaveLength(2);
    expect(behind(media, kind, encrypted, { row: null, column: '' })).toEqual([media[3]]);
    expect(behind(media, kind, encrypted, { row: null, column: null })).toHaveLength(4);
  });

  it('leaves empty cells out of the figure, and makes its longest bar the whole width', () => {
    const { told, groups } = chartOf(answer, true);
    expect(told).toBe('all');
    expect(groups.map(({ bars }) => bars.length)).toEqual([2, 1]);
    expect(Math.max(...groups.flatMap(({ bars }) => bars.map(({ part }) => part)))).toBe(1);
  });

  it('says in the Excel book what it was asked with, outside of what the filter sorts', async () => {
    const request = answerSheet(answer, {
      title: '媒体管理台帳　種別×暗号化',
      row: '種別',
      column: '暗号化',
      notes: [
        ['基準日', '令和8年3月31日現在'],
        ['照合番号', 'AAAA-BBBB-CCCC-DDDD'],
      ],
    });
    const written = await writeSheet(request);
    if (!written.ok) throw new Error(written.error.what);
    const read = await readWorkbook('answer.xlsx', written.value.bytes, null);
    if (!read.ok) throw new Error(read.error.what);
    const text = JSON.stringify(read.value);
    for (const words of ['合計', '基準日', '令和8年3月31日現在', 'AAAA-BBBB-CCCC-DDDD'])
      expect(text).toContain(words);
  });
});
