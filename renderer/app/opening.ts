import type { Answer } from '../../shared/host/channel';
import type { Status } from '../../shared/host/contract';
import type { Host } from '../../shared/host/dispatch';
import type { Problem } from '../../shared/problem';
import type { Register } from '../../shared/registers/define';
import { fail, ok } from '../../shared/result';
import { type Arrangements, createArrangements } from '../book/arrangements';
import { type Book, openBook } from '../book/book';
import { openDatabase } from '../book/database';
import { createPageCipher } from '../book/page-cipher';
import { createPagesStore } from '../book/pages-store';
import { beforeLeaving } from './leaving';

export type Opening = { readonly doing: string; readonly done: number; readonly total: number };

/** A book and who is at it. */
type Opened = { readonly status: Status; readonly book: Book };
type Session = Opened & { readonly arrangements: Arrangements };

/** Everything folded states depend on: the app, its own code, the registers and the versions of their events. */
export function foldVersion(app: string, registers: readonly Register[]): string {
  const events = registers.map(
    ({ id, events }) => `${id}:${Object.entries(events).map(([name, { version }]) => `${name}${version}`)}`,
  );
  // The file name of the built script carries a hash of its contents.
  const script = new URL(import.meta.url).pathname.split('/').at(-1) ?? '';
  return [app, script, ...events].join(' ');
}

const noSession: Problem = {
  code: 'no-session',
  what: '簿冊を開けませんでした。',
  next: '画面を読み直して、もう一度ログインしてください。',
};

async function sessionAt(host: Host) {
  const answer = await host.call('status', {});
  if (!answer.ok) return answer;
  const status = answer.value;
  if (!status.book || !status.actor || !status.device) return fail(noSession);
  return ok({
    status,
    bookId: status.book.id,
    writer: { actor: status.actor.person, device: status.device },
  });
}

type Report = (opening: Opening) => void;
const reading =
  (report: Report) =>
  ({ done, total }: { readonly done: number; readonly total: number }): void =>
    report({ doing: '記録を読み込んでいます', done, total });

/** From a host opened for the entry desk to a book in memory: of what it reads nothing stays on this PC's disk. */
export async function openDesk(deps: {
  readonly host: Host;
  readonly registers: readonly Register[];
  readonly report: Report;
}): Promise<Answer<Opened>> {
  const { host, registers, report } = deps;
  report({ doing: '入退室受付を開いています', done: 0, total: 0 });
  const answer = await sessionAt(host);
  if (!answer.ok) return answer;
  const { status, writer } = answer.value;
  const opened = await openBook({ host, registers, pages: null }, writer, reading(report));
  return opened.ok ? ok({ status, book: opened.value }) : opened;
}

/** From an unlocked host to a live book. */
export async function openSession(deps: {
  readonly host: Host;
  readonly registers: readonly Register[];
  readonly cacheKey: Uint8Array;
  readonly report: Report;
}): Promise<Answer<Session>> {
  const { host, registers, cacheKey, report } = deps;
  report({ doing: '簿冊を開いています', done: 0, total: 0 });
  const answer = await sessionAt(host);
  if (!answer.ok) return answer;
  const { status, bookId, writer } = answer.value;
  const cipher = await createPageCipher(cacheKey, window.crypto);
  cacheKey.fill(0);
  const database = await openDatabase(`mamori-${bookId}`);
  const pages = database && createPagesStore(database, cipher, foldVersion(status.version, registers));
  const opened = await openBook({ host, registers, pages }, writer, reading(report));
  if (!opened.ok) return opened;
  const book = opened.value;
  const arrangements = createArrangements(database, cipher);
  beforeLeaving(book.flush);
  beforeLeaving(arrangements.flush);
  return ok({ status, book, arrangements });
}
