import { useMemo, useRef } from 'react';
import type { RegisterId } from '../../shared/ids';
import type { Json } from '../../shared/json';
import type { BookView, Register } from '../../shared/registers/define';
import { useArrangement, useKept } from '../book/arrangements-context';
import { useSituation } from '../book/context';
import type { Column, SavedView, TableLook } from '../ui/table/column';
import { columnsOf, signatureOf } from './columns';
import { useNaming } from './naming';
import { createRowKeeper, type Row } from './rows';

/** The rows and columns of a register's table, as they are now or (`past`) as they were. */
export function useRegisterTable(register: Register, past: BookView | null) {
  const situation = useSituation();
  const live = useNaming();
  const keeper = useMemo(() => createRowKeeper(register), [register]);
  const context = useMemo(() => (past ? { ...situation, book: past } : situation), [situation, past]);
  const rows = useMemo(
    () => keeper(context.book.all(register.id as RegisterId), context),
    [keeper, context, register],
  );
  const naming = useMemo(() => (past ? { ...live, record: past.record } : live), [live, past]);
  const fresh = useMemo(() => columnsOf(naming, register, rows), [naming, register, rows]);
  const stable = useRef<{ readonly signature: string; readonly columns: readonly Column<Row>[] } | null>(
    null,
  );
  const columns = useMemo(() => {
    const signature = `${register.id} ${past ? 'past' : 'now'} ${signatureOf(fresh)}`;
    if (stable.current?.signature !== signature) stable.current = { signature, columns: fresh };
    return stable.current.columns;
  }, [fresh, register, past]);
  return { rows, columns };
}

const isView = (value: Json): boolean =>
  typeof value === 'object' && value !== null && 'id' in value && 'name' in value && 'look' in value;

const viewsKept = (kept: Json): readonly SavedView[] =>
  Array.isArray(kept) ? (kept.filter(isView) as unknown as readonly SavedView[]) : [];

/** よく使う一覧 of a register, kept on this PC. */
export function useSavedViews(register: string) {
  const [views, setViews] = useArrangement<Json>(
    `views/${register}`,
    (kept) => viewsKept(kept) as unknown as Json,
  );
  const list = views as unknown as readonly SavedView[];
  return {
    views: list,
    save(name: string, look: TableLook) {
      const view: SavedView = { id: crypto.randomUUID(), name, look };
      setViews([...list.filter((other) => other.name !== name), view] as unknown as Json);
    },
    remove: (id: string) => setViews(list.filter((view) => view.id !== id) as unknown as Json),
  };
}

/** How the table was left: columns, widths, sort order, filters. Null while it is being read. */
export const useLastLook = (register: string) => useKept(`look/${register}`);
