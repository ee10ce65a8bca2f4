import { canonicalText } from '../journal/chain';
import type { Json, JsonObject } from '../json';
import type { Field } from './field';

/** True if two values say the same; the order of keys does not matter. */
export const sameValue = (a: Json | undefined, b: Json | undefined): boolean =>
  a === b || canonicalText(a ?? null) === canonicalText(b ?? null);

/** What has to be amended to get from `before` to `after`: null removes a value. */
export function changesBetween(fields: readonly Field[], before: JsonObject, after: JsonObject): JsonObject {
  const changed = fields.filter((field) => !sameValue(before[field.key], after[field.key]));
  const units = new Set(changed.flatMap((field) => field.unit ?? []));
  const together = fields.filter(
    (field) => changed.includes(field) || (field.unit !== undefined && units.has(field.unit)),
  );
  return Object.fromEntries(
    together
      .filter((field) => changed.includes(field) || after[field.key] !== undefined)
      .map((field) => [field.key, after[field.key] ?? null]),
  );
}

/** The fields after a change. */
export function changed(fields: JsonObject, changes: JsonObject): JsonObject {
  const next = Object.entries({ ...fields, ...changes }).filter(([, value]) => value !== null);
  return Object.fromEntries(next);
}
