import type { Answer } from '../../shared/host/channel';
import type { DeviceId, ProfileVersion, RecordId } from '../../shared/ids';
import type { DraftEntry, Entry } from '../../shared/journal/entry';
import type { Seal } from '../../shared/journal/seal';
import type { Problem } from '../../shared/problem';
import { fail, ok } from '../../shared/result';
import { type Attachments, createAttachments } from './attachments';
import { layout } from './book-files';
import { bookJournals } from './book-journals';
import { type BookReading, bookReading } from './book-reading';
import { commit } from './commit';
import { compartmentOf } from './compartments';
import { deskSeal } from './desk-account';
import type { DeviceKeys } from './device-key';
import { createDrafts, type Drafts } from './drafts';
import {
  carryOutErasures,
  type ErasableChain,
  erasureFault,
  erasureUnfinished,
  ordersErasure,
} from './erasing';
import type { HostDeps } from './host-deps';
import { eraseInSegments } from './journal-erase';
import { type Journal, openJournal } from './journal-file';
import type { HeadMark } from './journal-head';
import type { JournalSetting } from './journal-setting';
import type { Keyring, KeyringUser } from './keyring';
import { loadOthers, type OtherChain, type OtherChains } from './other-chains';
import { fileProblem, problems } from './problems';
import { freshId } from './stamping';

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
  /** Chains of the devices this book was restored from, and of the entry desk. */
  readonly others: readonly OtherChain[];
  /** How far this device's journal reaches on the disk; null if it cannot be relied on. */
  mark(): HeadMark | null;
  /** One atomic commit, stamped as this user. One call at a time. */
  append(drafts: readonly DraftEntry[], rules: ProfileVersion): Promise<Answer<readonly Entry[]>>;
  newRecordId(): RecordId;
  /** Overwrites the keys and the text in memory. */
  close(): Promise<void>;
};

/** Opens the journal with the keys at hand; every entry is rehashed before this returns. */
export async function openBook(
  deps: HostDeps,
  keys: {
    /** Asked each time: it changes while the book is open. */
    readonly keyring: () => Keyring;
    readonly user: KeyringUser;
    readonly device: DeviceKeys;
    readonly dataKey: Buffer;
  },
): Promise<Answer<OpenBook>> {
  const { book } = keys.keyring();
  const { device, dataKey, user } = keys;
  const places = layout(deps.dataFolder);
  const journals = bookJournals(deps, keys.keyring, dataKey);
  const opened = await openJournal(journals.of(device.device));
  if (!opened.ok) return opened;
  const journal = opened.value;
  let others: OtherChains;
  try {
    others = await loadOthers(deps.files, places.journals, device.device, journals.of);
  } catch (error) {
    await journal.close();
    return fail(fileProblem(error));
  }
  const reading = bookReading(device.device, journal, others.chains);
  const damage = others.damage ?? missingOf(journal, others.chains);
  const blocked = (): Problem | null => journal.blocked() ?? damage;
  const attachments = createAttachments({
    files: deps.files,
    book: book.id,
    dataKey,
    random: deps.random,
    folder: places.attachments,
  });
  const chains = erasable(device.device, journal, others.chains, journals.of);
  let unfinished: Problem | null = null;
  const erase = async (): Promise<void> => {
    const done = await carryOutErasures(chains, attachments);
    unfinished = done.ok ? null : erasureUnfinished(done.error);
  };
  // What a crash broke off is carried on with, before anything is shown.
  if (!blocked()) await erase();
  const fault = erasureFault(chains);
  const found = [...journal.notices, ...(damage ? [damage] : []), ...(fault ? [fault] : [])];
  const writer = { journal, book: book.id, device: device.device, actor: user.person, reading };
  const sealOf = (chain: OtherChain): Seal | null =>
    deskSeal(deps, keys.keyring(), dataKey, chain) ?? chain.seal;
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
    others: others.chains.map((chain) => ({ ...chain, seal: sealOf(chain) })),
    mark: () => (blocked() ? null : journal.mark()),
    async append(drafts, rules) {
      const refused = blocked();
      if (refused) return fail(refused);
      const written = await commit(deps, writer, drafts, rules, compartmentOf(drafts));
      if (written.ok && ordersErasure(drafts)) await erase();
      return written;
    },
    newRecordId: () => freshId<RecordId>(deps.random),
    async close() {
      await journal.close();
      for (const { index } of others.chains) index.forget();
      journals.forget();
      dataKey.fill(0);
      device.forget();
    },
  });
}

/** This device has told of more of another chain than there is: that chain was shortened, or its folder is gone. */
function missingOf(journal: Journal, others: readonly OtherChain[]): Problem | null {
  const short = Object.entries(journal.seen()).filter(([device, seq]) => {
    const chain = others.find((other) => other.device === device);
    return (chain?.index.head()?.seq ?? 0) < seq;
  });
  if (short.length === 0) return null;
  return { ...problems.chainShortened, details: short.map(([device, seq]) => `${device} ${seq}`) };
}

/** Every chain of the book, to erase in. */
function erasable(
  own: DeviceId,
  journal: Journal,
  others: readonly OtherChain[],
  settingOf: (device: DeviceId) => JournalSetting,
): readonly ErasableChain[] {
  return [
    ...others.map(({ device, index, mark }) => ({
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
