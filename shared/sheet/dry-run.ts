import type { RecordId } from '../ids';
import { foldForSearch } from '../jp/fold';
import type { Json, JsonObject } from '../json';
import type { Mapping, SheetField } from './mapping';
import { type Column, columnsOf, type Doubt, type ReadRow, type Rejection, readRow } from './read-row';
import { isBlank, type Table } from './table';

export type { Doubt, Rejection } from './read-row';

export type Difference = {
  readonly key: string;
  readonly label: string;
  readonly before: Json;
  readonly after: Json;
};

/** What one row of the file would do. `row` is the row number as the file counts it, from 1. */
export type RowOutcome =
  | {
      readonly kind: 'new';
      readonly row: number;
      readonly values: JsonObject;
      readonly doubts: readonly Doubt[];
    }
  | {
      readonly kind: 'changed';
      readonly row: number;
      readonly record: RecordId;
      /** Only what differs, as it would be. */
      readonly changes: JsonObject;
      readonly differences: readonly Difference[];
      readonly doubts: readonly Doubt[];
    }
  | { readonly kind: 'same'; readonly row: number; readonly record: RecordId }
  | { readonly kind: 'rejected'; readonly row: number; readonly rejections: readonly Rejection[] };

export type DryRun = {
  readonly rows: readonly RowOutcome[];
  readonly counts: { readonly [kind in RowOutcome['kind']]: number };
  /** Rows that hold no record: blank ones, totals, headers that are repeated on every page. */
  readonly skipped: readonly { readonly row: number; readonly why: string }[];
};

/** A record the register has, with its number among the values if rows are matched by it. */
export type Existing = { readonly record: RecordId; readonly values: JsonObject };

export type RuleFinding = { readonly block: boolean; readonly key: string | null; readonly message: string };

export type DryRunOptions = {
  /** The fields that tell whether a row is a record the register already has; empty: every row is new. */
  readonly matchBy: readonly string[];
  /** The field that takes the text of unmapped columns; null drops it. */
  readonly noteKey: string | null;
  /** Values that new records get where the file has none (所管課). */
  readonly defaults: JsonObject;
  /** Whether a blank cell leaves what the register has, or empties it (shown as a change to null). */
  readonly blank: 'keep' | 'clear';
  /** Rules beyond single cells: blocking findings reject the row, others are doubts. */
  readonly check?: (values: JsonObject) => readonly RuleFinding[];
};

export type Progress = { readonly done: number; readonly total: number };

const FILLER = /^[(（]?(?:以下余白|合計|小計|総計|計|以上)[)）]?$/u;

/** Why a row holds no record, or null. */
function fillerReason(cells: readonly string[], columns: readonly Column[]): string | null {
  const filled = cells.filter((cell) => !isBlank(cell));
  if (filled.length === 0) return '空行';
  const first = (filled[0] ?? '').replace(/\s/gu, '');
  if (FILLER.test(first) && filled.length <= Math.max(2, columns.length / 2)) return `「${first}」の行`;
  const isHeader =
    columns.length > 1 &&
    columns.every(({ at, header }) => (cells[at] ?? '').replace(/\s+/gu, '') === header);
  return isHeader ? '見出しの繰返し' : null;
}

const keyPart = (value: Json | undefined): string =>
  typeof value === 'string'
    ? foldForSearch(value)
    : value === undefined || value === null
      ? ''
      : JSON.stringify(value);

/** The matching fields of a row as one text; null when one of them is blank. */
function keyOf(values: JsonObject, matchBy: readonly string[]): string | null {
  const parts = matchBy.map((key) => keyPart(values[key]));
  return parts.length === 0 || parts.includes('') ? null : parts.join('\u0000');
}

function sameValue(one: Json | undefined, other: Json | undefined): boolean {
  if (one === other) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  const [left, right] = [one, other] as unknown as [JsonObject, JsonObject];
  const keys = Object.keys(left);
  return (
    Array.isArray(one) === Array.isArray(other) &&
    keys.length === Object.keys(right).length &&
    keys.every((key) => sameValue(left[key], right[key]))
  );
}

/** Full or half width and spaces: no difference in what the rows were matched by. */
function sameButWidth(one: Json | undefined, other: Json): boolean {
  const plain = (value: Json | undefined) => String(value).normalize('NFKC').replace(/\s/gu, '');
  return plain(one) === plain(other);
}

type Judge = (cells: readonly string[], row: number) => RowOutcome;

/** Everything about the register that one row needs, looked up once. */
function createJudge(
  columns: readonly Column[],
  mapping: Mapping,
  fields: readonly SheetField[],
  existing: readonly Existing[],
  options: DryRunOptions,
): Judge {
  const labels = new Map(fields.map((field) => [field.key, field.label]));
  const labelOf = (key: string | null): string => (key === null ? '行全体' : (labels.get(key) ?? key));
  const matchLabel = options.matchBy.map(labelOf).join('・');
  const known = new Map<string, Existing | 'several'>();
  for (const one of existing) {
    const key = keyOf(one.values, options.matchBy);
    if (key !== null) known.set(key, known.has(key) ? 'several' : one);
  }
  const seen = new Map<string, number>();

  const required = (read: ReadRow, row: number, values: JsonObject): Rejection[] =>
    fields
      .filter((field) => field.required && (values[field.key] === undefined || values[field.key] === null))
      .filter((field) => !read.rejections.some((one) => columnFor(field)?.header === one.column))
      .map((field) => ({
        row,
        column: columnFor(field)?.header ?? field.label,
        value: '',
        reason: `「${field.label}」がありません。`,
      }));
  const columnFor = (field: SheetField): Column | undefined =>
    columns.find((column) => column.field === field);

  const matchFaults = (key: string | null, row: number): Rejection[] => {
    if (key === null) return [];
    const fault = (reason: string): Rejection[] => [
      { row, column: matchLabel, value: key.replaceAll('\u0000', '・'), reason },
    ];
    const earlier = seen.get(key);
    if (earlier !== undefined) return fault(`${earlier}行目と同じ「${matchLabel}」です。`);
    seen.set(key, row);
    return known.get(key) === 'several'
      ? fault(`台帳に同じ「${matchLabel}」の記録が2件以上あり、どれか決められません。`)
      : [];
  };

  const differencesOf = (read: ReadRow, before: JsonObject): Difference[] => {
    const typed = Object.entries(read.values).filter(
      ([key, value]) =>
        !sameValue(before[key], value) &&
        !(options.matchBy.includes(key) && sameButWidth(before[key], value)),
    );
    const cleared = options.blank === 'clear' ? read.blanks.filter((key) => !isAbsent(before[key])) : [];
    return [
      ...typed.map(([key, after]) => ({ key, label: labelOf(key), before: before[key] ?? null, after })),
      ...cleared.map((key) => ({ key, label: labelOf(key), before: before[key] ?? null, after: null })),
    ];
  };

  const rules = (values: JsonObject, row: number): { rejections: Rejection[]; doubts: Doubt[] } => {
    const findings = options.check?.(values) ?? [];
    const value = (key: string | null) =>
      key === null || typeof values[key] !== 'string' ? '' : String(values[key]);
    return {
      rejections: findings
        .filter((one) => one.block)
        .map((one) => ({ row, column: labelOf(one.key), value: value(one.key), reason: one.message })),
      doubts: findings
        .filter((one) => !one.block)
        .map((one) => ({ column: labelOf(one.key), value: value(one.key), message: one.message })),
    };
  };

  return (cells, row) => {
    const read = readRow(cells, row, columns, options.noteKey, mapping.dateStyle);
    const key = keyOf(read.values, options.matchBy);
    const found = key === null ? undefined : known.get(key);
    const match = found === 'several' ? undefined : found;
    const differences = match ? differencesOf(read, match.values) : [];
    const changes = Object.fromEntries(differences.map((one) => [one.key, one.after]));
    const values: JsonObject = match
      ? { ...match.values, ...changes }
      : { ...options.defaults, ...read.values };
    const faults = [...read.rejections, ...required(read, row, values), ...matchFaults(key, row)];
    if (faults.length > 0) return { kind: 'rejected', row, rejections: faults };
    if (match && differences.length === 0) return { kind: 'same', row, record: match.record };
    const judged = rules(values, row);
    if (judged.rejections.length > 0) return { kind: 'rejected', row, rejections: judged.rejections };
    const doubts = [...read.doubts, ...judged.doubts];
    return match
      ? { kind: 'changed', row, record: match.record, changes, differences, doubts }
      : { kind: 'new', row, values, doubts };
  };
}

const isAbsent = (value: Json | undefined): boolean =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);

/**
 * 取込み前の確認: what each row would do, with nothing written. A generator that pauses every `slice` rows: the caller
 * asks for the next slice when the screen has had its turn (see runInSlices), and stops asking to cancel.
 */
export function* dryRun(
  table: Pick<Table, 'rows'>,
  mapping: Mapping,
  fields: readonly SheetField[],
  existing: readonly Existing[],
  options: DryRunOptions,
  slice = 100,
): Generator<Progress, DryRun, void> {
  const columns = columnsOf(table, mapping, fields);
  const judge = createJudge(columns, mapping, fields, existing, options);
  const first = mapping.headerRow + mapping.headerHeight;
  const total = Math.max(0, table.rows.length - first);
  const rows: RowOutcome[] = [];
  const skipped: { row: number; why: string }[] = [];
  const counts = { new: 0, changed: 0, same: 0, rejected: 0 };
  yield { done: 0, total };
  for (let at = first; at < table.rows.length; at += 1) {
    const cells = table.rows[at] ?? [];
    const why = fillerReason(cells, columns);
    if (why === null) {
      const outcome = judge(cells, at + 1);
      counts[outcome.kind] += 1;
      rows.push(outcome);
    } else {
      skipped.push({ row: at + 1, why });
    }
    if ((at - first) % slice === slice - 1) yield { done: at - first + 1, total };
  }
  return { rows, counts, skipped };
}

/** The dry run in one go, for scripts and small files. */
export function dryRunAtOnce(...input: Parameters<typeof dryRun>): DryRun {
  const steps = dryRun(...input);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}
