import type { Answer } from '../../shared/host/channel';
import type { OutputOf, ParsedInputOf } from '../../shared/host/contract';
import type { BookId, DeviceId, Hash, Instant, PersonId, ProfileVersion, RecordId } from '../../shared/ids';
import type { DraftEntry, Entry, Head } from '../../shared/journal/entry';
import type { Problem } from '../../shared/problem';
import { fail, ok } from '../../shared/result';
import { type Attachments, createAttachments } from './attachments';
import { layout } from './book-files';
import type { DeviceKeys } from './device-key';
import { createDrafts, type Drafts } from './drafts';
import { deriveKey } from './hashing';
import type { HostDeps } from './host-deps';
import { type Journal, openJournal } from './journal-file';
import type { JournalSetting } from './journal-setting';
import type { Keyring, KeyringUser } from './keyring';
import { freshId, stampDrafts } from './stamping';

/** A book whose keys are in memory: everything that needs them, and nothing that does not. */
export type OpenBook = {
  readonly book: Keyring['book'];
  readonly user: KeyringUser;
  readonly device: DeviceKeys;
  readonly dataKey: Buffer;
  readonly attachments: Attachments;
  readonly drafts: Drafts;
  readonly notices: readonly Problem[];
  /** Why nothing can be written, or null. */
  blocked(): Problem | null;
  heads(): Record<DeviceId, Head>;
  /** When the last entry was written, by the clock of then. */
  lastAt(): Instant | null;
  read(input: ParsedInputOf<'read'>): OutputOf<'read'>;
  entriesOf(device: DeviceId, after: number): readonly Entry[];
  recordEntries(record: RecordId): readonly Entry[];
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
  const general = deriveKey(dataKey, 'journal general');
  return {
    files: deps.files,
    folder: layout(deps.dataFolder).journal(device),
    book,
    device,
    keys: (epoch, compartment) => (epoch === 1 && compartment === 'general' ? general : null),
    headKey: deriveKey(dataKey, 'journal head'),
    writeWith: { epoch: 1, compartment: 'general' },
    hashing: deps.hashing,
    random: deps.random,
    now: deps.now,
    segmentLimit: deps.segmentLimit,
  };
}

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
  const shared = { files: deps.files, book: book.id, dataKey, random: deps.random };
  return ok({
    book,
    user,
    device,
    dataKey,
    attachments: createAttachments({ ...shared, folder: places.attachments }),
    drafts: createDrafts({ ...shared, folder: places.drafts }),
    notices: journal.notices,
    blocked: journal.blocked,
    ...readingOf(journal, device.device),
    append: (drafts, rules) =>
      appendTo(journal, deps, { book: book.id, device: device.device, user }, drafts, rules),
    newRecordId: () => freshId<RecordId>(deps.random),
    async close() {
      await journal.close();
      setting.keys(1, 'general')?.fill(0);
      dataKey.fill(0);
      device.forget();
    },
  });
}

type Reading = Pick<OpenBook, 'heads' | 'lastAt' | 'read' | 'entriesOf' | 'recordEntries'>;

function readingOf(journal: Journal, own: DeviceId): Reading {
  const count = (): number => journal.head()?.seq ?? 0;
  function* beyond(after: number): Generator<Entry> {
    for (let seq = after + 1; seq <= count(); seq += 1) yield journal.entry(seq);
  }
  return {
    heads() {
      const head = journal.head();
      return head ? { [own]: head } : {};
    },
    lastAt: () => (count() === 0 ? null : journal.entry(count()).at),
    read({ after, limit }) {
      const from = (after as Record<string, number>)[own] ?? 0;
      const to = Math.min(count(), from + limit);
      const entries: Entry[] = [];
      for (let seq = from + 1; seq <= to; seq += 1) entries.push(journal.entry(seq));
      return { entries, more: to < count() };
    },
    entriesOf: (device, after) => (device === own ? [...beyond(after)] : []),
    recordEntries: (record) => journal.seqsOf(record).map((seq) => journal.entry(seq)),
  };
}

async function appendTo(
  journal: Journal,
  deps: HostDeps,
  whose: { readonly book: BookId; readonly device: DeviceId; readonly user: { readonly person: PersonId } },
  drafts: readonly DraftEntry[],
  rules: ProfileVersion,
): Promise<Answer<readonly Entry[]>> {
  const blocked = journal.blocked();
  if (blocked) return fail(blocked);
  const head = journal.head();
  const stamped = await stampDrafts(drafts, {
    book: whose.book,
    device: whose.device,
    actor: whose.user.person,
    rules,
    at: deps.now().toISOString() as Instant,
    seq: head?.seq ?? 0,
    hash: head?.hash ?? null,
    tick: journal.tick(),
    // One device at this stage: there are no other heads to have seen.
    seen: {},
    lastOf: (record): Hash | null => {
      const seq = journal.seqsOf(record).at(-1);
      return seq === undefined ? null : journal.hashOf(seq);
    },
    sha256Hex: deps.hashing.sha256Hex,
    random: deps.random,
  });
  if (!stamped.ok) return stamped;
  const written = await journal.append(stamped.value.lines);
  return written.ok ? ok(stamped.value.entries) : written;
}
