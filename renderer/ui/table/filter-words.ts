import { dateWords, isIsoDate } from '../fields/dates';
import type { Column, FilterValue } from './column';
import { isIdle } from './filter';

/** What one filter says, for the line of active filters: 「貸出中、持出中」「R8.4.1 から」. */
export function filterWords<Row>(column: Column<Row>, value: FilterValue): string {
  switch (value.kind) {
    case 'text':
      return `「${value.text}」を含む`;
    case 'choice': {
      const choices = column.filter?.kind === 'choice' ? column.filter.choices : [];
      const labels = value.values.map(
        (item) => choices.find((choice) => choice.value === item)?.label ?? (item === '' ? '（空欄）' : item),
      );
      return labels.length > 3
        ? `${labels.slice(0, 3).join('、')} ほか${labels.length - 3}`
        : labels.join('、');
    }
    case 'dates': {
      const from = isIsoDate(value.from) ? `${dateWords(value.from)}から` : '';
      const to = isIsoDate(value.to) ? `${dateWords(value.to)}まで` : '';
      return `${from}${to}`;
    }
  }
}

export type ActiveFilter = { readonly key: string; readonly label: string; readonly words: string };

/** The filters that narrow the table now, in the order of the columns. */
export function activeFilters<Row>(
  columns: readonly Column<Row>[],
  filters: { readonly [key: string]: FilterValue },
): readonly ActiveFilter[] {
  return columns.flatMap((column) => {
    const value = filters[column.key];
    if (!value || isIdle(value)) return [];
    return [{ key: column.key, label: column.label, words: filterWords(column, value) }];
  });
}
