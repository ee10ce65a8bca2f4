import type { JsonObject } from '../../json';
import type { DryRunOptions, Existing, RuleFinding } from '../../sheet/dry-run';
import { isBlocked, type Register, type Situation } from '../define';

/** What the register has, for matching rows: its records as they stand, with their number among the values. */
export const existingOf = (register: Register, situation: Situation): readonly Existing[] =>
  situation.book
    .all(register.id)
    .filter((state) => state.voided === null)
    .map((state) => ({
      record: state.id,
      values: {
        ...state.fields,
        ...register.sheet?.flat(state, situation),
        ...(state.number === null ? {} : { number: state.number }),
      },
    }));

/** The fields a row can be matched by; numbers are the best, else names. */
export const matchChoices = (
  register: Register,
): readonly { readonly key: string; readonly label: string }[] =>
  register.fields
    .filter((field) => ['number', 'serial', register.nameField, 'kana', 'code'].includes(field.key))
    .map(({ key, label }) => ({ key, label }));

/** What this row in particular has to say: asked only where something else was answered. */
const unsaid = (register: Register, values: JsonObject): readonly RuleFinding[] =>
  register.fields
    .filter(({ key, required, shownWhen }) => required && shownWhen?.(values) && values[key] === undefined)
    .map(({ key, label }) => ({ block: true, key, message: `「${label}」がありません。` }));

/** The register's own rules over a whole row: what blocks a registration rejects the row. */
export function rowCheck(register: Register, situation: Situation): NonNullable<DryRunOptions['check']> {
  return (values: JsonObject): readonly RuleFinding[] => [
    ...unsaid(register, values),
    ...register.check(values, situation, null).map((finding) => ({
      block: isBlocked([finding]),
      key: finding.field,
      message: finding.message,
    })),
  ];
}
