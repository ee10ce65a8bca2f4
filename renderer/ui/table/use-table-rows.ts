import { useEffect, useMemo, useRef, useState } from 'react';
import type { Column, TableLook } from './column';
import { filterRows } from './filter';
import { createPrepared, type Prepared } from './prepared';
import { visibleRows } from './rows';
import { type Fold, searchRows, wordsOf } from './search';
import { finish, inSlices, type SliceClock, type Sliced } from './slices';
import { orderOf } from './sort';

const clock: SliceClock = {
  now: () => performance.now(),
  pause: () => new Promise((resolve) => setTimeout(resolve, 0)),
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

type Ready<Row> = {
  readonly rows: readonly Row[];
  readonly texts: readonly string[] | null;
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
  const texts = useHaystack(fresh, prepared, words.length > 0);
  const order = useOrder(fresh, columns, look.sort, prepared);
  const settled = (words.length === 0 || texts !== null) && order !== 'working';

  const last = useRef<Ready<Row> | null>(null);
  const ready: Ready<Row> =
    settled || last.current === null
      ? { rows: fresh, texts, order: order === 'working' ? null : order }
      : last.current;
  useEffect(() => {
    if (settled) last.current = { rows: fresh, texts, order };
  }, [settled, fresh, texts, order]);

  const found = useMemo(() => (ready.texts ? searchRows(ready.texts, words) : null), [ready.texts, words]);
  const filtered = useMemo(
    () =>
      filterRows(ready.rows, columns, look.filters, fold, (column) => prepared.folded(ready.rows, column)),
    [ready.rows, columns, look.filters, fold, prepared],
  );
  const visible = useMemo(
    () => visibleRows(ready.rows.length, ready.order, found, filtered),
    [ready.rows, ready.order, found, filtered],
  );
  return { rows: ready.rows, visible, busy: !settled };
}

/** An answer that is worked out in slices for one thing at a time; null until it is there. */
function useSliced<T>(of: object | null, work: () => Sliced<T>): T | null {
  const [kept, keep] = useState<{ readonly of: object; readonly value: T } | null>(null);
  const latest = useRef(work);
  latest.current = work;
  useEffect(() => {
    if (of === null) return;
    let stale = false;
    void inSlices(latest.current(), clock, () => stale).then((value) => {
      if (value !== null) keep({ of, value });
    });
    return () => {
      stale = true;
    };
  }, [of]);
  return kept !== null && kept.of === of ? kept.value : null;
}

function useHaystack<Row extends object>(
  rows: readonly Row[],
  prepared: Prepared<Row>,
  wanted: boolean,
): readonly string[] | null {
  const small = rows.length <= AT_ONCE;
  const atOnce = useMemo(
    () => (small && wanted ? finish(prepared.haystack(rows)) : null),
    [small, wanted, rows, prepared],
  );
  const of = useMemo(() => (small ? null : { rows, prepared }), [small, rows, prepared]);
  const later = useSliced(of, () => prepared.haystack(rows));
  return small ? atOnce : later;
}

function useOrder<Row extends object>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  sort: TableLook['sort'],
  prepared: Prepared<Row>,
): Uint32Array | null | 'working' {
  const column = sort ? columns.find((candidate) => candidate.key === sort.key) : undefined;
  const descending = sort?.descending ?? false;
  const small = rows.length <= AT_ONCE;
  const atOnce = useMemo(
    () => (small && column ? orderOf(finish(prepared.ranks(rows, column)), descending) : null),
    [small, rows, column, descending, prepared],
  );
  const of = useMemo(
    () => (small || !column ? null : { rows, column, descending, prepared }),
    [small, rows, column, descending, prepared],
  );
  const later = useSliced(of, function* () {
    if (!column) return null;
    return orderOf(yield* prepared.ranks(rows, column), descending);
  });
  if (!column) return null;
  return small ? atOnce : (later ?? 'working');
}
