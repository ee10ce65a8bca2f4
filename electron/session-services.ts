import type { Answer } from '../shared/host/channel';
import type { Status } from '../shared/host/contract';
import type { Services } from '../shared/host/dispatch';
import { ENTRY_DESK } from '../shared/ids';
import type { Problem } from '../shared/problem';
import { ok } from '../shared/result';
import { clockWarning } from './services/clock';
import { deskInForce } from './services/desk-account';
import type { DeskSession } from './services/desk-session';
import type { HostDeps } from './services/host-deps';
import type { Jobs } from './services/jobs';
import type { OperationBody } from './services/operations';
import type { Session } from './services/session';
import type { Turns } from './services/turns';

type Parts = {
  readonly deps: HostDeps;
  readonly session: Session;
  readonly desk: DeskSession;
  readonly jobs: Jobs;
  readonly turns: Turns;
};

type Host = {
  /** Writes down what was done. */
  note(body: OperationBody): Promise<Answer<Record<string, never>>>;
  /** Drops the keys of whoever is there. */
  endSession(): Promise<void>;
};

export async function stateOf({ session, desk }: Pick<Parts, 'session' | 'desk'>): Promise<Status['state']> {
  if (session.open() || desk.open()) return 'unlocked';
  const files = await session.files();
  return files.ok && files.value === null ? 'no-book' : 'locked';
}

/** What the user of the whole book should know of it. */
function bookWarnings({ deps, session }: Parts): readonly Problem[] {
  const book = session.open();
  if (!book) return [];
  const blocked = book.blocked();
  const told = blocked && !book.notices.includes(blocked) ? [blocked] : [];
  return [
    ...book.notices,
    ...told,
    ...session.afterRestore(),
    clockWarning(deps.now(), book.lastAt()),
    session.unrecorded(),
  ].filter((warning) => warning !== null);
}

async function statusOf(parts: Parts): Promise<Answer<Status>> {
  const { deps, session } = parts;
  const files = await session.files();
  const [book, desk] = [session.open(), parts.desk.open()];
  const found = files.ok ? files.value : null;
  // At the door only what concerns the desk's own chain: the rest was told where it was locked, and is the office's.
  const warnings = desk
    ? desk.notices
    : [
        ...(await deps.folderWarnings()),
        ...(files.ok ? [] : [files.error]),
        ...(found?.notices ?? []),
        ...bookWarnings(parts),
      ];
  const { id, name, sample } = found?.keyring.book ?? {};
  const user = desk ? { person: ENTRY_DESK, name: '入退室受付' } : book?.user;
  return ok({
    shell: deps.shell,
    version: deps.version,
    dataFolder: deps.dataFolder,
    state: await stateOf(parts),
    book: id && name !== undefined && sample !== undefined ? { id, name, sample } : null,
    device: desk?.device ?? found?.device?.device ?? null,
    desk: desk ? 'open' : found?.device && deskInForce(found.keyring) ? 'set' : 'none',
    actor: user ? { person: user.person, name: user.name } : null,
    waitSeconds: found ? await session.waitSeconds() : 0,
    warnings: [...warnings],
  });
}

/** Who is at the book: making it, unlocking, locking, passwords, the account of the entry desk. */
export function sessionServices(
  parts: Parts,
  { note, endSession }: Host,
): Pick<
  Services,
  | 'status'
  | 'createBook'
  | 'unlock'
  | 'unlockWithRecoveryKey'
  | 'unlockDesk'
  | 'setDesk'
  | 'endDesk'
  | 'lock'
  | 'changePassword'
  | 'heartbeat'
> {
  const { session, desk, turns, jobs } = parts;
  const noted = async (
    change: Promise<Answer<Record<string, never>>>,
    subject: string,
  ): Promise<Answer<Record<string, never>>> => {
    const changed = await change;
    return changed.ok ? note({ kind: 'desk-account', subject, count: 1, detail: '' }) : changed;
  };
  return {
    status: () => statusOf(parts),
    createBook: (input) => turns(() => session.create(input)),
    unlock: ({ password }) => turns(() => session.unlock(password)),
    unlockWithRecoveryKey: (input) =>
      turns(() => session.unlockWithRecoveryKey(input.recoveryKey, input.newPassword)),
    unlockDesk: ({ password }) =>
      turns(async () => {
        if (session.open()) await endSession();
        return desk.unlock(password);
      }),
    setDesk: ({ password }) =>
      noted(
        turns(() => desk.set(password)),
        '受付の専用パスワードを決めました',
      ),
    endDesk: () =>
      noted(
        turns(() => desk.end()),
        '受付の専用パスワードを取り消しました',
      ),
    changePassword: ({ current, next }) => turns(() => session.changePassword(current, next)),
    async lock() {
      jobs.cancelAll();
      await turns(endSession);
      return ok({});
    },
    heartbeat: async () => ok({ state: await stateOf(parts) }),
  };
}
