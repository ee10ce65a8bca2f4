import type { Json } from '../../../shared/json';
import { aspectLabels, type Level, showLevel } from '../../../shared/policy/classification';
import type { Choice } from '../../../shared/registers/field';
import { ClassChip } from '../chips';
import { classLevelsOf } from './class-levels';
import { FieldFrame } from './frame';
import type { FieldOf, InputProps } from './services';

/** Up to this many choices are laid open as radio buttons; more become a list. */
const LAID_OPEN = 4;

type RadiosProps = {
  readonly name: string;
  readonly choices: readonly Choice[];
  readonly value: string | undefined;
  readonly required: boolean | undefined;
  readonly onChange: (value: string | undefined) => void;
  readonly onBlur: (() => void) | undefined;
};

function Radios({ name, choices, value, required, onChange, onBlur }: RadiosProps) {
  return (
    <span className="choices">
      {choices.map((choice) => (
        <label key={choice.value} className="choice">
          <input
            type="radio"
            name={name}
            value={choice.value}
            checked={value === choice.value}
            onChange={() => onChange(choice.value)}
            onBlur={onBlur}
          />
          <span>{choice.label}</span>
        </label>
      ))}
      {!required && value !== undefined ? (
        <button type="button" className="choice-clear" onClick={() => onChange(undefined)}>
          選択を消す
        </button>
      ) : null}
    </span>
  );
}

/** One of several: radio buttons for a few, a list for more. A value that is no longer offered stays visible. */
export function ChoiceInput({ field, value, onChange, onBlur, ...rest }: InputProps<FieldOf<'choice'>>) {
  const chosen = typeof value === 'string' ? value : undefined;
  if (field.choices.length <= LAID_OPEN && !rest.compact) {
    return (
      <FieldFrame field={field} {...rest} group="radiogroup">
        {(ids) => (
          <Radios
            name={ids.control}
            choices={field.choices}
            value={chosen}
            required={field.required}
            onChange={onChange}
            onBlur={onBlur}
          />
        )}
      </FieldFrame>
    );
  }
  const retired = chosen !== undefined && !field.choices.some((choice) => choice.value === chosen);
  return (
    <FieldFrame field={field} {...rest}>
      {(ids) => (
        <select
          id={ids.control}
          className="input input-select"
          value={chosen ?? ''}
          aria-describedby={ids.describedBy}
          aria-invalid={ids.invalid || undefined}
          aria-required={field.required}
          onChange={(event) => onChange(event.target.value === '' ? undefined : event.target.value)}
          onBlur={onBlur}
        >
          <option value="">{field.required ? '選んでください' : '（なし）'}</option>
          {field.choices.map((choice) => (
            <option key={choice.value} value={choice.value}>
              {choice.label}
            </option>
          ))}
          {retired ? <option value={chosen}>{chosen}（現在は使われていない値）</option> : null}
        </select>
      )}
    </FieldFrame>
  );
}

const listOf = (value: Json | undefined): readonly string[] =>
  Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : [];

/** Any of several; kept in the order they are offered. */
export function ChoicesInput({ field, value, onChange, onBlur, ...rest }: InputProps<FieldOf<'choices'>>) {
  const chosen = listOf(value);
  const toggle = (item: string, on: boolean) => {
    const next = field.choices
      .map((choice) => choice.value)
      .filter((known) => (known === item ? on : chosen.includes(known)));
    onChange(next.length === 0 ? undefined : next);
  };
  return (
    <FieldFrame field={field} {...rest} group="group">
      {() => (
        <span className="choices">
          {field.choices.map((choice) => (
            <label key={choice.value} className="choice">
              <input
                type="checkbox"
                checked={chosen.includes(choice.value)}
                onChange={(event) => toggle(choice.value, event.target.checked)}
                onBlur={onBlur}
              />
              <span>{choice.label}</span>
            </label>
          ))}
        </span>
      )}
    </FieldFrame>
  );
}

const YES_NO: readonly Choice[] = [
  { value: 'yes', label: 'はい' },
  { value: 'no', label: 'いいえ' },
];

/** はい or いいえ; neither is chosen until the person says so. */
export function YesNoInput({ field, value, onChange, onBlur, ...rest }: InputProps<FieldOf<'yesNo'>>) {
  const chosen = value === true ? 'yes' : value === false ? 'no' : undefined;
  return (
    <FieldFrame field={field} {...rest} group="radiogroup">
      {(ids) => (
        <Radios
          name={ids.control}
          choices={YES_NO}
          value={chosen}
          required={field.required}
          onChange={(next) => onChange(next === undefined ? undefined : next === 'yes')}
          onBlur={onBlur}
        />
      )}
    </FieldFrame>
  );
}

/** A level of 機密性, 完全性 or 可用性, each with what it means, and 分類不明 for what must be asked. */
export function ClassInput({ field, value, onChange, onBlur, ...rest }: InputProps<FieldOf<'class'>>) {
  const levels = classLevelsOf(rest.services, field.aspect);
  const chosen = typeof value === 'string' ? value : undefined;
  if (rest.compact) {
    return (
      <FieldFrame field={field} {...rest}>
        {(ids) => (
          <select
            id={ids.control}
            className="input input-select"
            value={chosen ?? ''}
            aria-describedby={ids.describedBy}
            aria-invalid={ids.invalid || undefined}
            aria-required={field.required}
            onChange={(event) => onChange(event.target.value === '' ? undefined : event.target.value)}
            onBlur={onBlur}
          >
            <option value="">（未選択）</option>
            {levels.map((level) => (
              <option key={level.value} value={level.value}>
                {showLevel(field.aspect, level.value as Level)}
              </option>
            ))}
          </select>
        )}
      </FieldFrame>
    );
  }
  const explanation = levels.find((level) => level.value === chosen)?.explanation;
  return (
    <FieldFrame
      field={field}
      {...rest}
      group="radiogroup"
      note={
        rest.compact ? undefined : (explanation ?? `${aspectLabels[field.aspect]}の分類を選んでください。`)
      }
    >
      {(ids) => (
        <span className="choices">
          {levels.map((level) => (
            <label key={level.value} className="choice choice-class" title={level.explanation}>
              <input
                type="radio"
                name={ids.control}
                value={level.value}
                checked={chosen === level.value}
                onChange={() => onChange(level.value)}
                onBlur={onBlur}
              />
              <ClassChip aspect={field.aspect} level={level.value} />
            </label>
          ))}
        </span>
      )}
    </FieldFrame>
  );
}
