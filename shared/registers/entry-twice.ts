import type { RecordState } from '../journal/project';
import type { EntryIndex } from './entry-index';
import { personKeyOf } from './entry-person';

/** Where the entries of a day begin in a list that is in the order of time. */
function beginningOf(day: string, list: readonly RecordState[]): number {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (String(list[middle]?.fields['enteredAt'] ?? '') < day) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * Whether the same person was already in: entered earlier that day, or stayed overnight, and left only later. Moments
 * are compared as text, and of the person's entries only those of the day are looked at: neither a history of years nor
 * counting the whole log takes longer than the entries it is about.
 */
export function isInsideTwice(entry: RecordState, index: EntryIndex): boolean {
  const { area } = entry.fields;
  const enteredAt = String(entry.fields['enteredAt'] ?? '');
  const key = personKeyOf(entry.fields);
  const leftLater = (other: RecordState): boolean => {
    const left = other.fields['leftAt'];
    return typeof left !== 'string' || left > enteredAt;
  };
  const own = index.person(key);
  // In the order of time, what entered earlier stands before the entry itself.
  for (let at = beginningOf(enteredAt.slice(0, 10), own); at < own.length; at += 1) {
    const other = own[at];
    if (!other || other.id === entry.id || String(other.fields['enteredAt']) > enteredAt) break;
    if (other.fields['area'] === area && leftLater(other)) return true;
  }
  return index
    .overnight(String(area ?? ''))
    .some(
      (other) =>
        String(other.fields['enteredAt'] ?? '') < enteredAt.slice(0, 10) &&
        leftLater(other) &&
        personKeyOf(other.fields) === key,
    );
}
