import { ClipboardPaste, FileOutput, Plus, Printer } from 'lucide-react';
import { useCallback, useMemo, useState } from 'react';
import { formsOf } from '../../shared/registers/all-forms';
import type { Action, BookView, Register } from '../../shared/registers/define';
import { hrefOf, hrefOfAction, hrefOfRecord, navigate, type Route } from '../app/router';
import { PageHead } from '../app/title';
import { useWide } from '../app/wide';
import { useBook, useSituation } from '../book/context';
import { Button } from '../ui/button';
import { EmptyState, Notice } from '../ui/notices';
import { type Column, plainLook, type TableLook } from '../ui/table/column';
import { RegisterTable } from '../ui/table/register-table';
import { AsOfControl } from './as-of-control';
import { keepChosen } from './chosen';
import { shownColumns } from './columns';
import { keepPaste } from './pasted';
import { RecordPane } from './record-pane';
import type { Row } from './rows';
import { useLastLook, useRegisterTable, useSavedViews } from './table-state';
import { toneOf } from './tones';

const idOf = (row: Row): string => row.state.id;

/** A register as a table: the place of work for every kind of record. */
export function RegisterPage({ register, route }: { readonly register: Register; readonly route: Route }) {
  const [lastLook, keepLook] = useLastLook(register.id);
  const [past, setPast] = useState<BookView | null>(null);
  const actions = register.actions.filter((action) => action.on === 'none');
  const firstPrimary = actions.findIndex(({ tone }) => tone === 'primary');
  return (
    <>
      <PageHead title={register.title}>
        <AsOfControl onPast={setPast} />
        {past === null &&
          actions.map((action, at) => (
            <NewButton key={action.id} register={register} action={action} first={at === firstPrimary} />
          ))}
      </PageHead>
      <ReadOnlyNotice register={register} />
      {lastLook && (
        <RegisterBody
          key={`${register.id} ${route.query.get('q') ?? ''} ${route.query.get('view') ?? ''}`}
          register={register}
          past={past}
          lastLook={lastLook.value as unknown as TableLook | null}
          onLook={keepLook as unknown as (look: TableLook) => void}
          query={route.query.get('q') ?? null}
          status={route.query.get('status') ?? null}
        />
      )}
    </>
  );
}

type NewProps = {
  readonly register: Register;
  readonly action: Action;
  /** Whether it is the one thing that this page is for: the others step back. */
  readonly first: boolean;
};

function NewButton({ register, action, first }: NewProps) {
  return (
    <Button
      tone={action.tone === 'primary' && !first ? 'normal' : action.tone}
      icon={Plus}
      onPress={() => navigate(hrefOfAction(register.id, action.id))}
    >
      {action.label}
    </Button>
  );
}

function ReadOnlyNotice({ register }: { readonly register: Register }) {
  const book = useBook();
  if (!book.readOnly().has(register.id)) return null;
  return (
    <Notice tone="warn" title="更新が必要です">
      <p>
        新しい版のまもり台帳で付けられた記録があります。この版では読むことだけができます。アプリを更新してください。
      </p>
    </Notice>
  );
}

type BodyProps = {
  readonly register: Register;
  readonly past: BookView | null;
  readonly lastLook: TableLook | null;
  readonly onLook: (look: TableLook) => void;
  readonly query: string | null;
  readonly status: string | null;
};

function RegisterBody({ register, past, lastLook, onLook, query, status }: BodyProps) {
  const { rows, columns } = useRegisterTable(register, past);
  const saved = useSavedViews(register.id);
  const wide = useWide();
  const [current, setCurrent] = useState<string | null>(null);
  const initialLook = useMemo(
    () => startingLook(register, lastLook ?? firstLook(register, columns), query, status),
    [register, lastLook, columns, query, status],
  );
  const open = useCallback((row: Row) => navigate(hrefOfRecord(register.id, row.state.id)), [register]);
  const show = useCallback((row: Row | null) => setCurrent(row ? row.state.id : null), []);
  const tone = useCallback((row: Row) => toneOf(register, row), [register]);
  const canImport = register.group === 'ledgers' || register.group === 'organisation';
  const paste = useCallback(
    (lines: readonly (readonly string[])[]) => {
      keepPaste(register.id, lines);
      navigate(hrefOf(['exchange', 'import', register.id], { from: 'clipboard' }));
    },
    [register],
  );

  return (
    <div className="register-page" data-pane={wide && current ? '' : undefined}>
      <RegisterTable<Row>
        label={register.title}
        rows={rows}
        columns={columns}
        idOf={idOf}
        initialLook={initialLook}
        onLookChange={onLook}
        views={saved.views}
        onSaveView={saved.save}
        onRemoveView={saved.remove}
        onOpen={open}
        onCursor={show}
        toneOf={tone}
        {...(past === null
          ? { bulkActions: (chosen) => <BulkActions register={register} rows={chosen} /> }
          : {})}
        {...(canImport && past === null ? { onPaste: paste } : {})}
        empty={past ? <NothingThen /> : <NothingYet register={register} canImport={canImport} />}
      />
      {wide && current && past === null && (
        <RecordPane key={current} register={register} id={current} onClose={() => setCurrent(null)} />
      )}
    </div>
  );
}

/** What the host and the window write down by themselves is read from the newest. */
function firstLook(register: Register, columns: readonly Column<Row>[]): TableLook {
  const look = plainLook(shownColumns(register, columns));
  const newest = register.group === 'operation' && columns.some(({ key }) => key === 'moment');
  return newest ? { ...look, sort: { key: 'moment', descending: true } } : look;
}

/** The look to start with: as it was left, unless the address asks for something of its own. */
function startingLook(
  register: Register,
  look: TableLook,
  query: string | null,
  status: string | null,
): TableLook {
  if (query === null && status === null) return { ...look, query: '' };
  const filters = status === null ? {} : { status: { kind: 'choice' as const, values: status.split('.') } };
  return { ...look, query: query ?? '', filters: register.statuses ? filters : {} };
}

/** What can be done to all of the rows chosen, with the number of those it cannot be done to. */
function BulkActions({ register, rows }: { readonly register: Register; readonly rows: readonly Row[] }) {
  const situation = useSituation();
  const many = register.actions.filter((action) => action.on === 'many');
  const take = (path: readonly string[]) => {
    keepChosen(register.id, rows.map(idOf));
    navigate(hrefOf(path));
  };
  return (
    <>
      {many.map((action) => {
        const able = rows.filter((row) => action.refusal(situation, row.state) === null);
        if (able.length === 0) return null;
        const label = able.length === rows.length ? action.label : `${action.label}（${able.length}件に）`;
        return (
          <Button
            key={action.id}
            size="small"
            tone={action.tone}
            onPress={() => navigate(hrefOfAction(register.id, action.id, able.map(idOf)))}
          >
            {label}
          </Button>
        );
      })}
      {formsOf(register.id).length > 0 && (
        <Button size="small" icon={Printer} onPress={() => take(['forms', register.id])}>
          様式を印刷
        </Button>
      )}
      <Button size="small" icon={FileOutput} onPress={() => take(['exchange', 'export', register.id])}>
        書き出す
      </Button>
    </>
  );
}

function NothingThen() {
  return (
    <EmptyState title="この日には、まだ記録がありません">
      <p>日付を変えて確かめるか、今の台帳に戻ってください。</p>
    </EmptyState>
  );
}

function NothingYet({ register, canImport }: { readonly register: Register; readonly canImport: boolean }) {
  const first = register.actions.find((action) => action.on === 'none');
  return (
    <EmptyState
      title={`${register.noun}はまだありません`}
      actions={
        <>
          {first && <NewButton register={register} action={first} first />}
          {canImport && (
            <Button
              icon={ClipboardPaste}
              onPress={() => navigate(hrefOf(['exchange', 'import', register.id]))}
            >
              今のExcel・CSVから取り込む
            </Button>
          )}
        </>
      }
    >
      <p>
        {register.noun}の記録は、この一覧に並びます
        {register.clauses.length > 0 && `（根拠 ${register.clauses.join('、')}）`}。
      </p>
    </EmptyState>
  );
}
