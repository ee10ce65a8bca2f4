import type { Json, JsonObject } from '../../../shared/json';
import type { Finding } from '../../../shared/policy/finding';
import type { Field } from '../../../shared/registers/field';
import { isEmpty } from '../../../shared/registers/schema';

export type FieldGroup = { readonly title: string | null; readonly fields: readonly Field[] };

/** Fields that follow each other under one heading, in the order of the register. */
export function groupsOf(fields: readonly Field[]): readonly FieldGroup[] {
  const groups: { title: string | null; fields: Field[] }[] = [];
  for (const field of fields) {
    const title = field.group ?? null;
    const last = groups.at(-1);
    if (last && last.title === title) last.fields.push(field);
    else groups.push({ title, fields: [field] });
  }
  return groups;
}

export const isShown = (field: Field, values: JsonObject): boolean =>
  field.shownWhen === undefined || field.shownWhen(values);

/** What a form starts with: each field's `initial`, overruled by what is handed in. */
export function startValues(fields: readonly Field[], initial: JsonObject): JsonObject {
  const own = fields.flatMap((field): [string, Json][] =>
    field.initial === undefined ? [] : [[field.key, field.initial]],
  );
  return { ...Object.fromEntries(own), ...initial };
}

/** Takes over what was typed last time where nothing is typed yet. Answers the values and how many were taken. */
export function copiedFrom(
  fields: readonly Field[],
  typed: JsonObject,
  previous: JsonObject,
): { readonly values: JsonObject; readonly count: number } {
  const taken = fields.flatMap((field): [string, Json][] => {
    const value = previous[field.key];
    return value === undefined || isEmpty(value) || !isEmpty(typed[field.key]) ? [] : [[field.key, value]];
  });
  return { values: { ...typed, ...Object.fromEntries(taken) }, count: taken.length };
}

/** Findings that stand at a field of the form (or inside one of its rows). */
export const findingsOf = (findings: readonly Finding[], key: string): readonly Finding[] =>
  findings.filter((finding) => finding.field === key || finding.field?.startsWith(`${key}.`));

/**
 * What may be shown before the form was tried: nobody is told off for what they have not reached yet.
 * A path inside a sub-table counts as reached when that cell was; warnings show as soon as the table was touched.
 */
export function isReached(finding: Finding, touched: ReadonlySet<string>): boolean {
  if (finding.field === null) return finding.level === 'warn' || touched.size > 0;
  if (touched.has(finding.field)) return true;
  const key = keyOf(finding.field);
  return key !== finding.field && finding.level === 'warn' && touched.has(key);
}

/** The field a finding stands at: `rows` of `rows.2.quantity`. */
export const keyOf = (path: string): string => path.split('.')[0] as string;

/** The places that block, in the order of the form, each once, with the words for them. */
export function blockedSpots(
  findings: readonly Finding[],
  fields: readonly Field[],
): readonly { readonly path: string; readonly words: string }[] {
  const blocking = findings.filter((finding) => finding.level === 'block');
  return fields.flatMap((field) => {
    const paths = new Set(findingsOf(blocking, field.key).flatMap((finding) => finding.field ?? []));
    return [...paths].map((path) => ({ path, words: wordsFor(path, field) }));
  });
}

function wordsFor(path: string, field: Field): string {
  const [, line, cell] = path.split('.');
  if (field.kind !== 'rows' || line === undefined) return field.label;
  const inner = field.fields.find((candidate) => candidate.key === cell);
  return `${field.label}${Number(line) + 1}行目${inner ? `の${inner.label}` : ''}`;
}

/** Findings that belong to no field that is shown: they stand at the foot of the form. */
export function findingsBeside(
  findings: readonly Finding[],
  fields: readonly Field[],
  values: JsonObject,
): readonly Finding[] {
  const shown = new Set(fields.filter((field) => isShown(field, values)).map((field) => field.key));
  return findings.filter((finding) => finding.field === null || !shown.has(keyOf(finding.field)));
}
