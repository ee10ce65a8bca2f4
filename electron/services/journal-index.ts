import type { BookId, DeviceId, Hash, RecordId } from '../../shared/ids';
import type { Hashing } from '../../shared/journal/chain';
import { type Entry, GENESIS, type Head, type Header } from '../../shared/journal/entry';
import { ERASURE } from '../../shared/journal/erasure';
import { checkStored, endOfStored, erasedText, hashAt, readStored, type TextFault } from './journal-text';
import { createTextStore } from './text-store';

/** Register and event: what admitting an entry into a frame goes by. */
export const kindOf = ({ register, event }: { readonly register: string; readonly event: string }): string =>
  `${register} ${event}`;

export type IndexFault = TextFault | 'gap' | 'link' | 'book' | 'device' | 'tick' | 'version';

/** Entries that were checked as the continuation of a chain, and are not yet part of it. */
export type Staged = {
  readonly lines: Buffer;
  readonly starts: readonly number[];
  readonly records: readonly string[];
  /** Each kind of entry among them (`kindOf`). */
  readonly kinds: ReadonlySet<string>;
  /** What they say of other chains. */
  readonly seen: Readonly<Record<DeviceId, number>>;
  /** Places among them of the register of erasures, and of those whose body was erased. */
  readonly erasures: readonly number[];
  readonly erased: readonly number[];
  readonly head: Head | null;
  readonly tick: number;
};

/**
 * One device's chain in memory: the stored text as it was decrypted (less than half of what parsed entries take,
 * and it can be overwritten when the book is locked), where each entry begins, and which entries a record has.
 * The text is deflated when nobody has asked for a while: to a fifth.
 */
export type JournalIndex = {
  head(): Head | null;
  tick(): number;
  /** Rehashes the entries in these lines and checks that they continue the chain. Changes nothing. */
  stage(lines: Buffer): Staged | IndexFault;
  /** Takes in what was just staged. */
  commit(staged: Staged): void;
  entry(seq: number): Entry;
  seqsOf(record: RecordId): readonly number[];
  /** How far this chain says that it knew each other one. */
  seen(): Readonly<Record<DeviceId, number>>;
  hashOf(seq: number): Hash;
  /** Entries of the register of erasures, and entries whose body was erased. */
  erasureSeqs(): readonly number[];
  erasedSeqs(): readonly number[];
  /** Overwrites these entries' bodies in memory; those on the disk are another matter. */
  erase(seqs: ReadonlySet<number>): void;
  /** The stored lines of the entries beyond `after`, copied. */
  linesBeyond(after: number): Buffer;
  forget(): void;
};

export function createIndex(book: BookId, device: DeviceId, hashing: Hashing): JournalIndex {
  const text = createTextStore();
  let blockOf: number[] = [];
  let startOf: number[] = [];
  let records = new Map<string, number[]>();
  let erasures: number[] = [];
  let erased: number[] = [];
  let head: Head | null = null;
  let tick = 0;
  let seen: Record<DeviceId, number> = {};

  function faultOf(header: Header, seq: number, prev: Hash, after: number): IndexFault | null {
    if (header.v !== 1) return 'version';
    if (header.seq !== seq) return 'gap';
    if (header.prev !== prev) return 'link';
    if (header.book !== book) return 'book';
    if (header.device !== device) return 'device';
    return header.tick <= after ? 'tick' : null;
  }

  function at(seq: number): { readonly block: Buffer; readonly start: number } {
    const block = blockOf[seq - 1];
    const start = startOf[seq - 1];
    if (block === undefined || start === undefined) throw new Error(`no entry ${seq} in this journal`);
    return { block: text.block(block), start };
  }

  return {
    head: () => head,
    tick: () => tick,
    stage(lines) {
      const starts: number[] = [];
      const ids: string[] = [];
      const stagedErasures: number[] = [];
      const stagedErased: number[] = [];
      const kinds = new Set<string>();
      const stagedSeen: Record<DeviceId, number> = {};
      let last = head;
      let lastTick = tick;
      for (let start = 0; start < lines.length; ) {
        const stored = checkStored(lines, start, hashing);
        if (typeof stored === 'string') return stored;
        const { header, hash } = stored;
        const seq = (last?.seq ?? 0) + 1;
        const fault = faultOf(header, seq, last?.hash ?? GENESIS, lastTick);
        if (fault) return fault;
        if (header.register === ERASURE) stagedErasures.push(starts.length);
        if (stored.erased) stagedErased.push(starts.length);
        starts.push(start);
        ids.push(header.record);
        kinds.add(kindOf(header));
        Object.assign(stagedSeen, header.seen);
        last = { seq, hash };
        lastTick = header.tick;
        start = stored.end;
      }
      const noted = { kinds, seen: stagedSeen, erasures: stagedErasures, erased: stagedErased };
      return { lines, starts, records: ids, ...noted, head: last, tick: lastTick };
    },
    commit(staged) {
      const before = startOf.length;
      for (const place of staged.erasures) erasures.push(before + place + 1);
      for (const place of staged.erased) erased.push(before + place + 1);
      for (const [place, start] of staged.starts.entries()) {
        const put = text.put(staged.lines.subarray(start, staged.starts[place + 1] ?? staged.lines.length));
        blockOf.push(put.block);
        startOf.push(put.start);
        const record = staged.records[place] ?? '';
        const seqs = records.get(record);
        if (seqs) seqs.push(startOf.length);
        else records.set(record, [startOf.length]);
      }
      head = staged.head;
      tick = staged.tick;
      Object.assign(seen, staged.seen);
    },
    entry(seq) {
      const { block, start } = at(seq);
      return readStored(block, start);
    },
    seqsOf: (record) => records.get(record) ?? [],
    seen: () => seen,
    hashOf(seq) {
      const { block, start } = at(seq);
      return hashAt(block, start);
    },
    erasureSeqs: () => erasures,
    erasedSeqs: () => erased,
    erase(seqs) {
      for (const seq of seqs) {
        const { block, start } = at(seq);
        text.replace({ block: blockOf[seq - 1] ?? 0, start }, erasedText(block, start));
      }
      erased = [...new Set([...erased, ...seqs])].sort((a, b) => a - b);
    },
    linesBeyond(after) {
      const parts: Buffer[] = [];
      for (let seq = after + 1; seq <= startOf.length; seq += 1) {
        const { block, start } = at(seq);
        parts.push(block.subarray(start, endOfStored(block, start)));
      }
      return Buffer.concat(parts);
    },
    forget() {
      text.forget();
      blockOf = [];
      startOf = [];
      records = new Map();
      erasures = [];
      erased = [];
      head = null;
      tick = 0;
      seen = {};
    },
  };
}
