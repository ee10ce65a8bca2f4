import type { RecordId, RegisterId } from '../ids';
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

const ID_LENGTH = 26;

/** Every text in what is known of a record that is as long as an id. */
function visitIds(value: Json | undefined, visit: (id: RecordId) => void): void {
  if (typeof value === 'string') {
    if (value.length === ID_LENGTH) visit(value as RecordId);
  } else if (typeof value === 'object' && value !== null)
    for (const part of Object.values(value)) visitIds(part as Json, visit);
}

/** The records among `of` that a record names anywhere in what is known of it. */
function namedBy(state: RecordState, of: { has(id: RecordId): boolean }): ReadonlySet<RecordId> {
  const names = new Set<RecordId>();
  const take = (id: RecordId) => {
    if (id !== state.id && of.has(id)) names.add(id);
  };
  visitIds(state.fields, take);
  visitIds(state.detail, take);
  return names;
}

const isHolding = (hold: RecordState, today: IsoDate): boolean => {
  const until = hold.fields['until'];
  return hold.voided === null && (typeof until !== 'string' || until >= today);
};

/** Work that can be paused after every few records. */
type Steps<T> = Generator<undefined, T>;
const STEP = 1_000;

type Due = ReadonlyMap<RecordId, Blocker[]>;

/** Fills in what names each of the records that are due, and the holds on it. Notes of operations keep none. */
function* tie(due: Due, registers: readonly RegisterId[], { book, today }: Around): Steps<void> {
  for (const register of registers) {
    if (register === ERASURE || register === 'operation') continue;
    for (const [at, state] of book.all(register).entries()) {
      if (at % STEP === 0) yield;
      if (isErased(state) || state.voided) continue;
      if (register === RETENTION_HOLD && !isHolding(state, today)) continue;
      const kind = register === RETENTION_HOLD ? 'hold' : 'linked';
      for (const id of namedBy(state, due)) due.get(id)?.push({ kind, by: state.id });
    }
  }
}

/** Records whose state this one makes what it is: 廃棄済 would be forgotten with it. */
const actsOn = (state: RecordState, book: BookView): readonly RecordId[] =>
  [...namedBy(state, { has: (id) => book.effectsOn(id).some(({ by }) => by === state.id) })].filter((id) => {
    const target = book.record(id);
    return target !== undefined && !isErased(target);
  });

/**
 * What is past its term, each with what keeps it. Records that only keep one another go together: what keeps a record
 * is what stays. `only`: as if nothing but these were to go.
 */
export function pastTerm(
  registers: readonly RegisterId[],
  around: Around,
  only: ReadonlySet<RecordId> | null = null,
): readonly PastTerm[] {
  const steps = pastTermSteps(registers, around, only);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** `pastTerm` for a window: it stops after every thousand records or so, for whatever else there is to do. */
export function* pastTermSteps(
  registers: readonly RegisterId[],
  around: Around,
  only: ReadonlySet<RecordId> | null = null,
): Steps<readonly PastTerm[]> {
  const { book, today } = around;
  const terms: Term[] = [];
  for (const register of registers.filter(canComplete))
    for (const [at, state] of book.all(register).entries()) {
      if (at % STEP === 0) yield;
      const term = termOf(state, around);
      if (term && term.until < today) terms.push(term);
    }
  if (terms.length === 0) return [];
  const due: Due = new Map(terms.map(({ state }) => [state.id, []]));
  yield* tie(due, registers, around);
  const all: Judged[] = [];
  for (const [at, term] of terms.entries()) {
    if (at % STEP === 0) yield;
    const acts = actsOn(term.state, book).map((by): Blocker => ({ kind: 'acts-on', by }));
    all.push({ term, reasons: [...(due.get(term.state.id) ?? []), ...acts] });
  }
  yield;
  return withBlockers(all, only);
}

type Judged = { readonly term: Term; readonly reasons: readonly Blocker[] };

function withBlockers(all: readonly Judged[], only: ReadonlySet<RecordId> | null): readonly PastTerm[] {
  const going = new Set(all.map(({ term }) => term.state.id).filter((id) => only === null || only.has(id)));
  const keeps = ({ kind, by }: Blocker): boolean => kind === 'hold' || !going.has(by);
  for (let before = -1; before !== going.size; ) {
    before = going.size;
    for (const one of all) if (one.reasons.some(keeps)) going.delete(one.term.state.id);
  }
  return all
    .map(({ term, reasons }) => ({ ...term, blockers: reasons.filter(keeps) }))
    .toSorted((a, b) => (a.until < b.until ? -1 : a.until > b.until ? 1 : 0));
}
