import { Printer } from 'lucide-react';
import { useMemo } from 'react';
import type { RecordState } from '../../shared/journal/project';
import { formsOf } from '../../shared/registers/all-forms';
import type { Register } from '../../shared/registers/define';
import type { Field } from '../../shared/registers/field';
import { hrefOf, hrefOfAction, navigate } from '../app/router';
import { useBook, useBookVersion, useSituation } from '../book/context';
import { Button } from '../ui/button';
import { StatusChip } from '../ui/chips';
import { FindingList, Notice } from '../ui/notices';
import { keepChosen } from './chosen';
import { FieldValue, RecordLink } from './field-value';
import { effectsOf, pointingTo } from './links';
import { useNaming } from './naming';

type Props = { readonly register: Register; readonly state: RecordState };

/** What the record says: its fields in their groups, with what is worked out from them. */
export function RecordFields({ register, state }: Props) {
  const naming = useNaming();
  const situation = useSituation();
  const derived = useMemo(() => register.derive(state, situation), [register, state, situation]);
  const groups = useMemo(() => grouped(register, state), [register, state]);
  // A short form for lists of what stands here in full is not told twice.
  const told = new Set(groups.flatMap(({ fields }) => fields.map(({ key }) => key)));
  const derivedShown = register.derivedFields.filter(
    ({ key, shortOf }) => derived[key] !== undefined && !(shortOf !== undefined && told.has(shortOf)),
  );
  return (
    <div className="record-fields">
      {groups.map(({ heading, fields }) => (
        <section key={heading}>
          {heading !== '' && <h3>{heading}</h3>}
          <dl>
            {fields.map((field) => (
              <div key={field.key} className="record-field">
                <dt>{field.label}</dt>
                <dd>
                  <FieldValue field={field} value={state.fields[field.key]} naming={naming} />
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
      {derivedShown.length > 0 && (
        <section>
          <h3>自動で判定した内容</h3>
          <dl>
            {derivedShown.map((field) => (
              <div key={field.key} className="record-field">
                <dt>{field.label}</dt>
                <dd>
                  <FieldValue field={field} value={derived[field.key]} naming={naming} />
                </dd>
              </div>
            ))}
          </dl>
        </section>
      )}
    </div>
  );
}

/** Fields that say something, or that everybody expects to be said, by their heading in the order of the form. */
function grouped(register: Register, state: RecordState) {
  const groups = new Map<string, Field[]>();
  for (const field of register.fields) {
    if (field.key === 'number') continue;
    const empty = state.fields[field.key] === undefined;
    if (empty && !field.required) continue;
    const heading = field.group ?? '';
    groups.set(heading, [...(groups.get(heading) ?? []), field]);
  }
  return [...groups].map(([heading, fields]) => ({ heading, fields }));
}

/** State, and which record made it so. */
export function RecordStatus({ register, state }: Props) {
  const naming = useNaming();
  const { view, register: registerOf } = useBook();
  const { today } = useSituation();
  const status = register.statuses[register.statusOf(state, view, today)];
  const effects = effectsOf(view, registerOf, register, state);
  return (
    <div className="record-status">
      {status && <StatusChip {...status} />}
      {state.voided && state.status !== 'erased' && <span>取消しの理由：{state.voided.reason}</span>}
      {effects.map((effect) => (
        <span key={`${effect.kind} ${effect.by}`}>
          {effect.label}：<RecordLink id={effect.by} naming={naming} />
        </span>
      ))}
    </div>
  );
}

/** What the rules say of the record as it stands, and what two people changed at once. */
export function RecordFindings({ register, state }: Props) {
  const situation = useSituation();
  const findings = useMemo(
    () =>
      state.voided
        ? []
        : register.check(state.fields, situation, state).map((one) => ({ ...one, level: 'warn' as const })),
    [register, state, situation],
  );
  return (
    <>
      {state.conflicts.length > 0 && (
        <Notice tone="bad" title="食い違いがあります">
          <ul>
            {state.conflicts.map((conflict) => (
              <li key={`${conflict.at.device} ${conflict.at.seq}`}>
                {conflict.message}
                {conflict.fields.length > 0 &&
                  `（${conflict.fields.map((key) => labelOf(register, key)).join('、')}）`}
              </li>
            ))}
          </ul>
          <p>履歴を確かめ、正しい内容に訂正してください。</p>
        </Notice>
      )}
      <FindingList findings={findings} onShowClause={showClause} />
    </>
  );
}

const showClause = (clause: string): void => navigate(hrefOf(['help', 'clauses'], { clause }));

const labelOf = (register: Register, key: string): string =>
  register.fields.find((field) => field.key === key)?.label ?? key;

/** What can be done now; what cannot says why. */
export function RecordActions({ register, state }: Props) {
  const situation = useSituation();
  const shown = register.actions
    .filter((action) => action.on !== 'none' && !action.id.startsWith('bulk-'))
    .map((action) => ({ action, refusal: action.refusal(situation, state) }))
    .filter(({ refusal }) => refusal !== 'hidden');
  const copy =
    register.copied === false ? undefined : register.actions.find((action) => action.on === 'none');
  const form = formsOf(register.id).find((one) => one.per === 'record' && one.fits(state));
  const print = (id: string) => {
    keepChosen(register.id, [state.id]);
    navigate(hrefOf(['forms', register.id], { form: id }));
  };
  return (
    <div className="record-actions">
      {shown.map(({ action, refusal }) => (
        <Button
          key={action.id}
          tone={action.tone}
          refusal={refusal}
          onPress={() => navigate(hrefOfAction(register.id, action.id, [state.id]))}
        >
          {action.label}
        </Button>
      ))}
      {form && (
        <Button icon={Printer} onPress={() => print(form.id)}>
          印刷プレビュー
        </Button>
      )}
      {copy && (
        <Button onPress={() => navigate(`${hrefOfAction(register.id, copy.id)}?copy=${state.id}`)}>
          複写して{copy.label}
        </Button>
      )}
    </div>
  );
}

/** Records elsewhere that point to this one. */
export function RecordBacklinks({ register, state }: Props) {
  const naming = useNaming();
  const book = useBook();
  useBookVersion();
  const groups = pointingTo(book, state);
  if (groups.length === 0) return null;
  return (
    <section className="record-backlinks">
      <h3>この{register.noun}を使っている記録</h3>
      {groups.map((group) => (
        <div key={group.register.id}>
          <h4>
            {group.register.title}（{group.ids.length.toLocaleString('ja-JP')}件）
          </h4>
          <ul className="value-list">
            {group.ids.slice(0, 20).map((id) => (
              <li key={id}>
                <RecordLink id={id} naming={naming} />
              </li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}
