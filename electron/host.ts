import type { Answer } from '../shared/host/channel';
import type { OutputOf, ParsedInputOf, Status } from '../shared/host/contract';
import { deskChannels } from '../shared/host/desk-channels';
import { dispatch, type Host, type Services } from '../shared/host/dispatch';
import type { JsonObject } from '../shared/json';
import { fail, ok } from '../shared/result';
import { areaServices } from './area-services';
import { backUpIfDue, backupServices } from './backup-services';
import { type Backup, createBackup } from './services/backup';
import { createDeskSession, type DeskSession } from './services/desk-session';
import type { HostDeps } from './services/host-deps';
import { type Control, createJobs, type Jobs } from './services/jobs';
import type { OpenBook } from './services/open-book';
import { hostRules, type OperationBody, operated } from './services/operations';
import { packBook } from './services/pack-book';
import { fileProblem, problems } from './services/problems';
import { createSession, type Session } from './services/session';
import { settingInForce } from './services/settings';
import { createStaging, type Staging } from './services/staging';
import { createTurns, type Turns } from './services/turns';
import type { WorkChannel } from './services/work';
import { sessionServices, stateOf } from './session-services';
import { settingServices } from './setting-services';

/** A host and what its shell needs of it beside the contract. */
export type RunningHost = Host & {
  /** The one door: channel name and input as they came over the border. */
  dispatch(name: string, input: unknown): Promise<Answer<unknown>>;
  state(): Promise<Status['state']>;
  lock(): Promise<void>;
  /** Locks if nobody showed a sign of life for as long as the setting says. To be called now and then. */
  checkIdle(): Promise<void>;
  /** Locks and stops the workers. */
  close(): Promise<void>;
};

export type Parts = {
  readonly deps: HostDeps;
  readonly session: Session;
  readonly desk: DeskSession;
  readonly jobs: Jobs;
  /** Everything that writes or changes the session waits for its turn. */
  readonly turns: Turns;
  readonly backup: Backup;
  readonly staging: Staging;
};

const done = ok({});

/**
 * The host: implements shared/host/contract.ts over the services it is given. Both shells and the tests use it.
 * It knows no register.
 */
export function createHost(deps: HostDeps): RunningHost {
  const session = createSession(deps);
  const parts: Parts = {
    deps,
    session,
    desk: createDeskSession(deps, session),
    jobs: createJobs(),
    turns: createTurns(),
    backup: createBackup(deps),
    staging: createStaging(),
  };
  const services: Services = {
    ...sessionServices(parts, { note: (body) => note(parts, body), endSession: () => endSession(parts) }),
    ...journalServices(parts),
    ...deskServices(parts),
    ...workServices(parts),
    ...settingServices(parts),
    ...backupServices(parts),
    ...areaServices(parts),
  };
  let lastSign = deps.now().getTime();

  const lock = (): Promise<void> => {
    parts.jobs.cancelAll();
    return parts.turns(() => endSession(parts));
  };

  async function serve(name: string, input: unknown): Promise<Answer<unknown>> {
    if (isSignOfLife(name, input)) lastSign = deps.now().getTime();
    // By default nothing: a channel that is added tomorrow is closed to the desk until somebody says otherwise.
    if (parts.desk.open() && !(deskChannels as ReadonlySet<string>).has(name))
      return fail(problems.notAtDesk);
    return dispatch(services, name, input, deps.report);
  }

  return {
    dispatch: serve,
    call: (name, input) => serve(name, input) as ReturnType<Host['call']>,
    state: () => stateOf(parts),
    lock,
    async checkIdle() {
      const limit = settingInForce(deps.settings, 'idleMinutes') * 60_000;
      if (parts.session.open() && deps.now().getTime() - lastSign >= limit) await lock();
      else if (!parts.desk.open()) await parts.turns(() => backUpIfDue(parts, false));
    },
    async close() {
      await lock();
      await parts.backup.settled();
      await deps.work.close();
    },
  } as RunningHost;
}

/** Takes the moment of a backup that is due, and drops the keys; the copying goes on without them. */
async function endSession(parts: Parts): Promise<void> {
  // Without the data key there is nothing to make a backup with; the next whole session does.
  if (!parts.desk.open()) await backUpIfDue(parts, true).catch(parts.deps.report);
  parts.staging.drop();
  await parts.session.lock();
  await parts.desk.lock();
}

/** Polling is no sign of the user; a heartbeat is one unless it says that nobody moved. */
function isSignOfLife(name: string, input: unknown): boolean {
  if (name === 'status' || name === 'progress' || name === 'lock') return false;
  return name !== 'heartbeat' || (input as { active?: unknown } | null)?.active !== false;
}

/** Runs with the open book or, where both can answer, with what the desk has of it. */
async function withEither<T>(
  { session, desk }: Parts,
  use: (book: Pick<OpenBook, 'heads' | 'read' | 'recordEntries' | 'append'>) => Promise<Answer<T>>,
): Promise<Answer<T>> {
  const book = session.open() ?? desk.open();
  return book ? use(book) : fail(problems.locked);
}

/** Runs with the open book, or answers that it is locked. */
async function withBook<T>(
  { session }: Parts,
  use: (book: OpenBook) => Promise<Answer<T>>,
): Promise<Answer<T>> {
  const book = session.open();
  return book ? use(book) : fail(problems.locked);
}

type Part<N extends keyof Services> = Pick<Services, N>;

/** Writes down what was done with the book's contents. */
const note = (parts: Parts, body: OperationBody): Promise<Answer<Record<string, never>>> =>
  parts.turns(() =>
    withBook(parts, async (book) => {
      const written = await book.append([operated(book.newRecordId(), body)], hostRules);
      return written.ok ? done : written;
    }),
  );

const ANSWERED_AT_ONCE = 1_000;

function journalServices(
  parts: Parts,
): Part<'heads' | 'read' | 'stageDrafts' | 'append' | 'recordEntries' | 'logOperation'> {
  return {
    // Every entry is rehashed before unlocking answers, so there is no unverified state to speak of.
    heads: () => withEither(parts, async (book) => ok({ heads: book.heads(), verified: true })),
    read: (input) => withEither(parts, async (book) => ok(book.read(input))),
    stageDrafts: ({ batch, drafts }) =>
      withBook(parts, async () => (parts.staging.add(batch, drafts) ? done : fail(problems.tooManyDrafts))),
    append: ({ drafts, rules, batch }) =>
      parts.turns(() =>
        withEither(parts, async (book) => {
          const whole = batch === undefined ? drafts : [...parts.staging.take(batch), ...drafts];
          const written = await book.append(whole, rules);
          if (!written.ok) return written;
          // A large import answered in one piece would stop the window while it takes it in.
          const entries = written.value.slice(0, ANSWERED_AT_ONCE);
          return ok({ entries, more: entries.length < written.value.length });
        }),
      ),
    recordEntries: ({ record }) =>
      withEither(parts, async (book) => ok({ entries: [...book.recordEntries(record)] })),
    logOperation: (operation) => note(parts, operation),
  };
}

function deskServices(
  parts: Parts,
): Part<'saveDraft' | 'drafts' | 'removeDraft' | 'putAttachment' | 'getAttachment' | 'saveFile'> {
  const { deps, turns } = parts;
  const onDisk = <T>(use: (book: OpenBook) => Promise<T>): Promise<Answer<T>> =>
    turns(() =>
      withBook(parts, async (book) => {
        try {
          return ok(await use(book));
        } catch (error) {
          return fail(fileProblem(error));
        }
      }),
    );
  return {
    saveDraft: ({ key, value }) =>
      onDisk(async (book) => {
        await book.drafts.save(key, value, deps.now());
        return {};
      }),
    drafts: () => onDisk(async (book) => ({ drafts: [...(await book.drafts.list())] })),
    removeDraft: ({ key }) =>
      onDisk(async (book) => {
        await book.drafts.remove(key);
        return {};
      }),
    putAttachment: (file) => turns(() => withBook(parts, (book) => book.attachments.put(file))),
    getAttachment: ({ sha256 }) =>
      withBook(parts, async (book) => {
        const found = await book.attachments.get(sha256);
        return found.ok ? ok({ bytes: found.value }) : found;
      }),
    saveFile: (file) => withBook(parts, () => deps.saveFile(file)),
  };
}

function workServices(parts: Parts): Part<WorkChannel | 'makeBundle' | 'deviceKeys' | 'progress' | 'cancel'> {
  const { deps, jobs, session } = parts;
  const heavy =
    <N extends WorkChannel>(name: N, doing: string) =>
    (input: ParsedInputOf<N>): Promise<Answer<OutputOf<N>>> =>
      withBook(parts, () => {
        const job = 'job' in input ? input.job : undefined;
        return jobs.run(job, doing, (control) => deps.work.run(name, input, control));
      });
  return {
    renderForms: heavy('renderForms', '様式を作成しています'),
    missingGlyphs: heavy('missingGlyphs', '文字を確かめています'),
    readSheet: heavy('readSheet', 'ファイルを読み取っています'),
    writeSheet: heavy('writeSheet', 'ファイルを作成しています'),
    makeBundle: ({ request, job }) =>
      withBook(parts, (book) =>
        jobs.run(job, '提出ファイルを作成しています', (control) => makeBundle(parts, book, request, control)),
      ),
    deviceKeys: () =>
      withBook(parts, async (book) => {
        const files = await session.files();
        const desk = files.ok ? files.value?.keyring.desks?.at(-1) : undefined;
        const { publicKeys } = deps.bundles;
        return ok({
          ...publicKeys(book.device.publicKey),
          desk: desk ? publicKeys(Buffer.from(desk.device.publicKey, 'hex')) : null,
        });
      }),
    progress: async ({ job }) => ok({ progress: jobs.progress(job) }),
    async cancel({ job }) {
      jobs.cancel(job);
      return done;
    },
  };
}

/** Seals, packs and signs, and writes down that it was done. */
async function makeBundle(
  parts: Parts,
  book: OpenBook,
  request: JsonObject,
  control: Control,
): ReturnType<Services['makeBundle']> {
  const made = await packBook(parts.deps, book, request, control);
  if (!made.ok) return made;
  const { bytes, name, sha256, seal, entries } = made.value;
  const noted = await note(parts, { kind: 'export', subject: name, count: entries, detail: sha256 });
  return noted.ok ? ok({ bytes: new Uint8Array(bytes), name, sha256, seal, entries }) : noted;
}
