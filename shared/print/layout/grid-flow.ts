import { capacity, type Flow, newSheet, putLine, room, widthOf } from './flow';
import { CAPTION_SIZE, type Group, LEADING, PADDING_X, PADDING_Y, type PlacedCell, sumOf } from './grid';
import { type Cover, ruleGrid } from './grid-rules';
import { LABEL_GREY, rule } from './sheet';

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

/** The part of a cell that stands on this page: rows `from` to `to` of the page's rows. */
type Portion = { readonly cell: PlacedCell; from: number; to: number; last: boolean };

function portionsOf(pieces: readonly Piece[]): readonly Portion[] {
  const portions: Portion[] = [];
  let base = 0;
  let open = new Map<PlacedCell, Portion>();
  let group: Group | null = null;
  for (const piece of pieces) {
    if (piece.group !== group) open = new Map();
    group = piece.group;
    for (const cell of piece.group.cells) {
      const from = Math.max(cell.row, piece.from);
      const to = Math.min(cell.row + cell.rows, piece.to);
      if (from >= to) continue;
      const last = to === cell.row + cell.rows;
      const begun = open.get(cell);
      if (begun) {
        begun.to = base + to - piece.from;
        begun.last = last;
        continue;
      }
      const portion = { cell, from: base + from - piece.from, to: base + to - piece.from, last };
      portions.push(portion);
      if (!last) open.set(cell, portion);
    }
    base += piece.to - piece.from;
  }
  return portions;
}

function edges(begin: number, lengths: readonly number[]): number[] {
  const found = [begin];
  for (const length of lengths) found.push((found.at(-1) ?? 0) + length);
  return found;
}

function drawPieces(
  flow: Flow,
  grid: Grid,
  pieces: readonly Piece[],
  drawnLines: Map<PlacedCell, number>,
): void {
  const heights = pieces.flatMap(({ group, from, to }) => group.heights.slice(from, to));
  const dotted = pieces.flatMap(({ group, from, to }) => group.dotted.slice(from, to));
  const xs = edges(grid.x, grid.widths);
  const ys = edges(flow.y, heights);
  const fields = heights.map(() => new Int32Array(grid.widths.length));
  for (const [index, portion] of portionsOf(pieces).entries()) {
    const { cell } = portion;
    for (let row = portion.from; row < portion.to; row += 1) {
      fields[row]?.fill(index + 1, cell.column, cell.column + cell.columns);
    }
    drawPortion(flow, portion, xs, ys, drawnLines);
  }
  const cover: Cover = { xs, ys, fields, dotted };
  ruleGrid(flow.sheet, cover);
}

function drawPortion(
  flow: Flow,
  { cell, from, to, last }: Portion,
  xs: readonly number[],
  ys: readonly number[],
  drawnLines: Map<PlacedCell, number>,
): void {
  const x = xs[cell.column] ?? 0;
  const y = ys[from] ?? 0;
  const width = (xs[Math.min(cell.column + cell.columns, xs.length - 1)] ?? 0) - x;
  const height = (ys[to] ?? 0) - y;
  if (cell.label) flow.sheet.fills.push({ x, y, width, height, grey: LABEL_GREY });
  if (cell.slashed) rule(flow.sheet, x, y + height, x + width, y);
  if (cell.caption) putLine(flow.sheet, cell.caption, x + 2, y + CAPTION_SIZE * 0.75, CAPTION_SIZE);
  if (cell.lines.length === 0) return;
  const leading = cell.size * LEADING;
  const begun = drawnLines.get(cell) ?? 0;
  const fitting = Math.max(0, Math.floor((height - 2 * PADDING_Y + 0.01) / leading));
  const end = last ? cell.lines.length : Math.min(cell.lines.length, begun + fitting);
  if (!last || begun > 0) drawnLines.set(cell, end);
  const lines = begun === 0 && end === cell.lines.length ? cell.lines : cell.lines.slice(begun, end);
  const captionHeight = cell.caption ? CAPTION_SIZE * 1.2 : 0;
  const free = height - captionHeight - lines.length * leading;
  let middle = y + captionHeight + (cell.top ? PADDING_Y : Math.max(free / 2, 0)) + leading / 2;
  for (const line of lines) {
    const slack = width - 2 * PADDING_X - widthOf(line, cell.size);
    const shift = cell.align === 'right' ? slack : cell.align === 'center' ? slack / 2 : 0;
    putLine(flow.sheet, line, x + PADDING_X + Math.max(shift, 0), middle, cell.size);
    middle += leading;
  }
}
