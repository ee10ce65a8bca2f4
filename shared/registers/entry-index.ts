import type { RecordId } from '../ids';
import type { RecordState } from '../journal/project';
import type { BookView } from './define';
import { personKeyOf } from './entry-person';
import { ENTRY_LOG } from './ids';

/**
 * Entries by day, month and person, and who is inside. Kept beside the book and brought up to date with what changed
 * since it was last asked: a day of a log of 100,000 entries opens without looking at the others.
 */
export type EntryIndex = {
  /** Entries of an area (null: of all) that began on that day, by their time. The same list until one changes. */
  day(area: string | null, day: string): readonly RecordState[];
  month(area: string | null, month: string): readonly RecordState[];
  /** A person's history, in all areas. */
  person(key: string): readonly RecordState[];
  /** Whoever is inside now, longest first. */
  inside(area: string | null): readonly RecordState[];
  /** Stays that went on beyond midnight and are over. */
  overnight(area: string): readonly RecordState[];
  /** Everybody who stands in the book, by name. The same list until somebody new comes. */
  people(): readonly { readonly key: string; readonly name: string; readonly company: string }[];
  /** Months that have entries, newest first. */
  months(area: string | null): readonly string[];
  /** What was typed last as purpose, newest first. */
  recentPurposes(area: string, count: number): readonly string[];
};

const NOTHING: readonly RecordState[] = [];
const enteredAt = (state: RecordState): string => String(state.fields['enteredAt'] ?? '');
export const isInside = (state: RecordState): boolean =>
  state.voided === null && state.fields['leftAt'] === undefined;

function byTime(a: RecordState, b: RecordState): number {
  const x = enteredAt(a);
  const y = enteredAt(b);
  return x < y ? -1 : x > y ? 1 : a.created.tick - b.created.tick;
}

/** Lists by key; sorted when they are asked for. */
function createBuckets() {
  const members = new Map<string, Map<RecordId, RecordState>>();
  const sorted = new Map<string, readonly RecordState[]>();
  let version = 0;
  return {
    put(key: string, state: RecordState): void {
      const bucket = members.get(key);
      if (bucket) bucket.set(state.id, state);
      else {
        members.set(key, new Map([[state.id, state]]));
        version += 1;
      }
      sorted.delete(key);
    },
    drop(key: string, id: RecordId): void {
      const bucket = members.get(key);
      if (!bucket?.delete(id)) return;
      if (bucket.size === 0) {
        members.delete(key);
        version += 1;
      }
      sorted.delete(key);
    },
    list(key: string): readonly RecordState[] {
      const known = sorted.get(key);
      if (known) return known;
      const bucket = members.get(key);
      if (!bucket) return NOTHING;
      const list = [...bucket.values()].sort(byTime);
      sorted.set(key, list);
      return list;
    },
    keys: (): IterableIterator<string> => members.keys(),
    first: (key: string): RecordState | undefined => members.get(key)?.values().next().value,
    /** Changes whenever a key comes or goes. */
    version: (): number => version,
  };
}

/** Under which keys a state is found. */
function keysOf(state: RecordState): readonly string[] {
  const area = String(state.fields['area'] ?? '');
  const at = enteredAt(state);
  const day = at.slice(0, 10);
  const month = at.slice(0, 7);
  const left = String(state.fields['leftAt'] ?? '').slice(0, 10);
  const keys = [`d ${area} ${day}`, `d * ${day}`, `m ${area} ${month}`, `m * ${month}`];
  if (state.voided) return keys;
  keys.push(`p ${personKeyOf(state.fields)}`);
  if (isInside(state)) keys.push(`i ${area}`, 'i *');
  else if (left !== day) keys.push(`o ${area}`);
  return keys;
}

function createEntryIndex() {
  const buckets = createBuckets();
  let known: readonly RecordState[] = NOTHING;
  const held = new Map<RecordId, { readonly state: RecordState; readonly keys: readonly string[] }>();

  function remove(id: RecordId): void {
    for (const key of held.get(id)?.keys ?? []) buckets.drop(key, id);
    held.delete(id);
  }
  function take(state: RecordState): void {
    if (held.get(state.id)?.state === state) return;
    remove(state.id);
    const keys = keysOf(state);
    for (const key of keys) buckets.put(key, state);
    held.set(state.id, { state, keys });
  }

  let people: ReturnType<EntryIndex['people']> = [];
  let peopleAt = -1;
  const everybody = (): ReturnType<EntryIndex['people']> =>
    [...buckets.keys()]
      .filter((key) => key.startsWith('p '))
      .flatMap((key) => {
        const state = buckets.first(key);
        if (!state) return [];
        const { name, company } = state.fields;
        return [{ key: key.slice(2), name: String(name ?? ''), company: String(company ?? '') }];
      })
      .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));

  const index: EntryIndex = {
    day: (area, day) => buckets.list(`d ${area ?? '*'} ${day}`),
    month: (area, month) => buckets.list(`m ${area ?? '*'} ${month}`),
    person: (key) => buckets.list(`p ${key}`),
    inside: (area) => buckets.list(`i ${area ?? '*'}`),
    overnight: (area) => buckets.list(`o ${area}`),
    people() {
      if (peopleAt !== buckets.version()) {
        peopleAt = buckets.version();
        people = everybody();
      }
      return people;
    },
    months(area) {
      const head = `m ${area ?? '*'} `;
      return [...buckets.keys()]
        .filter((key) => key.startsWith(head))
        .map((key) => key.slice(head.length))
        .sort()
        .reverse();
    },
    recentPurposes(area, count) {
      const found = new Set<string>();
      for (const month of index.months(area).slice(0, 2)) {
        for (const state of index.month(area, month).toReversed()) {
          const purpose = state.fields['purpose'];
          if (typeof purpose === 'string') found.add(purpose);
          if (found.size >= count) return [...found];
        }
      }
      return [...found];
    },
  };

  return {
    index,
    /** Takes in what is different from the list of the last time; the lists mostly begin alike. */
    update(list: readonly RecordState[]): void {
      if (list === known) return;
      for (let at = 0; at < list.length; at += 1) {
        const state = list[at];
        if (state && state !== known[at]) take(state);
      }
      if (list.length < held.size) {
        const there = new Set(list.map(({ id }) => id));
        for (const id of [...held.keys()]) if (!there.has(id)) remove(id);
      }
      known = list;
    },
  };
}

const indexes = new WeakMap<object, ReturnType<typeof createEntryIndex>>();

/** The index of a book, up to date. One book view has one index for its life. */
export function entriesOf(book: BookView): EntryIndex {
  const kept = indexes.get(book) ?? createEntryIndex();
  indexes.set(book, kept);
  kept.update(book.all(ENTRY_LOG));
  return kept.index;
}
