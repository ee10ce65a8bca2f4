import type { Answer } from '../shared/host/channel';
import type { Services } from '../shared/host/dispatch';
import { fail, ok } from '../shared/result';
import { type Backup, generationsAt } from './services/backup';
import { placeRefusal } from './services/backup-place';
import { backupProblems, placeProblem } from './services/backup-problems';
import type { HostDeps } from './services/host-deps';
import type { Control, Jobs } from './services/jobs';
import type { MadeBackup } from './services/make-backup';
import type { OpenBook } from './services/open-book';
import { hostRules, operated } from './services/operations';
import { problems } from './services/problems';
import { restoreBackup } from './services/restore-backup';
import type { Session } from './services/session';
import type { Turns } from './services/turns';

type Parts = {
  readonly deps: HostDeps;
  readonly session: Session;
  readonly jobs: Jobs;
  readonly turns: Turns;
  readonly backup: Backup;
};

type BackupChannel = 'backupState' | 'setBackup' | 'makeBackup' | 'backups' | 'restoreBackup';

/** Writes down that a backup was made, if the book is still open. */
async function noted({ session, turns }: Parts, made: MadeBackup): Promise<void> {
  await turns(async () => {
    const book = session.open();
    if (!book || book.blocked()) return;
    const body = { kind: 'backup', subject: '控えを取りました', count: made.entries, detail: made.id };
    await book.append([operated(book.newRecordId(), body)], hostRules);
  });
}

/** Takes the moment in a turn, copies outside of it. */
async function backUp(parts: Parts, book: OpenBook, control: Control): Promise<Answer<MadeBackup>> {
  const begun = await parts.turns(async () => {
    const files = await parts.session.files();
    if (!files.ok) return files;
    if (!files.value) return fail(problems.noBook);
    return parts.backup.begin(book, files.value.keyring);
  });
  return begun.ok ? parts.backup.copy(begun.value, control) : begun;
}

const alone = (): Control => ({ signal: new AbortController().signal, progress: () => undefined });

/**
 * The backup that is made by itself: once a day, and at the end of a session. Answers when the moment is taken; the
 * copying goes on after the book is locked, because it needs none of its keys.
 */
export async function backUpIfDue(parts: Parts, ending: boolean): Promise<void> {
  const { session, backup, deps } = parts;
  const book = session.open();
  if (!book || !(await backup.due(ending))) return;
  const files = await session.files();
  if (!files.ok || !files.value) return;
  const begun = await backup.begin(book, files.value.keyring);
  if (!begun.ok) return;
  void backup
    .copy(begun.value, alone())
    .then((made) => (made.ok && !ending ? noted(parts, made.value) : undefined))
    .catch(deps.report);
}

export function backupServices(parts: Parts): Pick<Services, BackupChannel> {
  const { deps, session, jobs, turns, backup } = parts;
  const withBook = <T>(use: (book: OpenBook) => Promise<Answer<T>>): Promise<Answer<T>> => {
    const book = session.open();
    return book ? use(book) : Promise.resolve(fail(problems.locked));
  };
  return {
    backupState: () => withBook(async (book) => ok(await backup.state(book))),
    setBackup: (input) =>
      turns(() =>
        withBook(async (book) => {
          const changed = await backup.change(input, book);
          return changed.ok ? ok(await backup.state(book)) : changed;
        }),
      ),
    makeBackup: ({ job }) =>
      withBook((book) =>
        jobs.run(job, '控えを取っています', async (control) => {
          const made = await backUp(parts, book, control);
          if (made.ok) await noted(parts, made.value);
          return made;
        }),
      ),
    async backups({ place }) {
      const refused = await placeRefusal(deps.files, place, deps.dataFolder, null);
      if (refused) return fail(refused);
      try {
        const found = await generationsAt(deps, place);
        return found.generations.length === 0 ? fail(backupProblems.none) : ok(found);
      } catch (error) {
        return fail(placeProblem(error));
      }
    },
    restoreBackup: ({ place, generation, job }) =>
      jobs.run(job, '控えを確かめています', (control) =>
        turns(async () => {
          if (session.open()) return fail(problems.bookExists);
          const { dataFolder } = deps;
          const wanted = { place, generation, dataFolder, now: deps.now() };
          const restored = await restoreBackup(deps.files, wanted, control);
          session.forget();
          backup.forget();
          if (!restored.ok) return restored;
          return ok({ book: restored.value.book, entries: restored.value.entries });
        }),
      ),
  };
}
