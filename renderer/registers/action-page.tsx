import { useEffect, useMemo, useState } from 'react';
import type { RecordId } from '../../shared/ids';
import type { RecordState } from '../../shared/journal/project';
import type { JsonObject } from '../../shared/json';
import type { Problem } from '../../shared/problem';
import type { Action, Register } from '../../shared/registers/define';
import { hrefOfRecord, hrefOfRegister, navigate, type Route } from '../app/router';
import { PageHead } from '../app/title';
import { useBook, useBookVersion, useSituation } from '../book/context';
import { useHost } from '../host/context';
import { Button } from '../ui/button';
import { EmptyState, Notice } from '../ui/notices';
import { ActionForm } from './action-form';
import { copiedValues, lastOwn, startingValues } from './action-values';
import { useCarryOut } from './carry-out';
import { instantText } from './dates';
import { type Draft, draftKey, readDrafts, removeDraft, saveDraft } from './drafts';
import { RecordLink } from './field-value';
import { useNaming } from './naming';

type Props = { readonly register: Register; readonly action: Action; readonly route: Route };

/** An action's form on a page of its own: a new record, one record, or many at once. */
export function ActionPage({ register, action, route }: Props) {
  const on = route.query.get('on') ?? '';
  const copy = route.query.get('copy') ?? null;
  const targets = useTargets(on);
  const draft = useDraft(register, action, on === '' ? [] : on.split('.'));
  if (targets === null) return <Missing register={register} />;
  if (draft === 'reading') return null;
  return (
    <ActionScreen
      key={`${register.id} ${action.id} ${on} ${copy}`}
      {...{ register, action, targets, draft, copy }}
    />
  );
}

/** The records the action is done to, as they are now; null if one of them is not there. */
function useTargets(on: string): readonly RecordState[] | null {
  const book = useBook();
  const version = useBookVersion();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the version says when records changed
  return useMemo(() => {
    if (on === '') return [];
    const states = on.split('.').map((id) => book.view.record(id as RecordId));
    return states.every((state) => state !== undefined) ? states : null;
  }, [book, version, on]);
}

function useDraft(register: Register, action: Action, targets: readonly string[]): Draft | null | 'reading' {
  const host = useHost();
  const key = draftKey(register.id, action.id, targets);
  const [found, setFound] = useState<{ key: string; draft: Draft | null } | null>(null);
  useEffect(() => {
    let current = true;
    void readDrafts(host).then((drafts) => {
      if (current) setFound({ key, draft: drafts.find((draft) => draft.key === key) ?? null });
    });
    return () => {
      current = false;
    };
  }, [host, key]);
  return found?.key === key ? found.draft : 'reading';
}

function Missing({ register }: { readonly register: Register }) {
  return (
    <>
      <PageHead title="対象の記録が見つかりません" />
      <EmptyState title="選んだ記録は、この簿冊にはありません">
        <p>
          <a href={hrefOfRegister(register.id)}>{register.title}</a>で選び直してください。
        </p>
      </EmptyState>
    </>
  );
}

type ScreenProps = {
  readonly register: Register;
  readonly action: Action;
  readonly targets: readonly RecordState[];
  readonly draft: Draft | null;
  readonly copy: string | null;
};

function ActionScreen({ register, action, targets: now, draft, copy }: ScreenProps) {
  const host = useHost();
  // As they were when the form was opened: if somebody changed them since, the host refuses and says so.
  const [targets] = useState(now);
  const situation = useSituation();
  const carryOut = useCarryOut(register, action);
  const [ids] = useState(() => targets.map((target) => target.id));
  const [fresh, setFresh] = useState<JsonObject>(() => {
    const start = startingValues(action, situation, targets);
    const source = copy ? situation.book.record(copy as RecordId) : undefined;
    return source ? copiedValues(action.fields(situation, targets), source, start) : start;
  });
  const [values, setValues] = useState<JsonObject>(draft?.values ?? fresh);
  const [round, setRound] = useState(0);
  const [recovered, setRecovered] = useState(draft !== null);
  const title = titleOfAction(register, action, targets.length);

  const discard = async () => {
    await removeDraft(host, register.id, action.id, ids);
    setRecovered(false);
    setValues(fresh);
    setRound(round + 1);
  };
  const back = () =>
    navigate(
      targets.length === 1 && targets[0]
        ? hrefOfRecord(register.id, targets[0].id)
        : hrefOfRegister(register.id),
    );
  const leave = async (keeping: boolean) => {
    if (!keeping) await removeDraft(host, register.id, action.id, ids);
    back();
  };
  const done = async (typed: JsonObject, again: boolean): Promise<Problem | null> => {
    const outcome = await carryOut(targets, typed);
    if (!outcome.ok) return outcome.error;
    await removeDraft(host, register.id, action.id, ids);
    if (again) {
      const next = startingValues(action, situation, []);
      setFresh(next);
      setValues(next);
      setRound(round + 1);
    } else if (outcome.value) navigate(hrefOfRecord(register.id, outcome.value));
    else back();
    return null;
  };

  return (
    <div className="action-page">
      <PageHead title={title}>
        {action.on === 'none' && <CopyLast {...{ register, action, values, setValues }} />}
      </PageHead>
      {recovered && draft && (
        <Notice
          tone="info"
          title="書きかけがあります"
          actions={
            <Button size="small" onPress={() => void discard()}>
              書きかけを捨てて、始めから
            </Button>
          }
        >
          <p>{instantText(draft.savedAt)}に一時保存した内容を表示しています。そのまま続けられます。</p>
        </Notice>
      )}
      <Targets register={register} targets={targets} />
      <ActionForm
        key={round}
        action={action}
        targets={targets}
        values={values}
        onValues={setValues}
        onKeep={(typed) =>
          saveDraft(host, { register: register.id, action: action.id, targets: ids, values: typed })
        }
        onDone={done}
        onLeave={(keeping) => void leave(keeping)}
      />
    </div>
  );
}

function titleOfAction(register: Register, action: Action, count: number): string {
  if (action.on === 'none') return `${register.title}：${action.label}`;
  return count > 1 ? `${action.label}（${count.toLocaleString('ja-JP')}件）` : action.label;
}

type CopyLastProps = {
  readonly register: Register;
  readonly action: Action;
  readonly values: JsonObject;
  readonly setValues: (values: JsonObject) => void;
};

/** 前回から複写: what this person registered last, without its number and dates. */
function CopyLast({ register, action, values, setValues }: CopyLastProps) {
  const situation = useSituation();
  const last = useMemo(() => lastOwn(situation, register), [situation, register]);
  if (!last) return null;
  return (
    <Button onPress={() => setValues(copiedValues(action.fields(situation, []), last, values))}>
      前回から複写
    </Button>
  );
}

const LISTED = 8;

/** What the action will be done to, before anything is typed. */
function Targets({ register, targets }: Pick<ScreenProps, 'register' | 'targets'>) {
  const naming = useNaming();
  if (targets.length === 0) return null;
  const rest = targets.slice(LISTED);
  return (
    <section className="action-targets" aria-label={`対象の${register.noun}`}>
      <h2>
        対象の{register.noun}（{targets.length.toLocaleString('ja-JP')}件）
      </h2>
      <ul className="value-list">
        {targets.slice(0, LISTED).map((target) => (
          <li key={target.id}>
            <RecordLink id={target.id} naming={naming} />
          </li>
        ))}
      </ul>
      {rest.length > 0 && (
        <details>
          <summary>ほか{rest.length.toLocaleString('ja-JP')}件</summary>
          <ul className="value-list">
            {rest.map((target) => (
              <li key={target.id}>
                <RecordLink id={target.id} naming={naming} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}
