import type { Column, FilterValue } from './column';
import { type Fold, type Haystack, searchRows, wordsOf } from './search';

/** Half-typed dates do not filter yet. */
const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text);

/** A filter that lets everything through is no filter. */
export function isIdle(value: FilterValue): boolean {
  switch (value.kind) {
    case 'text':
      return value.text.trim() === '';
    case 'choice':
      return value.values.length === 0;
    case 'dates':
      return !isDay(value.from) && !isDay(value.to);
  }
}

/** Stands for rows that have no value, in the list of a choice filter. */
export const NO_VALUE = '';

/** The prepared texts of one column over the rows that are filtered. */
export type HaystackOf<Row extends object> = (column: Column<Row>) => Haystack<Row>;

/** The columns whose texts must be prepared before filtering: those with words to look for. */
export function textFiltered<Row>(
  columns: readonly Column<Row>[],
  filters: { readonly [key: string]: FilterValue },
): readonly Column<Row>[] {
  return columns.filter((column) => {
    const value = filters[column.key];
    return value?.kind === 'text' && !isIdle(value) && (column.filter?.kind ?? 'text') === 'text';
  });
}

/** What a row must be to pass one filter; null when the filter does not fit the column (an old saved view). */
function passes<Row extends object>(
  column: Column<Row>,
  value: FilterValue,
  fold: Fold,
  haystackOf: HaystackOf<Row>,
): ((row: Row, index: number) => boolean) | null {
  if (isIdle(value)) return null;
  const filter = column.filter ?? { kind: 'text' };
  if (value.kind === 'text' && filter.kind === 'text') {
    const found = searchRows(haystackOf(column), wordsOf(value.text, fold));
    return (_row, index) => found === null || found[index] === 1;
  }
  if (value.kind === 'choice' && filter.kind === 'choice') {
    const wanted = new Set(value.values);
    return (row) => {
      const values = filter.valuesOf(row);
      return values.length === 0 ? wanted.has(NO_VALUE) : values.some((item) => wanted.has(item));
    };
  }
  if (value.kind === 'dates' && filter.kind === 'dates') {
    const from = isDay(value.from) ? value.from : '0000';
    // A moment of the last day sorts after the day itself and before the next character.
    const to = isDay(value.to) ? `${value.to}~` : '9999';
    return (row) => {
      const date = filter.dateOf(row);
      return date !== '' && date >= from && date <= to;
    };
  }
  return null;
}

/** 1 where a row passes all filters, or null when none is set. */
export function filterRows<Row extends object>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  filters: { readonly [key: string]: FilterValue },
  fold: Fold,
  haystackOf: HaystackOf<Row>,
): Uint8Array | null {
  const tests = columns.flatMap((column) => {
    const value = filters[column.key];
    return (value && passes(column, value, fold, haystackOf)) ?? [];
  });
  if (tests.length === 0) return null;
  const passing = new Uint8Array(rows.length).fill(1);
  for (const test of tests)
    for (let index = 0; index < rows.length; index += 1)
      if (passing[index] === 1 && !test(rows[index] as Row, index)) passing[index] = 0;
  return passing;
}
