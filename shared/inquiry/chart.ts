import type { Tally } from './tally';

/** A bar of the chart, with its words and its number beside it: nothing is told by colour. */
export type Bar = {
  readonly label: string;
  readonly count: number;
  /** Width as a part of the longest bar, 0 to 1. */
  readonly part: number;
};
/** The bars of one row of the table; `label` is null where the rows are bars themselves. */
export type Group = { readonly label: string | null; readonly total: number; readonly bars: readonly Bar[] };

/** `told`: all of it, or only the totals of the rows, or nothing, because no eye could follow more bars. */
export type Chart = { readonly told: 'all' | 'totals' | 'nothing'; readonly groups: readonly Group[] };

const MOST_BARS = 60;

const ratio = (count: number, longest: number): number => (longest === 0 ? 0 : count / longest);

function totalsOf(answer: Tally): readonly Group[] {
  const longest = Math.max(0, ...answer.rows.map(({ total }) => total));
  const bars = answer.rows.map(({ label, total }) => ({ label, count: total, part: ratio(total, longest) }));
  return [{ label: null, total: answer.total, bars }];
}

/** Bars for what the table counts, empty cells left out. */
export function chartOf(answer: Tally, crossed: boolean): Chart {
  if (!crossed)
    return answer.rows.length > MOST_BARS
      ? { told: 'nothing', groups: [] }
      : { told: 'all', groups: totalsOf(answer) };
  const filled = answer.cells.flat().filter((count) => count > 0);
  if (filled.length > MOST_BARS)
    return answer.rows.length > MOST_BARS
      ? { told: 'nothing', groups: [] }
      : { told: 'totals', groups: totalsOf(answer) };
  const longest = Math.max(0, ...filled);
  const groups = answer.rows.map((row, at) => ({
    label: row.label,
    total: row.total,
    bars: answer.columns.flatMap((column, right) => {
      const count = answer.cells[at]?.[right] ?? 0;
      return count === 0 ? [] : [{ label: column.label, count, part: ratio(count, longest) }];
    }),
  }));
  return { told: 'all', groups };
}
