import { describe, expect, it } from 'vitest';
import type { RecordId } from '../../../shared/ids';
import { parseLooseDate } from '../../../shared/jp/date';
import type { Json } from '../../../shared/json';
import { fail, ok } from '../../../shared/result';
import { confirmedRows } from '../../../shared/sheet/confirmed';
import { type DryRunOptions, dryRun, dryRunAtOnce, type Existing } from '../../../shared/sheet/dry-run';
import { proposeMapping, type SheetField } from '../../../shared/sheet/mapping';
import { runInSlices } from '../../../shared/sheet/slices';

const text = (key: string, label: string, required = false): SheetField => ({
  key,
  label,
  synonyms: [],
  required,
  parse: (cell) => ok(cell),
});
const FIELDS: readonly SheetField[] = [
  text('number', '管理番号'),
  text('name', '名称', true),
  {
    ...text('count', '数量'),
    parse: (cell) => (/^\d+$/.test(cell) ? ok(Number(cell)) : fail('数として読めません。')),
  },
  {
    ...text('on', '取得日'),
    kind: 'looseDate',
    parse: (cell) => {
      const parsed = parseLooseDate(cell);
      return parsed.ok ? ok(parsed.value as Json) : fail(parsed.error.what);
    },
  },
  text('remarks', '備考'),
];
const HEADER = ['管理番号', '名称', '数量', '取得日', '備考', '内線'];
const A = 'A'.repeat(26) as RecordId;
const B = 'B'.repeat(26) as RecordId;
const existing: readonly Existing[] = [
  { record: A, values: { number: 'R7-001', name: '見本台帳', count: 3, on: '2025-04-01' } },
  { record: B, values: { number: 'R7-002', name: '見本名簿' } },
];
const run = (
  rows: string[][],
  options: Partial<DryRunOptions> = {},
  dateStyle: 'with-era' | 'reiwa' = 'with-era',
) => {
  const table = { rows: [HEADER, ...rows] };
  const mapping = { ...proposeMapping(table, FIELDS), dateStyle };
  return dryRunAtOnce(table, mapping, FIELDS, existing, {
    matchBy: ['number'],
    noteKey: 'remarks',
    defaults: {},
    blank: 'keep',
    ...options,
  });
};
const only = (rows: string[][], options: Partial<DryRunOptions> = {}) => run(rows, options).rows[0];

describe('dryRun', () => {
  it('tells new, changed, same and rejected rows apart, with row numbers as in the file', () => {
    const result = run([
      ['R7-009', '新しい見本', '1', 'R7.4.1', '', ''],
      ['R7-001', '見本台帳', '4', 'R7.4.1', '', ''],
      ['R7-002', '見本名簿', '', '', '', ''],
      ['R7-010', '見本', '三つ', 'R7.4.1', '', ''],
    ]);
    expect(result.counts).toEqual({ new: 1, changed: 1, same: 1, rejected: 1 });
    expect(result.rows).toEqual([
      {
        kind: 'new',
        row: 2,
        values: { number: 'R7-009', name: '新しい見本', count: 1, on: '2025-04-01' },
        doubts: [],
      },
      {
        kind: 'changed',
        row: 3,
        record: A,
        changes: { count: 4 },
        differences: [{ key: 'count', label: '数量', before: 3, after: 4 }],
        doubts: [],
      },
      { kind: 'same', row: 4, record: B },
      {
        kind: 'rejected',
        row: 5,
        rejections: [{ row: 5, column: '数量', value: '三つ', reason: '数として読めません。' }],
      },
    ]);
  });

  it('names every wrong cell of a row at once', () => {
    expect(only([['R7-011', '', '多数', '令和7年2月30日', '', '']])).toMatchObject({
      kind: 'rejected',
      rejections: [
        { column: '数量' },
        { column: '取得日' },
        { column: '名称', reason: '「名称」がありません。' },
      ],
    });
  });

  it('matches numbers whatever their width, and does not call that a change', () => {
    expect(only([['Ｒ７－００１', '見本台帳', '3', 'R7.4.1', '', '']])).toEqual({
      kind: 'same',
      row: 2,
      record: A,
    });
  });

  it('matches by several columns', () => {
    const outcome = only([['', '見本台帳', '5', 'R7.4.1', '', '']], { matchBy: ['name', 'on'] });
    expect(outcome).toMatchObject({ kind: 'changed', record: A, changes: { count: 5 } });
  });

  it('takes a row without the matching value, or with matching switched off, for a new one', () => {
    expect(only([['', '見本台帳', '', '', '', '']])).toMatchObject({ kind: 'new' });
    expect(only([['R7-001', '見本台帳', '', '', '', '']], { matchBy: [] })).toMatchObject({ kind: 'new' });
  });

  it('rejects the second row of the same number, naming the first', () => {
    const result = run([
      ['R7-020', '見本一', '', '', '', ''],
      ['r7-020', '見本二', '', '', '', ''],
    ]);
    expect(result.rows[1]).toMatchObject({
      kind: 'rejected',
      rejections: [{ column: '管理番号', reason: '2行目と同じ「管理番号」です。' }],
    });
  });

  it('rejects a row that several records of the register answer to', () => {
    const table = { rows: [HEADER, ['R7-001', '見本', '', '', '', '']] };
    const twice = [...existing, { record: B, values: { number: 'R7-001', name: '二つ目の見本' } }];
    const result = dryRunAtOnce(table, proposeMapping(table, FIELDS), FIELDS, twice, {
      matchBy: ['number'],
      noteKey: null,
      defaults: {},
      blank: 'keep',
    });
    expect(result.rows[0]).toMatchObject({ kind: 'rejected', rejections: [{ column: '管理番号' }] });
  });

  it("keeps unmapped columns as notes under the row's own remarks, and drops them when told to", () => {
    expect(only([['R7-030', '見本', '', '', '自分の備考', '9100']])).toMatchObject({
      values: { remarks: '自分の備考\n内線：9100' },
    });
    expect(only([['R7-030', '見本', '', '', '自分の備考', '9100']], { noteKey: null })).toMatchObject({
      values: { remarks: '自分の備考' },
    });
  });

  it('leaves what the register has where the cell is blank, or shows that it would be emptied', () => {
    const row = [['R7-001', '見本台帳', '', '', '', '']];
    expect(only(row)).toMatchObject({ kind: 'same' });
    expect(only(row, { blank: 'clear' })).toMatchObject({
      kind: 'changed',
      changes: { count: null, on: null },
    });
  });

  it('never empties a field that must be filled', () => {
    expect(only([['R7-001', '', '', '', '', '']], { blank: 'clear' })).toMatchObject({
      kind: 'rejected',
      rejections: [{ column: '名称' }],
    });
  });

  it('reads a dash as blank where it is no value, and says so', () => {
    expect(only([['R7-031', '見本', '－', '-', '', '']])).toEqual({
      kind: 'new',
      row: 2,
      values: { number: 'R7-031', name: '見本' },
      doubts: [
        { column: '数量', value: '－', message: '「－」は空欄として読みました。' },
        { column: '取得日', value: '-', message: '「-」は空欄として読みました。' },
      ],
    });
  });

  it('reads dates without an era only when the user says which', () => {
    const row = [['R7-032', '見本', '', '５．４．１', '', '']];
    expect(run(row).rows[0]).toMatchObject({ kind: 'rejected', rejections: [{ column: '取得日' }] });
    expect(run(row, {}, 'reiwa').rows[0]).toMatchObject({ kind: 'new', values: { on: '2023-04-01' } });
    expect(run([['R7-033', '見本', '', '不明', '', '']], {}, 'reiwa').rows[0]).toMatchObject({
      values: { on: { unsure: '不明', sortAs: null } },
    });
  });

  it('skips blank rows, totals, 以下余白 and repeated headers, saying which', () => {
    const result = run([
      ['', '', '', '', '', ''],
      HEADER,
      ['', '合　計', '12', '', '', ''],
      ['以下余白', '', '', '', '', ''],
    ]);
    expect(result.rows).toEqual([]);
    expect(result.skipped.map((one) => one.row)).toEqual([2, 3, 4, 5]);
  });

  it('takes a record that is named 合計 for a record', () => {
    expect(only([['R7-034', '合計', '1', 'R7.4.1', '', '']])).toMatchObject({ kind: 'new' });
  });

  it('fills in what every new row gets, and judges the whole by the rules', () => {
    const check = (values: { [key: string]: unknown }) =>
      values['name'] === '禁止'
        ? [{ block: true, key: 'name', message: '使えない名称です。' }]
        : [{ block: false, key: 'name', message: '確かめてください。' }];
    const result = run(
      [
        ['', '見本', '', '', '', ''],
        ['', '禁止', '', '', '', ''],
      ],
      { defaults: { place: '棚' }, check },
    );
    expect(result.rows[0]).toMatchObject({
      kind: 'new',
      values: { place: '棚' },
      doubts: [{ column: '名称', message: '確かめてください。' }],
    });
    expect(result.rows[1]).toEqual({
      kind: 'rejected',
      row: 3,
      rejections: [{ row: 3, column: '名称', value: '禁止', reason: '使えない名称です。' }],
    });
  });

  it('reads short rows as blank at the end, and says of rows that hold unreadable characters', () => {
    expect(only([['R7-035', '見\ufffd']])).toMatchObject({
      kind: 'new',
      doubts: [{ column: '名称', message: '読めない文字（�）が含まれています。' }],
    });
  });
});

describe('confirmedRows', () => {
  it('gives the register its numbers apart, and never renumbers a record', () => {
    const rows = run([
      ['R7-009', '新しい見本', '', '', '', ''],
      ['', '番号なし', '', '', '', ''],
      ['R7-002', '見本名簿（改）', '', '', '', ''],
    ]).rows;
    expect(confirmedRows(rows)).toEqual([
      { kind: 'new', row: 2, number: 'R7-009', fields: { name: '新しい見本' } },
      { kind: 'new', row: 3, number: null, fields: { name: '番号なし' } },
      { kind: 'changed', row: 4, record: B, changes: { name: '見本名簿（改）' } },
    ]);
  });
});

describe('runInSlices', () => {
  const table = {
    rows: [HEADER, ...Array.from({ length: 1000 }, (_, at) => [`R8-${at}`, '見本', '', '', '', ''])],
  };
  const work = () =>
    dryRun(
      table,
      proposeMapping(table, FIELDS),
      FIELDS,
      [],
      { matchBy: ['number'], noteKey: null, defaults: {}, blank: 'keep' },
      10,
    );
  const pace = (over: Partial<Parameters<typeof runInSlices>[1]> = {}) => {
    let clock = 0;
    return {
      now: () => {
        clock += 4;
        return clock;
      },
      pause: async () => undefined,
      budget: 16,
      isCancelled: () => false,
      onProgress: () => undefined,
      ...over,
    };
  };

  it('gives the same as in one go, and lets the screen have its turn within the budget', async () => {
    const seen: number[] = [];
    const result = await runInSlices(work(), pace({ onProgress: (progress) => seen.push(progress.done) }));
    expect(result?.counts.new).toBe(1000);
    expect(seen.length).toBeGreaterThan(20);
    expect(seen.every((done, at) => done - (seen[at - 1] ?? 0) <= 50)).toBe(true);
  });

  it('stops when it is cancelled', async () => {
    let turns = 0;
    const isCancelled = () => {
      turns += 1;
      return turns > 3;
    };
    expect(await runInSlices(work(), pace({ isCancelled }))).toBeNull();
    expect(turns).toBe(4);
  });
});
