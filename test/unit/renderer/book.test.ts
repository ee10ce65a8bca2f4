import 'fake-indexeddb/auto';
import { webcrypto } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import { type Book, openBook } from '../../../renderer/book/book';
import { type BookDatabase, openDatabase } from '../../../renderer/book/database';
import { createPageCipher } from '../../../renderer/book/page-cipher';
import { createPagesStore, type PagesStore } from '../../../renderer/book/pages-store';
import type { DeviceId, PersonId, ProfileVersion } from '../../../shared/ids';
import { freshId, type MemoryHost, memoryHost } from './memory-host';
import { BOXES, boxDraft, boxes } from './sample-register';

const RULES = 'test' as ProfileVersion;
const actor = freshId<PersonId>();
const cacheKey = new Uint8Array(32).fill(7);
let opened: BookDatabase[] = [];

afterEach(() => {
  for (const database of opened) database.close();
  opened = [];
});

async function pagesOf(name: string, key = cacheKey, fold = 'fold 1'): Promise<PagesStore> {
  const database = await openDatabase(name);
  if (!database) throw new Error('no database');
  opened.push(database);
  return createPagesStore(database, await createPageCipher(key, webcrypto as Crypto), fold);
}

async function open(host: MemoryHost, pages: PagesStore | null): Promise<Book> {
  const answer = await openBook(
    { host, registers: [boxes], pages, saveAfterMs: 1 },
    { actor, device: host.device },
  );
  if (!answer.ok) throw new Error(answer.error.what);
  return answer.value;
}

async function must<T>(
  answer: Promise<{ ok: true; value: T } | { ok: false; error: { what: string } }>,
): Promise<T> {
  const settled = await answer;
  if (!settled.ok) throw new Error(settled.error.what);
  return settled.value;
}

/** A host with 600 records (three pages), the pages written, and what the book looked like. */
async function written(name: string) {
  const host = memoryHost();
  const book = await open(host, await pagesOf(name));
  const drafts = Array.from({ length: 600 }, (_, at) => boxDraft({ name: `見本 ${at}`, count: at }));
  await must(book.commit(drafts, RULES));
  await book.flush();
  const boxesThen = structuredClone(book.view.all(BOXES));
  return { host, boxesThen };
}

const reads = (host: MemoryHost) => host.calls.filter((call) => call === 'read').length;

describe('the live book', () => {
  it('folds what it commits and tells its listeners', async () => {
    const host = memoryHost();
    const book = await open(host, null);
    await new Promise((next) => setTimeout(next, 10));
    let told = 0;
    const stop = book.subscribe(() => {
      told += 1;
    });
    const [entry] = await must(book.commit([boxDraft({ name: '髙﨑𠮷辻󠄀' })], RULES));
    await expect.poll(() => told).toBe(1);
    expect(book.view.all(BOXES).map((state) => state.fields.name)).toEqual(['髙﨑𠮷辻󠄀']);
    expect(book.view.record(entry?.record as never)?.head).toBe(entry?.hash);
    stop();
    await must(book.commit([boxDraft({ name: '二つ目' })], RULES));
    await new Promise((next) => setTimeout(next, 10));
    expect(told).toBe(1);
  });

  it('keeps the same objects for what did not change', async () => {
    const book = await open(memoryHost(), null);
    const [entry] = await must(book.commit([boxDraft({ name: '一' })], RULES));
    const before = book.view.record(entry?.record as never);
    await must(book.commit([boxDraft({ name: '二' })], RULES));
    expect(book.view.record(entry?.record as never)).toBe(before);
  });

  it('answers a stale record with a problem and changes nothing', async () => {
    const host = memoryHost();
    const book = await open(host, null);
    const [entry] = await must(book.commit([boxDraft({ name: '一' })], RULES));
    if (!entry) throw new Error('nothing written');
    const amend = { ...boxDraft({ name: '二' }, entry.record), event: 'amended', expected: null };
    const answer = await book.commit([amend], RULES);
    expect(answer.ok ? null : answer.error.code).toBe('stale-record');
    expect(book.view.record(entry.record)?.fields.name).toBe('一');
    expect(host.entries).toHaveLength(1);
  });

  it('folds what the host wrote in between before its own entries', async () => {
    const device = freshId<DeviceId>();
    const host = memoryHost(device);
    const book = await open(host, null);
    host.write(device, [boxDraft({ name: '本体が書いた' })]);
    await must(book.commit([boxDraft({ name: '画面が書いた' })], RULES));
    expect(book.view.all(BOXES).map((state) => state.fields.name)).toEqual(['本体が書いた', '画面が書いた']);
    expect(book.heads()[device]?.seq).toBe(2);
  });

  it('gives the same book from several devices in whatever order they are read', async () => {
    const host = memoryHost();
    const first = await open(host, null);
    const [entry] = await must(first.commit([boxDraft({ name: '一', count: 1 })], RULES));
    if (!entry) throw new Error('nothing written');
    const other = freshId<DeviceId>();
    host.write(other, [{ ...boxDraft({ count: 2 }, entry.record), event: 'amended', expected: entry.hash }]);
    await must(first.catchUp());
    await must(first.commit([boxDraft({ name: '三' })], RULES));
    const second = await open(host, null);
    expect(second.view.all(BOXES)).toEqual(first.view.all(BOXES));
    expect(second.view.record(entry.record)?.fields.count).toBe(2);
    // 照合番号 is where this PC's own chain ends, however many others there are.
    expect(second.verification()).toBe(first.verification());
    expect(second.verification()).toBe(second.heads()[host.device]?.hash);
    expect(Object.keys(second.heads())).toHaveLength(2);
  });

  it('answers the book as it stood', async () => {
    const host = memoryHost();
    const book = await open(host, null);
    await must(book.commit([boxDraft({ name: '一' })], RULES));
    const early = await must(book.asOf('2026-11-22' as never));
    const late = await must(book.asOf('2026-11-23' as never));
    expect(early.all(BOXES)).toHaveLength(0);
    expect(late.all(BOXES)).toHaveLength(1);
  });
});

describe('the pages of the book', () => {
  it('are taken on, and only the tail is read', async () => {
    const { host, boxesThen } = await written('tail');
    const before = reads(host);
    const again = await open(host, await pagesOf('tail'));
    expect(again.view.all(BOXES)).toEqual(boxesThen);
    expect(reads(host)).toBe(before);
  });

  it('take part changes page by page', async () => {
    const { host } = await written('increment');
    const book = await open(host, await pagesOf('increment'));
    const [target] = book.view.all(BOXES);
    if (!target) throw new Error('empty');
    await must(
      book.commit(
        [{ ...boxDraft({ name: '訂正後' }, target.id), event: 'amended', expected: target.head }],
        RULES,
      ),
    );
    await book.flush();
    const before = reads(host);
    const again = await open(host, await pagesOf('increment'));
    expect(again.view.record(target.id)?.fields.name).toBe('訂正後');
    expect(again.view.all(BOXES)).toEqual(book.view.all(BOXES));
    expect(reads(host)).toBe(before);
  });

  const damage: readonly [string, (database: BookDatabase) => Promise<unknown>][] = [
    ['the meta row deleted', (database) => database.meta.clear()],
    ['one page deleted', (database) => database.pages.delete([BOXES, 1])],
    ['all pages deleted', (database) => database.pages.clear()],
    [
      'a page truncated',
      (database) =>
        database.pages.toCollection().modify((row: { data: ArrayBuffer }) => {
          row.data = row.data.slice(0, row.data.byteLength >> 1);
        }),
    ],
    [
      'one bit of a page flipped',
      async (database) => {
        const row = await database.pages.get([BOXES, 2]);
        if (!row) throw new Error('no page');
        const data = row.data.slice(0);
        new Uint8Array(data)[100] = (new Uint8Array(data)[100] ?? 0) ^ 1;
        await database.pages.put({ ...row, data });
      },
    ],
    [
      'one bit of the meta row flipped',
      async (database) => {
        const row = await database.meta.get('meta');
        if (!row) throw new Error('no meta');
        const data = row.data.slice(0);
        new Uint8Array(data)[5] = (new Uint8Array(data)[5] ?? 0) ^ 4;
        await database.meta.put({ ...row, data });
      },
    ],
    [
      'two pages exchanged',
      async (database) => {
        const [a, b] = [await database.pages.get([BOXES, 0]), await database.pages.get([BOXES, 1])];
        if (!a || !b) throw new Error('no page');
        await database.pages.bulkPut([
          { ...a, data: b.data, iv: b.iv },
          { ...b, data: a.data, iv: a.iv },
        ]);
      },
    ],
  ];
  it.each(damage)('are rebuilt identical with %s', async (what, harm) => {
    const { host, boxesThen } = await written(what);
    const database = await openDatabase(what);
    if (!database) throw new Error('no database');
    await harm(database);
    database.close();
    const before = reads(host);
    const again = await open(host, await pagesOf(what));
    expect(again.view.all(BOXES)).toEqual(boxesThen);
    expect(reads(host)).toBeGreaterThan(before);
    await again.flush();
    const third = await open(host, await pagesOf(what));
    expect(third.view.all(BOXES)).toEqual(boxesThen);
  });

  it('are rebuilt when the database was written by a newer version', async () => {
    const { host, boxesThen } = await written('newer');
    for (const database of opened) database.close();
    await new Promise<void>((resolve, reject) => {
      const request = indexedDB.open('newer', 9999);
      request.onsuccess = () => {
        request.result.close();
        resolve();
      };
      request.onerror = () => reject(request.error);
    });
    const again = await open(host, await pagesOf('newer'));
    expect(again.view.all(BOXES)).toEqual(boxesThen);
  });

  it('are rebuilt for another key and another fold version', async () => {
    const { host, boxesThen } = await written('foreign');
    const otherKey = await open(host, await pagesOf('foreign', new Uint8Array(32).fill(9)));
    expect(otherKey.view.all(BOXES)).toEqual(boxesThen);
    await otherKey.flush();
    const otherFold = await open(host, await pagesOf('foreign', new Uint8Array(32).fill(9), 'fold 2'));
    expect(otherFold.view.all(BOXES)).toEqual(boxesThen);
  });

  it('of another book or an abandoned chain are not taken on', async () => {
    await written('abandoned');
    const host = memoryHost();
    host.write(freshId<DeviceId>(), [boxDraft({ name: '別の簿' })]);
    const book = await open(host, await pagesOf('abandoned'));
    expect(book.view.all(BOXES).map((state) => state.fields.name)).toEqual(['別の簿']);
  });

  it('of a chain that went another way from the same length are not taken on', async () => {
    const device = freshId<DeviceId>();
    const one = memoryHost(device);
    const book = await open(one, await pagesOf('fork'));
    await must(book.commit([boxDraft({ name: '本線' })], RULES));
    await book.flush();
    const two = memoryHost(device);
    two.write(device, [boxDraft({ name: '別線' }), boxDraft({ name: '別線の二' })]);
    const again = await open(two, await pagesOf('fork'));
    expect(again.view.all(BOXES).map((state) => state.fields.name)).toEqual(['別線', '別線の二']);
  });
});
