import { ENTRY_DESK, type RecordId } from '../ids';
import type { RecordState } from '../journal/project';
import type { Json, JsonObject } from '../json';
import { dateText, looseDateText, momentText, type Style } from './dates';
import type { BookView, Register, Situation } from './define';
import type { Field } from './field';
import { signatureText } from './signature';

/** What it takes to write a value out: the records it may point to, and their registers. */
export type Naming = {
  readonly record: BookView['record'];
  readonly register: (id: string) => Register | undefined;
  /** What a register works out for a record; some are named by it. */
  readonly derived: (register: Register, state: RecordState) => JsonObject;
};

/** The name a record goes by: what its register's name field says, typed or worked out, else its number. */
export function nameIn(naming: Naming, register: Register, state: RecordState): string {
  const own = state.fields[register.nameField];
  const name = typeof own === 'string' ? own : naming.derived(register, state)[register.nameField];
  return typeof name === 'string' && name !== '' ? name : (state.number ?? '（名称なし）');
}

/** What a record is called wherever it is pointed to; a record that is not here keeps its id's last digits. */
export function titleOf(naming: Naming, id: string): string {
  const state = naming.record(id as RecordId);
  const register = state && naming.register(state.register);
  if (id === ENTRY_DESK) return '入退室受付';
  if (!state || !register) return `（この簿冊にない記録 …${id.slice(-4)}）`;
  const name = nameIn(naming, register, state);
  return state.number && state.number !== name ? `${state.number}　${name}` : name;
}

/** The name alone, as persons and sections are written. */
function shortTitle(naming: Naming, id: string): string {
  const state = naming.record(id as RecordId);
  const register = state && naming.register(state.register);
  return state && register ? nameIn(naming, register, state) : titleOf(naming, id);
}

const LEVEL_UNKNOWN = '分類不明';

function rowText(naming: Naming, fields: readonly Field[], row: JsonObject): string {
  return fields
    .map((field) => valueText(naming, field, row[field.key]))
    .filter((text) => text !== '')
    .join('　');
}

/** A value as it is shown, copied, searched and printed in lists; '' where there is none. Text stays as typed. */
export function valueText(
  naming: Naming,
  field: Field,
  value: Json | undefined,
  style: Style = 'long',
): string {
  if (value === undefined || value === null || value === '') return '';
  switch (field.kind) {
    case 'text':
    case 'longText':
      return String(value);
    case 'choice':
      return field.choices.find((choice) => choice.value === value)?.label ?? String(value);
    case 'choices':
      return listOf(value)
        .map((one) => field.choices.find((choice) => choice.value === one)?.label ?? String(one))
        .join('、');
    case 'yesNo':
      return value === true ? 'はい' : 'いいえ';
    case 'count':
      return `${Number(value).toLocaleString('ja-JP')}${field.unit ?? ''}`;
    case 'date':
      return dateText(String(value), style);
    case 'looseDate':
      return looseDateText(value, style);
    case 'moment':
      return momentText(String(value), style);
    case 'class':
      return value === 'unknown' ? LEVEL_UNKNOWN : String(value);
    case 'person':
    case 'section':
      return shortTitle(naming, String(value));
    case 'link':
      return titleOf(naming, String(value));
    case 'links':
      return listOf(value)
        .map((one) => titleOf(naming, String(one)))
        .join('、');
    case 'attachments':
      return listOf(value)
        .map((one) => String((one as JsonObject).name ?? ''))
        .join('、');
    case 'signature':
      return signatureText(value);
    case 'rows':
      return listOf(value)
        .map((row) => rowText(naming, field.fields, row as JsonObject))
        .join('\n');
  }
}

const listOf = (value: Json): readonly Json[] => (Array.isArray(value) ? (value as readonly Json[]) : []);

/** Ids of the records a value points to. */
export function linksIn(field: Field, value: Json | undefined): readonly string[] {
  if (value === undefined || value === null) return [];
  switch (field.kind) {
    case 'person':
    case 'section':
    case 'link':
      return [String(value)];
    case 'links':
      return listOf(value).map(String);
    case 'rows':
      return listOf(value).flatMap((row) =>
        field.fields.flatMap((inner) => linksIn(inner, (row as JsonObject)[inner.key])),
      );
    default:
      return [];
  }
}

/** All records a record points to in its own fields. */
export const linksOf = (register: Register, state: RecordState): readonly string[] =>
  register.fields.flatMap((field) => linksIn(field, state.fields[field.key]));

/** How values are written out in a situation, for forms and sheets. */
export const namingOf = (
  situation: Pick<Situation, 'book' | 'profile' | 'today'>,
  registers: readonly Register[],
): Naming => {
  const byId = new Map<string, Register>(registers.map((register) => [register.id, register]));
  return {
    record: situation.book.record,
    register: (id) => byId.get(id),
    derived: (register, state) => register.derive(state, situation),
  };
};

/** Every value of a record as text, by key: fields and derived fields, '' where there is none. */
export function textsOf(
  naming: Naming,
  register: Register,
  state: RecordState,
  style: Style = 'long',
): (key: string) => string {
  const values: JsonObject = { ...state.fields, ...naming.derived(register, state) };
  const fields = new Map([...register.fields, ...register.derivedFields].map((field) => [field.key, field]));
  return (key) => {
    if (key === 'number') return state.number ?? '';
    const field = fields.get(key);
    return field ? valueText(naming, field, values[key], style) : '';
  };
}
