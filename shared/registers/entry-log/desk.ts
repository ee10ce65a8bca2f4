import type { RecordId } from '../../ids';
import type { RecordState } from '../../journal/project';
import type { IsoDate } from '../../jp/date';
import { foldForSearch } from '../../jp/fold';
import type { JsonObject } from '../../json';
import type { BookView } from '../define';
import { entriesOf } from '../entry-index';
import { isValid, type Permitted, permitsIn, permittedByCard } from '../entry-permits';
import { personKeyOf } from '../entry-person';

/** Somebody the desk can let in or out: on the list, or seen before. */
export type Candidate = {
  readonly key: string;
  readonly name: string;
  readonly kana: string;
  readonly company: string;
  readonly person: RecordId | null;
  readonly permitted: Permitted | null;
  /** The open entry, when inside. */
  readonly inside: RecordState | null;
  /** What they came for last. */
  readonly purpose: string | null;
  /** How often in the last two months. */
  readonly visits: number;
};

const monthBefore = (month: string): string => {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number - 2, 1)).toISOString().slice(0, 7);
};

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

const fromPermit = (permitted: Permitted): Candidate => ({
  key: permitted.key,
  name: permitted.name,
  kana: permitted.kana,
  company: permitted.company,
  person: permitted.person,
  permitted,
  inside: null,
  purpose: null,
  visits: 0,
});

const fromEntry = (entry: RecordState): Candidate => ({
  key: personKeyOf(entry.fields),
  name: text(entry.fields['name']),
  kana: '',
  company: text(entry.fields['company']),
  person: (entry.fields['person'] ?? null) as RecordId | null,
  permitted: null,
  inside: null,
  purpose: null,
  visits: 0,
});

/**
 * Everybody who may enter the area today, and who has been there in this month and the last, those who come most
 * first. Looks at two months and the list of permissions, never at the whole log.
 */
export function candidatesIn(book: BookView, area: RecordId, today: IsoDate): readonly Candidate[] {
  const index = entriesOf(book);
  const found = new Map<string, Candidate>();
  for (const permitted of permitsIn(book).all)
    if (isValid(permitted, { area, on: today })) found.set(permitted.key, fromPermit(permitted));
  const month = today.slice(0, 7);
  for (const entry of [...index.month(area, monthBefore(month)), ...index.month(area, month)]) {
    if (entry.voided) continue;
    const key = personKeyOf(entry.fields);
    const known = found.get(key) ?? fromEntry(entry);
    found.set(key, {
      ...known,
      visits: known.visits + 1,
      purpose: text(entry.fields['purpose']) || known.purpose,
    });
  }
  for (const entry of index.inside(area)) {
    const key = personKeyOf(entry.fields);
    found.set(key, { ...(found.get(key) ?? fromEntry(entry)), inside: entry });
  }
  return [...found.values()].sort(
    (a, b) => b.visits - a.visits || (a.kana || a.name).localeCompare(b.kana || b.name, 'ja'),
  );
}

/** Those whose name, reading or company holds every word. */
export function searchCandidates(candidates: readonly Candidate[], query: string): readonly Candidate[] {
  const words = query
    .split(/[\s　]+/u)
    .map(foldForSearch)
    .filter((word) => word !== '');
  if (words.length === 0) return candidates;
  return candidates.filter((one) => {
    const haystack = foldForSearch(`${one.name}\n${one.kana}\n${one.company}`);
    return words.every((word) => haystack.includes(word));
  });
}

/** Whose card was read: somebody permitted here today. */
export function candidateByCard(
  book: BookView,
  candidates: readonly Candidate[],
  area: RecordId,
  today: IsoDate,
  scanned: string,
): Candidate | undefined {
  const permitted = permittedByCard(book, scanned, { area, on: today });
  return permitted && candidates.find(({ key }) => key === permitted.key);
}

/** What an entry starts with for this person. `byCard`: the card itself showed who it is. */
export function entryOf(candidate: Candidate, byCard: boolean): JsonObject {
  return {
    name: candidate.name,
    ...(candidate.company === '' ? {} : { company: candidate.company }),
    ...(candidate.person === null ? {} : { person: candidate.person }),
    ...(byCard ? { idShown: 'card' } : {}),
    people: 1,
  };
}
