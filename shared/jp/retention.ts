import type { IsoDate } from './date';
import { fiscalStartOf } from './fiscal';

/**
 * The last day of a 保存年限, null when it never ends. It runs from the first day of the fiscal (or calendar) year
 * after the one of completion: what was completed in 令和8年度 and is kept for five years stays until 令和14年3月31日
 * (practice of Japanese cities; the basis is a setting).
 */
export function retentionEnd(completedOn: IsoDate, years: number, basis: 'fiscal' | 'calendar'): IsoDate;
export function retentionEnd(
  completedOn: IsoDate,
  years: number | 'permanent',
  basis: 'fiscal' | 'calendar',
): IsoDate | null;
export function retentionEnd(
  completedOn: IsoDate,
  years: number | 'permanent',
  basis: 'fiscal' | 'calendar',
): IsoDate | null {
  if (years === 'permanent') return null;
  if (basis === 'calendar') return `${Number(completedOn.slice(0, 4)) + years}-12-31` as IsoDate;
  return `${fiscalStartOf(completedOn) + 1 + years}-03-31` as IsoDate;
}
