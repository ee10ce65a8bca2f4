import type { Json, JsonObject } from '../json';
import type { DateStyle, SheetField } from './mapping';
import { type KnownRecords, keyOf, sameButWidth, sameValue } from './match';
import type { Difference, DryRunOptions, RowOutcome } from './outcome';
import { type Column, type Doubt, type ReadRow, type Rejection, readRow } from './read-row';

/** What the rows of one file are judged by. */
export type Judging = {
  readonly columns: readonly Column[];
  readonly fields: readonly SheetField[];
  readonly dateStyle: DateStyle;
  readonly options: DryRunOptions;
  readonly register: KnownRecords;
  /** The row that first had each key. */
  readonly seen: Map<string, number>;
};

const labelOf = (judging: Judging, key: string | null): string =>
  key === null ? '行全体' : (judging.fields.find((field) => field.key === key)?.label ?? key);

const isAbsent = (value: Json | undefined): boolean =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);

/** Fields that must be filled and would not be; those whose cell was refused have their reason already. */
function missing(judging: Judging, read: ReadRow, row: number, values: JsonObject): Rejection[] {
  return judging.fields.flatMap((field): readonly Rejection[] => {
    if (!field.required || !isAbsent(values[field.key])) return [];
    const column = judging.columns.find((one) => one.field?.key === field.key)?.header ?? field.label;
    if (read.rejections.some((one) => one.column === column)) return [];
    return [{ row, column, value: '', reason: `「${field.label}」がありません。` }];
  });
}

/** The same key twice in the file, or on several records of the register. */
function matchFaults(judging: Judging, key: string | null, typed: JsonObject, row: number): Rejection[] {
  if (key === null) return [];
  const { matchBy } = judging.options;
  const column = matchBy.map((one) => labelOf(judging, one)).join('・');
  const value = matchBy.map((one) => String(typed[one] ?? '')).join('・');
  const earlier = judging.seen.get(key);
  if (earlier !== undefined)
    return [{ row, column, value, reason: `${earlier}行目と同じ「${column}」です。` }];
  judging.seen.set(key, row);
  if (judging.register.find(key) !== 'several') return [];
  const reason = `台帳に同じ「${column}」の記録が2件以上あり、どれか決められません。`;
  return [{ row, column, value, reason }];
}

function differencesOf(judging: Judging, read: ReadRow, before: JsonObject): readonly Difference[] {
  const { matchBy, blank } = judging.options;
  const difference = (key: string, after: Json): Difference => ({
    key,
    label: labelOf(judging, key),
    before: before[key] ?? null,
    after,
  });
  const typed = Object.entries(read.values)
    .filter(([key, value]) => !sameValue(before[key], value))
    .filter(([key, value]) => !(matchBy.includes(key) && sameButWidth(before[key], value)))
    .map(([key, value]) => difference(key, value));
  if (blank === 'keep') return typed;
  const cleared = read.blanks.filter((key) => !isAbsent(before[key])).map((key) => difference(key, null));
  return [...typed, ...cleared];
}

type Ruling = { readonly rejections: readonly Rejection[]; readonly doubts: readonly Doubt[] };

/** The register's rules on the record as it would be. */
function ruled(judging: Judging, values: JsonObject, row: number): Ruling {
  const findings = judging.options.check?.(values) ?? [];
  const place = (key: string | null) => {
    const value = key === null ? '' : values[key];
    return { column: labelOf(judging, key), value: typeof value === 'string' ? value : '' };
  };
  return {
    rejections: findings
      .filter((one) => one.block)
      .map((one) => ({ row, ...place(one.key), reason: one.message })),
    doubts: findings.filter((one) => !one.block).map((one) => ({ ...place(one.key), message: one.message })),
  };
}

/** What one row of the file would do; `row` counts from 1 as the file does. */
export function judgeRow(judging: Judging, cells: readonly string[], row: number): RowOutcome {
  const { options } = judging;
  const read = readRow(cells, row, judging.columns, options.noteKey, judging.dateStyle);
  const key = keyOf(read.values, options.matchBy);
  const found = judging.register.find(key);
  const match = found === 'several' ? null : found;
  const differences = match ? differencesOf(judging, read, match.values) : [];
  const changes = Object.fromEntries(differences.map((one) => [one.key, one.after]));
  const values: JsonObject = match
    ? { ...match.values, ...changes }
    : { ...options.defaults, ...read.values };
  const faults = [
    ...read.rejections,
    ...missing(judging, read, row, values),
    ...matchFaults(judging, key, read.values, row),
  ];
  if (faults.length > 0) return { kind: 'rejected', row, rejections: faults };
  if (match && differences.length === 0) return { kind: 'same', row, record: match.record };
  const ruling = ruled(judging, values, row);
  if (ruling.rejections.length > 0) return { kind: 'rejected', row, rejections: ruling.rejections };
  const doubts = [...read.doubts, ...ruling.doubts];
  return match
    ? { kind: 'changed', row, record: match.record, changes, differences, doubts }
    : { kind: 'new', row, values, doubts };
}
