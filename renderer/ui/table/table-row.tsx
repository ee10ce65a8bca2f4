// biome-ignore-all lint/a11y/useSemanticElements: rows are laid out and virtualised; the roles say what they are
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid holds the focus and tells the cell by aria-activedescendant
// biome-ignore-all lint/a11y/useKeyWithClickEvents: the grid takes the keys
import { memo } from 'react';
import type { Column } from './column';
import type { RowTone } from './table-props';

type TableRowProps<Row> = {
  readonly id: string;
  readonly row: Row;
  readonly at: number;
  /** px from the top of the body. */
  readonly top: number;
  readonly columns: readonly Column<Row>[];
  readonly ariaRow: number;
  readonly tone: RowTone;
  /** null where rows cannot be selected. */
  readonly selected: boolean | null;
  /** The column of the cursor when it stands in this row. */
  readonly cursor: number | null;
  readonly onPick: (row: number, column: number) => void;
  readonly onSelect: (row: number, range: boolean) => void;
  readonly onOpen: (row: Row) => void;
};

function DrawnRow<Row>(props: TableRowProps<Row>) {
  const { id, row, at, columns, selected, cursor, onPick, onSelect, onOpen } = props;
  return (
    <div
      role="row"
      className="table-row"
      aria-rowindex={props.ariaRow}
      aria-selected={selected ?? undefined}
      data-tone={props.tone}
      data-selected={selected ? '' : undefined}
      data-current={cursor === null ? undefined : ''}
      style={{ top: props.top }}
      onDoubleClick={() => onOpen(row)}
    >
      {selected === null ? null : (
        <span role="gridcell" aria-colindex={1} className="table-cell table-select">
          <input
            type="checkbox"
            tabIndex={-1}
            checked={selected}
            aria-label={`${columns[0]?.text(row) ?? ''}を選ぶ`}
            onClick={(event) => onSelect(at, event.shiftKey)}
            readOnly
          />
        </span>
      )}
      {columns.map((column, place) => (
        <span
          key={column.key}
          id={`${id}-${place}`}
          role="gridcell"
          aria-colindex={place + (selected === null ? 1 : 2)}
          className="table-cell"
          data-first={place === 0 ? '' : undefined}
          data-figures={column.figures ? '' : undefined}
          data-cursor={cursor === place ? '' : undefined}
          onMouseDown={(event) => {
            if (event.shiftKey) event.preventDefault();
            onPick(at, place);
          }}
          onClick={(event) => {
            if (event.shiftKey && selected !== null) onSelect(at, true);
            else if (event.ctrlKey && selected !== null) onSelect(at, false);
          }}
        >
          <span className="table-words">{column.draw ? column.draw(row) : column.text(row)}</span>
        </span>
      ))}
    </div>
  );
}

/** One row. Drawn anew only when it, its place or the cursor in it changed. */
export const TableRow = memo(DrawnRow) as typeof DrawnRow;
