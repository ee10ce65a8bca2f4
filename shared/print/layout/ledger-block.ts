import type { Align, CompleteBlock } from '../form-doc';
import { type Flow, room } from './flow';
import {
  cutTallRows,
  type Group,
  heightsOf,
  LEDGER_PADDING,
  PADDING_X,
  type PlacedCell,
  sumOf,
  TABLE_PADDING,
} from './grid';
import { gridCapacity, layGrid } from './grid-flow';
import { breakLines, type Line } from './lines';
import { MM } from './sheet';
import { AFTER, scaled } from './table-blocks';

type Ledger = Extract<CompleteBlock, { kind: 'ledger' }>;

/** Rows written by hand. */
const HAND = 8 * MM;
const LABEL_SIZE = 8;
/** Texts whose lines are kept per column: a ledger says the same section and class over and over. */
const KEPT = 2_000;

/** Where the value of one part of a column stands in every record. */
type Slot = Pick<PlacedCell, 'row' | 'rows' | 'column'> & {
  readonly label: string;
  readonly align: Align;
  /** Width for the text, in points. */
  readonly room: number;
  readonly kept: Map<string, readonly Line[]>;
};

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
  const slots = slotsOf(block, widths, depth);
  const head = headOf(flow, slots, depth);
  const highest = gridCapacity(flow, head);
  const lowest = (block.rowHeight * MM) / depth;
  const set = (values: readonly string[], height: number): Group =>
    cutTallRows(record(flow, block, slots, depth, values, height), highest);
  function* groups(): Generator<Group> {
    for (const row of block.rows) yield set(row, lowest);
    const blank = set([], Math.max(HAND, lowest));
    const blanks = blankCount(room(flow) - after, block, head, blank);
    for (let count = 0; count < blanks; count += 1) yield blank;
  }
  layGrid(flow, { x: flow.left, widths, head, together: false }, groups());
  flow.y += AFTER;
}

function slotsOf(block: Ledger, widths: readonly number[], depth: number): readonly Slot[] {
  return block.columns.flatMap(({ parts }, column) =>
    parts.map((part, index) => {
      const row = Math.floor((index * depth) / parts.length);
      return {
        row,
        rows: Math.floor(((index + 1) * depth) / parts.length) - row,
        column,
        label: part.label,
        align: part.align,
        room: (widths[column] ?? 0) - 2 * PADDING_X,
        kept: new Map<string, readonly Line[]>(),
      };
    }),
  );
}

const plain = { columns: 1, top: false, slashed: false, caption: null };

function headOf(flow: Flow, slots: readonly Slot[], depth: number): Group {
  const cells = slots.map(({ row, rows, column, label, room: width }): PlacedCell => {
    const lines = breakLines(flow.face.shape(label), (width * 1000) / LABEL_SIZE);
    return {
      ...{ row, rows, column, lines, size: LABEL_SIZE, align: 'center', label: true },
      ...{ ...plain, padding: TABLE_PADDING },
    };
  });
  return { heights: heightsOf(new Array<number>(depth).fill(0), cells), dotted: dottedRows(depth), cells };
}

/** Rules inside a record are dotted. */
const dottedRows = (depth: number): readonly boolean[] => Array.from({ length: depth }, (_, row) => row > 0);

function linesOf(flow: Flow, { kept, room: width }: Slot, text: string, size: number): readonly Line[] {
  const known = kept.get(text);
  if (known) return known;
  const lines = text === '' ? [] : breakLines(flow.face.shape(text), (width * 1000) / size);
  if (kept.size >= KEPT) kept.clear();
  kept.set(text, lines);
  return lines;
}

function record(
  flow: Flow,
  block: Ledger,
  slots: readonly Slot[],
  depth: number,
  values: readonly string[],
  height: number,
): Group {
  const size = block.points;
  const cells: PlacedCell[] = [];
  for (const [index, slot] of slots.entries()) {
    cells.push({
      row: slot.row,
      column: slot.column,
      rows: slot.rows,
      columns: 1,
      lines: linesOf(flow, slot, values[index] ?? '', size),
      size,
      align: slot.align,
      padding: LEDGER_PADDING,
      top: false,
      label: false,
      slashed: false,
      caption: null,
    });
  }
  const heights = heightsOf(new Array<number>(depth).fill(height), cells);
  return { heights, dotted: dottedRows(depth), cells };
}

function blankCount(free: number, block: Ledger, head: Group, blank: Group): number {
  if (!block.fillPage || block.rows.length > 0) return block.blankRows;
  const height = (group: Group): number => sumOf(group.heights, 0, group.heights.length);
  return Math.max(1, Math.floor((free - AFTER - height(head)) / height(blank)));
}
