import type { CompleteBlock } from '../form-doc';
import { type Flow, room } from './flow';
import {
  type CellSetting,
  cutTallRows,
  type Group,
  LEDGER_PADDING,
  PADDING_X,
  type PlacedCell,
  placedCell,
  raiseRows,
  sumOf,
  TABLE_PADDING,
} from './grid';
import { gridCapacity, layGrid } from './grid-flow';
import { breakLines } from './lines';
import { MM } from './sheet';
import { AFTER, scaled } from './table-blocks';

type Ledger = Extract<CompleteBlock, { kind: 'ledger' }>;

/** Rows written by hand. */
const HAND = 8 * MM;
const LABEL_SIZE = 9;
/** Headings may come this much nearer to the rules at their sides than values do. */
const LABEL_GAIN = 1.6 * MM;
/** Cells kept per column: a ledger says the same section and class over and over. Names and numbers it does not. */
const KEPT = 500;

/** Rules inside a record are dotted, however many rows it has (four at most). */
const INSIDE_DOTTED: readonly boolean[] = [false, true, true, true];

/** Where the value of one part of a column stands in every record. */
type Slot = {
  readonly setting: CellSetting;
  readonly label: string;
  /** Width for the text, in points. */
  readonly room: number;
  readonly kept: Map<string, PlacedCell>;
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
    cutTallRows(record(flow, slots, values, new Array<number>(depth).fill(height)), highest);
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
    parts.map(({ label, align }, index) => {
      const row = Math.floor((index * depth) / parts.length);
      const rows = Math.floor(((index + 1) * depth) / parts.length) - row;
      const place = { row, rows, column, columns: 1 };
      const plain = { top: false, label: false, slashed: false, caption: null };
      return {
        setting: { ...place, size: block.points, align, padding: LEDGER_PADDING, ...plain },
        label,
        room: (widths[column] ?? 0) - 2 * PADDING_X,
        kept: new Map<string, PlacedCell>(),
      };
    }),
  );
}

function headOf(flow: Flow, slots: readonly Slot[], depth: number): Group {
  const cells = slots.map(({ setting, label, room: width }): PlacedCell => {
    const lines = breakLines(flow.face.shape(label), ((width + LABEL_GAIN) * 1000) / LABEL_SIZE);
    const labelled = { size: LABEL_SIZE, align: 'center', padding: TABLE_PADDING, label: true } as const;
    return placedCell({ ...setting, ...labelled }, lines);
  });
  return { heights: raiseRows(new Array<number>(depth).fill(0), cells), dotted: INSIDE_DOTTED, cells };
}

function cellOf(flow: Flow, { setting, room: width, kept }: Slot, text: string): PlacedCell {
  const known = kept.get(text);
  if (known) return known;
  const lines = text === '' ? [] : breakLines(flow.face.shape(text), (width * 1000) / setting.size);
  const cell = placedCell(setting, lines);
  if (kept.size < KEPT) kept.set(text, cell);
  return cell;
}

function record(flow: Flow, slots: readonly Slot[], values: readonly string[], heights: number[]): Group {
  const cells: PlacedCell[] = [];
  for (let index = 0; index < slots.length; index += 1) {
    const slot = slots[index];
    if (slot) cells.push(cellOf(flow, slot, values[index] ?? ''));
  }
  return { heights: raiseRows(heights, cells), dotted: INSIDE_DOTTED, cells };
}

function blankCount(free: number, block: Ledger, head: Group, blank: Group): number {
  if (!block.fillPage || block.rows.length > 0) return block.blankRows;
  const height = (group: Group): number => sumOf(group.heights, 0, group.heights.length);
  return Math.max(1, Math.floor((free - AFTER - height(head)) / height(blank)));
}
