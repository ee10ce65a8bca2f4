import { useEffect, useMemo, useState } from 'react';
import type { Column, TableLook } from './column';
import { filterRows } from './filter';
import { createPrepared } from './prepared';
import { visibleRows } from './rows';
import { type Fold, searchRows, wordsOf } from './search';
import { inSlices, type SliceClock } from './slices';
import { orderOf } from './sort';

const clock: SliceClock = {
  now: () => performance.now(),
  pause: () => new Promise((resolve) => setTimeout(resolve, 0)),
};

export type TableRows = {
  /** Indices into the rows, in the order they are shown. */
  readonly visible: Uint32Array;
  /** Sorting or preparing the search is still going on; the last answer is shown meanwhile. */
  readonly busy: boolean;
};

const NONE: readonly never[] = [];

/** Searches, filters and sorts: each step only when what it depends on changed, the long ones in slices. */
export function useTableRows<Row extends object>(
  given: readonly Row[] | null,
  columns: readonly Column<Row>[],
  look: Pick<TableLook, 'query' | 'filters' | 'sort'>,
  fold: Fold,
): TableRows {
  const rows: readonly Row[] = given ?? NONE;
  const prepared = useMemo(() => createPrepared(columns, fold), [columns, fold]);
  const haystack = useHaystack(rows, prepared);
  const sorting = useOrder(rows, columns, look.sort, prepared);

  const words = useMemo(() => wordsOf(look.query, fold), [look.query, fold]);
  const found = useMemo(() => (haystack ? searchRows(haystack, words) : null), [haystack, words]);
  const filtered = useMemo(
    () => filterRows(rows, columns, look.filters, fold, (column) => prepared.folded(rows, column)),
    [rows, columns, look.filters, fold, prepared],
  );
  const visible = useMemo(
    () => visibleRows(rows.length, sorting.order, found, filtered),
    [rows, sorting.order, found, filtered],
  );
  return { visible, busy: sorting.busy || (words.length > 0 && haystack === null) };
}

function useHaystack<Row extends object>(
  rows: readonly Row[],
  prepared: ReturnType<typeof createPrepared<Row>>,
): readonly string[] | null {
  const [kept, keep] = useState<{ rows: readonly Row[]; of: object; texts: readonly string[] } | null>(null);
  useEffect(() => {
    let stale = false;
    void inSlices(prepared.haystack(rows), clock, () => stale).then((texts) => {
      if (texts) keep({ rows, of: prepared, texts });
    });
    return () => {
      stale = true;
    };
  }, [rows, prepared]);
  return kept?.rows === rows && kept.of === prepared ? kept.texts : null;
}

function useOrder<Row extends object>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  sort: TableLook['sort'],
  prepared: ReturnType<typeof createPrepared<Row>>,
): { readonly order: Uint32Array | null; readonly busy: boolean } {
  const [kept, keep] = useState<{ rows: readonly Row[]; sort: TableLook['sort']; order: Uint32Array } | null>(
    null,
  );
  const column = sort ? columns.find((candidate) => candidate.key === sort.key) : undefined;
  useEffect(() => {
    if (!sort || !column) return;
    let stale = false;
    void inSlices(prepared.ranks(rows, column), clock, () => stale).then((ranks) => {
      if (ranks) keep({ rows, sort, order: orderOf(ranks, sort.descending) });
    });
    return () => {
      stale = true;
    };
  }, [rows, column, sort, prepared]);
  if (!sort || !column) return { order: null, busy: false };
  const fitting = kept?.rows === rows || kept?.rows.length === rows.length;
  return { order: fitting ? (kept?.order ?? null) : null, busy: kept?.rows !== rows || kept.sort !== sort };
}
