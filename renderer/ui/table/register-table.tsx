import type { ReactNode } from 'react';
import { useCallback, useMemo, useState } from 'react';
import { type Column, fittingLook, plainLook, type SavedView, type TableLook } from './column';
import { plainFold } from './plain-fold';
import { NOTHING_SELECTED, type Selection } from './selection';
import { TableGrid } from './table-grid';
import { TableToolbar } from './table-toolbar';
import { useTableRows } from './use-table-rows';

export type RowTone = 'normal' | 'ended' | 'voided' | 'attention';

export type RegisterTableProps<Row extends object> = {
  /** Spoken name: 「情報資産台帳」. */
  readonly label: string;
  /** null while loading. A row whose cells changed must be a new object; keep the others. */
  readonly rows: readonly Row[] | null;
  /** Memoise these. */
  readonly columns: readonly Column<Row>[];
  readonly idOf: (row: Row) => string;
  /** 件, 本, 名. */
  readonly counter?: string;
  /** Read once; later changes come back through `onLookChange`. Without it all columns are shown. */
  readonly initialLook?: TableLook;
  readonly onLookChange?: (look: TableLook) => void;
  readonly views?: readonly SavedView[];
  readonly onSaveView?: (name: string, look: TableLook) => void;
  readonly onRemoveView?: (id: string) => void;
  /** Enter or double click. */
  readonly onOpen?: (row: Row) => void;
  /** The cursor came to rest on this row: for a detail pane beside the table. */
  readonly onCursor?: (row: Row | null) => void;
  /** Drawn in the bar that appears when rows are selected; without it rows cannot be selected. */
  readonly bulkActions?: (rows: readonly Row[], clear: () => void) => ReactNode;
  /** Ctrl+V of cells copied from Excel. */
  readonly onPaste?: (lines: readonly (readonly string[])[]) => void;
  readonly toneOf?: (row: Row) => RowTone;
  /** Shown when there are no rows at all: an EmptyState with the first action. */
  readonly empty: ReactNode;
  /** Buttons at the right of the toolbar: 登録, 取込み, 書出し. */
  readonly actions?: ReactNode;
};

/** The workplace: a register of up to 100,000 rows with search, filters, sorting, selection and the keys of a spreadsheet. */
export function RegisterTable<Row extends object>(props: RegisterTableProps<Row>) {
  const { rows, columns, initialLook, onLookChange, idOf } = props;
  const [look, setLook] = useState<TableLook>(() =>
    fittingLook(initialLook ?? plainLook(columns.map((column) => column.key)), columns),
  );
  const [selection, setSelection] = useState<Selection>(NOTHING_SELECTED);
  const change = useCallback(
    (next: TableLook) => {
      setLook(next);
      onLookChange?.(next);
    },
    [onLookChange],
  );
  const shownColumns = useMemo(
    () => look.columns.flatMap((key) => columns.find((column) => column.key === key) ?? []),
    [look.columns, columns],
  );
  const { visible, busy } = useTableRows(rows, columns, look, plainFold);
  const selected = useMemo(
    () => (selection.ids.size === 0 || !rows ? [] : rows.filter((row) => selection.ids.has(idOf(row)))),
    [selection, rows, idOf],
  );
  return (
    <div className="register-table" data-density={look.density}>
      <TableToolbar
        {...props}
        look={look}
        onLook={change}
        shown={visible.length}
        all={rows?.length ?? 0}
        busy={busy}
      />
      {props.bulkActions && selected.length > 0 ? (
        <section className="table-bulk" aria-label="選んだ行への操作">
          <strong>{selected.length.toLocaleString('ja-JP')} 件を選択中</strong>
          {props.bulkActions(selected, () => setSelection(NOTHING_SELECTED))}
        </section>
      ) : null}
      {rows?.length === 0 ? (
        props.empty
      ) : (
        <TableGrid
          {...props}
          columns={shownColumns}
          visible={visible}
          look={look}
          onLook={change}
          selection={selection}
          onSelection={setSelection}
        />
      )}
    </div>
  );
}
