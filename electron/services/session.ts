import type { Answer } from '../../shared/host/channel';
import type { OutputOf, ParsedInputOf } from '../../shared/host/contract';
import type { BookId, Instant, PersonId } from '../../shared/ids';
import type { DraftEntry } from '../../shared/journal/entry';
import type { Problem } from '../../shared/problem';
import { fail, ok } from '../../shared/result';
import { erasuresAfterRestore } from './after-restore';
import { type Attempts, createAttempts } from './attempts';
import { beginDevice, restoredFrom } from './begin-device';
import { type BookFiles, layout, readBookFiles, writeDevice, writeKeyring } from './book-files';
import { bookJournals } from './book-journals';
import { withoutDesk } from './desk-account';
import { createDevice, openDevice } from './device-key';
import type { HostDeps } from './host-deps';
import { createJournal } from './journal-file';
import {
  changePassword,
  createKeyring,
  isGenuine,
  type Keyring,
  type KeyringUser,
  openWithPassword,
  openWithRecoveryKey,
  wasUsedBefore,
} from './keyring';
import { type OpenBook, openBook } from './open-book';
import { hostRules, operated, unlocked, unlockFailed } from './operations';
import { passwordProblem } from './passwords';
import { fileProblem, problems } from './problems';
import { settingInForce } from './settings';
import { freshId } from './stamping';
import { waitProblem } from './waiting';

/** Who is at the book: nobody, somebody outside, or a user with the keys in memory. */
export type Session = {
  /** Reads the key files if they were not read yet. Null: there is no book in the folder. */
  files(): Promise<Answer<BookFiles | null>>;
  open(): OpenBook | null;
  /** Why the last unlock could not be written down, or null. */
  unrecorded(): Problem | null;
  /** After the first unlock of a restored book: which erasures were done again, and what cannot be known. */
  afterRestore(): readonly Problem[];
  waitSeconds(): Promise<number>;
  create(input: ParsedInputOf<'createBook'>): Promise<Answer<OutputOf<'createBook'>>>;
  unlock(password: string): Promise<Answer<OutputOf<'unlock'>>>;
  unlockWithRecoveryKey(
    recoveryKey: string,
    newPassword: string,
  ): Promise<Answer<OutputOf<'unlockWithRecoveryKey'>>>;
  changePassword(current: string, next: string): Promise<Answer<Record<string, never>>>;
  /** Writes a keyring that was changed with the data key. */
  save(keyring: Keyring): Promise<Answer<null>>;
  /** Reads the key files anew: another book was put into the folder. Only while it is locked. */
  forget(): void;
  /** Overwrites the keys. Nothing happens if it is locked already. */
  lock(): Promise<void>;
};

const samePassword: Problem = {
  code: 'same-password',
  what: '前に使ったパスワードは使えません。',
  next: '新しいパスワードを決めてください。',
};

/** The seam for users, roles and signers: today one user with one password; the keyring already holds a list. */
export function createSession(deps: HostDeps): Session {
  let known: BookFiles | null = null;
  let current: OpenBook | null = null;
  let unrecorded: Problem | null = null;
  let afterRestore: readonly Problem[] = [];
  const attempts: Attempts = createAttempts(deps.files, layout(deps.dataFolder).attempts);
  const lockOut = () => ({
    after: settingInForce(deps.settings, 'lockOutAfter'),
    minutes: settingInForce(deps.settings, 'lockOutMinutes'),
  });
  const rulesFor = (about: readonly string[]) => ({
    minLength: settingInForce(deps.settings, 'passwordMinLength'),
    about,
  });

  async function files(): Promise<Answer<BookFiles | null>> {
    if (known) return ok(known);
    const read = await readBookFiles(deps.files, deps.dataFolder);
    if (read.ok) known = read.value;
    return read;
  }

  async function withBook(): Promise<Answer<BookFiles>> {
    const found = await files();
    if (!found.ok) return found;
    return found.value ? ok(found.value) : fail(problems.noBook);
  }

  /** Opens the journal and writes down who came in, and what failed before. */
  async function enter(
    book: BookFiles,
    dataKey: Buffer,
    user: KeyringUser,
    how: 'password' | 'recovery-key',
  ): Promise<Answer<OutputOf<'unlock'>>> {
    if (!isGenuine(book.keyring, dataKey)) return fail(problems.keyringDamaged);
    const begun = book.device ? ok(book.device) : await beginDevice(deps, book.keyring, dataKey);
    if (!begun.ok) return begun;
    const device = openDevice(begun.value, book.keyring.book.id, dataKey);
    if (!device) return fail(problems.deviceDamaged);
    known = { ...book, device: begun.value };
    const keyring = (): Keyring => (known ?? book).keyring;
    // The PC it was restored from may still be at its door: here the desk begins anew, with a chain of its own.
    const kept = book.device ? ok(null) : await save(known, withoutDesk(book.keyring, dataKey));
    if (!kept.ok) return kept;
    const opened = await openBook(deps, { keyring, user, device, dataKey });
    if (!opened.ok) {
      device.forget();
      dataKey.fill(0);
      return opened;
    }
    await current?.close();
    current = opened.value;
    const failed = await attempts.succeed();
    const drafts: DraftEntry[] = [];
    if (failed.failures > 0) drafts.push(unlockFailed(current.newRecordId(), failed));
    drafts.push(unlocked(current.newRecordId(), how));
    if (!book.device) drafts.push(operated(current.newRecordId(), restoredFrom(current.others)));
    // A damaged or read-only book still opens for reading: `status` says why nothing can be written.
    if (!current.blocked()) {
      const written = await current.append(drafts, hostRules);
      unrecorded = written.ok ? null : written.error;
      afterRestore = book.device || !written.ok ? [] : await erasuresAfterRestore(deps, current, keyring());
    }
    return ok({ cacheKey: new Uint8Array(device.cacheKey), person: user.person });
  }

  async function save(book: BookFiles, keyring: BookFiles['keyring']): Promise<Answer<null>> {
    try {
      await writeKeyring(deps.files, deps.dataFolder, keyring);
      known = { ...book, keyring };
      return ok(null);
    } catch (error) {
      return fail(fileProblem(error));
    }
  }

  return {
    files,
    open: () => current,
    unrecorded: () => unrecorded,
    afterRestore: () => afterRestore,
    waitSeconds: () => attempts.waitSeconds(deps.now(), lockOut()),

    async create({ name, userName, password, sample }) {
      const found = await files();
      if (!found.ok) return found;
      if (found.value) return fail(problems.bookExists);
      const weak = passwordProblem(password, rulesFor([name, userName]));
      if (weak) return fail(weak);
      const now = deps.now();
      const id = freshId<BookId>(deps.random);
      const person = freshId<PersonId>(deps.random);
      const made = await createKeyring({
        book: { id, name, sample, createdAt: now.toISOString() as Instant },
        user: { person, name: userName },
        password,
        cost: deps.kdfCost,
        random: deps.random,
      });
      const device = createDevice(id, made.dataKey, deps.random, now);
      try {
        await deps.files.makeFolder(deps.dataFolder);
        await writeDevice(deps.files, deps.dataFolder, device);
        const journals = bookJournals(deps, () => made.keyring, made.dataKey);
        await createJournal(journals.of(device.device));
        journals.forget();
        // Last: from here on there is a book.
        await writeKeyring(deps.files, deps.dataFolder, made.keyring);
      } catch (error) {
        return fail(fileProblem(error));
      } finally {
        made.dataKey.fill(0);
      }
      return ok({ book: id, person, recoveryKey: made.recoveryKey });
    },

    async unlock(password) {
      const book = await withBook();
      if (!book.ok) return book;
      const wait = await attempts.waitSeconds(deps.now(), lockOut());
      if (wait > 0) return fail(waitProblem(wait));
      await attempts.count(deps.now());
      const opened = await openWithPassword(book.value.keyring, password);
      if (!opened) return fail(problems.wrongPassword);
      return enter(book.value, opened.dataKey, opened.user, 'password');
    },

    async unlockWithRecoveryKey(recoveryKey, newPassword) {
      const book = await withBook();
      if (!book.ok) return book;
      const { keyring } = book.value;
      const user = keyring.users[0];
      const dataKey = openWithRecoveryKey(keyring, recoveryKey);
      if (dataKey === 'mistyped') return fail(problems.mistypedRecoveryKey);
      if (!dataKey || !user) return fail(problems.wrongRecoveryKey);
      const weak = passwordProblem(newPassword, rulesFor([keyring.book.name, user.name]));
      if (weak) return fail(weak);
      if (!isGenuine(keyring, dataKey)) return fail(problems.keyringDamaged);
      const changed = await changePassword(keyring, {
        dataKey,
        person: user.person,
        current: null,
        next: newPassword,
        cost: deps.kdfCost,
        random: deps.random,
      });
      const saved = await save(book.value, changed);
      if (!saved.ok) return saved;
      return enter({ ...book.value, keyring: changed }, dataKey, user, 'recovery-key');
    },

    async changePassword(old, next) {
      const book = await withBook();
      if (!book.ok) return book;
      if (!current) return fail(problems.locked);
      const { keyring } = book.value;
      const { person, name } = current.user;
      const opened = await openWithPassword(keyring, old);
      if (!opened || opened.user.person !== person) return fail(problems.wrongPassword);
      opened.dataKey.fill(0);
      const weak = passwordProblem(next, rulesFor([keyring.book.name, name]));
      if (weak) return fail(weak);
      const same = await openWithPassword(keyring, next);
      if (same || (await wasUsedBefore(keyring, current.dataKey, next))) return fail(samePassword);
      const { kdfCost: cost, random } = deps;
      const change = { dataKey: current.dataKey, person, current: old, next, cost, random };
      const saved = await save(book.value, await changePassword(keyring, change));
      if (!saved.ok) return saved;
      const body = { kind: 'change-password', subject: person, count: 1, detail: '' };
      const written = await current.append([operated(current.newRecordId(), body)], hostRules);
      return written.ok ? ok({}) : written;
    },

    async save(keyring) {
      const book = await withBook();
      return book.ok ? save(book.value, keyring) : book;
    },

    forget() {
      known = null;
    },

    async lock() {
      const closing = current;
      current = null;
      await closing?.close();
    },
  };
}
