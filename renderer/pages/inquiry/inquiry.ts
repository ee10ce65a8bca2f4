import { z } from 'zod';
import { type IsoDate, isoDateSchema } from '../../../shared/jp/date';
import { fiscalYearOf } from '../../../shared/jp/fiscal';
import type { Json } from '../../../shared/json';

const filterSchema = z.union([
  z.object({ kind: z.literal('text'), text: z.string() }),
  z.object({ kind: z.literal('choice'), values: z.array(z.string()) }),
  z.object({ kind: z.literal('dates'), from: z.string(), to: z.string() }),
]);

const inquirySchema = z.object({
  register: z.string(),
  row: z.string(),
  /** Null: counted by one attribute alone. */
  column: z.string().nullable(),
  /** A day stays that day; the others move on with the calendar. */
  asOf: z.union([z.literal('today'), z.literal('last-year-end'), isoDateSchema]),
  /** Whether what is over and done with (廃棄済) is counted. */
  ended: z.boolean(),
  query: z.string(),
  filters: z.record(z.string(), filterSchema),
});
/** What an inquiry asks: kept on this PC, under a name or as it was left. */
export type Inquiry = z.infer<typeof inquirySchema>;

const savedSchema = z.array(z.object({ id: z.string(), name: z.string(), inquiry: inquirySchema }));
export type SavedInquiry = z.infer<typeof savedSchema>[number];

/** Whatever was kept, by whichever version. */
export const inquiryKept = (kept: Json): Inquiry | null => inquirySchema.safeParse(kept).data ?? null;
export const savedKept = (kept: Json): readonly SavedInquiry[] => savedSchema.safeParse(kept).data ?? [];

/** The last day of the 年度 before this one. */
export const lastYearEnd = (today: IsoDate): IsoDate => `${fiscalYearOf(today).year}-03-31` as IsoDate;

/** The day asked about; null for the book as it stands. */
export function dayOf(asOf: Inquiry['asOf'], today: IsoDate): IsoDate | null {
  if (asOf === 'today') return null;
  return asOf === 'last-year-end' ? lastYearEnd(today) : (asOf as IsoDate);
}
