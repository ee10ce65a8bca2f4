import { afterEach, describe, expect, test } from 'vitest';
import { nodeFiles } from '../../../electron/services/node-files';
import { faultyFiles } from '../../fakes/faulty-files';
import { memoryFiles } from '../../fakes/memory-files';
import { readOnlyFiles } from '../../fakes/read-only-files';
import { sampleDraft } from '../../fakes/sample-entries';
import {
  createTestHost,
  openTestBook,
  refusal,
  type TestHost,
  testPassword,
  value,
} from '../../fakes/test-host';
import { windowsFiles } from '../../fakes/windows-files';

let world: TestHost;
afterEach(() => world.dispose());

const right = { password: testPassword };

describe('a folder that can only be read', () => {
  test('opens for reading, says so, and writes nothing', async () => {
    world = createTestHost();
    await openTestBook(world.host);
    value(await world.host.call('append', { drafts: [sampleDraft(1)], rules: 'x' }));
    value(await world.host.call('saveDraft', { key: 'a', value: { text: '下書き' } }));
    await world.host.lock();
    const host = world.again({ files: readOnlyFiles(nodeFiles) });
    value(await host.call('unlock', right));
    expect(value(await host.call('status', {})).warnings.map(({ code }) => code)).toEqual(['read-only']);
    expect(value(await host.call('read', { after: {}, limit: 10 })).entries).toHaveLength(2);
    expect(value(await host.call('drafts', {})).drafts).toHaveLength(1);
    const refused = [
      await host.call('append', { drafts: [sampleDraft(2)], rules: 'x' }),
      await host.call('saveDraft', { key: 'a', value: {} }),
      await host.call('putAttachment', { name: 'a', type: '', bytes: new Uint8Array([1]) }),
      await host.call('changePassword', { current: testPassword, next: 'すいか-じてんしゃ-まくら-てがみ' }),
    ];
    expect(refused.map(refusal)).toEqual(['read-only', 'read-only', 'read-only', 'read-only']);
    const empty = createTestHost({ files: readOnlyFiles(nodeFiles) });
    const book = { name: 'a', userName: 'b', password: testPassword, sample: false };
    expect(refusal(await empty.host.call('createBook', book))).toBe('read-only');
    await empty.dispose();
  });
});

describe('a failing disk', () => {
  const book = { name: '見本課', userName: '見本太郎', password: testPassword, sample: true };

  test('while a book is made: there is a whole book or none, and it can be tried again', async () => {
    let failures = 0;
    for (let operation = 1; ; operation += 1) {
      const files = faultyFiles(memoryFiles());
      world = createTestHost({ files, dataFolder: '/book' });
      files.failAt(operation, 'short-write', false);
      const made = await world.host.call('createBook', book);
      const failed = files.failed();
      files.heal();
      if (!failed) break;
      failures += 1;
      const again = world.again();
      if (!made.ok) {
        expect(['disk-full', 'disk-failing'], failed).toContain(made.error.code);
        const retried = await again.call('createBook', book);
        if (!retried.ok) expect(retried.error.code, failed).toBe('book-exists');
      }
      value(await again.call('unlock', right));
      await world.dispose();
    }
    console.log(`${failures} failures`);
    expect(failures).toBeGreaterThan(30);
  });

  test('while the password changes: the old one or the new one opens', async () => {
    const next = 'すいか-じてんしゃ-まくら-てがみ';
    let failures = 0;
    for (let operation = 1; ; operation += 1) {
      const memory = memoryFiles();
      const files = faultyFiles(memory);
      world = createTestHost({ files, dataFolder: '/book' });
      await openTestBook(world.host);
      files.failAt(operation, 'ENOSPC' as const, true);
      const changed = await world.host.call('changePassword', { current: testPassword, next });
      const failed = files.failed();
      files.heal();
      if (!failed) break;
      failures += 1;
      if (!changed.ok) expect(['disk-full', 'journal-broken'], failed).toContain(changed.error.code);
      const restarted = world.again({ files: memory });
      const answers = [
        await restarted.call('unlock', right),
        await restarted.call('unlock', { password: next }),
      ];
      expect(
        answers.some(({ ok }) => ok),
        failed,
      ).toBe(true);
      await world.dispose();
    }
    expect(failures).toBeGreaterThan(10);
  });

  test('at the moment of unlocking: it opens, and says what could not be written down', async () => {
    let unrecorded = 0;
    for (let operation = 1; ; operation += 1) {
      const files = faultyFiles(memoryFiles());
      world = createTestHost({ files, dataFolder: '/book' });
      await openTestBook(world.host);
      await world.host.lock();
      files.failAt(operation, 'ENOSPC', true);
      const opened = await world.host.call('unlock', right);
      const failed = files.failed();
      files.heal();
      if (!failed) break;
      const codes = value(await world.host.call('status', {})).warnings.map(({ code }) => code);
      if (opened.ok && codes.includes('disk-full')) unrecorded += 1;
      if (!opened.ok) expect(opened.error.code, failed).toBe('disk-full');
      await world.dispose();
    }
    expect(unrecorded).toBeGreaterThan(3);
  });

  test('while drafts and attachments are kept: the old or the new one is there', async () => {
    let failures = 0;
    for (let operation = 1; ; operation += 1) {
      const files = faultyFiles(memoryFiles());
      world = createTestHost({ files, dataFolder: '/book' });
      await openTestBook(world.host);
      value(await world.host.call('saveDraft', { key: 'a', value: { state: 'old' } }));
      files.failAt(operation, 'short-write', false);
      const saved = await world.host.call('saveDraft', { key: 'a', value: { state: 'new' } });
      const bytes = new Uint8Array([9, 9]);
      const kept = await world.host.call('putAttachment', { name: 'a', type: '', bytes });
      const failed = files.failed();
      files.heal();
      if (!failed) break;
      failures += 1;
      const [draft] = value(await world.host.call('drafts', {})).drafts;
      if (saved.ok) expect(draft?.value).toEqual({ state: 'new' });
      else expect(['old', 'new']).toContain(draft?.value.state);
      const again = value(await world.host.call('putAttachment', { name: 'a', type: '', bytes }));
      expect(value(await world.host.call('getAttachment', { sha256: again.sha256 })).bytes).toEqual(bytes);
      if (!kept.ok) expect(['disk-full', 'disk-failing']).toContain(kept.error.code);
      await world.dispose();
    }
    expect(failures).toBeGreaterThan(8);
  });
});

describe('on Windows', () => {
  test('the whole life of a book', async () => {
    world = createTestHost({ files: windowsFiles(memoryFiles()), dataFolder: '/Book' });
    const { host } = world;
    await openTestBook(host);
    value(await host.call('append', { drafts: [sampleDraft(1)], rules: 'x' }));
    value(await host.call('saveDraft', { key: 'con', value: {} }));
    value(await host.call('putAttachment', { name: 'aux.txt', type: '', bytes: new Uint8Array([1]) }));
    value(
      await host.call('changePassword', { current: testPassword, next: 'すいか-じてんしゃ-まくら-てがみ' }),
    );
    const again = world.again({ dataFolder: '/BOOK' });
    await host.lock();
    value(await again.call('unlock', { password: 'すいか-じてんしゃ-まくら-てがみ' }));
    expect(value(await again.call('read', { after: {}, limit: 10 })).entries).toHaveLength(4);
    expect(value(await again.call('drafts', {})).drafts).toHaveLength(1);
  });
});
