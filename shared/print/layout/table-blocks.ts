import type { CompleteBlock, CompleteCell, WindowState } from '../form-doc';
import { capacity, type Flow, need, putLine } from './flow';
import { type CellWish, type Group, partRows, type RowWish, setGroup, sumOf } from './grid';
import { type Grid, gridCapacity, layGrid } from './grid-flow';
import { frame, MM, OUTER_RULE } from './sheet';
import { oneLine } from './text-blocks';

type BlockOf<K extends CompleteBlock['kind']> = Extract<CompleteBlock, { kind: K }>;

/** Space below a table. */
export const AFTER = 2 * MM;
/** The lowest row of a ruled table: one line of body text with air. */
const LOWEST = 7.5 * MM;

export function wish(text: string, size: number, more: Partial<CellWish> = {}): CellWish {
  const plain = { rows: 1, columns: 1, top: false, label: false, slashed: false, caption: null };
  return { text, size, align: more.label ? 'center' : 'left', ...plain, ...more };
}

function cellWish(cell: CompleteCell, size: number): CellWish {
  return wish(cell.text, cell.points ?? size, {
    rows: cell.rows,
    columns: cell.columns,
    align: cell.align ?? (cell.label ? 'center' : 'left'),
    top: cell.vertical === 'top',
    label: cell.label,
    slashed: cell.slashed,
    caption: cell.caption ?? null,
  });
}

/** Scales column widths together to the width there is. */
export function scaled(columns: readonly number[], width: number): readonly number[] {
  const total = columns.reduce((sum, column) => sum + column, 0);
  return columns.map((column) => (column * width) / total);
}

export function layTable(flow: Flow, block: BlockOf<'table'>): void {
  const size = block.points ?? flow.doc.points;
  const widths = scaled(block.columns, flow.width);
  const rows: RowWish[] = block.rows.map((row) => ({
    height: row.height === undefined ? LOWEST : row.height * MM,
    dotted: false,
    cells: row.cells.map((cell) => cellWish(cell, size)),
  }));
  layRows(flow, rows, widths, block.headRows, block.together);
}

function layRows(
  flow: Flow,
  rows: readonly RowWish[],
  widths: readonly number[],
  headRows: number,
  together: boolean,
): void {
  const set = (part: readonly RowWish[], highest: number): Group =>
    setGroup(part, widths, flow.face, highest);
  const head = headRows > 0 ? set(rows.slice(0, headRows), capacity(flow)) : null;
  const highest = gridCapacity(flow, head);
  const groups = partRows(rows.slice(headRows)).map((part) => set(part, highest));
  const grid: Grid = { x: flow.left, widths, head, together };
  layGrid(flow, grid, groups);
  flow.y += AFTER;
}

/** Letters one below the other, for the narrow caption at the left of a box. */
const stacked = (caption: string): string => Array.from(caption).join('\n');

export function layDecision(flow: Flow, block: BlockOf<'decision'>): void {
  const size = flow.doc.points;
  const label = (text: string): CellWish => wish(text, size, { label: true });
  const outcomes = block.outcomes.map((text, index) => `${index === block.outcome ? '☑' : '☐'} ${text}`);
  const row = (height: number, cells: readonly CellWish[]): RowWish => ({
    height: height * MM,
    dotted: false,
    cells,
  });
  const rows = [
    row(8, [
      wish(stacked(block.caption), size, { label: true, rows: 4 }),
      label('決定'),
      wish(outcomes.join('　　'), size, { columns: 3 }),
    ]),
    row(8, [label('番号'), wish(block.number, size), label('日付'), wish(block.date, size)]),
    row(11, [label('条件'), wish(block.condition, size, { columns: 3, top: block.condition !== '' })]),
    row(8, [label('許可者'), wish(block.decider, size, { columns: 3 })]),
  ];
  layRows(flow, rows, scaled([9, 22, 56, 22, 58], flow.width), 0, true);
}

const WINDOW = 21 * MM;
const CAPTION = 8 * MM;
const RECEIPT = 46 * MM;
const HEIGHT = 22 * MM;

export function layStamps(flow: Flow, block: BlockOf<'stamps'>): void {
  need(flow, HEIGHT + AFTER);
  const begin = flow.y;
  if (block.receipt !== null) {
    frame(flow.sheet, flow.left, begin, RECEIPT, HEIGHT, OUTER_RULE);
    putLine(flow.sheet, oneLine(flow, block.receipt), flow.left + 2 * MM, begin + 3.2 * MM, 8.5);
  }
  if (block.windows.length > 0) layWindows(flow, block);
  flow.y = begin + HEIGHT + AFTER;
}

/** What stands in a window beside the name; a plain 決裁 needs no word. */
const word = (state: WindowState): string =>
  state === '専決' || state === '代決' || state === '後閲' ? state : '';

function layWindows(flow: Flow, block: BlockOf<'stamps'>): void {
  const size = 9;
  const room = flow.width - (block.receipt === null ? 0 : RECEIPT + 4 * MM) - (block.caption ? CAPTION : 0);
  const width = Math.min(WINDOW, room / block.windows.length);
  const widths = [...(block.caption ? [CAPTION] : []), ...block.windows.map(() => width)];
  const posts = block.windows.map(({ post }) => wish(post, size, { label: true }));
  const places = block.windows.map(({ state, name, at }) =>
    wish([name, at].filter(Boolean).join('\n'), 8.5, {
      align: 'center',
      slashed: state === '斜線',
      caption: word(state) || null,
    }),
  );
  const caption = block.caption ? [wish(stacked(block.caption), size, { label: true, rows: 2 })] : [];
  const rows: RowWish[] = [
    { height: 6 * MM, dotted: false, cells: [...caption, ...posts] },
    { height: HEIGHT - 6 * MM, dotted: false, cells: places },
  ];
  const x = flow.left + flow.width - sumOf(widths, 0, widths.length);
  const group = setGroup(rows, widths, flow.face, capacity(flow));
  layGrid(flow, { x, widths, head: null, together: true }, [group]);
}
