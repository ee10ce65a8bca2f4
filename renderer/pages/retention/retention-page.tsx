import { FileText, List } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { RecordId } from '../../../shared/ids';
import { ERASURE } from '../../../shared/journal/erasure';
import type { JsonObject } from '../../../shared/json';
import type { Problem } from '../../../shared/problem';
import type { Action, Register } from '../../../shared/registers/define';
import { MOST_ITEMS } from '../../../shared/registers/erasure/index';
import { RETENTION_HOLD } from '../../../shared/registers/ids';
import type { PastTerm } from '../../../shared/retention/past-term';
import { useSay } from '../../app/notice';
import { hrefOf, hrefOfRecord, hrefOfRegister, navigate } from '../../app/router';
import { PageHead } from '../../app/title';
import { useBook, useSituation, useSituationNow } from '../../book/context';
import { startingValues } from '../../registers/action-values';
import { useCarryOut } from '../../registers/carry-out';
import { useFieldServices } from '../../registers/field-services';
import { countText } from '../../registers/words';
import { Button } from '../../ui/button';
import { RegisterForm } from '../../ui/form/register-form';
import { NotFoundPage } from '../not-found-page';
import { PastTable } from './past-table';
import { usePastTerm } from './use-past-term';

/** 保存年限を過ぎた記録: the list, and the application to erase what was chosen of it. */
export function RetentionPage() {
  const book = useBook();
  const register = book.register(ERASURE);
  const apply = register?.actions.find(({ id }) => id === 'apply');
  const [chosen, setChosen] = useState<ReadonlySet<RecordId> | null>(null);
  const situation = useSituation();
  const past = usePastTerm(situation);
  if (!register || !apply) return <NotFoundPage />;
  const rows = past ?? [];
  if (chosen)
    return (
      <ApplyPage
        register={register}
        apply={apply}
        terms={rows.filter(({ state }) => chosen.has(state.id))}
        onCancel={() => setChosen(null)}
      />
    );
  const able = rows.filter(({ blockers }) => blockers.length === 0).length;
  return (
    <>
      <PageHead title="保存年限を過ぎた記録">
        <Button icon={List} onPress={() => navigate(hrefOfRegister(ERASURE))}>
          消去の伺と実施
        </Button>
        <Button icon={FileText} onPress={() => navigate(hrefOf(['forms', ERASURE]))}>
          伺の様式を印刷
        </Button>
        <Button onPress={() => navigate(hrefOfRegister(RETENTION_HOLD))}>保存の延長</Button>
      </PageHead>
      <p className="page-lead">
        完結した年度の翌年度から数えて保存年限が満了した記録は{countText(rows.length)}、うち消去できるものは
        {countText(able)}
        です。選んで消去を申請し、決裁を記録してから実施します。保存年限は「設定」のポリシー設定で変えられます。
      </p>
      <div className="retention-page">
        <PastTable rows={past} onApply={(list) => setChosen(new Set(list.map(({ state }) => state.id)))} />
      </div>
    </>
  );
}

type ApplyProps = {
  readonly register: Register;
  readonly apply: Action;
  readonly terms: readonly PastTerm[];
  readonly onCancel: () => void;
};

function ApplyPage({ register, apply, terms, onCancel }: ApplyProps) {
  const book = useBook();
  const situation = useSituation();
  const situationNow = useSituationNow();
  const services = useFieldServices();
  const carryOut = useCarryOut(register, apply);
  const say = useSay();
  const [start] = useState(() => startingValues(apply, situation, []));
  const fields = useMemo(
    () => apply.fields(situation, []).filter(({ key }) => key !== 'items'),
    [apply, situation],
  );
  const [items] = useState(() =>
    terms.slice(0, MOST_ITEMS).map(({ state, completedOn, years, until }) => ({
      record: state.id as string,
      kind: book.register(state.register)?.title ?? state.register,
      ...(state.number === null ? {} : { number: state.number }),
      completedOn: completedOn as string,
      years,
      until: until as string,
    })),
  );
  const whole = (values: JsonObject): JsonObject => ({ ...values, items });
  const submit = async (values: JsonObject): Promise<Problem | null> => {
    const outcome = await carryOut([], whole(values));
    if (!outcome.ok) return outcome.error;
    say({ text: outcome.value.message.text });
    if (outcome.value.record) navigate(hrefOfRecord(ERASURE, outcome.value.record));
    return null;
  };
  const kinds = [...new Set(items.map(({ kind }) => kind))].map(
    (kind) => `${kind} ${countText(items.filter((item) => item.kind === kind).length)}`,
  );
  return (
    <div className="action-page">
      <PageHead title={`消去の申請（${countText(items.length)}）`} />
      <section className="action-targets" aria-label="消去する記録">
        <h2>消去する記録</h2>
        <p>{kinds.join('、')}</p>
        {terms.length > items.length && (
          <p>{`一度に申請できるのは${countText(MOST_ITEMS)}までです。残りは続けて申請してください。`}</p>
        )}
      </section>
      <RegisterForm
        fields={fields}
        initial={start}
        services={services}
        judge={(values) => apply.decide(situationNow(), [], whole(values)).findings}
        onSubmit={submit}
        submitLabel="消去を申請する"
        tone="primary"
        onCancel={onCancel}
      />
    </div>
  );
}
