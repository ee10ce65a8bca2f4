import type { RecordId } from '../../shared/ids';
import type { RecordState } from '../../shared/journal/project';
import type { Json, JsonObject } from '../../shared/json';
import { assignmentsOn } from '../../shared/organisation/assignments';
import type { Action, Register, Situation } from '../../shared/registers/define';
import type { Field } from '../../shared/registers/field';

/** What a form starts with: each field's own start, then what the action knows. */
export function startingValues(
  action: Action,
  situation: Situation,
  targets: readonly RecordState[],
): JsonObject {
  const initial = action.fields(situation, targets).flatMap((field): readonly [string, Json][] => {
    return field.initial === undefined || field.initial === '' ? [] : [[field.key, field.initial]];
  });
  const home = action.on === 'none' ? homeSection(action.fields(situation, targets), situation) : {};
  return { ...home, ...Object.fromEntries(initial), ...action.initial?.(situation, targets) };
}

/** Most of what one registers belongs to one's own section. */
function homeSection(fields: readonly Field[], situation: Situation): JsonObject {
  const person = situation.book.record(situation.actor as string as RecordId);
  const [main] = assignmentsOn(person, situation.today);
  if (!main) return {};
  const wanted = fields.filter((field) => field.kind === 'section' && field.required);
  return Object.fromEntries(wanted.map((field) => [field.key, main.section]));
}

const NOT_COPIED = new Set(['number', 'on', 'reason']);

/** Values of another record for the fields of this form; numbers, dates, serials and files are its own. */
export function copiedValues(fields: readonly Field[], source: RecordState, onto: JsonObject): JsonObject {
  const copied = fields
    .filter((field) => !NOT_COPIED.has(field.key) && field.key !== 'serial')
    .filter(({ kind }) => !['date', 'looseDate', 'moment', 'attachments'].includes(kind))
    .flatMap((field): readonly [string, Json][] => {
      const value = source.fields[field.key];
      return value === undefined ? [] : [[field.key, value]];
    });
  return { ...onto, ...Object.fromEntries(copied) };
}

/** The newest standing record of a register: what 前回から複写 copies. */
export const lastOwn = (situation: Situation, register: Register): RecordState | undefined =>
  situation.book.all(register.id).findLast((state) => state.voided === null);
