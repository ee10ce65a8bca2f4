// biome-ignore-all lint/a11y/useSemanticElements: rows are laid out and virtualised; the roles say what they are
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid holds the focus and tells the cell by aria-activedescendant
// biome-ignore-all lint/a11y/useKeyWithClickEvents: the grid takes the keys: up to the header, then Enter
import { ArrowDown, ArrowUp } from 'lucide-react';
import { type PointerEvent, useRef } from 'react';
import type { Column, TableLook } from './column';

type TableHeadProps<Row> = {
  readonly id: string;
  readonly columns: readonly Column<Row>[];
  readonly look: TableLook;
  readonly onLook: (look: TableLook) => void;
  /** The column of the cursor when it stands in the header. */
  readonly cursor: number | null;
  readonly onSort: (column: Column<Row>) => void;
  readonly rem: number;
  readonly all?: boolean;
  readonly onAll?: () => void;
};

/** The header: a press sorts, the right edge is dragged to widen. */
export function TableHead<Row>({
  id,
  columns,
  look,
  onLook,
  cursor,
  onSort,
  rem,
  all = false,
  onAll,
}: TableHeadProps<Row>) {
  return (
    <div className="table-row table-head" role="row" aria-rowindex={1}>
      {onAll ? (
        <span role="columnheader" aria-colindex={1} className="table-cell table-select">
          <input
            type="checkbox"
            tabIndex={-1}
            checked={all}
            aria-label="表示中の行をすべて選ぶ"
            onChange={onAll}
          />
        </span>
      ) : null}
      {columns.map((column, place) => {
        const sort = look.sort?.key === column.key ? look.sort : null;
        return (
          <span
            key={column.key}
            id={`${id}-${place}`}
            role="columnheader"
            aria-colindex={place + (onAll ? 2 : 1)}
            aria-sort={sort ? (sort.descending ? 'descending' : 'ascending') : 'none'}
            className="table-cell"
            data-first={place === 0 ? '' : undefined}
            data-figures={column.figures ? '' : undefined}
            data-cursor={cursor === place ? '' : undefined}
            title={`${column.label}で並べ替え`}
            onClick={() => onSort(column)}
          >
            <span className="table-words">{column.label}</span>
            {sort?.descending === false ? <ArrowUp className="icon" aria-hidden /> : null}
            {sort?.descending === true ? <ArrowDown className="icon" aria-hidden /> : null}
            <WidthHandle
              width={look.widths[column.key] ?? column.width}
              rem={rem}
              onWidth={(width) => onLook({ ...look, widths: { ...look.widths, [column.key]: width } })}
            />
          </span>
        );
      })}
    </div>
  );
}

const NARROWEST = 48;
const WIDEST = 800;

type WidthHandleProps = {
  readonly width: number;
  readonly rem: number;
  readonly onWidth: (width: number) => void;
};

/** The right edge of a header cell. Keyboard users set widths in 表示項目. */
function WidthHandle({ width, rem, onWidth }: WidthHandleProps) {
  const start = useRef<{ readonly x: number; readonly width: number } | null>(null);
  const drag = (event: PointerEvent<HTMLSpanElement>) => {
    if (!start.current) return;
    const wanted = start.current.width + ((event.clientX - start.current.x) * 16) / rem;
    onWidth(Math.round(Math.max(NARROWEST, Math.min(WIDEST, wanted))));
  };
  return (
    <span
      className="table-width"
      aria-hidden
      onClick={(event) => event.stopPropagation()}
      onPointerDown={(event) => {
        start.current = { x: event.clientX, width };
        event.currentTarget.setPointerCapture(event.pointerId);
      }}
      onPointerMove={drag}
      onPointerUp={() => {
        start.current = null;
      }}
      onPointerCancel={() => {
        start.current = null;
      }}
    />
  );
}
