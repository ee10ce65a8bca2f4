import { performance } from 'node:perf_hooks';
import type { Column } from '../../renderer/ui/table/column';
import { filterRows } from '../../renderer/ui/table/filter';
import { createPrepared } from '../../renderer/ui/table/prepared';
import { visibleRows } from '../../renderer/ui/table/rows';
import { searchRows, wordsOf } from '../../renderer/ui/table/search';
import { finish, type Sliced } from '../../renderer/ui/table/slices';
import { orderOf } from '../../renderer/ui/table/sort';
import { foldForSearch } from '../../shared/jp/fold';
import { type Measure, measure } from './measure';

type Row = {
  readonly number: string;
  readonly name: string;
  readonly person: string;
  readonly place: string;
  readonly on: string;
  readonly note: string;
};

const ROWS = 100_000;
const FRAME_MS = 16;
const names = [
  '住民異動届つづり',
  'ＵＳＢメモリ（暗号化）',
  '税証明交付簿',
  '外付けハードディスク',
  '研修資料CD-R',
];
const persons = ['見本 太郎', '見本 花子', '髙﨑 見本', '斎藤 見本', '渡邊 見本'];
const places = ['第1書庫 A-3', '執務室 鍵付きロッカー', 'サーバ室', '第2書庫 B-11'];

function sampleRow(index: number): Row {
  const month = String((index % 12) + 1).padStart(2, '0');
  return {
    number: `R${(index % 8) + 1}-${String(index + 1).padStart(6, '0')}`,
    name: `${names[(index * 7) % 5]} その${(index * 7919) % 100_003}`,
    person: `${persons[(index * 5) % 5]}`,
    place: `${places[(index * 3) % 4]}`,
    on: `${2019 + (index % 8)}-${month}-${String((index % 28) + 1).padStart(2, '0')}`,
    note: index % 4 === 0 ? '見本のデータです。実在の職員・資産ではありません。' : '',
  };
}

const columns: readonly Column<Row>[] = [
  { key: 'number', label: '番号', width: 100, text: (row) => row.number },
  { key: 'name', label: '名称', width: 200, text: (row) => row.name },
  { key: 'person', label: '使用者', width: 100, text: (row) => row.person },
  { key: 'place', label: '場所', width: 100, text: (row) => row.place },
  {
    key: 'on',
    label: '登録日',
    width: 100,
    text: (row) => row.on,
    order: (row) => Number(row.on.replaceAll('-', '')),
    filter: { kind: 'dates', dateOf: (row) => row.on },
  },
  { key: 'note', label: '備考', width: 100, text: (row) => row.note },
];

/** What people type, one keystroke after another. */
const typed = [
  '高崎',
  'ゆーえすびー',
  'usbメモリ',
  '012',
  '2024-03',
  '研修資料 渡辺',
  'ロッカー その7',
  'ない語',
  'の',
];
const keystrokes = typed.flatMap((text) => Array.from(text, (_, at) => text.slice(0, at + 1)));

function timed<T>(work: () => T): { readonly value: T; readonly ms: number } {
  const start = performance.now();
  const value = work();
  return { value, ms: performance.now() - start };
}

const percentile = (times: readonly number[], part: number): number =>
  [...times].sort((a, b) => a - b)[Math.floor((times.length - 1) * part)] ?? 0;

/** The longest stretch between two pauses of sliced work. */
function longestSlice<T>(work: Sliced<T>): number {
  let longest = 0;
  for (;;) {
    const step = timed(() => work.next());
    longest = Math.max(longest, step.ms);
    if (step.value.done) return longest;
  }
}

/** Searching, sorting and filtering of the register table on 100,000 rows, without the drawing. */
export async function bench(scale: { readonly full: boolean }): Promise<readonly Measure[]> {
  const rows = Array.from({ length: ROWS }, (_, index) => sampleRow(index));
  const prepared = createPrepared(columns, foldForSearch);
  const building = timed(() => finish(prepared.haystack(rows)));
  const concatenating = timed(() => rows.map((row) => columns.map((column) => column.text(row)).join('\n')));
  const byDate = orderOf(finish(prepared.ranks(rows, columns[4] as Column<Row>)), false);

  const rounds = scale.full ? 20 : 4;
  const keys: number[] = [];
  for (let round = 0; round < rounds; round += 1)
    for (const query of keystrokes)
      keys.push(
        timed(() =>
          visibleRows(ROWS, byDate, searchRows(building.value, wordsOf(query, foldForSearch)), null),
        ).ms,
      );

  const name = columns[1] as Column<Row>;
  const slice = longestSlice(createPrepared(columns, foldForSearch).ranks(rows, name));
  const sorting = timed(() => orderOf(finish(prepared.ranks(rows, name)), false));
  const again = Array.from(
    { length: rounds * 3 },
    (_, round) => timed(() => orderOf(finish(prepared.ranks(rows, name)), round % 2 === 0)).ms,
  );
  const collator = new Intl.Collator('ja-JP', { numeric: true });
  const plain = timed(() => rows.map((row) => row.name).sort(collator.compare));
  const dates = createPrepared(columns, foldForSearch);
  const byDay = timed(() => orderOf(finish(dates.ranks(rows, columns[4] as Column<Row>)), false));
  const plainDay = timed(() => rows.toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0)));
  const byName = finish(prepared.column(rows, name));
  const filters = {
    on: { kind: 'dates', from: '2024-04-01', to: '2025-03-31' },
    name: { kind: 'text', text: '証明' },
  } as const;
  const filtering = Array.from(
    { length: rounds * 5 },
    () => timed(() => filterRows(rows, columns, filters, foldForSearch, () => byName)).ms,
  );
  const folding = longestSlice(createPrepared(columns, foldForSearch).haystack(rows));

  const line = (label: string, ours: number, peer: number, peerName: string, limit: number | null) =>
    measure({ name: label, ours, peer, peerName, limit, count: ROWS, unit: 'ms' });
  return [
    {
      ...line('table: search keystroke, p95', percentile(keys, 0.95), FRAME_MS, 'one frame', 1),
      count: keys.length,
    },
    line('table: search prepared', building.ms, concatenating.ms, 'joining the cells, not folded', null),
    line('table: longest pause while sorting by name', slice, FRAME_MS, 'one frame', 1),
    line('table: sort by name, first time', sorting.ms, plain.ms, 'Array.sort with Intl.Collator', null),
    line('table: sort by name, again, p95', percentile(again, 0.95), FRAME_MS, 'one frame', 1),
    line('table: sort by date', byDay.ms, plainDay.ms, 'Array.toSorted of ISO texts', null),
    line('table: two filters, p95', percentile(filtering, 0.95), FRAME_MS, 'one frame', 1),
    line('table: longest pause while preparing the search', folding, FRAME_MS, 'one frame', 1),
  ];
}
