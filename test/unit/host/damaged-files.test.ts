import { readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { sampleDraft } from '../../fakes/sample-entries';
import {
  createTestHost,
  openTestBook,
  refusal,
  type TestHost,
  testPassword,
  value,
} from '../../fakes/test-host';

let world: TestHost;
afterEach(() => world.dispose());

const right = { password: testPassword };

describe('damaged and missing files', () => {
  test('a damaged keyring or device file is read from its copy, and said', async () => {
    for (const name of ['keyring.json', 'device.json']) {
      world = createTestHost();
      await openTestBook(world.host);
      await world.host.lock();
      const path = join(world.folder, name);
      const bytes = readFileSync(path);
      bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1;
      writeFileSync(path, bytes);
      const again = world.again();
      value(await again.call('unlock', right));
      expect(value(await again.call('status', {})).warnings.map(({ code }) => code)).toEqual(['copy-used']);
      await world.dispose();
    }
    world = createTestHost();
  });

  test('when both copies are gone or damaged it is said, and no new book is made over the old one', async () => {
    world = createTestHost();
    await openTestBook(world.host);
    await world.host.lock();
    for (const name of ['keyring.json', 'keyring.json.copy']) writeFileSync(join(world.folder, name), 'x');
    const broken = world.again();
    expect(refusal(await broken.call('unlock', right))).toBe('keyring-damaged');
    const status = value(await broken.call('status', {}));
    expect([status.state, status.warnings.map(({ code }) => code)]).toEqual(['locked', ['keyring-damaged']]);
    for (const name of ['keyring.json', 'keyring.json.copy']) rmSync(join(world.folder, name));
    const gone = world.again();
    const book = { name: 'a', userName: 'b', password: testPassword, sample: false };
    expect(refusal(await gone.call('createBook', book))).toBe('keyring-damaged');
  });

  test('a damaged frame leaves what lies before it readable, and nothing is written', async () => {
    world = createTestHost();
    await openTestBook(world.host);
    const { entries } = value(await world.host.call('append', { drafts: [sampleDraft(1)], rules: 'x' }));
    value(await world.host.call('append', { drafts: [sampleDraft(2)], rules: 'x' }));
    await world.host.lock();
    const device = readdirSync(join(world.folder, 'journal'))[0] ?? '';
    const path = join(world.folder, 'journal', device, '00000001.segment');
    const bytes = readFileSync(path);
    bytes[bytes.length - 5] = (bytes[bytes.length - 5] ?? 0) ^ 1;
    writeFileSync(path, bytes);
    const host = world.again();
    value(await host.call('unlock', right));
    const { warnings } = value(await host.call('status', {}));
    expect(warnings.map(({ code }) => code)).toEqual(['journal-damaged']);
    expect(warnings[0]?.what).toContain('00000001.segment');
    const there = value(await host.call('read', { after: {}, limit: 100 })).entries;
    expect(there.at(-1)).toEqual(entries[0]);
    expect(refusal(await host.call('append', { drafts: [sampleDraft(3)], rules: 'x' }))).toBe(
      'journal-damaged',
    );
    expect(
      refusal(await host.call('logOperation', { kind: 'print', subject: '', count: 1, detail: '' })),
    ).toBe('journal-damaged');
    await host.lock();
    expect(readFileSync(path)).toEqual(bytes);
  });

  test('a data folder that vanishes is said at the next commit, and nothing is acknowledged', async () => {
    world = createTestHost();
    await openTestBook(world.host);
    value(await world.host.call('append', { drafts: [sampleDraft(1)], rules: 'x' }));
    const elsewhere = `${world.folder}-moved`;
    renameSync(world.folder, elsewhere);
    expect(refusal(await world.host.call('append', { drafts: [sampleDraft(2)], rules: 'x' }))).toBe(
      'folder-vanished',
    );
    expect(refusal(await world.host.call('append', { drafts: [sampleDraft(2)], rules: 'x' }))).toBe(
      'journal-broken',
    );
    renameSync(elsewhere, world.folder);
    await world.host.lock();
    value(await world.host.call('unlock', right));
    value(await world.host.call('append', { drafts: [sampleDraft(3)], rules: 'x' }));
  });

  test('an attachment that was changed on the disk is not handed out', async () => {
    world = createTestHost();
    await openTestBook(world.host);
    const bytes = new Uint8Array([1, 2, 3]);
    const { sha256 } = value(await world.host.call('putAttachment', { name: 'a', type: '', bytes }));
    const shelf = join(world.folder, 'attachments');
    const [folder = ''] = readdirSync(shelf);
    const [name = ''] = readdirSync(join(shelf, folder));
    expect(name).not.toContain(sha256);
    const path = join(shelf, folder, name);
    const changed = readFileSync(path);
    changed[20] = (changed[20] ?? 0) ^ 1;
    writeFileSync(path, changed);
    expect(refusal(await world.host.call('getAttachment', { sha256 }))).toBe('attachment-damaged');
    value(await world.host.call('putAttachment', { name: 'a', type: '', bytes }));
    expect(value(await world.host.call('getAttachment', { sha256 })).bytes).toEqual(bytes);
  });

  test('nothing of the contents can be read on the disk', async () => {
    world = createTestHost();
    await openTestBook(world.host);
    const secret = 'himitsu-no-naiyou';
    value(await world.host.call('append', { drafts: [sampleDraft(1, { body: { secret } })], rules: 'x' }));
    value(await world.host.call('saveDraft', { key: secret, value: { secret } }));
    const bytes = new TextEncoder().encode(secret.repeat(10));
    value(await world.host.call('putAttachment', { name: secret, type: '', bytes }));
    const files = readdirSync(world.folder, { recursive: true, withFileTypes: true }).filter((file) =>
      file.isFile(),
    );
    expect(files.length).toBeGreaterThan(6);
    for (const file of files) {
      expect(file.name).not.toContain(secret);
      expect(readFileSync(join(file.parentPath, file.name)).includes(secret), file.name).toBe(false);
      expect(readFileSync(join(file.parentPath, file.name)).includes(testPassword), file.name).toBe(false);
    }
  });
});
