import type { Answer } from '../../shared/host/channel';
import type { OutputOf } from '../../shared/host/contract';
import type { Host } from '../../shared/host/dispatch';
import type { DeviceId } from '../../shared/ids';
import { comparePositions, type Entry, type Head } from '../../shared/journal/entry';
import { fail, ok } from '../../shared/result';
import { nextTurn } from './slices';

export type Heads = Readonly<Record<DeviceId, Head>>;
export type Progress = { readonly done: number; readonly total: number };

const SLICE = 2_000;

/** How many entries `to` has beyond `from`. */
export const missing = (from: Heads, to: Heads): number =>
  (Object.entries(to) as [DeviceId, Head][]).reduce(
    (sum, [device, head]) => sum + Math.max(0, head.seq - (from[device]?.seq ?? 0)),
    0,
  );

/**
 * True if the host's book goes through every head of `heads`: pages folded from them may be taken on.
 * A head the host does not know (an older restore, another book) makes them foreign.
 */
export async function fits(host: Host, heads: Heads, now: Heads): Promise<boolean> {
  for (const [device, head] of Object.entries(heads) as [DeviceId, Head][]) {
    const known = now[device];
    if (!known || known.seq < head.seq) return false;
    if (known.seq === head.seq && known.hash !== head.hash) return false;
    if (known.seq > head.seq && !(await passesThrough(host, device, head, now))) return false;
  }
  return true;
}

async function passesThrough(host: Host, device: DeviceId, head: Head, now: Heads): Promise<boolean> {
  const after = Object.fromEntries(
    Object.entries(now).map(([id, { seq }]) => [id, id === device ? head.seq - 1 : seq]),
  );
  const answer = await host.call('read', { after, limit: 1 });
  return answer.ok && answer.value.entries[0]?.hash === head.hash;
}

const read = (host: Host, after: Readonly<Record<string, number>>): Promise<Reading> =>
  host.call('read', { after: { ...after }, limit: SLICE });

type Reading = Answer<OutputOf<'read'>>;

/**
 * Reads what the book has beyond `from` and hands it to `take` in slices, in the order of the book, with a turn of
 * the screen after each. One device's entries are passed on as they come; several devices' are put in order first.
 */
export async function readTail(
  host: Host,
  from: Heads,
  to: Heads,
  take: (entries: readonly Entry[]) => void,
  progress: (progress: Progress) => void = () => {},
): Promise<Answer<null>> {
  const total = missing(from, to);
  if (total === 0) return ok(null);
  const writers = Object.keys(to).filter((id) => missing(from, { [id]: to[id as DeviceId] } as Heads) > 0);
  const straight = writers.length === 1 && Object.keys(from).every((id) => writers.includes(id));
  const after: Record<string, number> = Object.fromEntries(
    Object.entries(from).map(([device, head]) => [device, head.seq]),
  );
  const waiting: Entry[] = [];
  let done = 0;
  let next: Promise<Reading> | null = read(host, after);
  while (next) {
    const answer: Reading = await next;
    if (!answer.ok) return fail(answer.error);
    const { entries, more }: OutputOf<'read'> = answer.value;
    for (const entry of entries) after[entry.device] = entry.seq;
    // The host reads on while these are folded.
    next = more && entries.length > 0 ? read(host, after) : null;
    if (straight) take(entries);
    else for (const entry of entries) waiting.push(entry);
    done += entries.length;
    progress({ done, total });
    await nextTurn();
  }
  waiting.sort(comparePositions);
  for (let start = 0; start < waiting.length; start += SLICE) {
    take(waiting.slice(start, start + SLICE));
    await nextTurn();
  }
  return ok(null);
}
