import { type SyntheticEvent, useCallback, useDeferredValue, useMemo, useRef, useState } from 'react';
import type { RecordState } from '../../shared/journal/project';
import type { Json, JsonObject } from '../../shared/json';
import type { Finding } from '../../shared/policy/finding';
import type { Problem } from '../../shared/problem';
import { type Action, isBlocked } from '../../shared/registers/define';
import type { Field } from '../../shared/registers/field';
import { useSituation } from '../book/context';
import { Button } from '../ui/button';
import { FieldInput } from '../ui/fields/field-input';
import { FindingList, ProblemNotice } from '../ui/notices';
import { useFieldServices } from './field-services';
import { useKeptDraft } from './kept-draft';
import { LeaveDialog } from './leave-dialog';

export type ActionFormProps = {
  readonly action: Action;
  readonly targets: readonly RecordState[];
  readonly values: JsonObject;
  readonly onValues: (values: JsonObject) => void;
  /** Keeps the draft; called when typing rests and before the window goes. */
  readonly onKeep: (values: JsonObject) => Promise<unknown>;
  /** Writes. Answers what went wrong, or null. `again`: the form is wanted once more. */
  readonly onDone: (values: JsonObject, again: boolean) => Promise<Problem | null>;
  /** `keeping`: what was typed stays as a draft. */
  readonly onLeave: (keeping: boolean) => void;
};

/** The form of an action: judged while typing, by the same rule that judges in the end. */
export function ActionForm(props: ActionFormProps) {
  const { action, targets, values, onValues, onDone } = props;
  const situation = useSituation();
  const fields = useMemo(() => action.fields(situation, targets), [action, situation, targets]);
  const settled = useDeferredValue(values);
  const findings = useMemo(
    () => action.decide(situation, targets, settled).findings,
    [action, situation, targets, settled],
  );
  const [seen, setSeen] = useState<ReadonlySet<string>>(new Set());
  const [tried, setTried] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const draft = useKeptDraft(values, props.onKeep);
  const [asking, setAsking] = useState(false);

  const change = useCallback(
    (key: string, value: Json | undefined) => {
      const { [key]: _before, ...rest } = values;
      onValues(value === undefined ? rest : { ...rest, [key]: value });
      setSeen((before) => (before.has(key) ? before : new Set([...before, key])));
    },
    [values, onValues],
  );

  async function submit(again: boolean) {
    setTried(true);
    setProblem(null);
    if (busy) return;
    const verdict = action.decide(situation, targets, values);
    if (isBlocked(verdict.findings)) return goTo(form.current, firstBlocked(fields, verdict.findings));
    setBusy(true);
    draft.finish();
    const failed = await onDone(values, again);
    setBusy(false);
    if (!failed) return;
    draft.goOn();
    setProblem(failed);
  }

  const leave = (keeping: boolean) => {
    if (!keeping) draft.finish();
    props.onLeave(keeping);
  };

  const shown = shownFindings(findings, values, seen, tried);
  const loose = shown.filter((finding) => !fields.some((field) => belongsTo(finding, field)));
  const blocking = tried ? findings.filter((finding) => finding.level === 'block').length : 0;
  return (
    <form
      ref={form}
      className="action-form"
      noValidate
      onSubmit={(event: SyntheticEvent) => {
        event.preventDefault();
        void submit(false);
      }}
    >
      <FormFields fields={fields} values={values} findings={shown} onChange={change} />
      <FindingList findings={loose} />
      {problem && <ProblemNotice problem={problem} />}
      <div className="form-buttons">
        <Button type="submit" tone={action.tone === 'danger' ? 'danger' : 'primary'} busy={busy}>
          {action.label}
        </Button>
        {action.on === 'none' && (
          <Button busy={busy} onPress={() => void submit(true)}>
            続けてもう1件
          </Button>
        )}
        <Button onPress={() => (draft.isTouched() ? setAsking(true) : leave(false))}>やめる</Button>
        {blocking > 0 && (
          <span className="form-blocked" role="status">
            {blocking}か所を直すと進めます。
          </span>
        )}
      </div>
      <LeaveDialog isOpen={asking} onClose={() => setAsking(false)} onLeave={leave} />
    </form>
  );
}

const belongsTo = (finding: Finding, field: Field): boolean =>
  finding.field === field.key || (finding.field?.startsWith(`${field.key}.`) ?? false);

/** While typing, nobody is told off for what they have not reached yet; warnings show as soon as they hold. */
function shownFindings(
  findings: readonly Finding[],
  values: JsonObject,
  seen: ReadonlySet<string>,
  tried: boolean,
): readonly Finding[] {
  if (tried) return findings;
  return findings.filter((finding) => {
    if (finding.field === null) return finding.level === 'warn';
    const key = finding.field.split('.')[0] ?? '';
    return seen.has(key) || (finding.level === 'warn' && values[key] !== undefined);
  });
}

function firstBlocked(fields: readonly Field[], findings: readonly Finding[]): string | null {
  const blocks = findings.filter((finding) => finding.level === 'block');
  return fields.find((field) => blocks.some((finding) => belongsTo(finding, field)))?.key ?? null;
}

/** Takes the focus to a field; findings of the whole form stand beside the buttons. */
function goTo(form: HTMLFormElement | null, key: string | null): void {
  if (key === null) return;
  setTimeout(() => {
    const field = form?.querySelector(`[data-field="${CSS.escape(key)}"]`);
    field?.scrollIntoView({ block: 'center' });
    field?.querySelector<HTMLElement>('input, textarea, select, button')?.focus({ preventScroll: true });
  }, 0);
}

type FormFieldsProps = {
  readonly fields: readonly Field[];
  readonly values: JsonObject;
  readonly findings: readonly Finding[];
  readonly onChange: (key: string, value: Json | undefined) => void;
};

function FormFields({ fields, values, findings, onChange }: FormFieldsProps) {
  const services = useFieldServices();
  const groups = new Map<string, Field[]>();
  for (const field of fields) {
    if (field.shownWhen && !field.shownWhen(values)) continue;
    const heading = field.group ?? '';
    groups.set(heading, [...(groups.get(heading) ?? []), field]);
  }
  return [...groups].map(([heading, members]) => (
    <fieldset key={heading} className="form-group">
      {heading !== '' && <legend>{heading}</legend>}
      {members.map((field) => (
        <FieldInput
          key={field.key}
          field={field}
          value={values[field.key]}
          onChange={(value) => onChange(field.key, value)}
          findings={findings.filter((finding) => belongsTo(finding, field))}
          services={services}
        />
      ))}
    </fieldset>
  ));
}
