import type { RecordState } from '../../shared/journal/project';
import type { Json, JsonObject } from '../../shared/json';
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
  return { ...Object.fromEntries(initial), ...action.initial?.(situation, targets) };
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
