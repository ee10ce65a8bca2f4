import type { Column } from './column';
import { type Block, buildHaystack, type Fold, type Haystack } from './search';
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

type Kept<Row extends object, T> = { readonly rows: readonly Row[]; readonly value: T };

/** The haystack of the rows over some columns, version after version; given up half-way it goes on from there. */
function preparing<Row extends object>(columns: readonly Column<Row>[], fold: Fold) {
  let done: Kept<Row, Haystack<Row>> | null = null;
  let begun: Kept<Row, Block<Row>[]> | null = null;
  return function* prepare(rows: readonly Row[]): Sliced<Haystack<Row>> {
    if (done?.rows === rows) return done.value;
    if (begun?.rows !== rows) begun = { rows, value: [] };
    const value = yield* buildHaystack(rows, columns, fold, done?.value, begun.value);
    done = { rows, value };
    begun = null;
    return value;
  };
}

export function createPrepared<Row extends object>(
  columns: readonly Column<Row>[],
  fold: Fold,
): Prepared<Row> {
  const whole = preparing(columns, fold);
  const single = new Map<string, ReturnType<typeof preparing<Row>>>();
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
    haystack: (rows) => whole(rows),
    column(rows, column) {
      const prepare = single.get(column.key) ?? preparing([column], fold);
      single.set(column.key, prepare);
      return prepare(rows);
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
