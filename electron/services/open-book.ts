import type { Answer } from '../../shared/host/channel';
import type { BookId, DeviceId, Instant, PersonId, ProfileVersion, RecordId } from '../../shared/ids';
import type { DraftEntry, Entry } from '../../shared/journal/entry';
import type { Problem } from '../../shared/problem';
import { fail, ok } from '../../shared/result';
import { type Attachments, createAttachments } from './attachments';
import { layout } from './book-files';
import { type BookReading, bookReading } from './book-reading';
import { compartmentOf } from './compartments';
import type { DeviceKeys } from './device-key';
import { createDrafts, type Drafts } from './drafts';
import {
  carryOutErasures,
  type ErasableChain,
  erasureFault,
  erasureUnfinished,
  ordersErasure,
} from './erasing';
import { deriveKey } from './hashing';
import type { HostDeps } from './host-deps';
import { eraseInSegments } from './journal-erase';
import { type Journal, openJournal } from './journal-file';
import { compartments, type FrameKeys } from './journal-frame';
import type { HeadMark } from './journal-head';
import type { JournalSetting } from './journal-setting';
import type { Keyring, KeyringUser } from './keyring';
import { fileProblem } from './problems';
import { headsOf, loadRetired, type RetiredChain, type RetiredChains } from './retired-chains';
import { freshId, stampDrafts } from './stamping';

/** A book whose keys are in memory: everything that needs them, and nothing that does not. */
export type OpenBook = Omit<BookReading, 'tick' | 'lastOf'> & {
  readonly book: Keyring['book'];
  readonly user: KeyringUser;
  readonly device: DeviceKeys;
  readonly dataKey: Buffer;
  readonly attachments: Attachments;
  readonly drafts: Drafts;
  readonly notices: readonly Problem[];
  /** Why nothing can be written, or null. */
  blocked(): Problem | null;
  /** Chains of the devices this book was restored from. */
  readonly retired: readonly RetiredChain[];
  /** How far this device's journal reaches on the disk; null if it cannot be relied on. */
  mark(): HeadMark | null;
  /** One atomic commit, stamped as this user. One call at a time. */
  append(drafts: readonly DraftEntry[], rules: ProfileVersion): Promise<Answer<readonly Entry[]>>;
  newRecordId(): RecordId;
  /** Overwrites the keys and the text in memory. */
  close(): Promise<void>;
};

/** What the journal of this device is read and written with. Epoch 1 is the only one at this stage. */
export function journalSetting(
  deps: HostDeps,
  book: BookId,
  device: DeviceId,
  dataKey: Uint8Array,
): JournalSetting {
  const frameKeys = {
    general: deriveKey(dataKey, 'journal general'),
    desk: deriveKey(dataKey, 'journal desk'),
  };
  return {
    files: deps.files,
    folder: layout(deps.dataFolder).journal(device),
    book,
    device,
    keys: (epoch, compartment) => (epoch === 1 ? frameKeys[compartment] : null),
    headKey: deriveKey(dataKey, 'journal head'),
    writeWith: { epoch: 1, compartment: 'general' },
    hashing: deps.hashing,
    random: deps.random,
    now: deps.now,
    segmentLimit: deps.segmentLimit,
  };
}

/** Overwrites the keys of every compartment. */
export const forgetKeys = (keys: FrameKeys): void => {
  for (const compartment of compartments) keys(1, compartment)?.fill(0);
};

/** Opens the journal with the keys at hand; every entry is rehashed before this returns. */
export async function openBook(
  deps: HostDeps,
  keys: {
    readonly keyring: Keyring;
    readonly user: KeyringUser;
    readonly device: DeviceKeys;
    readonly dataKey: Buffer;
  },
): Promise<Answer<OpenBook>> {
  const { book } = keys.keyring;
  const { device, dataKey, user } = keys;
  const places = layout(deps.dataFolder);
  const setting = journalSetting(deps, book.id, device.device, dataKey);
  const opened = await openJournal(setting);
  if (!opened.ok) return opened;
  const journal = opened.value;
  let before: RetiredChains;
  try {
    before = await loadRetired(deps.files, places.journals, device.device, (other) =>
      journalSetting(deps, book.id, other, dataKey),
    );
  } catch (error) {
    await journal.close();
    return fail(fileProblem(error));
  }
  const reading = bookReading(device.device, journal, before.chains);
  const blocked = (): Problem | null => journal.blocked() ?? before.damage;
  const attachments = createAttachments({
    files: deps.files,
    book: book.id,
    dataKey,
    random: deps.random,
    folder: places.attachments,
  });
  const chains = erasable(device.device, journal, before.chains, (other) =>
    journalSetting(deps, book.id, other, dataKey),
  );
  let unfinished: Problem | null = null;
  const erase = async (): Promise<void> => {
    const done = await carryOutErasures(chains, attachments);
    unfinished = done.ok ? null : erasureUnfinished(done.error);
  };
  // What a crash broke off is carried on with, before anything is shown.
  if (!blocked()) await erase();
  const fault = erasureFault(chains);
  const found = [...journal.notices, ...(before.damage ? [before.damage] : []), ...(fault ? [fault] : [])];
  const shared = { files: deps.files, book: book.id, dataKey, random: deps.random };
  return ok({
    book,
    user,
    device,
    dataKey,
    attachments,
    drafts: createDrafts({ ...shared, folder: places.drafts }),
    get notices() {
      return unfinished ? [...found, unfinished] : found;
    },
    blocked,
    ...reading,
    retired: before.chains,
    mark: () => (blocked() ? null : journal.mark()),
    async append(drafts, rules) {
      const refused = blocked();
      if (refused) return fail(refused);
      const writer = { book: book.id, device: device.device, user, before: before.chains };
      const written = await appendTo({ journal, reading }, deps, writer, drafts, rules);
      if (written.ok && ordersErasure(drafts)) await erase();
      return written;
    },
    newRecordId: () => freshId<RecordId>(deps.random),
    async close() {
      await journal.close();
      for (const { index } of before.chains) index.forget();
      forgetKeys(setting.keys);
      dataKey.fill(0);
      device.forget();
    },
  });
}

/** Every chain of the book, to erase in. */
function erasable(
  own: DeviceId,
  journal: Journal,
  retired: readonly RetiredChain[],
  settingOf: (device: DeviceId) => JournalSetting,
): readonly ErasableChain[] {
  return [
    ...retired.map(({ device, index, mark }) => ({
      device,
      ...index,
      count: () => index.head()?.seq ?? 0,
      async erase(seqs: ReadonlySet<number>) {
        try {
          await eraseInSegments(settingOf(device), mark.segment, seqs);
          index.erase(seqs);
          return ok(null);
        } catch (error) {
          return fail(fileProblem(error));
        }
      },
    })),
    { device: own, ...journal, count: () => journal.head()?.seq ?? 0 },
  ];
}

const seenOf = (chains: readonly RetiredChain[]): Record<DeviceId, number> =>
  Object.fromEntries(Object.entries(headsOf(chains)).map(([device, { seq }]) => [device, seq]));

async function appendTo(
  { journal, reading }: { readonly journal: Journal; readonly reading: BookReading },
  deps: HostDeps,
  whose: {
    readonly book: BookId;
    readonly device: DeviceId;
    readonly user: { readonly person: PersonId };
    readonly before: readonly RetiredChain[];
  },
  drafts: readonly DraftEntry[],
  rules: ProfileVersion,
): Promise<Answer<readonly Entry[]>> {
  const head = journal.head();
  const stamped = await stampDrafts(drafts, {
    book: whose.book,
    device: whose.device,
    actor: whose.user.person,
    rules,
    at: deps.now().toISOString() as Instant,
    seq: head?.seq ?? 0,
    hash: head?.hash ?? null,
    tick: reading.tick(),
    // The chains before this one end where it begins: its first entry has seen all of them.
    seen: head ? {} : seenOf(whose.before),
    lastOf: reading.lastOf,
    sha256Hex: deps.hashing.sha256Hex,
    random: deps.random,
  });
  if (!stamped.ok) return stamped;
  const written = await journal.append(stamped.value.lines, compartmentOf(drafts));
  return written.ok ? ok(stamped.value.entries) : written;
}
