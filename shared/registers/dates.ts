import type { Instant } from '../ids';
import {
  type IsoDate,
  isoDateSchema,
  type LooseDate,
  looseDateSchema,
  showDate,
  showLooseDate,
} from '../jp/date';
import { localMomentSchema, showLocalMoment, showMoment } from '../jp/moment';
import type { Json } from '../json';

/** long: 令和8年11月23日; short, for narrow columns: R8.11.23. */
export type Style = 'long' | 'short';

/** A stored date as people read it: 令和8年11月23日. What is not a date is shown as it is. */
export const dateText = (value: string, style: Style = 'long'): string =>
  isoDateSchema.safeParse(value).success ? showDate(value as IsoDate, style) : value;

export function looseDateText(value: Json, style: Style = 'long'): string {
  const parsed = looseDateSchema.safeParse(value);
  return parsed.success ? showLooseDate(parsed.data as LooseDate, style) : String(value);
}

export function momentText(value: string, style: Style = 'long'): string {
  const parsed = localMomentSchema.safeParse(value);
  return parsed.success ? showLocalMoment(parsed.data, style) : value;
}

/** When an entry was written, in Japan: 令和8年11月23日 14:05. */
export const instantText = (at: Instant): string => showMoment(at);

/** Sorts dates, loose dates and moments; null is blank. */
export function dateOrder(value: Json | undefined): number | null {
  const text =
    typeof value === 'object' && value !== null && 'sortAs' in value ? (value.sortAs as Json) : value;
  if (typeof text !== 'string') return null;
  const digits = text.replace(/\D/g, '').padEnd(12, '0').slice(0, 12);
  return digits === ''.padEnd(12, '0') ? null : Number(digits);
}
