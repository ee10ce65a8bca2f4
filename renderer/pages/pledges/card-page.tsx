import type { RecordId } from '../../../shared/ids';
import { fiscalYear } from '../../../shared/jp/fiscal';
import type { Register } from '../../../shared/registers/define';
import { leavingOf, signingsOf } from '../../../shared/registers/pledge/events';
import { heldOn } from '../../../shared/registers/pledge/holding';
import { yearOf } from '../../../shared/registers/pledge/rules';
import { type Step, type StepState, stepsOf } from '../../../shared/registers/pledge/steps';
import { hrefOf, hrefOfAction, navigate } from '../../app/router';
import { PageHead } from '../../app/title';
import { useRecord, useSituation } from '../../book/context';
import { keepChosen } from '../../registers/chosen';
import { dateText } from '../../registers/dates';
import { HistoryView } from '../../registers/history-view';
import { useNaming } from '../../registers/naming';
import { RecordFields, RecordFindings, RecordStatus } from '../../registers/record-view';
import { nameIn } from '../../registers/values';
import { Button } from '../../ui/button';
import { StatusChip } from '../../ui/chips';
import { SignatureView } from '../../ui/fields/signature-view';
import { ClauseLink, EmptyState } from '../../ui/notices';

const STATES: { readonly [state in StepState]: Parameters<typeof StatusChip>[0] } = {
  done: { label: '済', tone: 'good' },
  now: { label: '次にすること', tone: 'waiting' },
  open: { label: '未', tone: 'neutral' },
  later: { label: 'これから', tone: 'neutral' },
  skipped: { label: '不要', tone: 'ended' },
};

type Props = { readonly register: Register; readonly id: string };

/** 年度カード: the five steps of one person's year, and what is next. */
export function CardPage({ register, id }: Props) {
  const state = useRecord(id as RecordId);
  const situation = useSituation();
  const naming = useNaming();
  if (!state)
    return (
      <>
        <PageHead title="年度カードが見つかりません" />
        <EmptyState title="このカードは、この簿冊にはありません">
          <a href={hrefOf(['pledges'])}>説明・誓約へ戻る</a>
        </EmptyState>
      </>
    );
  const title = `${nameIn(naming, register, state)}　${fiscalYear(yearOf(state)).label}`;
  const rest = register.actions.filter(
    (action) => ['amend', 'void'].includes(action.id) && action.refusal(situation, state) !== 'hidden',
  );
  // This card and no other, whatever was chosen in a list before; who leaves gets the paper of the return.
  const print = () => {
    keepChosen(register.id, [state.id]);
    const form = leavingOf(state) ? 'return-confirmation' : 'pledge';
    navigate(hrefOf(['forms', register.id], { form, scope: 'chosen' }));
  };
  return (
    <article className="record-page" data-voided={state.voided ? '' : undefined}>
      <nav aria-label="現在の場所">
        <a href={hrefOf(['pledges'])}>説明・誓約</a>
      </nav>
      <PageHead title={title}>
        <Button onPress={print}>様式を印刷</Button>
        {rest.map((action) => (
          <Button
            key={action.id}
            tone={action.tone}
            refusal={action.refusal(situation, state)}
            onPress={() => navigate(hrefOfAction(register.id, action.id, [state.id]))}
          >
            {action.label}
          </Button>
        ))}
      </PageHead>
      <RecordStatus register={register} state={state} />
      <RecordFindings register={register} state={state} />
      <ol className="pledge-steps">
        {stepsOf(state, situation.book).map((step) => (
          <StepCard key={step.id} step={step} register={register} id={state.id} />
        ))}
      </ol>
      <Holding state={state} />
      <div className="record-columns">
        <div>
          <h2>内容</h2>
          <RecordFields register={register} state={state} />
          <Signatures state={state} />
        </div>
        <section>
          <h2>履歴</h2>
          <HistoryView register={register} state={state} />
        </section>
      </div>
    </article>
  );
}

type StepProps = { readonly step: Step; readonly register: Register; readonly id: RecordId };

function StepCard({ step, register, id }: StepProps) {
  const situation = useSituation();
  const state = situation.book.record(id);
  const actions = step.actions.flatMap((name) => {
    const action = register.actions.find((one) => one.id === name);
    return action && state && action.refusal(situation, state) === null ? [action] : [];
  });
  return (
    <li className="pledge-step" data-state={step.state}>
      <h2>
        {step.title} <StatusChip {...STATES[step.state]} />
      </h2>
      {step.says.map((line) => (
        <p key={line}>{line}</p>
      ))}
      <ClauseLink
        clause={step.clause}
        onShow={(clause) => navigate(hrefOf(['help', 'clauses'], { clause }))}
      />
      <div className="pledge-step-actions">
        {actions.map((action, at) => (
          <Button
            key={action.id}
            size="small"
            tone={at === 0 && step.state === 'now' ? 'primary' : 'normal'}
            onPress={() => navigate(hrefOfAction(register.id, action.id, [id]))}
          >
            {action.label}
          </Button>
        ))}
      </div>
    </li>
  );
}

type StateProps = { readonly state: NonNullable<ReturnType<typeof useRecord>> };

/** What this person holds now. */
function Holding({ state }: StateProps) {
  const { book } = useSituation();
  const held = heldOn(state, book);
  if (held.length === 0) return null;
  return (
    <section aria-label="今預かっているもの">
      <h2>今預かっているもの（{held.length}点）</h2>
      <ul className="value-list">
        {held.map((one) => (
          <li key={`${one.thing ?? ''} ${one.name} ${one.number ?? ''}`}>
            {one.name} {one.number} {one.thing && '（持出・貸出簿）'}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Every signature there ever was on this card: those taken back struck through. */
function Signatures({ state }: StateProps) {
  const signings = signingsOf(state);
  if (signings.length === 0) return null;
  return (
    <section className="pledge-signatures">
      <h3>署名</h3>
      {signings.map((one) => (
        <div key={one.entry}>
          <p>
            {dateText(one.on)}　文面 {one.pledge.version}版　
            {one.cancelled && (
              <strong>
                取消し（{dateText(one.cancelled.on)} {one.cancelled.reason}）
              </strong>
            )}
          </p>
          <p className="pledge-hash">照合値 {one.sha256}</p>
          {one.signature && <SignatureView value={one.signature as never} />}
        </div>
      ))}
    </section>
  );
}
