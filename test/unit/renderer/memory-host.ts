import { createHash, randomBytes } from 'node:crypto';
import type { Answer } from '../../../shared/host/channel';
import type { Host } from '../../../shared/host/dispatch';
import { type BookId, type DeviceId, idFromBytes, type PersonId, type RegisterId } from '../../../shared/ids';
import { stamp } from '../../../shared/journal/chain';
import {
  comparePositions,
  type DraftEntry,
  type Entry,
  GENESIS,
  type Head,
} from '../../../shared/journal/entry';
import type { JsonObject } from '../../../shared/json';
import { fail, ok } from '../../../shared/result';

const hashing = { sha256Hex: (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex') };
export const freshId = <T extends string>(): T => idFromBytes(randomBytes(16)) as T;

export type MemoryHost = Host & {
  readonly device: DeviceId;
  readonly entries: Entry[];
  readonly drafts: Map<string, JsonObject>;
  /** Writes as another device of the book would have. */
  write(device: DeviceId, drafts: readonly DraftEntry[]): readonly Entry[];
  readonly calls: string[];
};

/** A host in memory with a real chain: enough of the contract for the book. */
export function memoryHost(device = freshId<DeviceId>()): MemoryHost {
  const book = freshId<BookId>();
  const actor = freshId<PersonId>();
  const entries: Entry[] = [];
  const drafts = new Map<string, JsonObject>();
  const calls: string[] = [];
  const headsNow = (): Record<DeviceId, Head> => {
    const heads: Record<DeviceId, Head> = {};
    for (const entry of entries) heads[entry.device] = { seq: entry.seq, hash: entry.hash };
    return heads;
  };
  const knownTo = new Map<DeviceId, Record<DeviceId, number>>();

  function write(writer: DeviceId, wanted: readonly DraftEntry[]): readonly Entry[] {
    return wanted.map((draft) => {
      const heads = headsNow();
      const known = knownTo.get(writer) ?? {};
      const seen = Object.fromEntries(
        Object.entries(heads)
          .filter(([id, head]) => id !== writer && known[id as DeviceId] !== head.seq)
          .map(([id, head]) => [id, head.seq]),
      );
      knownTo.set(writer, { ...known, ...seen });
      const { expected: _expected, ...rest } = draft;
      const entry = stamp(
        {
          v: 1,
          book,
          device: writer,
          seq: (heads[writer]?.seq ?? 0) + 1,
          prev: heads[writer]?.hash ?? GENESIS,
          tick: Math.max(0, ...entries.map(({ tick }) => tick)) + 1,
          seen,
          at: '2026-11-23T00:00:00.000Z' as Entry['at'],
          actor,
          signer: null,
          rules: 'test' as Entry['rules'],
          register: rest.register as RegisterId,
          record: rest.record,
          event: rest.event,
          version: rest.version,
        },
        rest.body,
        randomBytes(16).toString('hex'),
        hashing,
      );
      entries.push(entry);
      return entry;
    });
  }

  const headOf = (record: string) =>
    entries
      .filter((entry) => entry.record === record)
      .toSorted(comparePositions)
      .at(-1)?.hash ?? null;

  const answers: Record<string, (input: never) => Answer<unknown>> = {
    heads: () => ok({ heads: headsNow(), verified: true }),
    read: ({ after, limit }: { after: Record<string, number>; limit: number }) => {
      const beyond = entries
        .filter((entry) => entry.seq > (after[entry.device] ?? 0))
        .toSorted((a, b) => (a.device === b.device ? a.seq - b.seq : a.device < b.device ? -1 : 1));
      return ok({ entries: beyond.slice(0, limit), more: beyond.length > limit });
    },
    append: ({ drafts: wanted }: { drafts: DraftEntry[] }) => {
      const stale = wanted.some((draft) => draft.expected !== headOf(draft.record));
      if (stale)
        return fail({
          code: 'stale-record',
          what: '先に別の訂正がありました。',
          next: '読み直してください。',
        });
      return ok({ entries: write(device, wanted), more: false });
    },
    recordEntries: ({ record }: { record: string }) =>
      ok({ entries: entries.filter((e) => e.record === record) }),
    saveDraft: ({ key, value }: { key: string; value: JsonObject }) => {
      drafts.set(key, value);
      return ok({});
    },
    removeDraft: ({ key }: { key: string }) => {
      drafts.delete(key);
      return ok({});
    },
    drafts: () =>
      ok({
        drafts: [...drafts].map(([key, value], at) => ({
          key,
          value,
          savedAt: `2026-11-23T00:00:0${at}.000Z`,
        })),
      }),
  };
  const call = async (name: string, input: unknown) => {
    calls.push(name);
    const answer = answers[name];
    if (!answer) throw new Error(`memory host has no ${name}`);
    return structuredClone(answer(input as never));
  };
  return { call: call as Host['call'], entries, drafts, write, calls, device };
}
