import type { IsoDate } from './date';
import { fiscalYearOf } from './fiscal';

/**
 * The last day of a 保存年限. It runs from the first day of the fiscal (or calendar) year after the one of completion
 * (practice of Japanese cities; a setting).
 */
export function retentionEnd(completedOn: IsoDate, years: number, basis: 'fiscal' | 'calendar'): IsoDate {
  if (basis === 'calendar') return `${Number(completedOn.slice(0, 4)) + years}-12-31` as IsoDate;
  return `${fiscalYearOf(completedOn).year + 1 + years}-03-31` as IsoDate;
}
