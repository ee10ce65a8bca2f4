import { type KeyboardEvent, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { type Control, Controller, useForm } from 'react-hook-form';
import type { Json, JsonObject } from '../../../shared/json';
import type { Finding } from '../../../shared/policy/finding';
import type { Problem } from '../../../shared/problem';
import { sameValue } from '../../../shared/registers/changes';
import type { Field } from '../../../shared/registers/field';
import type { Guide } from '../../../shared/registers/guide';
import { checkFields } from '../../../shared/registers/schema';
import { FieldInput } from '../fields/field-input';
import type { FieldServices } from '../fields/services';
import { focusField } from './focus-field';
import { FormActions } from './form-actions';
import {
  blockedSpots,
  copiedFrom,
  findingsBeside,
  findingsOf,
  groupsOf,
  isReached,
  isShown,
  startValues,
} from './form-groups';
import type { RegisterFormProps } from './form-props';
import { GuideTables } from './guide-tables';
import { useLater } from './use-later';
import { useSendFromPage } from './use-send-from-page';

type FormValues = { [key: string]: unknown };

const JUDGE_AFTER_MS = 150;
const DRAFT_AFTER_MS = 700;

/** What is typed, with nothing that was cleared. */
const typedIn = (values: FormValues): JsonObject =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as JsonObject;

/** A form drawn from fields: labels above, help and clause under, findings at the field while typing. */
export function RegisterForm(props: RegisterFormProps) {
  const { fields, initial = {}, services, judge, onSubmit, onDraft, onDirty } = props;
  const [start] = useState(() => startValues(fields, initial));
  const form = useForm<FormValues>({ defaultValues: { ...start }, shouldFocusError: false });
  const values = typedIn(form.watch());
  const root = useRef<HTMLFormElement>(null);
  const [touched, setTouched] = useState<ReadonlySet<string>>(new Set());
  const [attempted, setAttempted] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [remark, setRemark] = useState('');

  const judged = () => {
    const typed = typedIn(form.getValues());
    return judge ? judge(typed) : checkFields(fields, typed);
  };
  const guided = () => props.guide?.(typedIn(form.getValues())) ?? [];
  const [findings, setFindings] = useState<readonly Finding[]>(judged);
  const [guides, setGuides] = useState<readonly Guide[]>(guided);
  const judging = useLater(() => {
    setFindings(judged());
    const next = guided();
    setGuides((before) => (JSON.stringify(before) === JSON.stringify(next) ? before : next));
  }, JUDGE_AFTER_MS);
  const drafting = useLater(() => onDraft?.(typedIn(form.getValues())), DRAFT_AFTER_MS);
  const isDirty = !sameValue(start, values);
  useEffect(() => {
    onDirty?.(isDirty);
  }, [onDirty, isDirty]);
  useEffect(() => {
    window.addEventListener('pagehide', drafting.now);
    return () => window.removeEventListener('pagehide', drafting.now);
  }, [drafting.now]);

  // A table that appears above must not push away the field somebody is typing into.
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is the tables that push
  useLayoutEffect(() => {
    const at = document.activeElement;
    if (at && root.current?.contains(at)) at.scrollIntoView?.({ block: 'nearest' });
  }, [guides]);

  const touch = (key: string) =>
    setTouched((before) => (before.has(key) ? before : new Set([...before, key])));
  const changed = () => {
    setRemark('');
    judging.soon();
    if (onDraft) drafting.soon();
  };
  const goTo = (path: string) => {
    if (root.current) focusField(root.current, path);
  };

  const submit = async () => {
    judging.never();
    const verdict = judged();
    setProblem(null);
    // A form that goes through is not drawn again for it: it is left the next moment.
    const stays = () => {
      setFindings(verdict);
      setAttempted(true);
    };
    const blocking = verdict.filter((finding) => finding.level === 'block');
    if (blocking.length > 0) {
      stays();
      const [first] = blockedSpots(blocking, fields);
      if (first) goTo(first.path);
      return;
    }
    drafting.never();
    const refused = await onSubmit(typedIn(form.getValues()));
    if (!refused) return;
    stays();
    setProblem(refused);
    if (onDraft) drafting.soon();
  };

  const copy = () => {
    if (!props.previous) return;
    const copied = copiedFrom(fields, typedIn(form.getValues()), props.previous.values);
    for (const [key, value] of Object.entries(copied.values))
      form.setValue(key, value, { shouldDirty: true });
    changed();
    setRemark(
      copied.count > 0
        ? `${props.previous.label}から${copied.count}項目を複写しました。日付などを確かめてください。`
        : `${props.previous.label}から複写できる空欄はありませんでした。`,
    );
  };

  // Whoever leaves decides about the draft: it must be complete by then, and nothing may be written after.
  const cancel = () => {
    drafting.now();
    props.onCancel?.();
  };

  const press = (event: KeyboardEvent<HTMLFormElement>) => {
    if (event.key !== 'Enter') return;
    if (event.nativeEvent.isComposing) return event.preventDefault();
    if (event.ctrlKey || event.metaKey) {
      event.preventDefault();
      void form.handleSubmit(submit)();
    } else if (event.target instanceof HTMLInputElement) event.preventDefault();
  };

  useSendFromPage(root, () => void form.handleSubmit(submit)());

  const shown = attempted ? findings : findings.filter((finding) => isReached(finding, touched));
  const beside = findingsBeside(shown, fields, values);
  return (
    // Enter must not submit a half-filled form; Ctrl+Enter does.
    <form
      ref={root}
      className="register-form"
      noValidate
      onKeyDown={press}
      onSubmit={(event) => void form.handleSubmit(submit)(event)}
    >
      {groupsOf(fields).map((group) => {
        const inputs = group.fields
          .filter((field) => isShown(field, values))
          .map((field) => (
            <FormField
              key={field.key}
              guides={guides.filter((guide) => guide.field === field.key)}
              field={field}
              control={form.control}
              services={services}
              findings={findingsOf(shown, field.key)}
              onChanged={() => {
                touch(field.key);
                changed();
              }}
              onLeft={() => touch(field.key)}
              onTouched={touch}
            />
          ));
        if (inputs.length === 0) return null;
        return group.title === null ? (
          <div key={group.fields[0]?.key} className="form-group">
            {inputs}
          </div>
        ) : (
          <fieldset key={group.fields[0]?.key} className="form-group">
            <legend>{group.title}</legend>
            {inputs}
          </fieldset>
        );
      })}
      <FormActions
        {...props}
        {...(props.onCancel ? { onCancel: cancel } : {})}
        values={values}
        control={form.control}
        dirty={isDirty}
        remark={remark}
        problem={problem}
        findings={beside}
        blocking={attempted ? findings.filter((finding) => finding.level === 'block') : []}
        onCopy={copy}
        onGoTo={goTo}
      />
    </form>
  );
}

type FormFieldProps = {
  readonly field: Field;
  readonly control: Control<FormValues>;
  readonly services: FieldServices;
  readonly findings: readonly Finding[];
  readonly onChanged: () => void;
  readonly onLeft: () => void;
  readonly onTouched: (path: string) => void;
  readonly guides: readonly Guide[];
};

function FormField({ guides, ...props }: FormFieldProps) {
  return (
    <>
      <BoundField {...props} />
      {guides.length > 0 ? <GuideTables guides={guides} onShowClause={props.services.showClause} /> : null}
    </>
  );
}

type BoundFieldProps = Omit<FormFieldProps, 'guides'>;

function BoundField({ field, control, services, findings, onChanged, onLeft, onTouched }: BoundFieldProps) {
  return (
    <Controller
      name={field.key}
      control={control}
      render={({ field: bound }) => (
        <FieldInput
          field={field}
          value={bound.value as Json | undefined}
          services={services}
          findings={findings}
          onTouched={onTouched}
          onChange={(value) => {
            bound.onChange(value);
            onChanged();
          }}
          onBlur={() => {
            bound.onBlur();
            onLeft();
          }}
        />
      )}
    />
  );
}
