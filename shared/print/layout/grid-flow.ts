import { capacity, type Flow, newSheet, putLine, room, widthOf } from './flow';
import { CAPTION_SIZE, type Group, LEADING, PADDING_X, type PlacedCell, sumOf } from './grid';
import { type Cover, ruleGrid } from './grid-rules';
import type { Line } from './lines';
import { LABEL_GREY, rule, type Sheet } from './sheet';

export type Grid = {
  readonly x: number;
  readonly widths: readonly number[];
  /** Rows repeated at the top of each following page. */
  readonly head: Group | null;
  readonly together: boolean;
};

/** Rows `from` to `to` of a group, for one page. */
type Piece = { readonly group: Group; readonly from: number; readonly to: number };

const heightOf = (group: Group): number => sumOf(group.heights, 0, group.heights.length);
const whole = (group: Group): Piece => ({ group, from: 0, to: group.heights.length });

/** The height left for rows on a fresh page below the repeated head. */
export const gridCapacity = (flow: Flow, head: Group | null): number =>
  capacity(flow) - (head ? heightOf(head) : 0) - 1;

/** Lays rows out over as many pages as they need; groups are taken one at a time, so a ledger may be endless. */
export function layGrid(flow: Flow, grid: Grid, groups: Iterable<Group>): void {
  const headHeight = grid.head ? heightOf(grid.head) : 0;
  const drawnLines = new Map<PlacedCell, number>();
  let pieces: Piece[] = grid.head ? [whole(grid.head)] : [];
  let used = headHeight;
  let bodies = 0;
  const flush = (): void => {
    drawPieces(flow, grid, pieces, drawnLines);
    flow.y += used;
  };
  const nextPage = (): void => {
    if (bodies > 0) flush();
    newSheet(flow);
    pieces = grid.head ? [whole(grid.head)] : [];
    used = headHeight;
    bodies = 0;
  };
  const add = (piece: Piece, height: number): void => {
    pieces.push(piece);
    used += height;
    bodies += 1;
  };
  for (const group of grid.together ? keptTogether(flow, grid, groups) : groups) {
    const height = heightOf(group);
    if (height > room(flow) - used && height <= gridCapacity(flow, grid.head)) nextPage();
    if (height <= room(flow) - used) add(whole(group), height);
    else {
      for (const [row, rowHeight] of group.heights.entries()) {
        if (rowHeight > room(flow) - used) nextPage();
        add({ group, from: row, to: row + 1 }, rowHeight);
      }
    }
  }
  if (pieces.length > 0) flush();
}

/** Begins a new page when all groups fit on one, but no longer on this one. */
function keptTogether(flow: Flow, grid: Grid, groups: Iterable<Group>): readonly Group[] {
  const all = [...groups];
  const total = all.reduce((height, group) => height + heightOf(group), grid.head ? heightOf(grid.head) : 0);
  if (total > room(flow) && total <= capacity(flow)) newSheet(flow);
  return all;
}

function edges(begin: number, lengths: readonly number[]): number[] {
  const found = [begin];
  let at = begin;
  for (const length of lengths) {
    at += length;
    found.push(at);
  }
  return found;
}

function drawPieces(
  flow: Flow,
  grid: Grid,
  pieces: readonly Piece[],
  drawnLines: Map<PlacedCell, number>,
): void {
  const joined = joinPieces(pieces);
  const heights: number[] = [];
  const dotted: boolean[] = [];
  for (const { group, from, to } of joined) {
    for (let row = from; row < to; row += 1) {
      heights.push(group.heights[row] ?? 0);
      dotted.push(group.dotted[row] ?? false);
    }
  }
  const columns = grid.widths.length;
  const page = { xs: edges(grid.x, grid.widths), ys: edges(flow.y, heights) };
  const fields = new Int32Array(heights.length * columns);
  let base = 0;
  let id = 0;
  for (const { group, from, to } of joined) {
    for (const cell of group.cells) {
      const { row: first, rows, column, columns: across } = cell.setting;
      const begin = Math.max(first, from);
      const end = Math.min(first + rows, to);
      if (begin >= end) continue;
      id += 1;
      const top = base + begin - from;
      const bottom = base + end - from;
      for (let row = top; row < bottom; row += 1) {
        const at = row * columns + column;
        for (let step = 0; step < across; step += 1) fields[at + step] = id;
      }
      drawCell(flow.sheet, cell, top, bottom, end === first + rows, page, drawnLines);
    }
    base += to - from;
  }
  const cover: Cover = { ...page, fields, dotted };
  ruleGrid(flow.sheet, cover);
}

/** Pieces of one group that follow each other on a page are one. */
function joinPieces(pieces: readonly Piece[]): readonly Piece[] {
  const joined: Piece[] = [];
  for (const piece of pieces) {
    const last = joined.at(-1);
    if (last && last.group === piece.group && last.to === piece.from) {
      joined[joined.length - 1] = { ...last, to: piece.to };
    } else joined.push(piece);
  }
  return joined;
}

type PageEdges = { readonly xs: readonly number[]; readonly ys: readonly number[] };

/** Draws the part of a cell between rows `top` and `bottom` of this page; `last` when none of it comes after. */
function drawCell(
  sheet: Sheet,
  cell: PlacedCell,
  top: number,
  bottom: number,
  last: boolean,
  { xs, ys }: PageEdges,
  drawnLines: Map<PlacedCell, number>,
): void {
  const { setting } = cell;
  const { column, columns, size, align, padding, label, slashed, caption } = setting;
  if (cell.lines.length === 0 && !label && !slashed && !caption) return;
  const x = xs[column] ?? 0;
  const y = ys[top] ?? 0;
  const width = (xs[Math.min(column + columns, xs.length - 1)] ?? 0) - x;
  const height = (ys[bottom] ?? 0) - y;
  if (label) sheet.fills.push({ x, y, width, height, grey: LABEL_GREY });
  if (slashed) rule(sheet, x, y + height, x + width, y);
  if (caption) putLine(sheet, caption, x + 2, y + CAPTION_SIZE * 0.75, CAPTION_SIZE);
  if (cell.lines.length === 0) return;
  const leading = size * LEADING;
  const captionHeight = caption ? CAPTION_SIZE * 1.2 : 0;
  const room = height - captionHeight;
  const lines =
    last && (drawnLines.size === 0 || !drawnLines.has(cell))
      ? cell.lines
      : nextLines(cell, room, last, drawnLines);
  const above = setting.top ? padding : Math.max((room - lines.length * leading) / 2, 0);
  let middle = y + captionHeight + above + leading / 2;
  for (const line of lines) {
    const slack = width - 2 * PADDING_X - widthOf(line, size);
    const shift = align === 'right' ? Math.max(slack, 0) : align === 'center' ? slack / 2 : 0;
    putLine(sheet, line, x + PADDING_X + shift, middle, size);
    middle += leading;
  }
}

/** The lines of a cell parted by a page end that this page takes; the last part takes all that are left. */
function nextLines(
  cell: PlacedCell,
  room: number,
  last: boolean,
  drawnLines: Map<PlacedCell, number>,
): readonly Line[] {
  const { setting } = cell;
  const begun = drawnLines.get(cell) ?? 0;
  const fitting = Math.max(0, Math.floor((room - 2 * setting.padding + 0.01) / (setting.size * LEADING)));
  const end = last ? cell.lines.length : Math.min(cell.lines.length, begun + fitting);
  drawnLines.set(cell, end);
  return cell.lines.slice(begun, end);
}
