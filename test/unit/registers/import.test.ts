import { beforeEach, expect, it } from 'vitest';
import type { RecordId } from '../../../shared/ids';
import { ASSET, IMPORT } from '../../../shared/registers/ids';
import { sheetFieldsOf } from '../../../shared/registers/import/columns';
import { importDrafts } from '../../../shared/registers/import/index';
import { existingOf, rowCheck } from '../../../shared/registers/import/prepare';
import { registerOf } from '../../../shared/registers/index';
import { confirmedRows } from '../../../shared/sheet/confirmed';
import { dryRunAtOnce } from '../../../shared/sheet/dry-run';
import { proposeMapping } from '../../../shared/sheet/mapping';
import { createTestBook, staffed, type TestBook } from '../../fakes/book';

let book: TestBook;
let people: ReturnType<typeof staffed>;

beforeEach(() => {
  book = createTestBook();
  people = staffed(book);
});

const HEADER = [
  '管理番号',
  '情報資産名',
  '種類',
  '所管課',
  '機密性',
  '完全性',
  '可用性',
  '登録日',
  '保存場所',
];
const row = (number: string, name: string, more: Partial<Record<number, string>> = {}): string[] =>
  [number, name, '紙文書', '見本課', '２Ｂ', '2', '1', '令和５年頃', '書庫'].map(
    (cell, at) => more[at] ?? cell,
  );

function run(rows: readonly (readonly string[])[]) {
  const register = registerOf(ASSET);
  const situation = book.situation();
  const fields = sheetFieldsOf(register, situation);
  const table = { rows: [['台帳一覧'], HEADER, ...rows].map((cells) => [...cells]) };
  return dryRunAtOnce(table, proposeMapping(table, fields), fields, existingOf(register, situation), {
    matchBy: ['number'],
    noteKey: 'remarks',
    defaults: {},
    blank: 'keep',
    check: rowCheck(register, situation),
  });
}

function take(rows: readonly (readonly string[])[]): RecordId {
  const result = run(rows);
  const source = {
    name: '台帳.csv',
    sha256: '0'.repeat(64),
    registerTitle: '情報資産台帳',
    same: result.counts.same,
    rejected: result.counts.rejected,
  };
  const { complete } = registerOf(ASSET);
  const drafts = importDrafts(
    book.situation(),
    { id: ASSET, series: 'asset', complete },
    source,
    confirmedRows(result.rows),
  );
  book.append(drafts);
  return drafts[0]?.record as RecordId;
}

const numbers = () =>
  book.projection
    .all(ASSET)
    .filter((state) => !state.voided)
    .map((state) => state.number);

it('takes a ledger in with its own numbers and gives the rest the next ones', () => {
  take([row('見-1', '髙﨑の名簿'), row('', '番号のない台帳'), row('R8-0007', '先の番号')]);
  expect(numbers()).toEqual(['見-1', 'R8-0001', 'R8-0007']);
  const [first] = book.projection.all(ASSET);
  expect(first?.fields).toMatchObject({
    name: '髙﨑の名簿',
    kind: 'document',
    section: people.section,
    confidentiality: '2B',
    integrity: '2B',
    acquiredOn: { unsure: '令和５年頃', sortAs: '2023-01-01' },
  });
  expect(first?.fields['restrictions']).toContain('encrypt');
});

it('names row, column and reason of what it cannot take, and takes nothing of that row', () => {
  const result = run([
    row('1', 'よい行'),
    row('2', '日付', { 7: '令和5年2月30日' }),
    row('3', '', {}),
    row('4', '課', { 3: 'ない課' }),
  ]);
  expect(result.counts).toEqual({ new: 1, changed: 0, same: 0, rejected: 3 });
  const reasons = result.rows.flatMap((one) =>
    one.kind === 'rejected' ? one.rejections.map((each) => [each.row, each.column]) : [],
  );
  expect(reasons).toEqual([
    [4, '登録日'],
    [5, expect.stringMatching(/名/)],
    [6, '所管課'],
  ]);
});

it('knows rows it already has: same, or changed field by field', () => {
  take([row('1', '甲'), row('2', '乙')]);
  const again = run([row('1', '甲'), row('2', '乙', { 8: '耐火金庫' })]);
  expect(again.counts).toEqual({ new: 0, changed: 1, same: 1, rejected: 0 });
});

it('is taken back in one step: new rows voided, changed rows as they were, later work left alone', () => {
  const first = take([row('1', '甲'), row('2', '乙')]);
  const second = take([row('2', '乙', { 8: '耐火金庫' }), row('3', '丙'), row('4', '丁')]);
  const fourth = book.projection.all(ASSET).find((state) => state.number === '4');
  if (!fourth) throw new Error('no row 4');
  book.act(ASSET, 'amend', [fourth], {
    ...fourth.fields,
    number: '4',
    place: '別の棚',
    amendmentReason: '移動',
  });
  const verdict = book.judge(IMPORT, 'undo', [book.state(second)], { amendmentReason: 'ファイルの取り違え' });
  expect(verdict.findings.map((finding) => finding.message).join()).toContain('1件は、そのまま残します');
  book.append(verdict.drafts);
  expect(numbers()).toEqual(['1', '2', '4']);
  expect(book.projection.all(ASSET).find((state) => state.number === '2')?.fields['place']).toBe('書庫');
  expect(book.state(second).status).toBe('undone');
  book.act(IMPORT, 'undo', [book.state(first)], { amendmentReason: 'やり直し' });
  expect(numbers()).toEqual(['2', '4']);
});
