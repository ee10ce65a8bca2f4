import { layout, readBookFiles } from '../../electron/services/book-files';
import { deskInForce, openDesk } from '../../electron/services/desk-account';
import { deskChain } from '../../electron/services/desk-keys';
import { nodeHashing, nodeRandom } from '../../electron/services/hashing';
import { openJournal } from '../../electron/services/journal-file';
import { nodeFiles } from '../../electron/services/node-files';
import { stampDrafts } from '../../electron/services/stamping';
import { ENTRY_DESK, type Instant, type PersonId } from '../../shared/ids';
import type { DraftEntry } from '../../shared/journal/entry';
import { deskPassword } from './desk';
import { value } from './test-host';

/** All that somebody has who knows the desk's password and can do with the files what he likes. */
export async function attackerOf(dataFolder: string) {
  const files = value(await readBookFiles(nodeFiles, dataFolder));
  const desk = files && deskInForce(files.keyring);
  const keys = desk && (await openDesk(files.keyring.book.id, desk, deskPassword));
  if (!desk || !keys || !files.device) throw new Error('no account of the desk');
  const book = files.keyring.book.id;
  const device = desk.device.device;
  const shared = {
    files: nodeFiles,
    hashing: nodeHashing,
    random: nodeRandom,
    now: () => new Date(),
    segmentLimit: 16_000_000,
    isDeskEntry: () => true,
  };
  const folder = layout(dataFolder).journal(device);
  const setting = deskChain(
    shared,
    { book, device, folder, epoch: keys.length },
    (epoch) => keys[epoch - 1] ?? null,
  );
  /** Writes whatever he likes into the chain of the desk. */
  async function forge(draft: DraftEntry, actor: PersonId = ENTRY_DESK): Promise<void> {
    const journal = value(await openJournal(setting));
    const head = journal.head();
    const stamped = value(
      await stampDrafts([draft], {
        book,
        device,
        actor,
        rules: 'test' as never,
        at: new Date().toISOString() as Instant,
        seq: head?.seq ?? 0,
        hash: head?.hash ?? null,
        tick: journal.tick(),
        seen: {},
        lastOf: () => null,
        sha256Hex: nodeHashing.sha256Hex,
        random: nodeRandom,
      }),
    );
    value(await journal.append(stamped.lines));
    await journal.close();
  }
  return { keys, setting, book, general: files.device.device, forge };
}
