import { useMemo, useState } from 'react';
import type { RecordId } from '../../../shared/ids';
import type { RecordState } from '../../../shared/journal/project';
import type { Json } from '../../../shared/json';
import type { Problem } from '../../../shared/problem';
import { PLEDGE } from '../../../shared/registers/ids';
import { briefingOf, needsSignature, signingOf } from '../../../shared/registers/pledge/events';
import { nameOnCard } from '../../../shared/registers/pledge/rules';
import { hrefOf, navigate, type Route } from '../../app/router';
import { PageHead } from '../../app/title';
import { useBook, useSituation } from '../../book/context';
import { Button } from '../../ui/button';
import { FieldInput } from '../../ui/fields/field-input';
import { EmptyState, Notice, ProblemNotice } from '../../ui/notices';
import { useCarryOut } from '../carry-out';
import { useFieldServices } from '../field-services';
import { SignerScreen } from './signer-screen';

const witnessField = {
  key: 'witness',
  label: '立会者',
  kind: 'person',
  required: true,
  help: '署名に立ち会う職員です。並んだ全員に共通で記録します。',
} as const;

/** Signing on the screen, one person after another: who is next, who sees to it, and how many are left. */
export function SigningPage({ route }: { readonly route: Route }) {
  const situation = useSituation();
  const services = useFieldServices();
  const [ids] = useState(() => (route.query.get('on') ?? '').split('.').filter((id) => id !== ''));
  const [witness, setWitness] = useState<Json | undefined>(undefined);
  const [signing, setSigning] = useState<RecordId | null>(null);
  const [skipped, setSkipped] = useState<readonly string[]>([]);
  const cards = useMemo(
    () => ids.flatMap((id) => situation.book.record(id as RecordId) ?? []),
    [ids, situation],
  );
  const ready = cards.filter((card) => needsSignature(card) && !signingOf(card) && briefingOf(card));
  const unready = cards.filter((card) => needsSignature(card) && !signingOf(card) && !briefingOf(card));
  const done = cards.filter((card) => signingOf(card));
  const next = ready.find((card) => !skipped.includes(card.id)) ?? ready[0];
  const card = signing === null ? undefined : cards.find((one) => one.id === signing);
  return (
    <>
      <PageHead title="画面で署名してもらう" />
      <p className="page-lead">
        署名 {done.length}人済・残り{ready.length}人
      </p>
      {unready.length > 0 && (
        <Notice tone="warn" title="説明の記録がない人がいます">
          <p>
            {unready.map((one) => nameOnCard(one, situation.book)).join('、')}
            （5-1(2)① 先に説明を記録してください。）
          </p>
        </Notice>
      )}
      {next ? (
        <section className="signing-queue" aria-label="次の人">
          <FieldInput field={witnessField} value={witness} onChange={setWitness} services={services} />
          <p className="signing-next">
            次の人：<strong>{nameOnCard(next, situation.book)}</strong> さん
          </p>
          <div className="signing-buttons">
            <Button
              tone="primary"
              {...(witness === undefined ? { refusal: '先に立会者を選んでください。' } : {})}
              onPress={() => setSigning(next.id)}
            >
              この人の署名を始める
            </Button>
            {ready.length > 1 && (
              <Button onPress={() => setSkipped(turned(skipped, next.id, ready))}>後に回す</Button>
            )}
            <Button onPress={() => navigate(hrefOf(['pledges']))}>やめる</Button>
          </div>
        </section>
      ) : (
        <EmptyState title="署名を待つ人はいません">
          <p>
            <a href={hrefOf(['pledges'])}>説明・誓約の一覧へ戻る</a>
          </p>
        </EmptyState>
      )}
      {card && witness !== undefined && (
        <OneSigner key={card.id} card={card} witness={witness} onEnd={() => setSigning(null)} />
      )}
    </>
  );
}

/** Behind the others; when everybody was put back once, the queue begins anew. */
const turned = (skipped: readonly string[], id: string, ready: readonly RecordState[]): readonly string[] =>
  skipped.length + 1 >= ready.length ? [] : [...skipped, id];

type OneProps = { readonly card: RecordState; readonly witness: Json; readonly onEnd: () => void };

function OneSigner({ card, witness, onEnd }: OneProps) {
  const book = useBook();
  const register = book.register(PLEDGE);
  const action = register?.actions.find(({ id }) => id === 'sign');
  if (!register || !action) return null;
  return <Signer {...{ card, witness, onEnd, register, action }} />;
}

type SignerProps = OneProps & {
  readonly register: Parameters<typeof useCarryOut>[0];
  readonly action: Parameters<typeof useCarryOut>[1];
};

function Signer({ card, witness, onEnd, register, action }: SignerProps) {
  const situation = useSituation();
  const carryOut = useCarryOut(register, action);
  const [target] = useState(card);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [signed, setSigned] = useState(false);
  async function sign(signature: Json): Promise<void> {
    const outcome = await carryOut([target], { read: true, signature, witness });
    if (!outcome.ok) return setProblem(outcome.error);
    setSigned(true);
  }
  return (
    <SignerScreen
      card={target}
      situation={situation}
      signed={signed}
      problem={problem ? <ProblemNotice problem={problem} /> : null}
      onSign={sign}
      onEnd={onEnd}
    />
  );
}
