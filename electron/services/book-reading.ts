import type { OutputOf, ParsedInputOf } from '../../shared/host/contract';
import type { DeviceId, Hash, Instant, RecordId } from '../../shared/ids';
import { comparePositions, type Entry, type Head } from '../../shared/journal/entry';
import type { Journal } from './journal-file';
import type { OtherChain } from './other-chains';

/** One device's chain, for reading. */
type Chain = Pick<Journal, 'head' | 'tick' | 'entry' | 'seqsOf' | 'hashOf' | 'linesBeyond'> & {
  readonly device: DeviceId;
};

/** The whole book for reading: this device's chain, and the others. */
export type BookReading = {
  heads(): Record<DeviceId, Head>;
  /** The highest tick in the book. */
  tick(): number;
  /** When the last entry was written, by the clock of then. */
  lastAt(): Instant | null;
  read(input: ParsedInputOf<'read'>): OutputOf<'read'>;
  entriesOf(device: DeviceId, after: number): readonly Entry[];
  /** The same as stored lines (`journal-text`), copied. */
  linesOf(device: DeviceId, after: number): Buffer;
  recordEntries(record: RecordId): readonly Entry[];
  /** The hash of a record's last entry in the order of the book. */
  lastOf(record: RecordId): Hash | null;
};

const count = (chain: Chain): number => chain.head()?.seq ?? 0;

function* beyond(chain: Chain, after: number): Generator<Entry> {
  for (let seq = after + 1; seq <= count(chain); seq += 1) yield chain.entry(seq);
}

const lastEntry = (chain: Chain): Entry | null => (count(chain) === 0 ? null : chain.entry(count(chain)));

export function bookReading(own: DeviceId, journal: Journal, loaded: readonly OtherChain[]): BookReading {
  const others: Chain[] = loaded.map(({ device, index }) => ({ device, ...index }));
  const mine: Chain = { device: own, ...journal };
  const chains = [...others, mine].sort((a, b) => (a.device < b.device ? -1 : 1));
  const chainOf = (device: DeviceId): Chain | undefined => chains.find((chain) => chain.device === device);
  const lastIn = (among: readonly Chain[], record: RecordId): Entry | null =>
    among
      .flatMap((chain) => {
        const seq = chain.seqsOf(record).at(-1);
        return seq === undefined ? [] : [chain.entry(seq)];
      })
      .sort(comparePositions)
      .at(-1) ?? null;

  return {
    heads() {
      const heads: Record<DeviceId, Head> = {};
      for (const chain of chains) {
        const head = chain.head();
        if (head) heads[chain.device] = head;
      }
      return heads;
    },
    tick: () => Math.max(...chains.map((chain) => chain.tick())),
    lastAt() {
      const last = chains.flatMap((chain) => lastEntry(chain) ?? []).sort(comparePositions);
      return last.at(-1)?.at ?? null;
    },
    read({ after, limit }) {
      const entries: Entry[] = [];
      let more = false;
      for (const chain of chains) {
        const from = (after as Record<string, number>)[chain.device] ?? 0;
        const to = Math.min(count(chain), from + limit - entries.length);
        for (let seq = from + 1; seq <= to; seq += 1) entries.push(chain.entry(seq));
        more ||= Math.max(from, to) < count(chain);
      }
      return { entries, more };
    },
    entriesOf(device, after) {
      const chain = chainOf(device);
      return chain ? [...beyond(chain, after)] : [];
    },
    linesOf: (device, after) => chainOf(device)?.linesBeyond(after) ?? Buffer.alloc(0),
    recordEntries: (record) =>
      chains
        .flatMap((chain) => chain.seqsOf(record).map((seq) => chain.entry(seq)))
        .sort(others.length === 0 ? () => 0 : comparePositions),
    lastOf(record) {
      const seq = mine.seqsOf(record).at(-1);
      // Most records were written here alone: then there is nothing to compare.
      const alone = others.every((chain) => chain.seqsOf(record).length === 0);
      if (alone) return seq === undefined ? null : mine.hashOf(seq);
      return lastIn(chains, record)?.hash ?? null;
    },
  };
}
