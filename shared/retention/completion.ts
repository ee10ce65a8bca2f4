import type { RegisterId } from '../ids';
import type { RecordState } from '../journal/project';
import { type IsoDate, isoDateSchema } from '../jp/date';
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

function collect(value: Json | undefined, into: IsoDate[]): void {
  if (typeof value === 'string') {
    const day = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}|$)/.test(value) ? value.slice(0, 10) : '';
    if (day !== '' && isoDateSchema.safeParse(day).success) into.push(day as IsoDate);
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  for (const part of Object.values(value)) collect(part as Json, into);
}

/** The latest day a record names anywhere: when it was done, returned, signed, or how long it holds. */
function latestDay(state: RecordState): IsoDate | null {
  const days: IsoDate[] = [];
  collect(state.fields, days);
  collect(state.detail, days);
  return days.toSorted().at(-1) ?? null;
}

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
