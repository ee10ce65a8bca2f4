import { useMemo } from 'react';
import { fiscalYearOf } from '../../../shared/jp/fiscal';
import { blockerText } from '../../../shared/registers/erasure/index';
import type { PastTerm } from '../../../shared/retention/past-term';
import { hrefOfRecord, navigate } from '../../app/router';
import { useBook } from '../../book/context';
import { dateText } from '../../registers/dates';
import { useNaming } from '../../registers/naming';
import { type Naming, titleOf } from '../../registers/values';
import { Button } from '../../ui/button';
import { EmptyState } from '../../ui/notices';
import { type Column, plainLook } from '../../ui/table/column';
import { RegisterTable } from '../../ui/table/register-table';

type Props = {
  readonly rows: readonly PastTerm[] | null;
  readonly onApply: (chosen: readonly PastTerm[]) => void;
};

const CAN = '消去できる';

/** What keeps a record, and which record it is. */
const whyKept = ({ blockers }: PastTerm, naming: Naming): string => {
  const [first, ...others] = blockers;
  if (!first) return CAN;
  return `${blockerText(first)}（${titleOf(naming, first.by)}${others.length > 0 ? ` ほか${others.length}件` : ''}）`;
};

function columnsOf(naming: Naming, kinds: readonly string[]): readonly Column<PastTerm>[] {
  const kindOf = ({ state }: PastTerm) => naming.register(state.register)?.title ?? state.register;
  return [
    {
      key: 'kind',
      label: '記録の種類',
      width: 150,
      text: kindOf,
      filter: {
        kind: 'choice',
        choices: kinds.map((kind) => ({ value: kind, label: kind })),
        valuesOf: (row) => [kindOf(row)],
      },
    },
    { key: 'name', label: '番号・名称', width: 260, text: ({ state }) => titleOf(naming, state.id) },
    {
      key: 'completedOn',
      label: '完結日',
      width: 120,
      text: (row) => dateText(row.completedOn, 'short'),
      order: (row) => Number(row.completedOn.replaceAll('-', '')),
      filter: { kind: 'dates', dateOf: (row) => row.completedOn },
    },
    { key: 'year', label: '完結年度', width: 120, text: (row) => fiscalYearOf(row.completedOn).label },
    { key: 'years', label: '保存年限', width: 100, text: (row) => `${row.years}年` },
    {
      key: 'until',
      label: '満了日',
      width: 120,
      text: (row) => dateText(row.until, 'short'),
      order: (row) => Number(row.until.replaceAll('-', '')),
    },
    {
      key: 'why',
      label: '消去の可否',
      width: 300,
      text: (row) => whyKept(row, naming),
      filter: {
        kind: 'choice',
        choices: [
          { value: 'can', label: CAN },
          { value: 'cannot', label: '残すもの（理由あり）' },
        ],
        valuesOf: (row) => [row.blockers.length === 0 ? 'can' : 'cannot'],
      },
    },
  ];
}

/** What may go is read first, then how the term was counted. */
const ORDER = ['kind', 'name', 'why', 'completedOn', 'year', 'years', 'until'];

const idOf = (row: PastTerm): string => row.state.id;

/** What is past its 保存年限, why, and what keeps it. */
export function PastTable({ rows, onApply }: Props) {
  const naming = useNaming();
  const { register } = useBook();
  const kinds = useMemo(
    () => [...new Set((rows ?? []).map(({ state }) => register(state.register)?.title ?? state.register))],
    [rows, register],
  );
  const columns = useMemo(() => columnsOf(naming, kinds), [naming, kinds]);
  return (
    <RegisterTable<PastTerm>
      label="保存年限を過ぎた記録"
      rows={rows}
      columns={columns}
      idOf={idOf}
      initialLook={plainLook(ORDER)}
      onOpen={({ state }) => navigate(hrefOfRecord(state.register, state.id))}
      toneOf={(row) => (row.blockers.length > 0 ? 'ended' : 'normal')}
      bulkActions={(chosen) => <ApplyButton chosen={chosen} onApply={onApply} />}
      empty={
        <EmptyState title="保存年限を過ぎた記録はありません">
          完結した記録は、保存年限が満了するとここに並びます。
        </EmptyState>
      }
    />
  );
}

function ApplyButton({ chosen, onApply }: { readonly chosen: readonly PastTerm[] } & Pick<Props, 'onApply'>) {
  const able = chosen.filter(({ blockers }) => blockers.length === 0);
  return (
    <Button
      tone="primary"
      size="small"
      refusal={able.length === 0 ? '選んだものは、理由があって残しています。' : null}
      onPress={() => onApply(able)}
    >
      {`${able.length.toLocaleString('ja-JP')}件の消去を申請する`}
    </Button>
  );
}
