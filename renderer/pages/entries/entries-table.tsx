import { useCallback, useMemo } from 'react';
import type { RecordState } from '../../../shared/journal/project';
import type { Situation } from '../../../shared/registers/define';
import { isInside } from '../../../shared/registers/entry-index';
import { afterClosingText, entryLog, faultLabels } from '../../../shared/registers/entry-log/index';
import { ENTRY_LOG } from '../../../shared/registers/ids';
import { hrefOfAction, hrefOfRecord, navigate } from '../../app/router';
import { useSituation } from '../../book/context';
import { useNaming } from '../../registers/naming';
import { type Naming, textsOf } from '../../registers/values';
import { Button } from '../../ui/button';
import { StatusChip } from '../../ui/chips';
import { EmptyState } from '../../ui/notices';
import type { Column } from '../../ui/table/column';
import { RegisterTable } from '../../ui/table/register-table';

type Row = {
  readonly state: RecordState;
  readonly text: (key: string) => string;
  readonly faults: string;
  readonly after: string;
};

const idOf = (row: Row): string => row.state.id;

function statusOf(state: RecordState) {
  const key = state.voided ? 'voided' : isInside(state) ? 'inside' : 'left';
  return entryLog.statuses[key] ?? { label: '', tone: 'neutral' as const };
}

const timeOf = (moment: unknown, showDay: boolean, other: unknown): string => {
  if (typeof moment !== 'string') return '';
  const day = moment.slice(0, 10);
  const withDay = showDay || (typeof other === 'string' && other.slice(0, 10) !== day);
  return withDay
    ? `${Number(day.slice(5, 7))}/${Number(day.slice(8))} ${moment.slice(11)}`
    : moment.slice(11);
};

function columnsFor(showDay: boolean, showArea: boolean): readonly Column<Row>[] {
  const plain = (key: string, label: string, width: number): Column<Row> => ({
    key,
    label,
    width,
    text: (row) => row.text(key),
    filter: { kind: 'text' },
  });
  return [
    {
      key: 'enteredAt',
      label: '入室',
      width: showDay ? 120 : 80,
      text: ({ state }) => timeOf(state.fields.enteredAt, showDay, null),
      order: ({ state }) => Date.parse(`${String(state.fields.enteredAt)}:00Z`),
    },
    {
      key: 'leftAt',
      label: '退室',
      width: showDay ? 120 : 90,
      text: ({ state }) => timeOf(state.fields.leftAt, showDay, state.fields.enteredAt),
      order: ({ state }) =>
        typeof state.fields.leftAt === 'string' ? Date.parse(`${state.fields.leftAt}:00Z`) : null,
    },
    {
      key: 'status',
      label: '状態',
      width: 110,
      text: ({ state }) => statusOf(state).label,
      draw: ({ state }) => <StatusChip {...statusOf(state)} />,
    },
    plain('name', '氏名', 140),
    plain('company', '所属・会社', 170),
    ...(showArea ? [plain('area', '管理区域', 150)] : []),
    plain('people', '人数', 70),
    plain('purpose', '目的', 170),
    { key: 'faults', label: '確認すること', width: 190, text: (row) => row.faults, filter: { kind: 'text' } },
    plain('escort', '立会職員', 120),
    plain('idShown', '身分証', 150),
    plain('allowedBy', 'その場の許可者', 120),
    plain('broughtIn', '持込物', 160),
    plain('keys', '鍵', 110),
    { key: 'after', label: '締め後', width: 110, text: (row) => row.after, filter: { kind: 'text' } },
    plain('remarks', '備考', 160),
  ];
}

const kept = new WeakMap<RecordState, { situation: Situation; row: Row }>();

function rowOf(state: RecordState, naming: Naming, situation: Situation): Row {
  const known = kept.get(state);
  if (known && known.situation === situation) return known.row;
  let faults: string | null = null;
  const row: Row = {
    state,
    text: textsOf(naming, entryLog, state, 'short'),
    // Judged when it is looked at: a month of thousands opens with the lines that are on the screen.
    get faults() {
      faults ??= faultLabels(state, situation).join('・');
      return faults;
    },
    get after() {
      return afterClosingText(state, situation.book);
    },
  };
  kept.set(state, { situation, row });
  return row;
}

type Props = {
  readonly rows: readonly RecordState[];
  readonly label: string;
  readonly showDay: boolean;
  readonly showArea: boolean;
};

/** The lines of the book; several can be dealt with at once. */
export function EntriesTable({ rows, label, showDay, showArea }: Props) {
  const naming = useNaming();
  const situation = useSituation();
  const columns = useMemo(() => columnsFor(showDay, showArea), [showDay, showArea]);
  const lines = useMemo(
    () => rows.map((state) => rowOf(state, naming, situation)),
    [rows, naming, situation],
  );
  const open = useCallback((row: Row) => navigate(hrefOfRecord(ENTRY_LOG, row.state.id)), []);
  return (
    <div className="entries-table">
      <RegisterTable<Row>
        key={`${showDay} ${showArea}`}
        label={label}
        rows={lines}
        columns={columns}
        idOf={idOf}
        onOpen={open}
        today={situation.today}
        toneOf={({ state, faults }) => (state.voided ? 'voided' : faults === '' ? 'normal' : 'attention')}
        bulkActions={(chosen) => <BulkActions rows={chosen} />}
        empty={
          <EmptyState title="この期間の入退室はありません">
            <p>入退室受付で記録するか、紙の管理簿から転記すると、ここに並びます。</p>
          </EmptyState>
        }
      />
    </div>
  );
}

function BulkActions({ rows }: { readonly rows: readonly Row[] }) {
  const situation = useSituation();
  return entryLog.actions
    .filter((action) => action.on === 'many')
    .map((action) => {
      const able = rows.filter(({ state }) => action.refusal(situation, state) === null);
      if (able.length === 0) return null;
      return (
        <Button
          key={action.id}
          size="small"
          tone={action.tone}
          onPress={() => navigate(hrefOfAction(ENTRY_LOG, action.id, able.map(idOf)))}
        >
          {able.length === rows.length ? action.label : `${action.label}（${able.length}件に）`}
        </Button>
      );
    });
}
