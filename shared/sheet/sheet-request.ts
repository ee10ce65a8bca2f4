import { z } from 'zod';
import { type IsoDate, isoDateSchema, showDate } from '../jp/date';
import { LIMITS } from './table';

const cellSchema = z.union([z.string(), z.number(), z.boolean(), z.null()]);
export type SheetCell = z.infer<typeof cellSchema>;

/**
 * text and longText: as they are, never a formula, never a number; date: an ISO date as a real date (any other
 * text, such as 「不明」, stays text); count: a number; yesNo: true and false as 有 and 無.
 */
const columnSchema = z.strictObject({
  key: z.string().min(1).max(100),
  header: z.string().max(200),
  kind: z.enum(['text', 'longText', 'date', 'count', 'yesNo']),
  /** Column width in characters of half width. */
  width: z.number().min(1).max(255),
});
export type SheetColumn = z.infer<typeof columnSchema>;

/** What to write: JSON, since it crosses to the host (contract: writeSheet). */
export const sheetRequestSchema = z.strictObject({
  kind: z.enum(['csv-utf8-bom', 'csv-cp932', 'xlsx']),
  title: z.string().min(1).max(100),
  sheetName: z.string().min(1).max(100),
  dateStyle: z.enum(['wareki', 'iso']),
  columns: z.array(columnSchema).min(1).max(LIMITS.columns),
  /** Cells in the order of the columns. */
  rows: z.array(z.array(cellSchema)).max(LIMITS.rows),
  /** A last line that sorting and filtering leave alone. */
  totals: z.array(cellSchema).optional(),
  /** Under the table, each a name and its words: what the figures were asked with. */
  notes: z
    .array(z.tuple([z.string().max(100), z.string().max(1_000)]))
    .max(100)
    .optional(),
});
export type SheetRequest = z.infer<typeof sheetRequestSchema>;

/** The lines under the rows: the totals, then a blank line and the notes. */
export const linesBelow = ({ totals, notes }: SheetRequest): readonly (readonly SheetCell[])[] => [
  ...(totals ? [totals] : []),
  ...(notes && notes.length > 0 ? [[], ...notes] : []),
];

export const isoDateOf = (cell: SheetCell): IsoDate | null => {
  const parsed = isoDateSchema.safeParse(cell);
  return parsed.success ? parsed.data : null;
};

/** A cell as text, before guarding. */
export function cellText(cell: SheetCell, column: SheetColumn, dateStyle: SheetRequest['dateStyle']): string {
  if (cell === null) return '';
  if (typeof cell === 'boolean') return cell ? '有' : '無';
  const date = column.kind === 'date' ? isoDateOf(cell) : null;
  if (date) return dateStyle === 'wareki' ? showDate(date, 'long') : date;
  return String(cell);
}
