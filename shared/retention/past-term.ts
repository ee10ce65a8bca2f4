import { type RecordId, type RegisterId, recordIdSchema } from '../ids';
import { ERASURE } from '../journal/erasure';
import type { RecordState } from '../journal/project';
import type { IsoDate } from '../jp/date';
import { retentionEnd } from '../jp/retention';
import type { Json } from '../json';
import type { Profile } from '../policy/profile';
import type { BookView } from '../registers/define';
import { RETENTION_HOLD } from '../registers/ids';
import { canComplete, completedOn } from './completion';

/** What a record's 保存年限 comes to. */
export type Term = {
  readonly state: RecordState;
  readonly completedOn: IsoDate;
  readonly years: number;
  /** The last day it is kept. */
  readonly until: IsoDate;
};

/** Why a record past its term stays for now. */
export type Blocker = {
  readonly kind: 'hold' | 'linked' | 'acts-on';
  /** The record that keeps it. */
  readonly by: RecordId;
};

export type PastTerm = Term & { readonly blockers: readonly Blocker[] };

type Around = { readonly book: BookView; readonly profile: Profile; readonly today: IsoDate };

/** A record whose body went: only its header is left. */
export const isErased = (state: RecordState): boolean => state.status === 'erased';

/** The term of a record; null while it is not complete, where none is set, and once it is erased. */
export function termOf(state: RecordState, { book, profile }: Pick<Around, 'book' | 'profile'>): Term | null {
  const kept = profile.retention[state.register];
  if (!kept || isErased(state)) return null;
  const on = completedOn(state, book);
  return on && { state, completedOn: on, years: kept.years, until: retentionEnd(on, kept.years, 'fiscal') };
}

function namesIn(value: Json | undefined, into: Set<RecordId>): void {
  if (typeof value === 'string') {
    if (value.length === 26 && recordIdSchema.safeParse(value).success) into.add(value as RecordId);
  } else if (typeof value === 'object' && value !== null)
    for (const part of Object.values(value)) namesIn(part as Json, into);
}

/** The records a record names anywhere in what is known of it. */
function namedBy(state: RecordState): ReadonlySet<RecordId> {
  const names = new Set<RecordId>();
  namesIn(state.fields, names);
  namesIn(state.detail, names);
  names.delete(state.id);
  return names;
}

const isHolding = (hold: RecordState, today: IsoDate): boolean => {
  const until = hold.fields['until'];
  return hold.voided === null && (typeof until !== 'string' || until >= today);
};

/** By record: the records that name it and the holds on it. Notes of operations name records and keep none. */
function ties(registers: readonly RegisterId[], around: Around): ReadonlyMap<RecordId, readonly Blocker[]> {
  const { book, today } = around;
  const found = new Map<RecordId, Blocker[]>();
  const tie = (id: RecordId, blocker: Blocker) => found.set(id, [...(found.get(id) ?? []), blocker]);
  for (const register of registers) {
    if (register === ERASURE || register === 'operation') continue;
    for (const state of book.all(register)) {
      if (isErased(state) || state.voided) continue;
      if (register === RETENTION_HOLD && !isHolding(state, today)) continue;
      const kind = register === RETENTION_HOLD ? 'hold' : 'linked';
      for (const id of namedBy(state)) tie(id, { kind, by: state.id });
    }
  }
  return found;
}

/** Records whose state this one makes what it is: 廃棄済 would be forgotten with it. */
const actsOn = (state: RecordState, book: BookView): readonly RecordId[] =>
  [...namedBy(state)].filter((id) => book.effectsOn(id).some(({ by }) => by === state.id));

/**
 * What is past its term, each with what keeps it. Records that only keep one another go together: what keeps a record
 * is what stays. `only`: as if nothing but these were to go.
 */
export function pastTerm(
  registers: readonly RegisterId[],
  around: Around,
  only: ReadonlySet<RecordId> | null = null,
): readonly PastTerm[] {
  const { book, today } = around;
  const due = registers
    .filter(canComplete)
    .flatMap((register) => book.all(register))
    .flatMap((state) => termOf(state, around) ?? [])
    .filter(({ until }) => until < today);
  const tied = ties(registers, around);
  const reasons = (term: Term): readonly Blocker[] => [
    ...(tied.get(term.state.id) ?? []),
    ...actsOn(term.state, book).flatMap((by): Blocker[] => {
      const target = book.record(by);
      return target && !isErased(target) ? [{ kind: 'acts-on', by }] : [];
    }),
  ];
  const all = due.map((term) => ({ term, reasons: reasons(term) }));
  const going = new Set(all.map(({ term }) => term.state.id).filter((id) => only === null || only.has(id)));
  const keeps = ({ kind, by }: Blocker): boolean => kind === 'hold' || !going.has(by);
  for (let before = -1; before !== going.size; ) {
    before = going.size;
    for (const one of all) if (one.reasons.some(keeps)) going.delete(one.term.state.id);
  }
  return all
    .map(({ term, reasons: why }) => ({ ...term, blockers: why.filter(keeps) }))
    .toSorted((a, b) => (a.until < b.until ? -1 : a.until > b.until ? 1 : 0));
}
