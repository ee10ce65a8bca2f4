import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { nodeHashing, nodeRandom } from '../../electron/services/hashing';
import { eraseInSegments } from '../../electron/services/journal-erase';
import { openJournal } from '../../electron/services/journal-file';
import { decodeFrame, encodeFrame, SEGMENT_HEADER, segmentName } from '../../electron/services/journal-frame';
import { checkStored, erasedText, readStored, textOf } from '../../electron/services/journal-text';
import { nodeFiles } from '../../electron/services/node-files';
import { verifyChain } from '../../shared/journal/chain';
import { type Entry, headSchema } from '../../shared/journal/entry';
import { ERASE, ERASURE, erasedWithoutOrder } from '../../shared/journal/erasure';
import { createDevice, recordNamed } from '../fakes/journal';
import { allOf, appendSamples, createAndOpen, journalIn } from '../fakes/test-journal';

const one = recordNamed('1');
const by = recordNamed('9');

function history(decided: boolean, granted = 'permitted'): Entry[] {
  const pc = createDevice('erasing');
  pc.write({ register: 'asset' as never, record: one, event: 'registered', body: { name: '古い記録' } });
  pc.write({
    register: ERASURE,
    record: by,
    event: 'applied',
    body: { fields: { items: [{ record: one }] } },
  });
  if (decided) pc.write({ register: ERASURE, record: by, event: 'decided', body: { outcome: granted } });
  const decision = pc.entries.at(-1)?.hash ?? '';
  pc.write({ register: ERASURE, record: by, event: ERASE, body: { records: [one], decision } });
  return pc.entries.map((entry) =>
    entry.record === one ? { ...entry, body: null, salt: null, absent: 'erased' } : entry,
  );
}

describe('an erasure without a decision is found', () => {
  it('accepts one that was applied for, decided and ordered', () => {
    const entries = history(true);
    expect(verifyChain(entries, null, nodeHashing).ok).toBe(true);
    expect(erasedWithoutOrder(entries)).toEqual([]);
  });

  it.each([
    ['no decision', history(false)],
    ['a refusal', history(true, 'refused')],
    ['no order', history(true).slice(0, -1)],
    [
      'the decision itself erased',
      history(true).map((entry) =>
        entry.event === 'decided' ? { ...entry, body: null, salt: null, absent: 'erased' as const } : entry,
      ),
    ],
  ])('finds one with %s', (_name, entries) => {
    expect(erasedWithoutOrder(entries).length).toBeGreaterThan(0);
  });

  it('finds a body that went after the order was carried out', () => {
    const pc = createDevice('later');
    const entries = history(true);
    const late = pc.write({
      register: 'asset' as never,
      record: one,
      event: 'amended',
      body: { name: '後' },
    });
    const after = {
      ...late,
      device: entries[0]?.device ?? late.device,
      tick: 99,
      seq: 5,
      body: null,
      salt: null,
      absent: 'erased' as const,
    };
    expect(erasedWithoutOrder([...entries, after])).toEqual([after]);
  });
});

describe('an erased body cannot be passed off for another', () => {
  const [entry] = createDevice('bodies').entries;
  const pc = createDevice('bodies');
  const whole =
    entry ??
    pc.write({ register: 'asset' as never, record: one, event: 'registered', body: { name: '本文' } });
  const lines = Buffer.from(textOf(whole));
  const erased = erasedText(lines, 0);

  it('keeps the length, the header and its hash, and nothing of the text', () => {
    expect(erased).toHaveLength(lines.length);
    expect(readStored(erased, 0)).toEqual({ ...whole, body: null, salt: null, absent: 'erased' });
    expect(checkStored(erased, 0, nodeHashing)).toMatchObject({ hash: whole.hash, erased: true });
    expect(erased.includes('本文')).toBe(false);
    expect(erasedText(erased, 0)).toEqual(erased);
  });

  it.each([
    [
      'another body put in its place',
      () => Buffer.from(textOf({ ...whole, body: { name: '偽の本文' } })),
      'body',
    ],
    [
      'a body under the word erased',
      () => Buffer.from(textOf(whole).replace(' - -\n', ' - erased\n')),
      'presence',
    ],
    [
      'the word erased taken away',
      () => Buffer.from(erased.toString('utf8').replace(' - erased\n', ' - -\n     ')),
      'presence',
    ],
    [
      'blanks under the word withheld',
      () => Buffer.from(erased.toString('utf8').replace(' - erased\n', ' - withheld\n')),
      'presence',
    ],
    [
      'text hidden among the blanks',
      () => Buffer.from(erased.toString('utf8').replace('   \n', ' x \n')),
      'presence',
    ],
  ])('refuses %s', (_name, forged, fault) => {
    expect(checkStored(forged(), 0, nodeHashing)).toBe(fault);
  });
});

describe('the files after an erasure', () => {
  it('changes only the frames of the erased entries, byte for byte, and nothing of the text can be decrypted', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'mamori-frames-'));
    try {
      const setting = journalIn(nodeFiles, { folder: join(folder, 'journal'), segmentLimit: 4_000 });
      const journal = await createAndOpen(setting);
      for (let at = 0; at < 12; at += 1) await appendSamples(journal, setting, 1);
      const before = allOf(journal);
      await journal.close();
      const segments = readdirSync(setting.folder).filter((name) => name.endsWith('.segment'));
      const bytesOf = () => segments.map((name) => readFileSync(join(setting.folder, name)));
      const old = bytesOf();
      await eraseInSegments(setting, segments.length, new Set([2, 11]));
      const now = bytesOf();
      let changed = 0;
      let seq = 0;
      for (const [at, bytes] of now.entries()) {
        expect(bytes.length).toBe(old[at]?.length);
        for (let offset = SEGMENT_HEADER; offset < bytes.length; ) {
          seq += 1;
          const place = { book: setting.book, device: setting.device, segment: at + 1, offset };
          const frame = decodeFrame(bytes, place, setting.keys);
          if (typeof frame === 'string') throw new Error(frame);
          const same = old[at]?.subarray(offset, frame.next).equals(bytes.subarray(offset, frame.next));
          if (!same) changed += 1;
          expect(same).toBe(seq !== 2 && seq !== 11);
          if (!same) expect(frame.plain.toString('utf8').split('\n')[2]?.trim()).toBe('');
          offset = frame.next;
        }
      }
      expect(changed).toBe(2);
      const opened = await openJournal(setting);
      if (!opened.ok) throw new Error(opened.error.what);
      expect(opened.value.blocked()).toBeNull();
      expect(allOf(opened.value).map(({ hash }) => hash)).toEqual(before.map(({ hash }) => hash));
      expect(opened.value.erasedSeqs()).toEqual([2, 11]);
      expect(headSchema.parse(opened.value.head())).toEqual({ seq: 12, hash: before.at(-1)?.hash });
      await opened.value.close();
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it('tells a frame in which somebody with the key put another text back', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'mamori-frames-'));
    try {
      const setting = journalIn(nodeFiles, { folder: join(folder, 'journal') });
      const journal = await createAndOpen(setting);
      await appendSamples(journal, setting, 1);
      await journal.close();
      await eraseInSegments(setting, 1, new Set([1]));
      const path = join(setting.folder, segmentName(1));
      const bytes = readFileSync(path);
      const place = { book: setting.book, device: setting.device, segment: 1, offset: SEGMENT_HEADER };
      const frame = decodeFrame(bytes, place, setting.keys);
      if (typeof frame === 'string') throw new Error(frame);
      const text = frame.plain.toString('latin1');
      const third = text.lastIndexOf('\n', text.length - 2) + 1;
      const forged = Buffer.from(
        `${text.slice(0, third)}${'0'.repeat(text.length - third - 1)}\n`.replace(
          ' - erased\n',
          ' - -\n00000',
        ),
        'latin1',
      );
      const key = setting.keys(1, 'general');
      if (!key) throw new Error('no key');
      encodeFrame(forged, place, { bytes: key, epoch: 1, compartment: 'general' }, nodeRandom).copy(
        bytes,
        SEGMENT_HEADER,
      );
      writeFileSync(path, bytes);
      const opened = await openJournal(setting);
      if (!opened.ok) throw new Error(opened.error.what);
      expect(opened.value.blocked()?.code).toBe('journal-damaged');
      await opened.value.close();
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
