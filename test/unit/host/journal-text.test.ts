import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nodeHashing, sha256Hex } from '../../../electron/services/hashing';
import { createIndex } from '../../../electron/services/journal-index';
import { headerText, readStored, stampText, textOf } from '../../../electron/services/journal-text';
import {
  type BookId,
  type DeviceId,
  type Hash,
  type Instant,
  idFromBytes,
  type PersonId,
  type ProfileVersion,
  type RecordId,
  type RegisterId,
} from '../../../shared/ids';
import { canonicalText, headerOf, stamp, verifyChain } from '../../../shared/journal/chain';
import { type Body, type Entry, GENESIS, type Header } from '../../../shared/journal/entry';
import type { JsonObject } from '../../../shared/json';

const id = <T extends string>(number: number): T => idFromBytes(Buffer.alloc(16, number)) as T;
const book = id<BookId>(1);
const device = id<DeviceId>(2);

const header = (seq: number, prev: Hash, changes: Partial<Header> = {}): Omit<Header, 'bodyHash'> => ({
  v: 1,
  book,
  device,
  seq,
  prev,
  tick: seq,
  seen: { [id<DeviceId>(9)]: 3, [id<DeviceId>(4)]: 12 },
  at: '2026-11-23T05:01:05.000Z' as Instant,
  actor: id<PersonId>(3),
  signer: null,
  rules: '令和8年度版 髙' as ProfileVersion,
  register: 'asset' as RegisterId,
  record: id<RecordId>(5),
  event: 'registered',
  version: 1,
  ...changes,
});
const salt = 'ab'.repeat(16);

const body = fc
  .dictionary(
    fc.string({ unit: 'binary' }),
    fc.jsonValue({ depthSize: 'small' }).filter((given) => !JSON.stringify(given).includes('e-')),
    { maxKeys: 6, noNullPrototype: true },
  )
  .map((given) => JSON.parse(JSON.stringify(given)) as JsonObject);

/** A chain of stored lines of these bodies. */
function chainOf(bodies: readonly Body[]): { readonly lines: string; readonly entries: Entry[] } {
  const entries: Entry[] = [];
  let lines = '';
  for (const [place, given] of bodies.entries()) {
    const stored = stampText(header(place + 1, entries.at(-1)?.hash ?? GENESIS), given, salt, sha256Hex);
    entries.push(stored.entry);
    lines += stored.text;
  }
  return { lines, entries };
}

describe('stored entries', () => {
  test('are stamped as the shared journal stamps them', () => {
    fc.assert(
      fc.property(body, (given) => {
        const ours = stampText(header(1, GENESIS), given, salt, sha256Hex);
        expect(ours.entry).toEqual(stamp(header(1, GENESIS), given, salt, nodeHashing));
        expect(headerText(headerOf(ours.entry))).toBe(canonicalText(headerOf(ours.entry)));
        expect(textOf(ours.entry)).toBe(ours.text);
        expect(readStored(Buffer.from(ours.text), 0)).toEqual(ours.entry);
      }),
      { numRuns: 500 },
    );
  });

  test('with an erased or withheld body come back so', () => {
    const { entry } = stampText(header(1, GENESIS), { name: '﨑' }, salt, sha256Hex);
    for (const absent of ['erased', 'withheld'] as const) {
      const bare: Entry = { ...entry, body: null, salt: null, absent, sig: 'a0' };
      const lines = Buffer.from(textOf(bare));
      expect(readStored(lines, 0)).toEqual(bare);
      expect(typeof createIndex(book, device, nodeHashing).stage(lines)).toBe('object');
    }
  });

  test('are taken in exactly when the shared journal verifies them', () => {
    const bodies: Body[] = [{ a: 1 }, { name: '髙﨑𠮷辻󠄀' }, {}];
    const { lines } = chainOf(bodies);
    const bytes = Buffer.from(lines);
    let refused = 0;
    for (let at = 0; at < bytes.length; at += 1) {
      for (const bit of [1, 4, 64]) {
        const changed = Buffer.from(bytes);
        changed[at] = (changed[at] ?? 0) ^ bit;
        const index = createIndex(book, device, nodeHashing);
        if (typeof index.stage(changed) === 'string') refused += 1;
        else throw new Error(`a change at ${at} was taken in`);
      }
    }
    expect(refused).toBe(bytes.length * 3);
  });

  test('out of place are refused as the shared journal refuses them', () => {
    const { entries } = chainOf([{ a: 1 }, { b: 2 }, { c: 3 }]);
    const [first, second, third] = entries;
    if (!first || !second || !third) throw new Error('three entries');
    const other = stampText(header(2, first.hash, { book: id<BookId>(7) }), {}, salt, sha256Hex).entry;
    const foreign = stampText(header(2, first.hash, { device: id<DeviceId>(7) }), {}, salt, sha256Hex).entry;
    const early = stampText(header(2, first.hash, { tick: 1 }), {}, salt, sha256Hex).entry;
    const loose = stampText(header(2, second.hash), {}, salt, sha256Hex).entry;
    const orders: readonly (readonly Entry[])[] = [
      [second],
      [first, third],
      [first, first],
      [first, second, second],
      [second, first],
      [first, other],
      [first, foreign],
      [first, early],
      [first, loose],
    ];
    for (const order of orders) {
      const shared = verifyChain(order, null, nodeHashing);
      const staged = createIndex(book, device, nodeHashing).stage(Buffer.from(order.map(textOf).join('')));
      expect(staged).toBe(shared.ok ? null : shared.error.fault);
    }
  });

  test('are forgotten when the book is locked', () => {
    const { lines } = chainOf([{ a: 1 }]);
    const index = createIndex(book, device, nodeHashing);
    const staged = index.stage(Buffer.from(lines));
    if (typeof staged === 'string') throw new Error(staged);
    index.commit(staged);
    expect(index.seqsOf(id<RecordId>(5))).toEqual([1]);
    index.forget();
    expect([index.head(), index.seqsOf(id<RecordId>(5))]).toEqual([null, []]);
    expect(() => index.entry(1)).toThrow();
  });
});
