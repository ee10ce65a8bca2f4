import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { layout, readBookFiles } from '../../electron/services/book-files';
import { deriveKey } from '../../electron/services/hashing';
import { decodeFrame, type FrameKeys, SEGMENT_HEADER } from '../../electron/services/journal-frame';
import { openWithPassword } from '../../electron/services/keyring';
import { nodeFiles } from '../../electron/services/node-files';
import type { DeviceId, ProfileVersion, RecordId, RegisterId } from '../../shared/ids';
import type { DraftEntry } from '../../shared/journal/entry';
import { idFor } from '../fakes/journal';
import { createTestHost, openTestBook, type TestHost, testPassword, value } from '../fakes/test-host';

let world: TestHost;
afterEach(() => world.dispose());

const rules = 'test' as ProfileVersion;
const draft = (register: string, word: string): DraftEntry => ({
  register: register as RegisterId,
  record: idFor(`record ${register} ${word}`) as RecordId,
  event: 'registered',
  version: 1,
  body: { word },
  expected: null,
});

/** Every frame on the disk that these keys open, as text; what they do not open is counted. */
function opened(folder: string, device: DeviceId, book: string, keys: FrameKeys) {
  const texts: string[] = [];
  let closed = 0;
  const journal = layout(folder).journal(device);
  for (const name of readdirSync(journal).filter((file) => file.endsWith('.segment'))) {
    const bytes = readFileSync(join(journal, name));
    for (let offset = SEGMENT_HEADER; offset < bytes.length; ) {
      const place = { book: book as never, device, segment: Number.parseInt(name, 10), offset };
      const frame = decodeFrame(bytes, place, keys);
      if (typeof frame !== 'string') texts.push(frame.plain.toString('utf8'));
      else closed += 1;
      offset += 20 + bytes.readUInt32BE(offset);
    }
  }
  return { texts, closed };
}

async function bookWithBoth() {
  world = createTestHost();
  await openTestBook(world.host);
  const append = async (...drafts: DraftEntry[]) => value(await world.host.call('append', { drafts, rules }));
  await append(draft('entry-log', '見本の入室'));
  await append(draft('asset', '見本の資産'));
  await append(draft('entry-permit', '見本の許可'), draft('area', '見本の区域'));
  await append(draft('entry-log', '混ざった入室'), draft('person', '見本の職員'));
  const status = value(await world.host.call('status', {}));
  const files = value(await readBookFiles(nodeFiles, world.folder));
  const unlocked = files && (await openWithPassword(files.keyring, testPassword));
  if (!unlocked || !status.book || !status.device) throw new Error('no book');
  return { dataKey: unlocked.dataKey, device: status.device, book: status.book.id };
}

describe('the key of the entry desk', () => {
  it('opens commits of its own registers and nothing else', async () => {
    const { dataKey, device, book } = await bookWithBoth();
    const desk = deriveKey(dataKey, 'journal desk');
    const { texts, closed } = opened(world.folder, device, book, (_epoch, compartment) =>
      compartment === 'desk' ? desk : null,
    );
    const all = texts.join('\n');
    expect(all).toContain('見本の入室');
    expect(all).toContain('見本の許可');
    expect(all).toContain('見本の区域');
    for (const secret of ['見本の資産', '見本の職員', '混ざった入室', 'unlocked'])
      expect(all).not.toContain(secret);
    expect(closed).toBeGreaterThan(2);
  });

  it('opens no general frame, even when it is told to be of the desk', async () => {
    const { dataKey, device, book } = await bookWithBoth();
    const desk = deriveKey(dataKey, 'journal desk');
    const { texts } = opened(world.folder, device, book, () => desk);
    expect(texts.join('\n')).not.toContain('見本の資産');
    expect(texts).toHaveLength(2);
  });

  it('leaves the book whole for everybody else: one chain, read again after a restart', async () => {
    await bookWithBoth();
    const again = world.again();
    await world.host.lock();
    value(await again.call('unlock', { password: testPassword }));
    const { entries } = value(await again.call('read', { after: {}, limit: 100 }));
    const words = entries.map(({ body }) => String(body?.['word'] ?? ''));
    expect(words.filter((word) => word !== '')).toEqual([
      '見本の入室',
      '見本の資産',
      '見本の許可',
      '見本の区域',
      '混ざった入室',
      '見本の職員',
    ]);
  });
});
