import type { Answer } from '../../shared/host/channel';
import type { BookId, DeviceId, Instant, PersonId, ProfileVersion } from '../../shared/ids';
import type { DraftEntry, Entry, Head } from '../../shared/journal/entry';
import { ok } from '../../shared/result';
import type { BookReading } from './book-reading';
import type { HostDeps } from './host-deps';
import type { Journal } from './journal-file';
import type { Compartment } from './journal-frame';
import { stampDrafts } from './stamping';

/** The chain that is written, by whom, and what of the book is known here. */
export type Writer = {
  readonly journal: Journal;
  readonly book: BookId;
  readonly device: DeviceId;
  readonly actor: PersonId;
  readonly reading: Pick<BookReading, 'heads' | 'tick' | 'lastOf'>;
};

/** The heads of other chains that this one has not told of yet. */
function newlySeen({ journal, device, reading }: Writer): Record<DeviceId, number> {
  const told = journal.seen();
  const fresh: Record<DeviceId, number> = {};
  for (const [other, { seq }] of Object.entries(reading.heads()) as [DeviceId, Head][]) {
    if (other !== device && seq > (told[other] ?? 0)) fresh[other] = seq;
  }
  return fresh;
}

/** One atomic commit: stamped with everything the window may not decide, and on the disk when this answers. */
export async function commit(
  deps: HostDeps,
  writer: Writer,
  drafts: readonly DraftEntry[],
  rules: ProfileVersion,
  compartment: Compartment,
): Promise<Answer<readonly Entry[]>> {
  const { journal, reading } = writer;
  const head = journal.head();
  const stamped = await stampDrafts(drafts, {
    book: writer.book,
    device: writer.device,
    actor: writer.actor,
    rules,
    at: deps.now().toISOString() as Instant,
    seq: head?.seq ?? 0,
    hash: head?.hash ?? null,
    tick: reading.tick(),
    seen: newlySeen(writer),
    lastOf: reading.lastOf,
    sha256Hex: deps.hashing.sha256Hex,
    random: deps.random,
  });
  if (!stamped.ok) return stamped;
  const written = await journal.append(stamped.value.lines, compartment);
  return written.ok ? ok(stamped.value.entries) : written;
}
