// biome-ignore-all lint/a11y/useSemanticElements: rows are laid out and virtualised; the roles say what they are
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid holds the focus and tells the cell by aria-activedescendant
import { useVirtualizer } from '@tanstack/react-virtual';
import { ArrowDown, ArrowUp } from 'lucide-react';
import { type KeyboardEvent, type MouseEvent, useEffect, useId, useMemo, useRef, useState } from 'react';
import type { Column, TableLook } from './column';
import { fromTsv, toTsv } from './copy';
import { type Cursor, moved } from './keys';
import { allOrNothing, extended, type Selection, toggled } from './selection';
import type { RegisterTableProps } from './table-props';
import { useRem } from './use-rem';

type TableGridProps<Row extends object> = Omit<RegisterTableProps<Row>, 'columns'> & {
  readonly columns: readonly Column<Row>[];
  readonly visible: Uint32Array;
  readonly look: TableLook;
  readonly onLook: (look: TableLook) => void;
  readonly selection: Selection;
  readonly onSelection: (selection: Selection) => void;
};

/** The scrolling grid. The grid itself holds the focus; the cursor is told by aria-activedescendant. */
export function TableGrid<Row extends object>(props: TableGridProps<Row>) {
  const { rows, columns, visible, look, idOf, selection, onSelection, onOpen, onCursor } = props;
  const id = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const [cursor, setCursor] = useState<Cursor>({ row: 0, column: 0 });
  const rem = useRem();
  const height = (look.density === 'compact' ? 2 : 2.5) * rem;
  const selectable = props.bulkActions !== undefined;
  const virtualizer = useVirtualizer({
    count: visible.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    overscan: 8,
    scrollPaddingStart: height,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: rows are measured anew when their height changes
  useEffect(() => virtualizer.measure(), [virtualizer, height]);

  const rowAt = (place: number): Row | undefined => rows?.[visible[place] ?? -1];
  const shownIds = () => Array.from(visible, (index) => idOf(rows?.[index] as Row));
  const go = (next: Cursor) => {
    setCursor(next);
    virtualizer.scrollToIndex(next.row);
    onCursor?.(rowAt(next.row) ?? null);
  };
  const select = (place: number, range: boolean) => {
    const row = rowAt(place);
    if (!row || !selectable) return;
    onSelection(range ? extended(selection, idOf(row), shownIds()) : toggled(selection, idOf(row)));
  };

  const press = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.target !== event.currentTarget || event.nativeEvent.isComposing) return;
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / height) - 1);
    const next = moved(cursor, event, { rows: visible.length, columns: columns.length, page });
    const row = rowAt(cursor.row);
    if (next) go(next);
    else if (event.key === 'Enter' && row) onOpen?.(row);
    else if (event.key === ' ') select(cursor.row, event.shiftKey);
    else if (event.key === 'a' && (event.ctrlKey || event.metaKey) && selectable)
      onSelection(allOrNothing(selection, shownIds()));
    else return;
    event.preventDefault();
  };

  const template = useMemo(
    () =>
      [
        ...(selectable ? ['2.5rem'] : []),
        ...columns.map((column) => `${(look.widths[column.key] ?? column.width) / 16}rem`),
      ].join(' '),
    [columns, look.widths, selectable],
  );
  const sortBy = (column: Column<Row>) => {
    const descending = look.sort?.key === column.key && !look.sort.descending;
    const off = look.sort?.key === column.key && look.sort.descending;
    props.onLook({ ...look, sort: off ? null : { key: column.key, descending } });
  };

  return (
    <div className="table-scroller" ref={scroller}>
      <div
        className="table-grid"
        role="grid"
        aria-label={props.label}
        aria-rowcount={visible.length + 1}
        aria-colcount={columns.length + (selectable ? 1 : 0)}
        aria-multiselectable={selectable || undefined}
        aria-activedescendant={visible.length > 0 ? `${id}-${cursor.row}-${cursor.column}` : undefined}
        tabIndex={0}
        style={{ '--columns': template } as React.CSSProperties}
        onKeyDown={press}
        onCopy={(event) => {
          if (event.target !== event.currentTarget || !rows) return;
          const lines = selection.ids.size
            ? Array.from(visible, (index) => rows[index] as Row)
                .filter((row) => selection.ids.has(idOf(row)))
                .map((row) => columns.map((column) => column.text(row)))
            : [[columns[cursor.column]?.text(rowAt(cursor.row) as Row) ?? '']];
          event.clipboardData.setData('text/plain', toTsv(lines));
          event.preventDefault();
        }}
        onPaste={(event) => {
          if (event.target !== event.currentTarget || !props.onPaste) return;
          props.onPaste(fromTsv(event.clipboardData.getData('text/plain')));
          event.preventDefault();
        }}
      >
        <div className="table-row table-head" role="row" aria-rowindex={1}>
          {selectable ? <span role="columnheader" className="table-cell table-select" /> : null}
          {columns.map((column, place) => (
            <span
              key={column.key}
              role="columnheader"
              className="table-cell"
              data-first={place === 0 ? '' : undefined}
              aria-sort={
                look.sort?.key === column.key ? (look.sort.descending ? 'descending' : 'ascending') : 'none'
              }
            >
              <button type="button" className="table-sort" onClick={() => sortBy(column)}>
                {column.label}
                {look.sort?.key === column.key ? (
                  look.sort.descending ? (
                    <ArrowDown className="icon" aria-hidden />
                  ) : (
                    <ArrowUp className="icon" aria-hidden />
                  )
                ) : null}
              </button>
            </span>
          ))}
        </div>
        <div className="table-body" role="rowgroup" style={{ height: virtualizer.getTotalSize() }}>
          {virtualizer.getVirtualItems().map((item) => {
            const row = rowAt(item.index);
            if (!row) return null;
            const chosen = selection.ids.has(idOf(row));
            return (
              <div
                key={idOf(row)}
                role="row"
                className="table-row"
                aria-rowindex={item.index + 2}
                aria-selected={selectable ? chosen : undefined}
                data-tone={props.toneOf?.(row) ?? 'normal'}
                data-selected={chosen ? '' : undefined}
                style={{ top: item.start, height }}
                onDoubleClick={() => onOpen?.(row)}
              >
                {selectable ? (
                  <span role="gridcell" className="table-cell table-select">
                    <input
                      type="checkbox"
                      tabIndex={-1}
                      checked={chosen}
                      aria-label="この行を選ぶ"
                      onClick={(event: MouseEvent) => select(item.index, event.shiftKey)}
                      readOnly
                    />
                  </span>
                ) : null}
                {columns.map((column, place) => (
                  <span
                    key={column.key}
                    id={`${id}-${item.index}-${place}`}
                    role="gridcell"
                    className="table-cell"
                    data-first={place === 0 ? '' : undefined}
                    data-figures={column.figures ? '' : undefined}
                    data-cursor={cursor.row === item.index && cursor.column === place ? '' : undefined}
                    onMouseDown={() => go({ row: item.index, column: place })}
                  >
                    {column.draw ? column.draw(row) : column.text(row)}
                  </span>
                ))}
              </div>
            );
          })}
        </div>
      </div>
    </div>
  );
}
