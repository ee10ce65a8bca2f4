import { z } from 'zod';
import {
  type BookId,
  bookIdSchema,
  type DeviceId,
  deviceIdSchema,
  type Hash,
  hashSchema,
  instantSchema,
} from '../ids';
import { type Entry, GENESIS } from '../journal/entry';
import type { Seal } from '../journal/seal';
import { fail, ok, type Result } from '../result';

/** The last head accepted from a device, and when it was sealed. */
export const knownHeadSchema = z.strictObject({
  seq: z.number().int().min(1).max(Number.MAX_SAFE_INTEGER),
  hash: hashSchema,
  sealedAt: instantSchema.nullable(),
});
export type KnownHead = z.infer<typeof knownHeadSchema>;

/** Heads accepted so far, by book and device: what the IT division keeps between bundles. */
export const knownHeadsSchema = z.record(bookIdSchema, z.record(deviceIdSchema, knownHeadSchema));
export type KnownHeads = { readonly [book: BookId]: { readonly [device: DeviceId]: KnownHead } };

/** `hashAt` answers for any entry accepted before, where they were kept. With the heads alone the chain still tells. */
export type Received = {
  readonly heads: KnownHeads;
  readonly hashAt?: (book: BookId, device: DeviceId, seq: number) => Hash | null;
};

/** How a stretch stands to what was accepted before. */
export type Standing =
  | { readonly kind: 'not-checked' }
  | { readonly kind: 'first' }
  | { readonly kind: 'continues'; readonly fresh: number }
  | { readonly kind: 'nothing-new' }
  /** Carried by another PC that knows less than was accepted up to `known`: it was restored from a backup. */
  | { readonly kind: 'behind'; readonly known: number };

/**
 * `gap`: entries before this stretch never came; `fork`: an entry accepted before has another content here;
 * `rollback`: sealed later, but shorter than what was accepted; `replay`: an older bundle handed in again.
 */
export type ReplayFault = { readonly fault: 'gap' | 'fork' | 'rollback' | 'replay'; readonly seq: number };

/** Entries of one device, already verified as a chain and sealed. */
export type Stretch = { readonly entries: readonly [Entry, ...Entry[]]; readonly seal: Seal };

/**
 * A stretch must begin at or before the recorded head, agree with it entry by entry where they overlap, and end at
 * or after it. Since each hash covers the one before, agreeing at the recorded head is agreeing before it.
 * `carried`: the stretch is another device's, handed over by the one that signs. A book restored from a backup knows
 * the chain of its old PC only as far as the backup went; the old PC itself must never fall behind.
 */
export function judge(
  stretch: Stretch,
  received: Received | null,
  carried = false,
): Result<Standing, ReplayFault> {
  if (!received) return ok({ kind: 'not-checked' });
  const [first] = stretch.entries;
  const known = received.heads[first.book]?.[first.device];
  if (!known) return first.seq === 1 ? ok({ kind: 'first' }) : fail({ fault: 'gap', seq: 1 });
  if (first.seq > known.seq + 1) return fail({ fault: 'gap', seq: known.seq + 1 });
  const fork = firstFork(stretch, known, received);
  if (fork !== null) return fail({ fault: 'fork', seq: fork });
  const { head, at } = stretch.seal.body;
  if (head.seq < known.seq) {
    if (carried) return ok({ kind: 'behind', known: known.seq });
    const older = known.sealedAt !== null && at <= known.sealedAt;
    return fail({ fault: older ? 'replay' : 'rollback', seq: head.seq });
  }
  return ok(
    head.seq === known.seq ? { kind: 'nothing-new' } : { kind: 'continues', fresh: head.seq - known.seq },
  );
}

function firstFork({ entries }: Stretch, known: KnownHead, received: Received): number | null {
  const [first] = entries;
  const recorded = (seq: number): Hash | null => {
    if (seq === known.seq) return known.hash;
    return seq === 0 ? GENESIS : (received.hashAt?.(first.book, first.device, seq) ?? null);
  };
  const before = recorded(first.seq - 1);
  if (before !== null && before !== first.prev) return first.seq - 1;
  for (const entry of entries) {
    if (entry.seq > known.seq) return null;
    const hash = recorded(entry.seq);
    if (hash !== null && hash !== entry.hash) return entry.seq;
  }
  return null;
}

/** The heads after accepting these stretches: what to record before the next bundle is opened. */
export function headsAfter(heads: KnownHeads, stretches: readonly Stretch[]): KnownHeads {
  const next: Record<BookId, Record<DeviceId, KnownHead>> = {};
  for (const [book, devices] of Object.entries(heads)) next[book as BookId] = { ...devices };
  for (const { body } of stretches.map((stretch) => stretch.seal)) {
    const devices = next[body.book] ?? {};
    const known = devices[body.device];
    if (!known || known.seq < body.head.seq) devices[body.device] = { ...body.head, sealedAt: body.at };
    next[body.book] = devices;
  }
  return next;
}
