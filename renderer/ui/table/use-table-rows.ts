import { useEffect, useMemo, useRef, useState } from 'react';
import type { Column, TableLook } from './column';
import { filterRows, textFiltered } from './filter';
import { createPrepared, type Prepared } from './prepared';
import { visibleRows } from './rows';
import { type Fold, type Haystack, searchRows, wordsOf } from './search';
import { finish, inSlices, type SliceClock, type Sliced } from './slices';
import { orderOf } from './sort';

const clock: SliceClock = {
  now: () => performance.now(),
  pause: () =>
    'scheduler' in globalThis
      ? scheduler.postTask(() => undefined, { priority: 'user-visible' })
      : new Promise((resolve) => setTimeout(resolve, 0)),
};

/** Up to this many rows everything is worked out at once: no frame is lost, and nothing flickers. */
const AT_ONCE = 3_000;

export type TableRows<Row> = {
  /** The rows the answer is about: for a moment those before a change, while the new ones are prepared. */
  readonly rows: readonly Row[];
  /** Indices into `rows`, in the order they are shown. */
  readonly visible: Uint32Array;
  /** Sorting or preparing the search is still going on; the last answer is shown meanwhile. */
  readonly busy: boolean;
};

/** What must be there before rows can be shown as asked. */
type Ready<Row extends object> = {
  readonly rows: readonly Row[];
  readonly haystack: Haystack<Row> | null;
  readonly byColumn: ReadonlyMap<string, Haystack<Row>>;
  readonly order: Uint32Array | null;
};

const NONE: readonly never[] = [];

/** Searches, filters and sorts: each step only when what it depends on changed, the long ones in slices. */
export function useTableRows<Row extends object>(
  given: readonly Row[] | null,
  columns: readonly Column<Row>[],
  look: Pick<TableLook, 'query' | 'filters' | 'sort'>,
  fold: Fold,
): TableRows<Row> {
  const fresh: readonly Row[] = given ?? NONE;
  const prepared = useMemo(() => createPrepared(columns, fold), [columns, fold]);
  const words = useMemo(() => wordsOf(look.query, fold), [look.query, fold]);
  const { ready, settled } = useReady(fresh, columns, look, prepared, words.length > 0);

  const found = useMemo(
    () => (ready.haystack ? searchRows(ready.haystack, words) : null),
    [ready.haystack, words],
  );
  const filtered = useMemo(
    () =>
      filterRows(ready.rows, columns, look.filters, fold, (column) => {
        const known = ready.byColumn.get(column.key);
        return known && known.count === ready.rows.length ? known : EMPTY;
      }),
    [ready, columns, look.filters, fold],
  );
  const visible = useMemo(
    () => visibleRows(ready.rows.length, ready.order, found, filtered),
    [ready.rows, ready.order, found, filtered],
  );
  return { rows: ready.rows, visible, busy: !settled };
}

/** Nothing is found until the column is prepared; shown only for as long as it takes to prepare it. */
const EMPTY: Haystack<never> = { blocks: [], count: 0 };

function useReady<Row extends object>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  look: Pick<TableLook, 'filters' | 'sort'>,
  prepared: Prepared<Row>,
  searching: boolean,
): { readonly ready: Ready<Row>; readonly settled: boolean } {
  const small = rows.length <= AT_ONCE;
  const column = look.sort ? columns.find((candidate) => candidate.key === look.sort?.key) : undefined;
  const descending = look.sort?.descending ?? false;
  const filterKeys = textFiltered(columns, look.filters)
    .map(({ key }) => key)
    .join('\n');

  // A long register is prepared before anybody searches, so that the first letter is answered at once.
  const wanted = searching || !small;
  const haystack = useSliced(
    useMemo(() => (wanted ? { work: () => prepared.haystack(rows) } : null), [wanted, rows, prepared]),
    small,
  );
  const order = useSliced(
    useMemo(
      () => (column ? { work: () => ordered(prepared, rows, column, descending) } : null),
      [column, descending, rows, prepared],
    ),
    small,
  );
  const byColumn = useSliced(
    useMemo(
      () =>
        filterKeys === '' ? null : { work: () => byColumns(prepared, rows, columns, filterKeys.split('\n')) },
      [filterKeys, rows, columns, prepared],
    ),
    small,
  );

  const settled =
    (!searching || haystack !== null) &&
    (column === undefined || order !== null) &&
    (filterKeys === '' || byColumn !== null);
  const now = useMemo<Ready<Row>>(
    () => ({ rows, haystack, byColumn: byColumn ?? new Map(), order }),
    [rows, haystack, byColumn, order],
  );
  const last = useRef<Ready<Row> | null>(null);
  useEffect(() => {
    if (settled) last.current = now;
  }, [settled, now]);
  return { ready: settled ? now : (last.current ?? now), settled };
}

function* ordered<Row extends object>(
  prepared: Prepared<Row>,
  rows: readonly Row[],
  column: Column<Row>,
  descending: boolean,
): Sliced<Uint32Array> {
  return orderOf(yield* prepared.ranks(rows, column), descending);
}

function* byColumns<Row extends object>(
  prepared: Prepared<Row>,
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  keys: readonly string[],
): Sliced<ReadonlyMap<string, Haystack<Row>>> {
  const found = new Map<string, Haystack<Row>>();
  for (const column of columns)
    if (keys.includes(column.key)) found.set(column.key, yield* prepared.column(rows, column));
  return found;
}

type Task<T> = { readonly work: () => Sliced<T> };

/** The answer to a task: worked out at once, or in slices and null until it is there. Memoise the task. */
function useSliced<T>(task: Task<T> | null, atOnce: boolean): T | null {
  const [kept, keep] = useState<{ readonly task: Task<T>; readonly value: T } | null>(null);
  const direct = useMemo(() => (atOnce && task ? finish(task.work()) : null), [atOnce, task]);
  useEffect(() => {
    if (task === null || atOnce) return;
    let stale = false;
    void inSlices(task.work(), clock, () => stale).then((value) => {
      if (value !== null) keep({ task, value });
    });
    return () => {
      stale = true;
    };
  }, [task, atOnce]);
  if (task === null) return null;
  if (atOnce) return direct;
  return kept?.task === task ? kept.value : null;
}
