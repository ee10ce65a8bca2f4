import type { ReactNode } from 'react';
import type { Choice } from '../../../shared/registers/field';

/** How rows are narrowed by one column. `none`: only by the search box. */
export type ColumnFilter<Row> =
  | { readonly kind: 'text' }
  | {
      readonly kind: 'choice';
      readonly choices: readonly Choice[];
      readonly valuesOf: (row: Row) => readonly string[];
    }
  | { readonly kind: 'dates' /** ISO date or '' */; readonly dateOf: (row: Row) => string };

/** One column of a table over any kind of row. All functions must be pure: their answers are kept per row. */
export type Column<Row> = {
  readonly key: string;
  readonly label: string;
  /** In px at 100 %. */
  readonly width: number;
  /** As it is shown, copied, searched and (without `order`) sorted; '' where there is nothing. */
  readonly text: (row: Row) => string;
  /** What is searched in its place, where it is shown shortly. */
  readonly searched?: (row: Row) => string;
  /** Sorts by this number instead of by text; null goes last in both directions. */
  readonly order?: (row: Row) => number | null;
  readonly filter?: ColumnFilter<Row>;
  /** Numbers stand right, in tabular figures. */
  readonly figures?: boolean;
  /** How the cell is drawn where words are not enough (a chip). Must say the same as `text`. */
  readonly draw?: (row: Row) => ReactNode;
};

/** What one filter is set to. Plain JSON, to be kept in a saved view. */
export type FilterValue =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'choice'; readonly values: readonly string[] }
  | { readonly kind: 'dates'; readonly from: string; readonly to: string };

export type Sort = { readonly key: string; readonly descending: boolean };
export type Density = 'normal' | 'compact';

/** How a table is set: よく使う一覧 keeps this. Plain JSON. */
export type TableLook = {
  /** Shown columns in order; the first one stays in place while scrolling sideways. */
  readonly columns: readonly string[];
  /** Widths in px at 100 % where they differ from the column's own. */
  readonly widths: { readonly [key: string]: number };
  readonly sort: Sort | null;
  readonly filters: { readonly [key: string]: FilterValue };
  readonly query: string;
  readonly density: Density;
};

export type SavedView = { readonly id: string; readonly name: string; readonly look: TableLook };

/** The look a table starts with: the columns named, nothing filtered, in the order of the register. */
export function plainLook(columns: readonly string[]): TableLook {
  return { columns, widths: {}, sort: null, filters: {}, query: '', density: 'normal' };
}

/** Drops what a saved look says of columns that no longer exist, so that old views keep working. A fitting look stays as it is. */
export function fittingLook<Row>(look: TableLook, columns: readonly Column<Row>[]): TableLook {
  const known = new Set(columns.map((column) => column.key));
  const shown = look.columns.filter((key) => known.has(key));
  const named = [...(look.sort ? [look.sort.key] : []), ...Object.keys(look.filters)];
  if (shown.length > 0 && shown.length === look.columns.length && named.every((key) => known.has(key)))
    return look;
  return {
    ...look,
    columns: shown.length > 0 ? shown : columns.map((column) => column.key),
    sort: look.sort && known.has(look.sort.key) ? look.sort : null,
    filters: Object.fromEntries(Object.entries(look.filters).filter(([key]) => known.has(key))),
  };
}
