import { type KeyboardEvent, memo, useCallback, useDeferredValue, useMemo, useRef, useState } from 'react';
import { foldForSearch } from '../../../shared/jp/fold';
import { Button } from '../button';
import { EmptyState } from '../notices';
import { fittingLook, plainLook, type TableLook } from './column';
import { NOTHING_SELECTED, type Selection } from './selection';
import { TableGrid } from './table-grid';
import type { RegisterTableProps } from './table-props';
import { TableToolbar } from './table-toolbar';
import { useTableRows } from './use-table-rows';

export type { RegisterTableProps, RowTone } from './table-props';

/** The workplace: a register of up to 100,000 rows with search, filters, sorting, selection and the keys of a spreadsheet. */
export function RegisterTable<Row extends object>(props: RegisterTableProps<Row>) {
  const { columns, initialLook, onLookChange, idOf, bulkActions } = props;
  const [kept, setKept] = useState<TableLook>(
    () => initialLook ?? plainLook(columns.map((column) => column.key)),
  );
  const look = useMemo(() => fittingLook(kept, columns), [kept, columns]);
  const [filtering, setFiltering] = useState(() => Object.keys(look.filters).length > 0);
  const [selection, setSelection] = useState<Selection>(NOTHING_SELECTED);
  const search = useRef<HTMLInputElement>(null);
  const change = useCallback(
    (next: TableLook) => {
      setKept(next);
      onLookChange?.(next);
    },
    [onLookChange],
  );
  const shownColumns = useMemo(
    () => look.columns.flatMap((key) => columns.find((column) => column.key === key) ?? []),
    [look.columns, columns],
  );
  // The letter just typed is drawn first, what it finds right after.
  const query = useDeferredValue(look.query);
  const filters = useDeferredValue(look.filters);
  const { sort } = look;
  const { rows, visible, busy } = useTableRows(props.rows, columns, { query, filters, sort }, foldForSearch);
  const gridLook = useGridLook(look);
  const typed = useRef(look.query);
  typed.current = look.query;
  const changeGrid = useCallback((next: TableLook) => change({ ...next, query: typed.current }), [change]);
  const selected = useMemo(
    () => (selection.ids.size === 0 ? [] : rows.filter((row) => selection.ids.has(idOf(row)))),
    [selection, rows, idOf],
  );
  const find = (event: KeyboardEvent) => {
    if (event.key.toLowerCase() !== 'f' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    search.current?.select();
    search.current?.focus();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Ctrl+F anywhere in the table goes to its search box
    <div className="register-table" data-density={look.density} onKeyDown={find}>
      <TableToolbar
        {...props}
        look={look}
        onLook={change}
        shown={visible.length}
        all={rows.length}
        busy={busy}
        filtering={filtering}
        onFiltering={setFiltering}
        search={search}
      />
      {bulkActions ? (
        <BulkBar
          rows={selected}
          visible={visible}
          all={rows}
          counter={props.counter ?? '件'}
          draw={bulkActions}
          onClear={() => setSelection(NOTHING_SELECTED)}
        />
      ) : null}
      {props.rows === null ? (
        <Loading label={props.label} />
      ) : rows.length === 0 ? (
        <div className="table-nothing">{props.empty}</div>
      ) : (
        <>
          <KeptGrid
            label={props.label}
            idOf={idOf}
            rows={rows}
            columns={shownColumns}
            visible={visible}
            look={gridLook}
            onLook={changeGrid}
            onOpen={props.onOpen}
            onCursor={props.onCursor}
            onPaste={props.onPaste}
            toneOf={props.toneOf}
            filtering={filtering}
            today={props.today ?? ''}
            selectable={bulkActions !== undefined}
            selection={selection}
            onSelection={setSelection}
          />
          {visible.length === 0 && !busy ? (
            <NothingFound onClear={() => change({ ...look, query: '', filters: {} })} />
          ) : null}
        </>
      )}
    </div>
  );
}

/** Typing in the search box leaves the grid alone until there is something else to show. */
const KeptGrid = memo(TableGrid) as typeof TableGrid;

/** The look as far as the grid draws it: the same object while only the query changes. */
function useGridLook({ columns, widths, sort, filters, density }: TableLook): TableLook {
  return useMemo(
    () => ({ columns, widths, sort, filters, density, query: '' }),
    [columns, widths, sort, filters, density],
  );
}

type BulkBarProps<Row extends object> = {
  readonly rows: readonly Row[];
  readonly visible: Uint32Array;
  readonly all: readonly Row[];
  readonly counter: string;
  readonly draw: NonNullable<RegisterTableProps<Row>['bulkActions']>;
  readonly onClear: () => void;
};

/** What can be done to the rows that are selected; says when some of them are filtered away. */
function BulkBar<Row extends object>({ rows, visible, all, counter, draw, onClear }: BulkBarProps<Row>) {
  const unseen = useMemo(() => {
    if (rows.length === 0) return 0;
    const shown = new Set(Array.from(visible, (index) => all[index]));
    return rows.filter((row) => !shown.has(row)).length;
  }, [rows, visible, all]);
  if (rows.length === 0) return null;
  return (
    <section className="table-bulk not-printed" aria-label="選んだ行への操作">
      <strong role="status">
        {rows.length.toLocaleString('ja-JP')} {counter}を選択中
        {unseen > 0 ? `（うち ${unseen.toLocaleString('ja-JP')} ${counter}は絞込みで隠れています）` : ''}
      </strong>
      {draw(rows, onClear)}
      <Button size="small" onPress={onClear}>
        選択を解除
      </Button>
    </section>
  );
}

/** Shown only when loading takes longer than 300 ms (table.css). */
function Loading({ label }: { readonly label: string }) {
  return (
    <div className="table-loading" role="status">
      <p>{label}を読み込んでいます…</p>
      <div aria-hidden className="table-skeleton" />
    </div>
  );
}

function NothingFound({ onClear }: { readonly onClear: () => void }) {
  return (
    <div className="table-not-found">
      <EmptyState
        title="当てはまるものがありません"
        actions={<Button onPress={onClear}>検索と絞込みをすべて解除</Button>}
      >
        漢字の字体、かな、全角・半角の違いは区別せずに探しています。言葉を短くするか、絞込みを減らしてください。
      </EmptyState>
    </div>
  );
}
