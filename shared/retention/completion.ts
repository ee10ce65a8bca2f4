import type { RegisterId } from '../ids';
import type { RecordState } from '../journal/project';
import { type IsoDate, isDay } from '../jp/date';
import { todayIn } from '../jp/moment';
import type { Json } from '../json';
import type { BookView } from '../registers/define';

/** When a record of a register is complete: a thing when it is 廃棄済, others by the states named (`*`: from the start). */
const COMPLETE: { readonly [register: string]: 'disposed' | '*' | readonly string[] } = {
  asset: 'disposed',
  medium: 'disposed',
  // A permission that stood ends with its own period, which is among its dates.
  'take-out': ['permitted', 'permitted-paper', 'refused', 'withdrawn', 'revoked', 'expired'],
  'take-out-blanket': ['permitted', 'permitted-paper', 'refused', 'withdrawn', 'revoked'],
  'entry-permit': ['permitted', 'permitted-paper', 'refused', 'withdrawn', 'revoked'],
  custody: ['returned', 'returned-erased'],
  incident: ['closed'],
  disposal: ['completed', 'irregular', 'refused', 'withdrawn', 'revoked'],
  stocktake: ['closed'],
  'stocktake-count': '*',
  pledge: ['ended', 'renewed'],
  'entry-log': ['left'],
  'carry-in-out': ['carried', 'irregular'],
  'month-close': '*',
  bundle: ['received', 'rejected'],
  operation: '*',
};

/** Whether records of this register come to an end of their own; people, sections and settings do not. */
export const canComplete = (register: RegisterId): boolean => COMPLETE[register] !== undefined;

const DAY = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}|$)/;

/** The latest day anywhere in a value, `latest` if none is later. Only what may be later is looked at closely. */
function latestIn(value: Json | undefined, latest: IsoDate | null): IsoDate | null {
  if (typeof value === 'string') {
    if (!DAY.test(value)) return latest;
    const day = value.slice(0, 10) as IsoDate;
    return (latest === null || day > latest) && isDay(day) ? day : latest;
  }
  if (typeof value !== 'object' || value === null) return latest;
  let found = latest;
  for (const part of Object.values(value)) found = latestIn(part as Json, found);
  return found;
}

/** The latest day a record names anywhere: when it was done, returned, signed, or how long it holds. */
const latestDay = (state: RecordState): IsoDate | null =>
  latestIn(state.detail, latestIn(state.fields, null));

const later = (a: IsoDate | null, b: IsoDate | null): IsoDate | null =>
  a === null || (b !== null && b > a) ? b : a;

/**
 * The day a record was completed (in Japan), null while it is not: the latest day it names, and of a thing that of its
 * 廃棄, too. A later day than the true one keeps a record longer, never shorter.
 */
export function completedOn(state: RecordState, book: BookView): IsoDate | null {
  if (state.voided) return todayIn(state.voided.at);
  const rule = COMPLETE[state.register];
  if (rule === undefined) return null;
  const own = latestDay(state) ?? todayIn(state.createdAt);
  if (rule === '*') return own;
  if (rule !== 'disposed') return rule.includes(state.status) ? own : null;
  const by = book.effectsOn(state.id).find(({ kind }) => kind === 'disposed');
  if (!by) return null;
  const source = book.record(by.by);
  return later(own, source ? latestDay(source) : null);
}
