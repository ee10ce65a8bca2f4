import type { Column } from './column';
import { buildHaystack, type Fold, type Haystack } from './search';
import type { Sliced } from './slices';
import { type Ranks, rankNumbers, rankTexts } from './sort';

/**
 * What is worked out once per version of the rows and kept: folded texts for searching, ranks for sorting.
 * A row whose cells changed must be a new object; rows that are the same object are taken over.
 */
export type Prepared<Row extends object> = {
  /** The folded words of each row over all columns. */
  haystack(rows: readonly Row[]): Sliced<Haystack<Row>>;
  /** The folded words of one column. */
  column(rows: readonly Row[], column: Column<Row>): Sliced<Haystack<Row>>;
  ranks(rows: readonly Row[], column: Column<Row>): Sliced<Ranks>;
};

/** Work that was given up half-way goes on from the rows it had come to. */
const started = <Row extends object>(byRow: WeakMap<Row, string>): Haystack<Row> => ({
  blocks: [],
  count: 0,
  byRow,
});

type Kept<Row extends object, T> = { readonly rows: readonly Row[]; readonly value: T };

export function createPrepared<Row extends object>(
  columns: readonly Column<Row>[],
  fold: Fold,
): Prepared<Row> {
  const byRow = new WeakMap<Row, string>();
  let whole: Kept<Row, Haystack<Row>> | null = null;
  const single = new Map<string, Kept<Row, Haystack<Row>>>();
  const ranked = new Map<string, Kept<Row, Ranks>>();
  const sorted = new Map<string, readonly string[]>();

  function* rank(rows: readonly Row[], column: Column<Row>): Sliced<Ranks> {
    const { order } = column;
    if (order) return yield* rankNumbers(rows.length, (index) => order(rows[index] as Row));
    const answer = yield* rankTexts(
      rows.length,
      (index) => column.text(rows[index] as Row),
      sorted.get(column.key),
    );
    sorted.set(column.key, answer.sorted);
    return answer.ranks;
  }

  return {
    *haystack(rows) {
      if (whole?.rows !== rows)
        whole = { rows, value: yield* buildHaystack(rows, columns, fold, whole?.value ?? started(byRow)) };
      return whole.value;
    },
    *column(rows, column) {
      let kept = single.get(column.key);
      if (kept?.rows !== rows) {
        kept = { rows, value: yield* buildHaystack(rows, [column], fold, kept?.value) };
        single.set(column.key, kept);
      }
      return kept.value;
    },
    *ranks(rows, column) {
      const kept = ranked.get(column.key);
      if (kept?.rows === rows) return kept.value;
      const value = yield* rank(rows, column);
      ranked.set(column.key, { rows, value });
      return value;
    },
  };
}
