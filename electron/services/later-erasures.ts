import { join } from 'node:path';
import type { DeviceId, Hash, RecordId } from '../../shared/ids';
import { comparePositions, type DraftEntry, type Entry } from '../../shared/journal/entry';
import { eraseOrders } from '../../shared/journal/erasure';
import type { BookJournals } from './book-journals';
import type { FilePort } from './file-port';
import type { JournalIndex } from './journal-index';
import { loadJournal } from './journal-load';
import { otherDevices } from './other-chains';

/*
 * A backup from before an erasure does not know of it. What lies around may: the book that was set aside for it, and a
 * newer backup at the same place. Their chains are encrypted with keys of this book, every entry is rehashed, and they
 * have to go on from where the backup ends: what they say was decided in this book, and is ordered again.
 */

/** Where `restoreBackup` leaves the chains of a newer backup, until the first unlock. */
export const laterFolder = (dataFolder: string): string => join(dataFolder, 'later');
const setAsideFolder = (dataFolder: string): string => join(dataFolder, 'set-aside');

type Chain = { readonly device: DeviceId; readonly index: JournalIndex };

/** An erasure that was carried out after the backup: what its record says beyond what the backup has of it, in order. */
export type LaterErasure = { readonly record: RecordId; readonly missing: readonly Entry[] };

/** `until`: the last moment anything around is known of. */
export type LaterErasures = { readonly erasures: readonly LaterErasure[]; readonly until: string | null };

async function chainsIn(
  files: FilePort,
  folder: string,
  own: DeviceId,
  journals: BookJournals,
): Promise<readonly Chain[]> {
  const chains: Chain[] = [];
  for (const device of await otherDevices(files, folder, own)) {
    // Damaged further on, it still says what it says up to there: that is often why a backup is put back.
    const { index } = await loadJournal({ ...journals.of(device), folder: join(folder, device) });
    if (index.head() !== null) chains.push({ device, index });
  }
  return chains;
}

/** Whether the chains go on from where the restored ones end, as far as both have them. */
function goesOn(source: readonly Chain[], restored: readonly Chain[]): boolean {
  const common = restored.flatMap(({ device, index }) => {
    const other = source.find((chain) => chain.device === device);
    return other ? [{ mine: index, other: other.index }] : [];
  });
  return (
    common.length > 0 &&
    common.every(({ mine, other }) => {
      const seq = Math.min(mine.head()?.seq ?? 0, other.head()?.seq ?? 0);
      return seq > 0 && mine.entry(seq).hash === other.entry(seq).hash;
    })
  );
}

const erasureEntries = (chains: readonly Chain[]): readonly Entry[] =>
  chains.flatMap(({ index }) => index.erasureSeqs().map((seq) => index.entry(seq)));

const latestIn = (chains: readonly Chain[]): string | null =>
  chains
    .flatMap(({ index }) => {
      const seq = index.head()?.seq;
      return seq === undefined ? [] : [index.entry(seq).at as string];
    })
    .toSorted()
    .at(-1) ?? null;

function missingIn(source: readonly Chain[], restored: readonly Chain[]): readonly LaterErasure[] {
  const entries = erasureEntries(source).toSorted(comparePositions);
  const known = new Set<Hash>(erasureEntries(restored).map(({ hash }) => hash));
  return eraseOrders(entries).flatMap(({ by, position, records }) => {
    const missing = entries.filter(
      (entry) => entry.record === by && !known.has(entry.hash) && comparePositions(entry, position) <= 0,
    );
    const here = [...records].some((record) => restored.some(({ index }) => index.seqsOf(record).length > 0));
    return missing.length > 0 && here ? [{ record: by, missing }] : [];
  });
}

/** What lies around of this book and is newer than what was restored. Throws what the file system throws. */
export async function laterErasures(
  files: FilePort,
  dataFolder: string,
  own: DeviceId,
  journals: BookJournals,
  restored: readonly Chain[],
): Promise<LaterErasures> {
  const aside = setAsideFolder(dataFolder);
  const books = [laterFolder(dataFolder), ...(await files.list(aside)).map((name) => join(aside, name))];
  const found = new Map<RecordId, LaterErasure>();
  let until = latestIn(restored);
  for (const book of books) {
    const chains = await chainsIn(files, join(book, 'journal'), own, journals);
    if (goesOn(chains, restored)) {
      for (const erasure of missingIn(chains, restored)) found.set(erasure.record, erasure);
      const latest = latestIn(chains);
      if (latest !== null && (until === null || latest > until)) until = latest;
    }
    for (const { index } of chains) index.forget();
  }
  return { erasures: [...found.values()], until };
}

/** What `restoreBackup` left for the first unlock goes; the folders stay empty. */
export async function forgetLater(files: FilePort, dataFolder: string): Promise<void> {
  const journals = join(laterFolder(dataFolder), 'journal');
  for (const device of await files.list(journals))
    for (const name of await files.list(join(journals, device)))
      await files.remove(join(journals, device, name));
}

/**
 * Writes an erasure down again, entry by entry, and so has it carried out. What an entry says of the one before it
 * (the application a decision decides on, the decision an order names) is said of what stands for it here. `record`:
 * where nothing of it is known here it becomes a record of its own, so that whoever has both books sees two, not a
 * conflict. Answers false when it could not be written.
 */
export async function orderAgain(
  { missing }: LaterErasure,
  target: { readonly record: RecordId; readonly last: Hash | null },
  append: (draft: DraftEntry, rules: Entry['rules']) => Promise<Entry | null>,
): Promise<boolean> {
  const stands = new Map<string, Hash>();
  let last = target.last;
  for (const entry of missing) {
    const body = Object.fromEntries(
      Object.entries(entry.body ?? {}).map(([key, value]) => [
        key,
        typeof value === 'string' ? (stands.get(value) ?? value) : value,
      ]),
    );
    const { register, event, version, rules } = entry;
    const written = await append(
      { register, record: target.record, event, version, body, expected: last },
      rules,
    );
    if (!written) return false;
    stands.set(entry.hash, written.hash);
    last = written.hash;
  }
  return true;
}
