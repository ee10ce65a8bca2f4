import { useCallback, useMemo, useState } from 'react';
import { fittingLook, plainLook, type TableLook } from './column';
import { plainFold } from './plain-fold';
import { NOTHING_SELECTED, type Selection } from './selection';
import { TableGrid } from './table-grid';
import type { RegisterTableProps } from './table-props';

export type { RegisterTableProps, RowTone } from './table-props';

import { TableToolbar } from './table-toolbar';
import { useTableRows } from './use-table-rows';

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
