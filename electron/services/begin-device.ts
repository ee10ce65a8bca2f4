import type { Answer } from '../../shared/host/channel';
import { fail, ok } from '../../shared/result';
import { readTwice } from './atomic-file';
import { isGenuineManifest, manifestKey, parseManifest } from './backup-manifest';
import { backupProblems } from './backup-problems';
import { layout, writeDevice } from './book-files';
import { bookJournals } from './book-journals';
import { createDevice, type DeviceFile } from './device-key';
import type { HostDeps } from './host-deps';
import { createJournal } from './journal-file';
import type { Keyring } from './keyring';
import type { OperationBody } from './operations';
import { headsOf, loadOthers, type OtherChain } from './other-chains';
import { fileProblem } from './problems';

/**
 * The first unlock of a restored book: its chains are checked against what the backup said, and this PC becomes a
 * device of its own that goes on where they end. The device they came from may still exist: with its key and its
 * chain this PC could write a second entry of the same number, which is what a forgery looks like.
 */
export async function beginDevice(
  deps: HostDeps,
  keyring: Keyring,
  dataKey: Buffer,
): Promise<Answer<DeviceFile>> {
  const places = layout(deps.dataFolder);
  const book = keyring.book.id;
  const journals = bookJournals(deps, () => keyring, dataKey);
  try {
    const found = await readTwice(deps.files, places.restored);
    const manifest = found && found !== 'damaged' ? parseManifest(found.content) : null;
    if (!manifest || manifest.book.id !== book || !isGenuineManifest(manifest, manifestKey(dataKey))) {
      return fail(backupProblems.notGenuine);
    }
    const device = createDevice(book, dataKey, deps.random, deps.now());
    const { chains, damage } = await loadOthers(deps.files, places.journals, device.device, journals.of);
    if (damage) return fail(damage);
    const heads = headsOf(chains);
    for (const { index } of chains) index.forget();
    if (!sameHeads(heads, manifest.heads)) return fail(backupProblems.notGenuine);
    await createJournal(journals.of(device.device));
    // Last: from here on this PC is a device of the book.
    await writeDevice(deps.files, deps.dataFolder, device);
    await deps.files.remove(places.restored);
    await deps.files.remove(`${places.restored}.copy`);
    return ok(device);
  } catch (error) {
    return fail(fileProblem(error));
  } finally {
    journals.forget();
  }
}

type Heads = ReturnType<typeof headsOf>;

function sameHeads(a: Heads, b: Heads): boolean {
  const [mine, told] = [Object.entries(a), Object.entries(b)];
  return (
    mine.length === told.length &&
    mine.every(([device, { seq, hash }]) => {
      const other = (b as Record<string, { seq: number; hash: string }>)[device];
      return other?.seq === seq && other.hash === hash;
    })
  );
}

/** The first thing the new device writes down: where its book comes from. */
export const restoredFrom = (chains: readonly OtherChain[]): OperationBody => ({
  kind: 'backup',
  subject: '控えから戻しました',
  count: chains.reduce((sum, { mark }) => sum + (mark.head?.seq ?? 0), 0),
  detail: chains
    .map(({ device, mark }) => `${device} ${mark.head?.seq ?? 0}番まで`)
    .join('、')
    .slice(0, 500),
});
