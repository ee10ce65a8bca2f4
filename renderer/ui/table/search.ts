import type { Column } from './column';
import type { Sliced } from './slices';

/** Folds a text for searching (髙 = 高, kana, width, dashes, spaces): shared/jp/fold.ts. */
export type Fold = (text: string) => string;

/** The folded words of each row, in the order of the rows, and kept per row so that only changed rows are folded anew. */
export type Haystack<Row extends object> = {
  readonly texts: readonly string[];
  readonly byRow: WeakMap<Row, string>;
};

/** Folding keeps line breaks and queries have none: cells never run into each other. */
const BETWEEN = '\n';
const PER_SLICE = 500;

/**
 * Prepares rows for searching over all of the columns. `before` is the haystack of an earlier version of the rows
 * over the same columns: rows that are the same object are taken over.
 */
export function* buildHaystack<Row extends object>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  fold: Fold,
  before?: Haystack<Row>,
): Sliced<Haystack<Row>> {
  const byRow = before?.byRow ?? new WeakMap<Row, string>();
  const texts = new Array<string>(rows.length);
  for (let index = 0; index < rows.length; index += 1) {
    const row = rows[index] as Row;
    let text = byRow.get(row);
    if (text === undefined) {
      text = fold(columns.map((column) => column.text(row)).join(BETWEEN));
      byRow.set(row, text);
    }
    texts[index] = text;
    if (index % PER_SLICE === PER_SLICE - 1) yield;
  }
  return { texts, byRow };
}

/** The words of a query, folded: all of them must be in a row. Spaces of either width part them. */
export function wordsOf(query: string, fold: Fold): readonly string[] {
  return query
    .split(/[\s\u3000]+/u)
    .map((word) => fold(word))
    .filter((word) => word !== '');
}

/** 1 where every word is in the row, or null when nothing is asked. */
export function searchRows(texts: readonly string[], words: readonly string[]): Uint8Array | null {
  const [first, ...others] = words;
  if (first === undefined) return null;
  const found = new Uint8Array(texts.length);
  for (let index = 0; index < texts.length; index += 1) {
    const text = texts[index] as string;
    if (text.includes(first) && others.every((word) => text.includes(word))) found[index] = 1;
  }
  return found;
}
