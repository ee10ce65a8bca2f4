// biome-ignore-all lint/a11y/useSemanticElements: rows are laid out and virtualised; the roles say what they are
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid holds the focus and tells the cell by aria-activedescendant
import { useVirtualizer } from '@tanstack/react-virtual';
import {
  type ClipboardEvent,
  type CSSProperties,
  type KeyboardEvent,
  useCallback,
  useEffect,
  useId,
  useMemo,
  useRef,
  useState,
} from 'react';
import { useRem } from '../rem';
import type { Column, Sort, TableLook } from './column';
import { fromTsv, toTsv } from './copy';
import { type Cursor, moved } from './keys';
import { allOrNothing, extended, NOTHING_SELECTED, type Selection, swept, toggled } from './selection';
import { TableFilterRow } from './table-filter-row';
import { TableHead } from './table-head';
import type { RegisterTableProps } from './table-props';
import { TableRow } from './table-row';

type Given<Row extends object> = {
  readonly [key in 'onOpen' | 'onCursor' | 'onPaste' | 'toneOf']: RegisterTableProps<Row>[key] | undefined;
};
export type TableGridProps<Row extends object> = Given<Row> & {
  readonly label: string;
  readonly idOf: (row: Row) => string;
  readonly rows: readonly Row[];
  readonly columns: readonly Column<Row>[];
  readonly visible: Uint32Array;
  readonly look: TableLook;
  readonly onLook: (look: TableLook) => void;
  readonly filtering: boolean;
  readonly today: string;
  readonly selectable: boolean;
  readonly selection: Selection;
  readonly onSelection: (selection: Selection) => void;
};

/** The place of the header in the movements of the cursor. */
const HEAD = -1;

/** The scrolling grid. The grid itself holds the focus; the cursor is told by aria-activedescendant. */
export function TableGrid<Row extends object>(props: TableGridProps<Row>) {
  const { rows, columns, visible, look, onLook, idOf, selection, onSelection, selectable, onOpen } = props;
  const id = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const grid = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState<Cursor>({ row: 0, column: 0 });
  const cursor: Cursor = {
    row: visible.length === 0 ? HEAD : Math.min(place.row, visible.length - 1),
    column: Math.min(place.column, columns.length - 1),
  };
  const rem = useRem();
  const height = (look.density === 'compact' ? 2 : 2.5) * rem;
  const heads = props.filtering ? 2 : 1;
  const virtualizer = useVirtualizer({
    count: visible.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    overscan: 8,
    scrollMargin: heads * height,
    scrollPaddingStart: heads * height,
    initialRect: { width: 1000, height: 600 },
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: rows are measured anew when their height changes
  useEffect(() => virtualizer.measure(), [virtualizer, height, heads]);

  const rowAt = (at: number): Row | undefined => rows[visible[at] ?? -1];
  const idAt = (at: number): string | undefined => {
    const row = rowAt(at);
    return row && idOf(row);
  };
  const shownIds = () => Array.from(visible, (index) => idOf(rows[index] as Row));

  const go = (next: Cursor) => {
    setPlace(next);
    if (next.row !== HEAD) virtualizer.scrollToIndex(next.row);
    scrollSideways(scroller.current, columns, look, next.column, rem, selectable);
    if (next.row !== cursor.row) props.onCursor?.(rowAt(next.row) ?? null);
  };
  const select = (at: number, range: boolean) => {
    const rowId = idAt(at);
    if (rowId === undefined || !selectable) return;
    onSelection(range ? extended(selection, rowId, shownIds()) : toggled(selection, rowId));
  };
  const sortBy = (column: Column<Row> | undefined) => {
    if (column) onLook({ ...look, sort: nextSort(look.sort, column.key) });
  };

  const press = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.target !== event.currentTarget || event.nativeEvent.isComposing || event.altKey) return;
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / height) - heads - 1);
    const next = moved(cursor, event, { rows: visible.length, columns: columns.length, page, head: HEAD });
    const far = event.ctrlKey || event.metaKey;
    const row = rowAt(cursor.row);
    if (next) {
      const from = idAt(cursor.row);
      const to = idAt(next.row);
      go(next);
      if (event.shiftKey && selectable && from !== undefined && to !== undefined && next.row !== cursor.row)
        onSelection(swept(selection, from, to, shownIds()));
    } else if (cursor.row === HEAD && (event.key === 'Enter' || event.key === ' '))
      sortBy(columns[cursor.column]);
    else if (event.key === 'Enter' && row) onOpen?.(row);
    else if (event.key === ' ') select(cursor.row, event.shiftKey);
    else if (event.key.toLowerCase() === 'a' && far && selectable)
      onSelection(allOrNothing(selection, shownIds()));
    else if (event.key === 'Escape' && selection.ids.size > 0) onSelection(NOTHING_SELECTED);
    else return;
    event.preventDefault();
  };

  const copy = (event: ClipboardEvent<HTMLDivElement>) => {
    if (isTypedIn(event.target) || !document.getSelection()?.isCollapsed) return;
    event.clipboardData.setData('text/plain', toTsv(copiedLines(props, cursor)));
    event.preventDefault();
  };
  const paste = (event: ClipboardEvent<HTMLDivElement>) => {
    if (isTypedIn(event.target) || !props.onPaste) return;
    const lines = fromTsv(event.clipboardData.getData('text/plain'));
    if (lines.length > 0) props.onPaste(lines);
    event.preventDefault();
  };

  const template = useMemo(
    () => templateOf(columns, look.widths, selectable),
    [columns, look.widths, selectable],
  );
  // Cells are drawn once and kept: what they call must not change with every movement of the cursor.
  const acts = useRef({ go, select, onOpen });
  acts.current = { go, select, onOpen };
  const pick = useCallback((row: number, column: number) => acts.current.go({ row, column }), []);
  const check = useCallback((row: number, range: boolean) => acts.current.select(row, range), []);
  const open = useCallback((row: Row) => acts.current.onOpen?.(row), []);

  const items = virtualizer.getVirtualItems();
  const slots = slotsFor(items.length);

  return (
    <div className="table-scroller" ref={scroller}>
      <div
        ref={grid}
        className="table-grid"
        role="grid"
        aria-label={props.label}
        aria-rowcount={visible.length + heads}
        aria-colcount={columns.length + (selectable ? 1 : 0)}
        aria-multiselectable={selectable || undefined}
        aria-activedescendant={
          cursor.row === HEAD ? `${id}-head-${cursor.column}` : `${id}-${cursor.row}-${cursor.column}`
        }
        tabIndex={0}
        style={{ '--columns': template, '--row-height': `${height}px` } as CSSProperties}
        onKeyDown={press}
        onCopy={copy}
        onPaste={paste}
      >
        <div className="table-heads" role="rowgroup">
          <TableHead
            id={`${id}-head`}
            columns={columns}
            look={look}
            onLook={onLook}
            cursor={cursor.row === HEAD ? cursor.column : null}
            onSort={(column) => {
              grid.current?.focus();
              setPlace({ row: cursor.row, column: columns.indexOf(column) });
              sortBy(column);
            }}
            rem={rem}
            {...(selectable
              ? {
                  all: visible.length > 0 && selection.ids.size >= visible.length,
                  onAll: () => onSelection(allOrNothing(selection, shownIds())),
                }
              : {})}
          />
          {props.filtering ? (
            <TableFilterRow
              columns={columns}
              look={look}
              onLook={onLook}
              selectable={selectable}
              today={props.today}
            />
          ) : null}
        </div>
        <div className="table-body" role="rowgroup" style={{ height: virtualizer.getTotalSize() }}>
          {items.map((item) => {
            const row = rowAt(item.index);
            if (!row) return null;
            return (
              <TableRow
                key={item.index % slots}
                id={`${id}-${item.index}`}
                row={row}
                at={item.index}
                top={item.start - heads * height}
                columns={columns}
                ariaRow={item.index + heads + 1}
                tone={props.toneOf?.(row) ?? 'normal'}
                selected={selectable ? selection.ids.has(idOf(row)) : null}
                cursor={cursor.row === item.index ? cursor.column : null}
                onPick={pick}
                onSelect={check}
                onOpen={open}
              />
            );
          })}
        </div>
      </div>
    </div>
  );
}

/** Elements are used again for other rows (a search draws all of them anew): in steps, so that few come and go. */
const slotsFor = (count: number): number => Math.max(16, Math.ceil(count / 16) * 16);

/** After a press the browser copies from and pastes to the cell it was on, not the grid: only boxes keep their own. */
const isTypedIn = (target: EventTarget): boolean =>
  target instanceof Element && target.closest('input:not([type=checkbox]), textarea, select') !== null;

/** Ascending, then descending, then the register's own order again. */
function nextSort(sort: Sort | null, key: string): Sort | null {
  if (sort?.key !== key) return { key, descending: false };
  return sort.descending ? null : { key, descending: true };
}

const WIDTH_OF_CHECKBOX = 2.5;

const widthOf = <Row,>(column: Column<Row>, widths: TableLook['widths']): number =>
  (widths[column.key] ?? column.width) / 16;

function templateOf<Row>(
  columns: readonly Column<Row>[],
  widths: TableLook['widths'],
  selectable: boolean,
): string {
  const own = columns.map((column) => `${widthOf(column, widths)}rem`);
  return [
    ...(selectable ? [`${WIDTH_OF_CHECKBOX}rem`] : []),
    ...own.slice(0, -1),
    `minmax(${own.at(-1)}, 1fr)`,
  ].join(' ');
}

/** The selected rows in the order of the screen, or else the cell under the cursor. */
function copiedLines<Row extends object>(
  { rows, columns, visible, idOf, selection }: TableGridProps<Row>,
  cursor: Cursor,
): readonly (readonly string[])[] {
  const line = (row: Row) => columns.map((column) => column.text(row));
  if (selection.ids.size > 0)
    return Array.from(visible, (index) => rows[index] as Row)
      .filter((row) => selection.ids.has(idOf(row)))
      .map(line);
  const row = rows[visible[cursor.row] ?? -1];
  const column = columns[cursor.column];
  return [[row ? (column?.text(row) ?? '') : (column?.label ?? '')]];
}

/** Brings a column into view beside the first one, which stays in place. */
function scrollSideways<Row>(
  scroller: HTMLDivElement | null,
  columns: readonly Column<Row>[],
  look: TableLook,
  column: number,
  rem: number,
  selectable: boolean,
): void {
  if (!scroller || column === 0) return;
  const widths = columns.map((one) => widthOf(one, look.widths) * rem);
  const kept = (selectable ? WIDTH_OF_CHECKBOX * rem : 0) + (widths[0] ?? 0);
  const start = widths.slice(1, column).reduce((sum, width) => sum + width, 0);
  const end = start + (widths[column] ?? 0);
  const room = scroller.clientWidth - kept;
  if (start < scroller.scrollLeft) scroller.scrollLeft = start;
  else if (end > scroller.scrollLeft + room) scroller.scrollLeft = Math.min(start, end - room);
}
