import type { RecordId } from '../../shared/ids';
import type { Entry } from '../../shared/journal/entry';
import type { IsoDate } from '../../shared/jp/date';
import { todayIn } from '../../shared/jp/moment';
import type { Json } from '../../shared/json';

/** Where bodies say from when they hold, most telling first; dates or moments in Japan. */
const DATED = ['on', 'decidedOn', 'doneAt', 'handedAt', 'certifiedOn', 'submittedOn', 'receivedOn'] as const;
const startsWithDate = (value: Json | undefined): value is string =>
  typeof value === 'string' && /^\d{4}-\d{2}-\d{2}/.test(value);

/** The day an entry holds from: what it says itself, else the day it was written. */
export function dayOf(entry: Entry): IsoDate {
  for (const key of DATED) {
    const value = entry.body?.[key];
    if (startsWithDate(value)) return value.slice(0, 10) as IsoDate;
  }
  return todayIn(entry.at);
}

/**
 * Which entries held at the end of `day`. To be asked in the order of the book: what happened to a record that was
 * not there yet did not happen either.
 */
export function heldBy(day: IsoDate): (entry: Entry) => boolean {
  const known = new Map<RecordId, boolean>();
  return (entry) => {
    const held = dayOf(entry) <= day;
    const before = known.get(entry.record);
    if (before === undefined) known.set(entry.record, held);
    return held && before !== false;
  };
}
