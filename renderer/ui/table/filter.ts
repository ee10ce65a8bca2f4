import type { Column, FilterValue } from './column';
import { type Fold, wordsOf } from './search';

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

/** The folded texts of one column, in the order of the rows. */
export type FoldedOf<Row> = (column: Column<Row>) => readonly string[];

/** What a row must be to pass one filter; null when the filter does not fit the column (an old saved view). */
function passes<Row>(
  column: Column<Row>,
  value: FilterValue,
  fold: Fold,
  foldedOf: FoldedOf<Row>,
): ((row: Row, index: number) => boolean) | null {
  if (isIdle(value)) return null;
  const filter = column.filter ?? { kind: 'text' };
  if (value.kind === 'text' && filter.kind === 'text') {
    const words = wordsOf(value.text, fold);
    const texts = foldedOf(column);
    return (_row, index) => words.every((word) => (texts[index] as string).includes(word));
  }
  if (value.kind === 'choice' && filter.kind === 'choice') {
    const wanted = new Set(value.values);
    return (row) => {
      const values = filter.valuesOf(row);
      return values.length === 0 ? wanted.has(NO_VALUE) : values.some((item) => wanted.has(item));
    };
  }
  if (value.kind === 'dates' && filter.kind === 'dates') {
    return (row) => {
      const date = filter.dateOf(row).slice(0, 10);
      if (date === '') return false;
      return (!isDay(value.from) || date >= value.from) && (!isDay(value.to) || date <= value.to);
    };
  }
  return null;
}

/** 1 where a row passes all filters, or null when none is set. */
export function filterRows<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  filters: { readonly [key: string]: FilterValue },
  fold: Fold,
  foldedOf: FoldedOf<Row>,
): Uint8Array | null {
  const tests = columns.flatMap((column) => {
    const value = filters[column.key];
    return (value && passes(column, value, fold, foldedOf)) ?? [];
  });
  if (tests.length === 0) return null;
  return Uint8Array.from(rows, (row, index) => (tests.every((test) => test(row, index)) ? 1 : 0));
}
