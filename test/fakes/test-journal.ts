import type { FilePort } from '../../electron/services/file-port';
import { nodeHashing, nodeRandom } from '../../electron/services/hashing';
import { createJournal, type Journal, openJournal } from '../../electron/services/journal-file';
import type { JournalSetting } from '../../electron/services/journal-setting';
import { freshId, stampDrafts } from '../../electron/services/stamping';
import type { Answer } from '../../shared/host/channel';
import {
  type BookId,
  type DeviceId,
  instantSchema,
  type PersonId,
  profileVersionSchema,
} from '../../shared/ids';
import { draftEntrySchema, type Entry } from '../../shared/journal/entry';
import { sampleDrafts } from './sample-entries';
import { value } from './test-host';

const actor = freshId<PersonId>(nodeRandom);

/** A journal of a book and device of its own, in any file port. */
export function journalIn(files: FilePort, changes: Partial<JournalSetting> = {}): JournalSetting {
  const key = nodeRandom(32);
  return {
    files,
    folder: '/journal',
    book: freshId<BookId>(nodeRandom),
    device: freshId<DeviceId>(nodeRandom),
    keys: (epoch, compartment) => (epoch === 1 && compartment === 'general' ? key : null),
    headKey: nodeRandom(32),
    compartment: 'general',
    epochOf: () => 1,
    admits: () => true,
    hashing: nodeHashing,
    random: nodeRandom,
    now: () => new Date('2026-11-23T05:01:05.000Z'),
    segmentLimit: 16_000_000,
    ...changes,
  };
}

/** One commit of so many sample entries. */
export async function appendSamples(
  journal: Journal,
  setting: JournalSetting,
  count: number,
): Promise<Answer<readonly Entry[]>> {
  const head = journal.head();
  const stamped = value(
    await stampDrafts(
      sampleDrafts(count).map((draft) => draftEntrySchema.parse(draft)),
      {
        book: setting.book,
        device: setting.device,
        actor,
        rules: profileVersionSchema.parse('test'),
        at: instantSchema.parse(setting.now().toISOString()),
        seq: head?.seq ?? 0,
        hash: head?.hash ?? null,
        tick: journal.tick(),
        seen: {},
        lastOf: () => null,
        sha256Hex: nodeHashing.sha256Hex,
        random: nodeRandom,
      },
    ),
  );
  const written = await journal.append(stamped.lines);
  return written.ok ? { ok: true, value: stamped.entries } : written;
}

export const open = async (setting: JournalSetting): Promise<Journal> => value(await openJournal(setting));

export async function createAndOpen(setting: JournalSetting): Promise<Journal> {
  await createJournal(setting);
  return open(setting);
}

/** Everything in a journal, in order. */
export const allOf = (journal: Journal): Entry[] =>
  Array.from({ length: journal.head()?.seq ?? 0 }, (_, place) => journal.entry(place + 1));
