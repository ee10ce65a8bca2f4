import type { Answer } from '../../shared/host/channel';
import type { OutputOf, ParsedInputOf } from '../../shared/host/contract';
import { type DeviceId, ENTRY_DESK, type ProfileVersion, type RecordId } from '../../shared/ids';
import { comparePositions, type DraftEntry, type Entry, type Head } from '../../shared/journal/entry';
import type { Problem } from '../../shared/problem';
import { fail, ok } from '../../shared/result';
import { layout } from './book-files';
import { commit, type Writer } from './commit';
import { type DeskFrames, type DeskPlace, readDeskFrames } from './desk-frames';
import { deskChain, epochOfChain } from './desk-keys';
import type { HostDeps } from './host-deps';
import { type Journal, openJournal } from './journal-file';
import { kindOf } from './journal-index';
import { readStored } from './journal-text';
import type { Keyring, KeyringDesk } from './keyring';
import { otherDevices } from './other-chains';
import { fileProblem, problems } from './problems';
import { freshId } from './stamping';

/** The book as the account of the desk has it: areas, permissions and the entry log, and a chain of its own to add to. */
export type DeskBook = {
  readonly book: Keyring['book'];
  readonly device: DeviceId;
  readonly notices: readonly Problem[];
  heads(): Record<DeviceId, Head>;
  read(input: ParsedInputOf<'read'>): OutputOf<'read'>;
  recordEntries(record: RecordId): readonly Entry[];
  /** Refuses what is no coming or going. */
  append(drafts: readonly DraftEntry[], rules: ProfileVersion): Promise<Answer<readonly Entry[]>>;
  /** Writes what the host itself has to say of this account. */
  note(
    drafts: (record: () => RecordId) => readonly DraftEntry[],
    rules: ProfileVersion,
  ): Promise<Answer<null>>;
  close(): Promise<void>;
};

/** Where the entries of each record lie, in chains that stand still while the desk is open. */
function byRecord(frames: readonly DeskFrames[]): ReadonlyMap<RecordId, readonly DeskPlace[]> {
  const found = new Map<RecordId, DeskPlace[]>();
  for (const place of frames.flatMap(({ places }) => places)) {
    const known = found.get(place.record);
    if (known) known.push(place);
    else found.set(place.record, [place]);
  }
  return found;
}

const entryAt = ({ lines, start }: DeskPlace): Entry => readStored(lines, start);

/** What of the book the desk can see, with what it wrote itself. */
function readingOf(own: DeviceId, journal: Journal, frames: readonly DeskFrames[]) {
  const before = byRecord(frames);
  const count = (): number => journal.head()?.seq ?? 0;
  const recordEntries = (record: RecordId): readonly Entry[] =>
    [
      ...(before.get(record) ?? []).map(entryAt),
      ...journal.seqsOf(record).map((seq) => journal.entry(seq)),
    ].sort(comparePositions);
  return {
    recordEntries,
    lastOf: (record: RecordId) => recordEntries(record).at(-1)?.hash ?? null,
    tick: () => Math.max(journal.tick(), ...frames.map(({ last }) => last?.tick ?? 0)),
    heads() {
      const heads: Record<DeviceId, Head> = {};
      for (const { device, last } of frames) if (last) heads[device] = { seq: last.seq, hash: last.hash };
      const head = journal.head();
      if (head) heads[own] = head;
      return heads;
    },
    read({ after, limit }: ParsedInputOf<'read'>): OutputOf<'read'> {
      const from = (device: DeviceId): number => (after as Record<string, number>)[device] ?? 0;
      const entries: Entry[] = [];
      let more = false;
      for (const { device, places } of frames) {
        const fresh = places.filter(({ seq }) => seq > from(device));
        const taken = fresh.slice(0, limit - entries.length);
        for (const place of taken) entries.push(entryAt(place));
        more ||= taken.length < fresh.length;
      }
      const to = Math.min(count(), from(own) + limit - entries.length);
      for (let seq = from(own) + 1; seq <= to; seq += 1) entries.push(journal.entry(seq));
      more ||= Math.max(from(own), to) < count();
      return { entries, more };
    },
  };
}

const ENTRY_LOG = 'entry-log';

/** A coming or going as our own screen writes it; what the host says of itself is not asked for by a window. */
const isComing = (draft: DraftEntry, isDeskEntry: HostDeps['isDeskEntry']): boolean =>
  draft.register === ENTRY_LOG && isDeskEntry(kindOf(draft), draft.body);

/** A new record is new, and what goes on with one goes on with an entry of the log. */
function concernsEntry(draft: DraftEntry, reading: Pick<DeskBook, 'recordEntries'>): boolean {
  const [first] = reading.recordEntries(draft.record);
  return draft.event === 'entered' ? first === undefined : first?.register === ENTRY_LOG;
}

/** An entry is taken back only by the desk that made it: others' are corrected in the office, with a reason. */
const takesBackOwn = (drafts: readonly DraftEntry[], journal: Journal): boolean =>
  drafts.every(({ event, record }) => event !== 'voided' || journal.seqsOf(record).length > 0);

/** Opens the chain of the desk, and of the others what the desk may read. `keys` by epoch, from 1 on. */
export async function openDeskBook(
  deps: HostDeps,
  keyring: Keyring,
  desk: KeyringDesk,
  keys: readonly Buffer[],
): Promise<Answer<DeskBook>> {
  const { files, hashing, isDeskEntry, random } = deps;
  const { book } = keyring;
  const own = desk.device.device;
  const places = layout(deps.dataFolder);
  const keyOf = (epoch: number): Buffer | null => keys[epoch - 1] ?? null;
  const chain = { book: book.id, device: own, folder: places.journal(own), epoch: keys.length };
  const frames: DeskFrames[] = [];
  try {
    for (const device of await otherDevices(files, places.journals, own)) {
      const former = epochOfChain(keyring, device) !== null;
      const folder = places.journal(device);
      const source = { files, hashing, isDeskEntry, book: book.id, device, folder, former, keyOf };
      const read = await readDeskFrames(source);
      if (!read.ok) return read;
      frames.push(read.value);
    }
  } catch (error) {
    return fail(fileProblem(error));
  }
  const opened = await openJournal(deskChain(deps, chain, keyOf));
  if (!opened.ok) return opened;
  const journal = opened.value;
  const blocked = journal.blocked();
  if (blocked) {
    await journal.close();
    return fail(blocked);
  }
  const reading = readingOf(own, journal, frames);
  const writer: Writer = { journal, book: book.id, device: own, actor: ENTRY_DESK, reading };
  return ok({
    book,
    device: own,
    notices: journal.notices,
    heads: reading.heads,
    read: reading.read,
    recordEntries: reading.recordEntries,
    async append(drafts, rules) {
      if (!drafts.every((draft) => isComing(draft, isDeskEntry))) return fail(problems.notAtDesk);
      if (!drafts.every((draft) => concernsEntry(draft, reading))) return fail(problems.notAtDesk);
      if (!takesBackOwn(drafts, journal)) return fail(problems.notOfDesk);
      return commit(deps, writer, drafts, rules, 'desk');
    },
    async note(drafts, rules) {
      const written = await commit(
        deps,
        writer,
        drafts(() => freshId(random)),
        rules,
        'desk',
      );
      return written.ok ? ok(null) : written;
    },
    async close() {
      await journal.close();
      for (const { places: at } of frames) for (const { lines } of at) lines.fill(0);
      for (const key of keys) key.fill(0);
    },
  });
}
