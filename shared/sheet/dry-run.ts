import { judgeRow } from './judge';
import type { Mapping, SheetField } from './mapping';
import { KnownRecords } from './match';
import type { DryRun, DryRunOptions, Existing, RowOutcome } from './outcome';
import { type Column, columnsOf } from './read-row';
import { isBlank, type Table } from './table';

export type { Difference, DryRun, DryRunOptions, Existing, RowOutcome, RuleFinding } from './outcome';
export type { Doubt, Rejection } from './read-row';

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
  slice = 50,
): Generator<Progress, DryRun, void> {
  const columns = columnsOf(table, mapping, fields);
  const register = new KnownRecords(options.matchBy);
  const judging = { columns, fields, dateStyle: mapping.dateStyle, options, register, seen: new Map() };
  const first = mapping.headerRow + mapping.headerHeight;
  const total = Math.max(0, table.rows.length - first);
  const rows: RowOutcome[] = [];
  const skipped: { row: number; why: string }[] = [];
  const counts = { new: 0, changed: 0, same: 0, rejected: 0 };
  yield { done: 0, total };
  for (const [at, one] of existing.entries()) {
    register.add(one);
    if (at % slice === slice - 1) yield { done: 0, total };
  }
  for (let at = first; at < table.rows.length; at += 1) {
    const cells = table.rows[at] ?? [];
    const why = fillerReason(cells, columns);
    if (why === null) {
      const outcome = judgeRow(judging, cells, at + 1);
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
