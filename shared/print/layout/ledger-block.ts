import type { CompleteBlock } from '../form-doc';
import { capacity, type Flow, room } from './flow';
import { type CellWish, type Group, type RowWish, setGroup, sumOf } from './grid';
import { gridCapacity, layGrid } from './grid-flow';
import { MM } from './sheet';
import { AFTER, scaled, wish } from './table-blocks';

type Ledger = Extract<CompleteBlock, { kind: 'ledger' }>;

/** Rows written by hand. */
const HAND = 8 * MM;

/**
 * A ledger: every record is a group of as many rows as the tallest column has parts; columns with fewer parts
 * spread theirs over the rows. `after`: the height of what follows, which a page filled with empty rows leaves free.
 */
export function layLedger(flow: Flow, block: Ledger, after: number): void {
  const widths = scaled(
    block.columns.map(({ width }) => width),
    flow.width,
  );
  const depth = Math.max(...block.columns.map(({ parts }) => parts.length));
  const labels = block.columns.flatMap(({ parts }) => parts.map(({ label }) => label));
  const head = setGroup(recordRows(block, depth, labels, 0, true), widths, flow.face, capacity(flow));
  const highest = gridCapacity(flow, head);
  const lowest = (block.rowHeight * MM) / depth;
  const set = (values: readonly string[], height: number): Group =>
    setGroup(recordRows(block, depth, values, height, false), widths, flow.face, highest);
  function* groups(): Generator<Group> {
    for (const row of block.rows) yield set(row, lowest);
    const height = Math.max(HAND, lowest);
    const blank = set([], height);
    const blanks = blankCount(room(flow) - after, block, head, blank);
    for (let count = 0; count < blanks; count += 1) yield blank;
  }
  layGrid(flow, { x: flow.left, widths, head, together: false }, groups());
  flow.y += AFTER;
}

function blankCount(free: number, block: Ledger, head: Group, blank: Group): number {
  if (!block.fillPage || block.rows.length > 0) return block.blankRows;
  const height = (group: Group): number => sumOf(group.heights, 0, group.heights.length);
  return Math.max(1, Math.floor((free - AFTER - height(head)) / height(blank)));
}

function recordRows(
  block: Ledger,
  depth: number,
  values: readonly string[],
  height: number,
  label: boolean,
): readonly RowWish[] {
  const rows: CellWish[][] = Array.from({ length: depth }, () => []);
  let at = 0;
  for (const { parts } of block.columns) {
    for (const [index, part] of parts.entries()) {
      const from = Math.floor((index * depth) / parts.length);
      const to = Math.floor(((index + 1) * depth) / parts.length);
      const align = label ? 'center' : part.align;
      rows[from]?.push(wish(values[at] ?? '', label ? 8 : block.points, { rows: to - from, align, label }));
      at += 1;
    }
  }
  return rows.map((cells, index) => ({ height, dotted: index > 0, cells }));
}
