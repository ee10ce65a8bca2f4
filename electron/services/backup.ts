import { z } from 'zod';
import type { Answer } from '../../shared/host/channel';
import type { OutputOf, ParsedInputOf } from '../../shared/host/contract';
import { type Instant, instantSchema } from '../../shared/ids';
import { problemSchema } from '../../shared/problem';
import { fail, ok } from '../../shared/result';
import { readTwice, writeTwice } from './atomic-file';
import { backupPlace, placeRefusal, tryPlace } from './backup-place';
import { backupProblems } from './backup-problems';
import { type Snapshot, takeSnapshot } from './backup-snapshot';
import { layout } from './book-files';
import type { HostDeps } from './host-deps';
import type { Control } from './jobs';
import type { Keyring } from './keyring';
import { type MadeBackup, makeBackup } from './make-backup';
import type { OpenBook } from './open-book';
import { fileProblem } from './problems';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

const stateSchema = z.object({
  place: z.string().nullable().catch(null),
  automatic: z.boolean().catch(true),
  days: z.number().int().min(1).max(366).catch(14),
  months: z.number().int().min(0).max(120).catch(3),
  lastSuccess: z
    .object({ at: instantSchema, entries: z.number().int(), place: z.string() })
    .nullable()
    .catch(null),
  lastFailure: z.object({ at: instantSchema, problem: problemSchema }).nullable().catch(null),
});
type State = z.infer<typeof stateSchema>;

/** 控え of one data folder: where and how, what became of the last ones, and the making of new ones. */
export type Backup = {
  state(book: OpenBook): Promise<OutputOf<'backupState'>>;
  change(input: ParsedInputOf<'setBackup'>, book: OpenBook): Promise<Answer<null>>;
  /** Why no backup can be made now, or the place and the moment to copy. In the host's turn. */
  begin(book: OpenBook, keyring: Keyring): Promise<Answer<Snapshot>>;
  /** Copies what `begin` took; the book may be locked meanwhile. */
  copy(snapshot: Snapshot, control: Control): Promise<Answer<MadeBackup>>;
  /** Whether one is due by itself. `ending`: the session ends, so an hour is enough. */
  due(ending: boolean): Promise<boolean>;
  /** Waits for what is being copied. */
  settled(): Promise<void>;
  /** Forgets what was read: another book may be in the folder now. */
  forget(): void;
};

export function createBackup(deps: HostDeps): Backup {
  const { files } = deps;
  const path = layout(deps.dataFolder).backup;
  let known: State | null = null;
  let running: Promise<unknown> | null = null;
  let triedAt = 0;

  async function read(): Promise<State> {
    if (known) return known;
    const found = await readTwice(files, path).catch(() => null);
    const text = found && found !== 'damaged' ? found.content : '{}';
    known = stateSchema.parse(JSON.parse(text));
    return known;
  }

  /** What cannot be written down is known until the app ends: a backup must not fail because of it. */
  async function keep(change: Partial<State>): Promise<void> {
    known = { ...(await read()), ...change };
    await writeTwice(files, path, JSON.stringify(known)).catch((error: unknown) => {
      fileProblem(error);
    });
  }

  const now = (): Instant => deps.now().toISOString() as Instant;

  async function run(snapshot: Snapshot, control: Control): Promise<Answer<MadeBackup>> {
    const { place, days, months } = await read();
    if (place === null) return fail(backupProblems.noPlace);
    const made = await makeBackup(
      files,
      { place, days, months, dataFolder: deps.dataFolder },
      snapshot,
      control,
    );
    if (made.ok) {
      const { takenAt, entries } = snapshot.facts;
      await keep({ lastSuccess: { at: takenAt, entries, place }, lastFailure: null });
    } else if (made.error.code !== 'cancelled') {
      await keep({ lastFailure: { at: now(), problem: made.error } });
    }
    return made;
  }

  return {
    async state({ book }) {
      const state = await read();
      const from = state.lastSuccess?.at ?? book.createdAt;
      const age = Math.max(0, deps.now().getTime() - Date.parse(from));
      return {
        place: state.place,
        automatic: state.automatic,
        days: state.days,
        months: state.months,
        lastSuccess: state.lastSuccess,
        lastFailure: state.lastFailure,
        ageDays: Math.floor(age / DAY),
        running: running !== null,
      };
    },
    async change({ place, automatic, days, months }, book) {
      if (place !== null) {
        const refused = await placeRefusal(files, place, deps.dataFolder, book.book.id);
        if (refused) return fail(refused);
        const writable = await tryPlace(files, place);
        if (!writable.ok) return writable;
      }
      const before = await read();
      const moved = before.place !== place;
      await keep({ place, automatic, days, months, ...(moved ? { lastFailure: null } : {}) });
      return ok(null);
    },
    async begin(book, keyring) {
      const { place } = await read();
      if (running) return fail(backupProblems.running);
      if (place === null) return fail(backupProblems.noPlace);
      triedAt = deps.now().getTime();
      const taken = await takeSnapshot(deps, book, keyring);
      if (!taken.ok) await keep({ lastFailure: { at: now(), problem: taken.error } });
      return taken;
    },
    async copy(snapshot, control) {
      if (running) return fail(backupProblems.running);
      const work = run(snapshot, control).finally(() => {
        running = null;
        snapshot.forget();
      });
      running = work.catch(() => undefined);
      return work;
    },
    async due(ending) {
      const state = await read();
      if (running || state.place === null || !state.automatic) return false;
      const time = deps.now().getTime();
      const wait = ending ? HOUR : DAY;
      const last = state.lastSuccess ? Date.parse(state.lastSuccess.at) : 0;
      // A clock that was set back must not put it off for years.
      const recent = (at: number, span: number): boolean => at <= time && time - at < span;
      return !recent(last, wait) && (ending || !recent(triedAt, HOUR));
    },
    settled: async () => void (await running),
    forget() {
      known = null;
    },
  };
}

/** The generations at the place in use, newest first; empty where it cannot be read. */
export async function generationsAt(deps: HostDeps, place: string | null): Promise<OutputOf<'backups'>> {
  if (place === null) return { generations: [], unreadable: 0 };
  const { list, unreadable } = await backupPlace(deps.files, place).generations();
  return {
    generations: list.map(({ id, manifest: { book, takenAt, entries, lastAt } }) => ({
      id,
      book,
      takenAt,
      entries,
      lastAt,
    })),
    unreadable: unreadable.length,
  };
}
