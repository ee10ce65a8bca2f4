import { useEffect, useMemo, useRef, useState } from 'react';
import type { RecordId } from '../../shared/ids';
import type { RecordState } from '../../shared/journal/project';
import type { JsonObject } from '../../shared/json';
import type { Problem } from '../../shared/problem';
import type { Action, Register, Situation } from '../../shared/registers/define';
import type { Field } from '../../shared/registers/field';
import { beforeLeaving } from '../app/leaving';
import { useSay } from '../app/notice';
import { hrefOfRecord, hrefOfRegister, navigate, type Route } from '../app/router';
import { PageHead } from '../app/title';
import { useBook, useBookVersion, useSituation, useSituationNow } from '../book/context';
import { useHost } from '../host/context';
import { Button } from '../ui/button';
import { RegisterForm } from '../ui/form/register-form';
import { EmptyState, Notice, type StatusMessage } from '../ui/notices';
import { copiedValues, lastOwn, startingValues } from './action-values';
import { useCarryOut } from './carry-out';
import { instantText } from './dates';
import { type Draft, draftKey, readDrafts, removeDraft, saveDraft } from './drafts';
import { useFieldServices } from './field-services';
import { RecordLink } from './field-value';
import { LeaveDialog } from './leave-dialog';
import { useNaming } from './naming';
import { nameIn } from './values';

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
  const situation = useSituation();
  // What was typed as 「今」 is not after the moment the form was opened at.
  const situationNow = useSituationNow();
  const services = useFieldServices();
  const carryOut = useCarryOut(register, action);
  const sayLater = useSayOnLeaving();
  // As they were when the form was opened: if somebody changed them since, the host refuses and says so.
  const [targets] = useState(now);
  const fields = useMemo(() => action.fields(situation, targets), [action, situation, targets]);
  const [start] = useState(() => firstValues(action, situation, targets, copy));
  const [recovered, setRecovered] = useState(draft);
  const [dirty, setDirty] = useState(false);
  const [asking, setAsking] = useState(false);
  const ids = targets.map((target) => target.id);
  const forget = () => removeDraft(host, register.id, action.id, ids);
  const keep = (values: JsonObject) =>
    beforeLeaving.during(saveDraft(host, { register: register.id, action: action.id, targets: ids, values }));
  const previous = usePrevious(register, action, fields);

  const back = () => {
    const [only, ...others] = targets;
    navigate(only && others.length === 0 ? hrefOfRecord(register.id, only.id) : hrefOfRegister(register.id));
  };
  const leave = async (keeping: boolean) => {
    if (!keeping) await forget();
    back();
  };
  const submit = async (values: JsonObject): Promise<Problem | null> => {
    const outcome = await carryOut(targets, values);
    if (!outcome.ok) return outcome.error;
    // It is on the disk: the page that shows it does not wait until its draft is gone.
    beforeLeaving.during(forget());
    sayLater(outcome.value.message);
    if (outcome.value.record) navigate(hrefOfRecord(register.id, outcome.value.record));
    else back();
    return null;
  };

  return (
    <div className="action-page">
      <PageHead title={titleOfAction(register, action, targets.length)} />
      {recovered && (
        <RecoveredNotice
          draft={recovered}
          onDiscard={async () => {
            await forget();
            setRecovered(null);
          }}
        />
      )}
      <Targets register={register} targets={targets} />
      <RegisterForm
        key={recovered ? 'draft' : 'fresh'}
        fields={fields}
        initial={recovered?.values ?? start}
        services={services}
        judge={(values) => action.decide(situationNow(), targets, values).findings}
        guide={action.guide ? (values) => action.guide?.(situation, targets, values) ?? [] : undefined}
        onSubmit={submit}
        submitLabel={action.label}
        tone={action.tone === 'danger' ? 'danger' : 'primary'}
        onDraft={keep}
        previous={previous}
        onCancel={() => (dirty || recovered ? setAsking(true) : void leave(false))}
        onDirty={setDirty}
      />
      <LeaveDialog
        isOpen={asking}
        onClose={() => setAsking(false)}
        onLeave={(keeping) => void leave(keeping)}
      />
    </div>
  );
}

/** Says what was done when the next page is there: told while the form still stands, it reads as if nothing came of it. */
function useSayOnLeaving(): (message: StatusMessage) => void {
  const say = useSay();
  const waiting = useRef<StatusMessage | null>(null);
  useEffect(
    () => () => {
      if (waiting.current) say(waiting.current);
      waiting.current = null;
    },
    [say],
  );
  return (message) => {
    waiting.current = message;
  };
}

function firstValues(
  action: Action,
  situation: Situation,
  targets: readonly RecordState[],
  copy: string | null,
): JsonObject {
  const start = startingValues(action, situation, targets);
  const source = copy === null ? undefined : situation.book.record(copy as RecordId);
  return source ? copiedValues(action.fields(situation, targets), source, start) : start;
}

/** 前回から複写: what was registered last, without its number and dates. */
function usePrevious(register: Register, action: Action, fields: readonly Field[]) {
  const situation = useSituation();
  const naming = useNaming();
  return useMemo(() => {
    const copies = action.on === 'none' && register.copied !== false;
    const last = copies ? lastOwn(situation, register) : undefined;
    if (!last) return null;
    return { label: `前回（${nameIn(naming, register, last)}）`, values: copiedValues(fields, last, {}) };
  }, [situation, naming, register, action, fields]);
}

type RecoveredProps = { readonly draft: Draft; readonly onDiscard: () => Promise<void> };

function RecoveredNotice({ draft, onDiscard }: RecoveredProps) {
  return (
    <Notice
      tone="info"
      title="書きかけがあります"
      actions={
        <Button size="small" onPress={() => void onDiscard()}>
          書きかけを捨てて、始めから
        </Button>
      }
    >
      <p>{instantText(draft.savedAt)}に一時保存した内容を表示しています。そのまま続けられます。</p>
    </Notice>
  );
}

function titleOfAction(register: Register, action: Action, count: number): string {
  if (action.on === 'none') return `${register.title}：${action.label}`;
  return count > 1 ? `${action.label}（${count.toLocaleString('ja-JP')}件）` : action.label;
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
