import { createHash } from 'node:crypto';
import type {
  BookId,
  DeviceId,
  Instant,
  PersonId,
  ProfileVersion,
  RecordId,
  RegisterId,
} from '../../shared/ids';
import { idFromBytes } from '../../shared/ids';
import { type Hashing, stamp } from '../../shared/journal/chain';
import type { Body, Entry } from '../../shared/journal/entry';
import { GENESIS } from '../../shared/journal/entry';

export const nodeHashing: Hashing = {
  sha256Hex: (bytes) => createHash('sha256').update(bytes).digest('hex'),
};

/** A stable id out of a few letters. */
export const idFor = (name: string): string =>
  idFromBytes(createHash('sha256').update(name).digest().subarray(0, 16));

export const book = idFor('book') as BookId;
export const actor = idFor('actor') as PersonId;
export const recordNamed = (name: string): RecordId => idFor(`record ${name}`) as RecordId;

export type Act = {
  readonly register: RegisterId;
  readonly record: RecordId;
  readonly event: string;
  readonly body: Body;
};

/** A PC that writes entries as the host does: own chain, Lamport clock, what it saw of others. */
export function createDevice(name: string) {
  const device = idFor(`device ${name}`) as DeviceId;
  const entries: Entry[] = [];
  const known = new Map<DeviceId, number>();
  let announced = new Map<DeviceId, number>();
  let tick = 0;
  return {
    device,
    entries,
    /** Takes in what another device wrote so far. */
    learn(other: readonly Entry[]): void {
      for (const entry of other) {
        if (entry.device === device) continue;
        known.set(entry.device, Math.max(known.get(entry.device) ?? 0, entry.seq));
        tick = Math.max(tick, entry.tick);
      }
    },
    write(act: Act): Entry {
      const seq = entries.length + 1;
      tick += 1;
      const news = [...known].filter(([other, seen]) => announced.get(other) !== seen);
      announced = new Map(known);
      const entry = stamp(
        {
          v: 1,
          book,
          device,
          seq,
          prev: entries.at(-1)?.hash ?? GENESIS,
          tick,
          seen: Object.fromEntries(news),
          at: new Date(Date.UTC(2026, 10, 23) + tick * 1000).toISOString() as Instant,
          actor,
          signer: null,
          rules: 'test-1' as ProfileVersion,
          register: act.register,
          record: act.record,
          event: act.event,
          version: 1,
        },
        act.body,
        createHash('sha256').update(`${name} ${seq}`).digest('hex').slice(0, 32),
        nodeHashing,
      );
      entries.push(entry);
      return entry;
    },
  };
}
