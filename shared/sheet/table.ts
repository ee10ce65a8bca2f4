import { z } from 'zod';
import type { Problem } from '../problem';
import { SHEET_ENCODINGS } from './encoding';

/** Figures that protect the PC: larger files are refused with a word on what to do. */
export const LIMITS = {
  /** Of the file, in bytes. */
  bytes: 100 * 1024 * 1024,
  rows: 200_000,
  columns: 1_000,
  /** Of everything in a workbook, unpacked. */
  unpacked: 400 * 1024 * 1024,
  /** Of one part of a workbook, unpacked: about 2.5 million cells. */
  part: 150 * 1024 * 1024,
  entries: 5_000,
} as const;

const noteKinds = [
  'damaged-text',
  'ragged-rows',
  'empty-tail',
  'stray-quote',
  'formula-guard',
  'formula-text',
  'merged-cells',
  'hidden-sheets',
  'hidden-rows',
  'hidden-columns',
  'cell-errors',
  'uncalculated',
  'year-not-shown',
  'day-not-shown',
] as const;

/** Something the user should know about a file before it is taken in. */
export const tableNoteSchema = z.strictObject({
  kind: z.enum(noteKinds),
  /** A Japanese sentence. */
  message: z.string(),
  /** Row numbers as the file counts them, from 1; the first 20. */
  rows: z.array(z.number().int().positive()),
  count: z.number().int().positive(),
});
export type TableNote = z.infer<typeof tableNoteSchema>;

/** A merged range of cells, counted from 0, both ends in it. */
const rangeSchema = z.strictObject({
  top: z.number().int().nonnegative(),
  left: z.number().int().nonnegative(),
  bottom: z.number().int().nonnegative(),
  right: z.number().int().nonnegative(),
});
export type CellRange = z.infer<typeof rangeSchema>;

/** A sheet as it came in: what crosses the host contract as the answer of readSheet. */
export const tableSchema = z.strictObject({
  name: z.string(),
  format: z.enum(['csv', 'tsv', 'xlsx']),
  sheetNames: z.array(z.strictObject({ name: z.string(), hidden: z.boolean() })),
  /** The sheet these rows are of; null for CSV. */
  sheet: z.string().nullable(),
  encoding: z.enum(SHEET_ENCODINGS).nullable(),
  /** How sure the encoding is, and what else the file could be; the user may choose another. */
  confidence: z.enum(['certain', 'likely', 'unsure']),
  candidates: z.array(z.enum(SHEET_ENCODINGS)),
  delimiter: z.enum([',', '\t', ';']).nullable(),
  /** Text exactly as typed (CSV) or as shown (XLSX, dates as 2026-11-22); rows may differ in length. */
  rows: z.array(z.array(z.string())),
  notes: z.array(tableNoteSchema),
  merged: z.array(rangeSchema),
});
export type Table = z.infer<typeof tableSchema>;

export const sheetProblem = (code: string, what: string, next: string, why?: string): Problem => ({
  code,
  what,
  next,
  ...(why === undefined ? {} : { why }),
});

export const tooManyRows = sheetProblem(
  'too-many-rows',
  `行が多すぎます（${LIMITS.rows.toLocaleString('ja-JP')}行まで）。`,
  '年度や所属ごとにファイルを分けて取り込んでください。',
);

export const tooManyColumns = sheetProblem(
  'too-many-columns',
  `列が多すぎます（${LIMITS.columns.toLocaleString('ja-JP')}列まで）。`,
  '要らない列を除いて保存し直してください。',
);

const ROWS_NAMED = 20;

/** Row indexes (from 0) as a note that counts from 1; nothing when there are none. */
export function noteRows(
  kind: TableNote['kind'],
  indexes: readonly number[],
  message: (count: number) => string,
): TableNote[] {
  if (indexes.length === 0) return [];
  const rows = [...new Set(indexes)].slice(0, ROWS_NAMED).map((index) => index + 1);
  return [{ kind, message: message(indexes.length), rows, count: indexes.length }];
}

export const isBlank = (text: string | undefined): boolean => text === undefined || text.trim() === '';

export const isBlankRow = (row: readonly string[] | undefined): boolean => !row || row.every(isBlank);

/** Drops the empty tail that Excel leaves below and to the right, and says how much it was. */
export function trimmed(rows: readonly string[][]): {
  readonly rows: string[][];
  readonly notes: TableNote[];
} {
  let end = rows.length;
  while (end > 0 && isBlankRow(rows[end - 1])) end -= 1;
  let width = 0;
  for (let index = 0; index < end; index += 1) {
    const row = rows[index] ?? [];
    for (let at = row.length; at > width; at -= 1) if (!isBlank(row[at - 1])) width = at;
  }
  const kept = rows.slice(0, end).map((row) => (row.length > width ? row.slice(0, width) : row));
  const dropped = rows.length - end;
  const notes =
    dropped > 1 ? noteRows('empty-tail', [end], () => `末尾の空行${dropped}行を除きました。`) : [];
  return { rows: kept, notes: notes.map((note) => ({ ...note, count: dropped })) };
}

/** The table with every merged range filled from its first cell, so that 「同上」 by merging is not lost. */
export function fillMerged(table: Table): Table {
  if (table.merged.length === 0) return table;
  const rows = table.rows.map((row) => [...row]);
  for (const { top, left, bottom, right } of table.merged) {
    const value = rows[top]?.[left] ?? '';
    if (value === '') continue;
    for (let row = top; row <= Math.min(bottom, rows.length - 1); row += 1) {
      const cells = rows[row] ?? [];
      while (cells.length <= right) cells.push('');
      for (let column = left; column <= right; column += 1) cells[column] = value;
    }
  }
  return { ...table, rows };
}
