import { isDeepStrictEqual } from 'node:util';
import { describe, expect, test } from 'vitest';
import type { Journal } from '../../electron/services/journal-file';
import type { Entry } from '../../shared/journal/entry';
import { type MemoryFiles, memoryFiles } from '../fakes/memory-files';
import { value } from '../fakes/test-host';
import { allOf, appendSamples, createAndOpen, journalIn, open } from '../fakes/test-journal';

const ENTRIES = 20;
const HEAD = '/journal/head';

/** Twenty entries in commits of one to three, over several segments. */
async function writtenJournal() {
  const files = memoryFiles();
  const setting = journalIn(files, { segmentLimit: 4_000 });
  const journal = await createAndOpen(setting);
  const entries: Entry[] = [];
  while (entries.length < ENTRIES) {
    const count = Math.min(1 + (entries.length % 3), ENTRIES - entries.length);
    entries.push(...value(await appendSamples(journal, setting, count)));
  }
  await journal.close();
  const image = new Map<string, Buffer>();
  for (const path of files.paths()) image.set(path, await files.read(path));
  return { setting, entries, image };
}

/** The same journal with other bytes. */
async function imageWith(image: ReadonlyMap<string, Buffer>): Promise<MemoryFiles> {
  const files = memoryFiles();
  await files.makeFolder('/journal');
  for (const [path, bytes] of image) {
    const file = await files.open(path, 'create');
    await file.write(bytes, 0);
  }
  return files;
}

/** Whether opening said anything, and what of the entries is there. */
async function look(files: MemoryFiles, setting: Parameters<typeof open>[0]) {
  const journal: Journal = await open({ ...setting, files });
  const there = allOf(journal);
  const told = journal.notices.map(({ code }) => code);
  const writable = journal.blocked() === null;
  await journal.close();
  return { there, told, writable };
}

const isPrefix = (part: readonly Entry[], whole: readonly Entry[]): boolean =>
  part.every((entry, place) => isDeepStrictEqual(entry, whole[place]));

describe('a damaged journal', () => {
  test('every changed byte is told, and nothing changed is ever read', async () => {
    const { setting, entries, image } = await writtenJournal();
    expect([...image.keys()].filter((path) => path.endsWith('.segment')).length).toBeGreaterThan(2);
    let flips = 0;
    let silent = 0;
    let wrong = 0;
    for (const [path, bytes] of image) {
      for (let at = 0; at < bytes.length; at += 1) {
        // The padding of the head's slots is covered by the same HMAC: every 64th byte of it is enough here.
        if (path === HEAD && at % 4096 > 80 && at % 4096 < 4060 && at % 64 !== 0) continue;
        const changed = Buffer.from(bytes);
        changed[at] = (changed[at] ?? 0) ^ (1 << (at % 8));
        const files = await imageWith(new Map([...image, [path, changed]]));
        const seen = await look(files, setting);
        flips += 1;
        if (seen.told.length === 0) silent += 1;
        if (!isPrefix(seen.there, entries)) wrong += 1;
        const damagedHead = path === HEAD && seen.there.length === ENTRIES;
        if (!damagedHead && seen.writable) wrong += 1;
      }
    }
    console.log(`${flips} changed bytes, ${silent} untold, ${wrong} wrong`);
    expect(flips).toBeGreaterThan(10_000);
    expect([silent, wrong]).toEqual([0, 0]);
  });

  test('every truncation is told', async () => {
    const { setting, entries, image } = await writtenJournal();
    let cuts = 0;
    const untold: string[] = [];
    for (const [path, bytes] of image) {
      const step = path === HEAD ? 97 : 1;
      for (let length = 0; length < bytes.length; length += step) {
        const files = await imageWith(new Map([...image, [path, bytes.subarray(0, length)]]));
        const seen = await look(files, setting);
        cuts += 1;
        if (seen.told.length === 0 || !isPrefix(seen.there, entries)) untold.push(`${path} at ${length}`);
        if (path !== HEAD && seen.writable) untold.push(`${path} at ${length} stayed writable`);
      }
    }
    console.log(`${cuts} truncations`);
    expect(cuts).toBeGreaterThan(10_000);
    expect(untold).toEqual([]);
  });

  test('a missing file is told', async () => {
    const { setting, entries, image } = await writtenJournal();
    for (const path of image.keys()) {
      const rest = new Map([...image].filter(([name]) => name !== path));
      const seen = await look(await imageWith(rest), setting);
      expect(seen.told).toContain('journal-damaged');
      expect(seen.writable).toBe(false);
      expect(isPrefix(seen.there, entries)).toBe(true);
    }
  });

  test('frames cannot be swapped, moved or taken from another journal', async () => {
    const { setting, image } = await writtenJournal();
    const [first, second] = [...image.keys()].filter((path) => path.endsWith('.segment'));
    if (!first || !second) throw new Error('two segments are needed');
    const swapped = new Map([...image, [first, image.get(second) ?? Buffer.alloc(0)]]);
    expect((await look(await imageWith(swapped), setting)).told).toContain('journal-damaged');

    const other = await writtenJournal();
    const foreign = new Map([...image, [first, other.image.get(first) ?? Buffer.alloc(0)]]);
    expect((await look(await imageWith(foreign), setting)).told).toContain('journal-damaged');

    const bytes = image.get(first) ?? Buffer.alloc(0);
    const length = 20 + bytes.readUInt32BE(32);
    const repeated = Buffer.concat([bytes.subarray(0, 32 + length), bytes.subarray(32)]);
    const moved = new Map([...image, [first, repeated.subarray(0, bytes.length)]]);
    expect((await look(await imageWith(moved), setting)).told).toContain('journal-damaged');
  });

  test('bytes beyond the mark are kept aside and said, and writing goes on', async () => {
    const { setting, entries, image } = await writtenJournal();
    const last = [...image.keys()].filter((path) => path.endsWith('.segment')).at(-1) ?? '';
    for (const tail of [Buffer.from([0]), Buffer.alloc(20), Buffer.alloc(5_000, 7)]) {
      const torn = Buffer.concat([image.get(last) ?? Buffer.alloc(0), tail]);
      const files = await imageWith(new Map([...image, [last, torn]]));
      const journal = await open({ ...setting, files });
      expect(journal.notices.map(({ code }) => code)).toEqual(['torn-tail-kept-aside']);
      expect(allOf(journal)).toEqual(entries);
      const aside = files.paths().filter((path) => path.includes('kept-aside'));
      expect(aside).toHaveLength(1);
      expect(await files.read(aside[0] ?? '')).toEqual(tail);
      value(await appendSamples(journal, setting, 2));
      await journal.close();
      const again = await open({ ...setting, files });
      expect(again.notices).toEqual([]);
      expect(again.head()?.seq).toBe(ENTRIES + 2);
      await again.close();
    }
  });

  test('a slot that was half written does not hide the commit it stood for', async () => {
    const { setting, entries, image } = await writtenJournal();
    const head = image.get(HEAD) ?? Buffer.alloc(0);
    const generations = [0, 1].map((slot) => Number(head.readBigUInt64BE(slot * 4096 + 8)));
    const newest = (generations[0] ?? 0) > (generations[1] ?? 0) ? 0 : 1;
    for (const half of [1, 40, 2_000, 4_095]) {
      const torn = Buffer.from(head);
      torn.fill(0, newest * 4096 + half, (newest + 1) * 4096);
      torn[newest * 4096] = 0;
      const files = await imageWith(new Map([...image, [HEAD, torn]]));
      const journal = await open({ ...setting, files });
      expect(journal.notices.map(({ code }) => code)).toEqual(['journal-head-repaired']);
      expect(allOf(journal)).toEqual(entries);
      value(await appendSamples(journal, setting, 1));
      await journal.close();
      const again = await open({ ...setting, files });
      expect([again.notices, again.head()?.seq]).toEqual([[], ENTRIES + 1]);
      await again.close();
    }
  });
});
