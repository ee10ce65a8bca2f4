import type { DeviceId, Hash, Instant, RecordId, RegisterId } from '../ids';
import type { JsonObject } from '../json';
import { type Body, comparePositions, type Entry, type Head, type Position } from './entry';
import { MANY, patched } from './ordered';
import { createSeenIndex, type SeenSteps } from './seen';

/** A thing two people changed without knowing of each other, or a step that was not allowed: 食い違い. */
export type Conflict = {
  readonly kind: 'concurrent' | 'unlawful';
  readonly at: Position;
  readonly fields: readonly string[];
  readonly message: string;
};

/** What the journal says of one record. Plain JSON, so that it can be kept as a page of a cache. */
export type RecordState = {
  readonly register: RegisterId;
  readonly id: RecordId;
  readonly number: string | null;
  readonly fields: JsonObject;
  readonly status: string;
  readonly voided: { readonly reason: string; readonly at: Instant } | null;
  /** The last entry folded: what the next one must expect. */
  readonly head: Hash;
  readonly position: Position;
  /** The entry that made it: the order of a register. */
  readonly created: Position;
  readonly entries: number;
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
  /** Who set each field last, to tell concurrent amendments. */
  readonly touched: { readonly [field: string]: Position };
  readonly conflicts: readonly Conflict[];
  /** What the register's own events add: decisions, what was carried out, certificates. */
  readonly detail: JsonObject;
};

/** What one record does to another: a carried-out disposal makes a medium 廃棄済. */
export type Effect = {
  readonly on: RecordId;
  readonly kind: string;
  readonly by: RecordId;
  readonly detail: JsonObject;
};

export type Unlawful = { readonly unlawful: string };
export type EventFold = {
  readonly version: number;
  readonly creates: boolean;
  /** Which fields the body sets: concurrent settings of one field become a conflict. */
  sets(body: Body): readonly string[];
  apply(state: RecordState, body: Body, entry: Entry): RecordState | Unlawful;
};

/** How one register folds: all that projecting needs to know of it. */
export type Folding = {
  readonly id: RegisterId;
  readonly events: { readonly [event: string]: EventFold };
  effects?(state: RecordState): readonly Effect[];
};

export type Projection = {
  /** Folds entries that came in. Answers which records changed, and which must be refolded from all of their entries. */
  apply(entries: readonly Entry[]): {
    readonly changed: ReadonlySet<RecordId>;
    readonly stale: ReadonlySet<RecordId>;
  };
  /** Folds one record anew from all of its entries, in any order. */
  refold(record: RecordId, entries: readonly Entry[]): void;
  record(id: RecordId): RecordState | undefined;
  all(register: RegisterId): readonly RecordState[];
  effectsOn(id: RecordId): readonly Effect[];
  heads(): Readonly<Record<DeviceId, Head>>;
  /** Registers that hold entries of a newer version: shown, but not to be written to. */
  readOnly(): ReadonlySet<RegisterId>;
  /** The folded states with the heads they were folded from, and back. */
  snapshot(): Snapshot;
  restore(snapshot: Snapshot): void;
};

export type Snapshot = {
  readonly heads: Readonly<Record<DeviceId, Head>>;
  readonly readOnly: readonly RegisterId[];
  readonly states: readonly RecordState[];
  readonly seen: SeenSteps;
};

const isUnlawful = (outcome: RecordState | Unlawful): outcome is Unlawful => 'unlawful' in outcome;

const positionOf = ({ tick, device, seq }: Position): Position => ({ tick, device, seq });

const blank = (entry: Entry): RecordState => ({
  register: entry.register,
  id: entry.record,
  number: null,
  fields: {},
  status: 'blank',
  voided: null,
  head: entry.hash,
  position: positionOf(entry),
  created: positionOf(entry),
  entries: 0,
  createdAt: entry.at,
  updatedAt: entry.at,
  touched: {},
  conflicts: [],
  detail: {},
});

/** A record whose bodies went: that it was there, and which register it was in, is all that is left. */
const erased = (state: RecordState): RecordState => ({
  ...state,
  status: 'erased',
  voided: { reason: '', at: state.createdAt },
});

/** A projection of the registers given: a pure function of the entries it was fed, whatever their order. */
export function createProjection(foldings: readonly Folding[]): Projection {
  const byId = new Map(foldings.map((folding) => [folding.id, folding]));
  const states = new Map<RecordId, RecordState>();
  const members = new Map<RegisterId, Set<RecordId>>();
  const lists = new Map<RegisterId, readonly RecordState[]>();
  /** What changed since a register was last listed. */
  const pending = new Map<RegisterId, Map<RecordId, RecordState>>();
  const effects = new Map<RecordId, Map<RecordId, readonly Effect[]>>();
  const targets = new Map<RecordId, readonly RecordId[]>();
  const newer = new Set<RegisterId>();
  let heads: Record<DeviceId, Head> = {};
  let seen = createSeenIndex();

  function step(before: RecordState | undefined, entry: Entry): RecordState {
    const state = before ?? blank(entry);
    const next: RecordState = {
      ...state,
      head: entry.hash,
      position: positionOf(entry),
      entries: state.entries + 1,
      updatedAt: entry.at,
    };
    if (state.register !== entry.register) return unlawful(next, entry, '別の台帳の記録への操作です。');
    const fold = byId.get(entry.register)?.events[entry.event];
    if (!fold || fold.version < entry.version) {
      newer.add(entry.register);
      return next;
    }
    if (entry.body === null) return before === undefined && entry.absent === 'erased' ? erased(next) : next;
    if (fold.creates !== (before === undefined)) return unlawful(next, entry, '登録の順序が合いません。');
    const sets = fold.sets(entry.body);
    const clashing = sets.filter((field) => {
      const last = state.touched[field];
      return last !== undefined && !seen.saw(entry, last);
    });
    const outcome = fold.apply(next, entry.body, entry);
    if (isUnlawful(outcome)) return unlawful(next, entry, outcome.unlawful);
    const at = positionOf(entry);
    const touched =
      sets.length === 0
        ? outcome.touched
        : { ...outcome.touched, ...Object.fromEntries(sets.map((field) => [field, at])) };
    if (clashing.length === 0) return { ...outcome, touched };
    const message = '別の端末で同じ項目が同時に訂正されています。';
    return {
      ...outcome,
      touched,
      conflicts: [...outcome.conflicts, { kind: 'concurrent', at, fields: clashing, message }],
    };
  }

  function unlawful(state: RecordState, entry: Entry, message: string): RecordState {
    return {
      ...state,
      conflicts: [...state.conflicts, { kind: 'unlawful', at: positionOf(entry), fields: [], message }],
    };
  }

  function unlist(register: RegisterId): void {
    lists.delete(register);
    pending.delete(register);
  }

  function noteChange(before: RecordState | undefined, state: RecordState): void {
    if (!lists.has(state.register)) return;
    const moved = before !== undefined && comparePositions(before.created, state.created) !== 0;
    const changes = pending.get(state.register) ?? new Map<RecordId, RecordState>();
    if (moved || changes.size >= MANY) unlist(state.register);
    else pending.set(state.register, changes.set(state.id, state));
  }

  function keep(state: RecordState): void {
    noteChange(states.get(state.id), state);
    states.set(state.id, state);
    const ids = members.get(state.register) ?? new Set<RecordId>();
    ids.add(state.id);
    members.set(state.register, ids);
    for (const target of targets.get(state.id) ?? []) effects.get(target)?.delete(state.id);
    const made = byId.get(state.register)?.effects?.(state) ?? [];
    if (made.length === 0) {
      targets.delete(state.id);
      return;
    }
    targets.set(state.id, [...new Set(made.map((effect) => effect.on))]);
    for (const effect of made) {
      const bySource = effects.get(effect.on) ?? new Map<RecordId, readonly Effect[]>();
      bySource.set(state.id, [...(bySource.get(state.id) ?? []), effect]);
      effects.set(effect.on, bySource);
    }
  }

  function refold(record: RecordId, entries: readonly Entry[]): void {
    let state: RecordState | undefined;
    for (const entry of entries.toSorted(comparePositions)) state = step(state, entry);
    if (state) {
      keep(state);
      return;
    }
    const gone = states.get(record);
    if (gone) unlist(gone.register);
    states.delete(record);
  }

  return {
    apply(entries) {
      const changed = new Set<RecordId>();
      const stale = new Set<RecordId>();
      const folded = new Map<RecordId, RecordState>();
      for (const entry of entries) {
        heads[entry.device] = { seq: entry.seq, hash: entry.hash };
        seen.note(entry);
      }
      for (const entry of entries.toSorted(comparePositions)) {
        const before = folded.get(entry.record) ?? states.get(entry.record);
        changed.add(entry.record);
        if (before && comparePositions(before.position, entry) >= 0) stale.add(entry.record);
        else folded.set(entry.record, step(before, entry));
      }
      for (const state of folded.values()) keep(state);
      return { changed, stale };
    },
    refold,
    record: (id) => states.get(id),
    all(register) {
      const known = lists.get(register);
      const changes = pending.get(register);
      if (known && !changes) return known;
      pending.delete(register);
      if (known && changes) {
        const next = patched(known, changes);
        lists.set(register, next);
        return next;
      }
      const list = [...(members.get(register) ?? [])].flatMap((id) => states.get(id) ?? []);
      list.sort((a, b) => comparePositions(a.created, b.created));
      lists.set(register, list);
      return list;
    },
    effectsOn: (id) =>
      [...(effects.get(id) ?? new Map<RecordId, readonly Effect[]>()).entries()]
        .toSorted(([a], [b]) => (a < b ? -1 : 1))
        .flatMap(([, list]) => list),
    heads: () => heads,
    readOnly: () => newer,
    snapshot: () => ({
      heads: { ...heads },
      readOnly: [...newer],
      states: [...states.values()],
      seen: seen.steps(),
    }),
    restore(snapshot) {
      for (const map of [states, members, lists, pending, effects, targets]) map.clear();
      newer.clear();
      seen = createSeenIndex(snapshot.seen);
      heads = { ...snapshot.heads };
      for (const register of snapshot.readOnly) newer.add(register);
      for (const state of snapshot.states) keep(state);
    },
  };
}
