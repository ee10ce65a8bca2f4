import type { Column } from './column';
import type { Sliced } from './slices';

/** Folds a text for searching (髙 = 高, kana, width, dashes, spaces): shared/jp/fold.ts. */
export type Fold = (text: string) => string;

/**
 * Some rows in one text, so that a word is looked for in one go. The words of row `from + n` are
 * `text.slice(starts[n], starts[n + 1])`.
 */
export type Block<Row> = {
  readonly rows: readonly Row[];
  readonly from: number;
  readonly text: string;
  readonly starts: Uint32Array;
};

/** The folded words of all rows, in the order of the rows. */
export type Haystack<Row extends object> = {
  readonly blocks: readonly Block<Row>[];
  readonly count: number;
};

/** Folding keeps line breaks and queries have none: cells and rows never run into each other. */
const BETWEEN = '\n';
const BLOCK = 512;

/**
 * Prepares rows for searching over the columns given. `before` is the haystack of an earlier version of the rows
 * over the same columns: rows that are the same object in the same place are taken over. `blocks` takes the blocks
 * as they are made, so that work that was given up can be gone on with.
 */
export function* buildHaystack<Row extends object>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  fold: Fold,
  before?: Haystack<Row>,
  blocks: Block<Row>[] = [],
): Sliced<Haystack<Row>> {
  for (let from = blocks.length * BLOCK; from < rows.length; from += BLOCK) {
    const members = rows.slice(from, from + BLOCK);
    const known = before?.blocks[blocks.length];
    blocks.push(
      known && isSame(known.rows, members) ? known : yield* buildBlock(members, from, columns, fold, known),
    );
    yield;
  }
  return { blocks, count: rows.length };
}

const isSame = <T>(left: readonly T[], right: readonly T[]): boolean =>
  left.length === right.length && left.every((item, index) => item === right[index]);

/** Folding is the slow part: it may pause after this many rows. */
const PER_SLICE = 128;

function* buildBlock<Row extends object>(
  rows: readonly Row[],
  from: number,
  columns: readonly Column<Row>[],
  fold: Fold,
  before: Block<Row> | undefined,
): Sliced<Block<Row>> {
  const texts: string[] = [];
  const starts = new Uint32Array(rows.length + 1);
  let length = 0;
  for (let index = 0; index < rows.length; index += 1) {
    const row = rows[index] as Row;
    const text =
      before?.rows[index] === row
        ? before.text.slice(before.starts[index], (before.starts[index + 1] as number) - BETWEEN.length)
        : fold(columns.map((column) => (column.searched ?? column.text)(row)).join(BETWEEN));
    texts.push(text);
    length += text.length + BETWEEN.length;
    starts[index + 1] = length;
    if (index % PER_SLICE === PER_SLICE - 1) yield;
  }
  // One flat string: a text put together with + would be copied at the first search.
  return { rows, from, text: [...texts, ''].join(BETWEEN), starts };
}

/** The words of a query, folded: all of them must be in a row. Spaces of either width part them. */
export function wordsOf(query: string, fold: Fold): readonly string[] {
  return query
    .split(/[\s\u3000]+/u)
    .map((word) => fold(word))
    .filter((word) => word !== '');
}

/** 1 where every word is in the row, or null when nothing is asked. */
export function searchRows<Row extends object>(
  haystack: Haystack<Row>,
  words: readonly string[],
): Uint8Array | null {
  // The longest word is the rarest guess: the others are looked for only where it was found.
  const [first, ...others] = [...words].sort((left, right) => right.length - left.length);
  if (first === undefined) return null;
  const found = new Uint8Array(haystack.count);
  for (const block of haystack.blocks) searchBlock(block, first, others, found);
  return found;
}

function searchBlock<Row>(
  { text, starts, from }: Block<Row>,
  first: string,
  others: readonly string[],
  found: Uint8Array,
): void {
  let row = 0;
  let hit = text.indexOf(first);
  while (hit !== -1) {
    while ((starts[row + 1] as number) <= hit) row += 1;
    const end = starts[row + 1] as number;
    if (others.length === 0 || holdsAll(text.slice(starts[row], end), others)) found[from + row] = 1;
    hit = text.indexOf(first, end);
  }
}

const holdsAll = (text: string, words: readonly string[]): boolean =>
  words.every((word) => text.includes(word));
