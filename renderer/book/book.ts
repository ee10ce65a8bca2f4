import type { Answer } from '../../shared/host/channel';
import type { OutputOf } from '../../shared/host/contract';
import type { Host } from '../../shared/host/dispatch';
import type { DeviceId, Hash, PersonId, ProfileVersion, RecordId, RegisterId } from '../../shared/ids';
import { comparePositions, type DraftEntry, type Entry } from '../../shared/journal/entry';
import { ERASE, ERASURE } from '../../shared/journal/erasure';
import { createProjection, type Projection } from '../../shared/journal/project';
import type { IsoDate } from '../../shared/jp/date';
import type { BookView, Register } from '../../shared/registers/define';
import { stillFolded } from '../../shared/registers/erasure/index';
import { fail, ok } from '../../shared/result';
import { heldBy } from './as-of';
import { type Backlinks, createBacklinks } from './backlinks';
import type { PagesStore } from './pages-store';
import { afterwards } from './slices';
import { fits, type Heads, type Progress, readTail } from './tail';

export type BookDeps = {
  readonly host: Host;
  readonly registers: readonly Register[];
  /** Null: the book lives in memory only. */
  readonly pages: PagesStore | null;
  /** Milliseconds after a commit until changed pages are written. */
  readonly saveAfterMs?: number;
};

/** Who is logged in, and the device that writes for them. */
export type Writer = { readonly actor: PersonId; readonly device: DeviceId };

/** The live book: every register folded, kept up to date with what is committed from here. */
export type Book = {
  readonly registers: readonly Register[];
  register(id: string): Register | undefined;
  readonly view: BookView;
  readonly backlinks: Backlinks;
  /** Counts the changes; with `subscribe` what useSyncExternalStore wants. */
  version(): number;
  subscribe(listener: () => void): () => void;
  heads(): Heads;
  /** 照合番号: where this PC's own chain ends. Each of its entries says how far it knew the others. */
  verification(): Hash | null;
  /** Registers with entries of a newer app version: shown, not written to. */
  readOnly(): ReadonlySet<RegisterId>;
  /** Appends and folds; answers the first entries. On a problem nothing is written and the book is as it was. */
  commit(drafts: readonly DraftEntry[], rules: ProfileVersion): Promise<Answer<readonly Entry[]>>;
  /** Folds what the host has beyond what is folded here. */
  catchUp(progress?: (progress: Progress) => void): Promise<Answer<null>>;
  /** A record's entries in the order of the book: its history. */
  history(record: RecordId): Promise<Answer<readonly Entry[]>>;
  /** The book as it stood at the end of a day in Japan, folded anew. */
  asOf(day: IsoDate, progress?: (progress: Progress) => void): Promise<Answer<BookView>>;
  /** Writes what is waiting to be written; for the end of a session. */
  flush(): Promise<void>;
  /** Person who is logged in. */
  readonly actor: PersonId;
};

const viewOf = (projection: Projection): BookView => ({
  record: projection.record,
  all: projection.all,
  effectsOn: projection.effectsOn,
});

/** More than this crosses to the host a part at a time, with a turn of the screen after each. */
const PART = 2_000;

/** One atomic commit, however long. */
async function send(
  host: Host,
  drafts: readonly DraftEntry[],
  rules: ProfileVersion,
): Promise<Answer<OutputOf<'append'>>> {
  if (drafts.length <= PART) return host.call('append', { drafts: [...drafts], rules });
  const batch = crypto.randomUUID();
  let start = 0;
  for (; drafts.length - start > PART; start += PART) {
    const staged = await host.call('stageDrafts', { batch, drafts: drafts.slice(start, start + PART) });
    if (!staged.ok) return staged;
  }
  return host.call('append', { drafts: drafts.slice(start), rules, batch });
}

/** Opens the book: pages of the last time if they fit, then what is missing, then ready. */
export async function openBook(
  deps: BookDeps,
  { actor, device }: Writer,
  progress: (progress: Progress) => void = () => {},
): Promise<Answer<Book>> {
  const { host, registers, pages, saveAfterMs = 800 } = deps;
  const projection = createProjection(registers);
  const listeners = new Set<() => void>();
  const backlinks = createBacklinks(registers, viewOf(projection));
  const unsaved = new Set<RecordId>();
  /** Changed since the last announcement. */
  const fresh = new Set<RecordId>();
  let version = 0;
  let timer: ReturnType<typeof setTimeout> | null = null;
  let work: Promise<unknown> = Promise.resolve();
  let saving: Promise<void> = Promise.resolve();

  /** One thing at a time: commits and catching up never interleave. */
  const inTurn = <T>(step: () => Promise<T>): Promise<T> => {
    const run = work.then(step);
    work = run.catch(() => undefined);
    return run;
  };

  function took(changed: ReadonlySet<RecordId>): void {
    for (const id of changed) {
      unsaved.add(id);
      fresh.add(id);
    }
  }

  let telling = false;
  const tell = (): void => {
    telling = false;
    for (const listener of listeners) listener();
  };

  /** Screens hear of it afterwards: who waits for a commit leaves the form, which then need not be drawn again. */
  function announce(): void {
    version += 1;
    backlinks.note(fresh);
    fresh.clear();
    if (!telling) afterwards(tell);
    telling = true;
    if (!pages) return;
    if (timer) clearTimeout(timer);
    timer = setTimeout(() => void save(), saveAfterMs);
  }

  function save(): Promise<void> {
    if (timer) clearTimeout(timer);
    timer = null;
    saving = saving.then(async () => {
      if (!pages || unsaved.size === 0) return;
      const changed = new Set(unsaved);
      unsaved.clear();
      const { heads, readOnly, seen } = projection.snapshot();
      try {
        await pages.save({ changed, heads, readOnly, seen }, projection.record);
      } catch {
        // No room, or the database went away: the journal has everything, the next start folds it anew.
        await pages.clear();
      }
    });
    return saving;
  }

  async function foldStale(stale: ReadonlySet<RecordId>): Promise<Answer<null>> {
    for (const record of stale) {
      const answer = await host.call('recordEntries', { record });
      if (!answer.ok) return fail(answer.error);
      projection.refold(record, answer.value.entries);
    }
    return ok(null);
  }

  async function readOn(report: (progress: Progress) => void): Promise<Answer<null>> {
    const answer = await host.call('heads', {});
    if (!answer.ok) return fail(answer.error);
    const stale = new Set<RecordId>();
    const read = await readTail(
      host,
      { ...projection.heads() },
      answer.value.heads as Heads,
      (entries) => {
        const outcome = projection.apply(entries);
        took(outcome.changed);
        for (const id of outcome.stale) stale.add(id);
      },
      report,
    );
    return read.ok ? foldStale(stale) : read;
  }

  /** What the host erased is folded anew: here, in the pages, nothing of it may stay. */
  async function dropErased(): Promise<Answer<null>> {
    const records = stillFolded(viewOf(projection));
    took(new Set(records));
    return foldStale(new Set(records));
  }

  const follows = (entries: readonly Entry[]): boolean => {
    const [first] = entries;
    return first !== undefined && first.seq === (projection.heads()[first.device]?.seq ?? 0) + 1;
  };

  async function append(
    drafts: readonly DraftEntry[],
    rules: ProfileVersion,
  ): Promise<Answer<readonly Entry[]>> {
    const answer = await send(host, drafts, rules);
    if (!answer.ok) return answer;
    const { entries, more } = answer.value;
    const straight = follows(entries);
    if (straight) took(projection.apply(entries).changed);
    if (!straight || more) {
      // There is more of it, or the host has written in between (an operation, another window). Should reading fail now,
      // the entries are on the disk all the same; whatever comes next reads on from here.
      await readOn(() => {});
    }
    if (drafts.some(({ register, event }) => register === ERASURE && event === ERASE)) {
      await dropErased();
      // Old pages are not overwritten where they lie: the whole cache goes, and is written anew.
      saving = saving.then(() => pages?.clear());
      await saving;
      for (const { id } of registers) took(new Set(projection.all(id).map((state) => state.id)));
    }
    announce();
    return ok(entries);
  }

  const book: Book = {
    registers,
    actor,
    register: (id) => registers.find((register) => register.id === id),
    view: viewOf(projection),
    backlinks,
    version: () => version,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    heads: projection.heads,
    verification: () => projection.heads()[device]?.hash ?? null,
    readOnly: projection.readOnly,
    commit: (drafts, rules) => inTurn(() => append(drafts, rules)),
    catchUp: (report = () => {}) =>
      inTurn(async () => {
        const answer = await readOn(report);
        if (answer.ok) await dropErased();
        announce();
        return answer;
      }),
    async history(record) {
      const answer = await host.call('recordEntries', { record });
      return answer.ok ? ok(answer.value.entries.toSorted(comparePositions)) : answer;
    },
    async asOf(day, report = () => {}) {
      const past = createProjection(registers);
      const held = heldBy(day);
      const heads = { ...projection.heads() };
      const take = (entries: readonly Entry[]) => void past.apply(entries.filter(held));
      const answer = await readTail(host, {}, heads, take, report);
      return answer.ok ? ok(viewOf(past)) : answer;
    },
    flush: () => save(),
  };

  const known = await pages?.load();
  if (known) {
    const answer = await host.call('heads', {});
    if (!answer.ok) return answer;
    if (await fits(host, known.heads, answer.value.heads as Heads)) projection.restore(known);
    else await pages?.clear();
  }
  const answer = await book.catchUp(progress);
  return answer.ok ? ok(book) : answer;
}
