import type { Answer } from '../../shared/host/channel';
import { fail, ok } from '../../shared/result';
import { createAttempts, type FailedAttempts } from './attempts';
import { layout } from './book-files';
import { bookJournals } from './book-journals';
import { deskInForce, openDesk, withDesk, withoutDesk } from './desk-account';
import { type DeskBook, openDeskBook } from './desk-book';
import type { HostDeps } from './host-deps';
import { createJournal } from './journal-file';
import { openWithPassword } from './keyring';
import { hostRules, unlocked, unlockFailed } from './operations';
import { passwordProblem } from './passwords';
import { fileProblem, problems } from './problems';
import type { Session } from './session';
import { settingInForce } from './settings';
import { waitProblem } from './waiting';

/** 入退室受付 under its own password: the other way into a book, and how the password is set and taken away. */
export type DeskSession = {
  open(): DeskBook | null;
  unlock(password: string): Promise<Answer<Record<string, never>>>;
  /** Both want the whole book open. */
  set(password: string): Promise<Answer<Record<string, never>>>;
  end(): Promise<Answer<Record<string, never>>>;
  /** Overwrites the keys. Nothing happens if it is locked already. */
  lock(): Promise<void>;
};

export function createDeskSession(deps: HostDeps, session: Session): DeskSession {
  let current: DeskBook | null = null;
  const attempts = createAttempts(deps.files, layout(deps.dataFolder).deskAttempts);
  const lockOut = () => ({
    after: settingInForce(deps.settings, 'lockOutAfter'),
    minutes: settingInForce(deps.settings, 'lockOutMinutes'),
  });

  /** The password was right: writes down who came, and what failed before. */
  async function enter(book: DeskBook, failed: FailedAttempts): Promise<Answer<Record<string, never>>> {
    const noted = await book.note(
      (record) => [
        ...(failed.failures > 0 ? [unlockFailed(record(), failed, 'desk')] : []),
        unlocked(record(), 'desk'),
      ],
      hostRules,
    );
    // The desk is there to write: a chain it cannot add to is not opened.
    if (!noted.ok) {
      await book.close();
      return noted;
    }
    current = book;
    return ok({});
  }

  return {
    open: () => current,

    async unlock(password) {
      const files = await session.files();
      if (!files.ok) return files;
      if (!files.value) return fail(problems.noBook);
      const { keyring, device } = files.value;
      const desk = deskInForce(keyring);
      // A restored book is first opened by the chief, who makes this PC a device of its own.
      if (!desk || !device) return fail(problems.noDesk);
      const wait = await attempts.waitSeconds(deps.now(), lockOut());
      if (wait > 0) return fail(waitProblem(wait));
      await attempts.count(deps.now());
      const keys = await openDesk(keyring.book.id, desk, password);
      if (!keys) return fail(problems.wrongDeskPassword);
      const opened = await openDeskBook(deps, keyring, desk, keys);
      const failed = await attempts.succeed();
      if (!opened.ok) return opened;
      return enter(opened.value, failed);
    },

    async set(password) {
      const [book, files] = [session.open(), await session.files()];
      if (!book || !files.ok || !files.value) return fail(problems.locked);
      const { keyring } = files.value;
      const minLength = settingInForce(deps.settings, 'passwordMinLength');
      const weak = passwordProblem(password, { minLength, about: [keyring.book.name] });
      if (weak) return fail(weak);
      const whole = await openWithPassword(keyring, password);
      whole?.dataKey.fill(0);
      if (whole) return fail(problems.deskSamePassword);
      const made = await withDesk(keyring, book.dataKey, password, deps);
      const journals = bookJournals(deps, () => made.keyring, book.dataKey);
      try {
        await createJournal(journals.of(made.desk.device.device));
      } catch (error) {
        return fail(fileProblem(error));
      } finally {
        journals.forget();
      }
      // Last: from here on the desk has an account.
      const saved = await session.save(made.keyring);
      if (!saved.ok) return saved;
      await attempts.succeed();
      return ok({});
    },

    async end() {
      const [book, files] = [session.open(), await session.files()];
      if (!book || !files.ok || !files.value) return fail(problems.locked);
      const saved = await session.save(withoutDesk(files.value.keyring, book.dataKey));
      return saved.ok ? ok({}) : saved;
    },

    async lock() {
      const closing = current;
      current = null;
      await closing?.close();
    },
  };
}
