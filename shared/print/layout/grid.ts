import type { Typeface } from '../font/typeface';
import type { Align } from '../form-doc';
import { breakLines, type Line } from './lines';
import { MM } from './sheet';

/** Space between a rule and the text. */
export const PADDING_X = 1.3 * MM;
/** Space above and below the text of a cell. */
export const TABLE_PADDING = 0.9 * MM;
export const LEDGER_PADDING = 0.7 * MM;
export const LEADING = 1.35;
export const CAPTION_SIZE = 8;

/** Where a cell stands and how its text is set: `row` counts from the top of its group. */
export type CellSetting = {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
  readonly size: number;
  readonly align: Align;
  /** Space above and below the text. */
  readonly padding: number;
  readonly top: boolean;
  readonly label: boolean;
  readonly slashed: boolean;
  readonly caption: Line | null;
};

/** A cell with its text and the height that takes. The cells of a ledger's column share one setting. */
export type PlacedCell = {
  readonly setting: CellSetting;
  readonly lines: readonly Line[];
  readonly height: number;
};

/** Rows that stay on one page where they fit on one. `dotted`: the rule above this row parts one record only. */
export type Group = {
  readonly heights: readonly number[];
  readonly dotted: readonly boolean[];
  readonly cells: readonly PlacedCell[];
};

/** What a cell wants before it has a place. Widths and heights are in points. */
export type CellWish = {
  readonly text: string;
  readonly rows: number;
  readonly columns: number;
  readonly size: number;
  readonly align: Align;
  readonly top: boolean;
  readonly label: boolean;
  readonly slashed: boolean;
  readonly caption: string | null;
};

export type RowWish = {
  readonly height: number;
  readonly dotted: boolean;
  readonly cells: readonly CellWish[];
};

/** The sum of `count` numbers beginning at `from`. */
export const sumOf = (numbers: readonly number[], from: number, count: number): number => {
  let total = 0;
  for (let index = from; index < from + count; index += 1) total += numbers[index] ?? 0;
  return total;
};

export function placedCell(setting: CellSetting, lines: readonly Line[]): PlacedCell {
  const caption = setting.caption ? CAPTION_SIZE * 1.2 : 0;
  return { setting, lines, height: caption + lines.length * setting.size * LEADING + 2 * setting.padding };
}

/** Finds each cell its column, left to right past the cells that reach down from above (as HTML tables do). */
function place(rows: readonly RowWish[], widths: readonly number[], face: Typeface): PlacedCell[] {
  const free = rows.map(() => 0);
  const taken = rows.map(() => new Set<number>());
  const placed: PlacedCell[] = [];
  for (const [row, { cells }] of rows.entries()) {
    for (const wish of cells) {
      let column = free[row] ?? 0;
      while (taken[row]?.has(column)) column += 1;
      free[row] = column + wish.columns;
      for (let below = row + 1; below < Math.min(row + wish.rows, rows.length); below += 1) {
        for (let across = 0; across < wish.columns; across += 1) taken[below]?.add(column + across);
      }
      placed.push(setCell(wish, row, column, widths, face, rows.length));
    }
  }
  return placed;
}

/** A label slightly too long for its box is set smaller rather than broken, but never below 8 points. */
function setText(wish: CellWish, room: number, face: Typeface): { lines: readonly Line[]; size: number } {
  const { text, size, label } = wish;
  if (text === '') return { lines: [], size };
  const glyphs = face.shape(text);
  const lines = breakLines(glyphs, (room * 1000) / size);
  if (!label || lines.length === 1 || text.includes('\n')) return { lines, size };
  const natural = glyphs.reduce((width, { advance }) => width + advance, 0);
  const smaller = Math.floor((room * 10_000) / natural) / 10;
  if (smaller < Math.max(8, size * 0.8)) return { lines, size };
  return { lines: breakLines(glyphs, (room * 1000) / smaller), size: smaller };
}

function setCell(
  wish: CellWish,
  row: number,
  column: number,
  widths: readonly number[],
  face: Typeface,
  rowCount: number,
): PlacedCell {
  const { columns, align, top, label, slashed } = wish;
  const room = sumOf(widths, column, columns) - 2 * PADDING_X;
  const { lines, size } = setText(wish, room, face);
  const caption = wish.caption ? (breakLines(face.shape(wish.caption), Number.MAX_VALUE)[0] ?? null) : null;
  const rows = Math.min(wish.rows, rowCount - row);
  const place = { row, column, rows, columns };
  return placedCell({ ...place, size, align, padding: TABLE_PADDING, top, label, slashed, caption }, lines);
}

/**
 * Raises the rows to the heights their cells need, the last row of a span taking what is short. Changes `heights`,
 * which come as the least each row is to have.
 */
export function raiseRows(heights: number[], cells: readonly PlacedCell[]): number[] {
  // Short spans first: what they need may be enough for the longer ones.
  for (let span = 1; span <= heights.length; span += 1) {
    let longer = false;
    for (const cell of cells) {
      const { row, rows } = cell.setting;
      if (rows > span) longer = true;
      if (rows !== span) continue;
      const last = row + span - 1;
      const short = cell.height - sumOf(heights, row, span);
      if (short > 0) heights[last] = (heights[last] ?? 0) + short;
    }
    if (!longer) break;
  }
  return heights;
}

/** A row higher than this many points is cut into several, so that a page end can part it. */
const CUT = 20 * MM;
/** What a page end inside a cell costs: padding and a part of a line. */
const PART_LOSS = 24;

/** Cuts the rows of a group that is too high for a page; its cells then reach over the cut rows. */
export function cutTallRows(group: Group, highest: number): Group {
  if (sumOf(group.heights, 0, group.heights.length) <= highest) return group;
  const heights: number[] = [];
  const dotted: boolean[] = [];
  const startOf: number[] = [];
  for (const [row, height] of group.heights.entries()) {
    startOf.push(heights.length);
    const parts = Math.max(1, Math.ceil(height / CUT));
    const loss = PART_LOSS * Math.ceil(height / highest);
    for (let part = 0; part < parts; part += 1) {
      heights.push((height + loss) / parts);
      dotted.push(part === 0 && (group.dotted[row] ?? false));
    }
  }
  startOf.push(heights.length);
  const start = (row: number): number => startOf[row] ?? heights.length;
  const cells = group.cells.map((cell) => {
    const { setting } = cell;
    const row = start(setting.row);
    return { ...cell, setting: { ...setting, row, rows: start(setting.row + setting.rows) - row } };
  });
  return { heights, dotted, cells };
}

/** Sets rows of cells into columns of the given widths. `highest`: what a page can take. */
export function setGroup(
  rows: readonly RowWish[],
  widths: readonly number[],
  face: Typeface,
  highest: number,
): Group {
  const cells = place(rows, widths, face);
  const dotted = rows.map((row) => row.dotted);
  const lowest = rows.map(({ height }) => height);
  return cutTallRows({ heights: raiseRows(lowest, cells), dotted, cells }, highest);
}

/** Parts rows where no cell reaches over the border, so that a page may end there. */
export function partRows(rows: readonly RowWish[]): readonly (readonly RowWish[])[] {
  const parts: RowWish[][] = [];
  let reach = 0;
  for (const [index, row] of rows.entries()) {
    if (index >= reach) parts.push([]);
    parts.at(-1)?.push(row);
    for (const cell of row.cells) reach = Math.max(reach, index + cell.rows);
    reach = Math.max(reach, index + 1);
  }
  return parts;
}
