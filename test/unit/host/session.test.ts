import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { waitAfter } from '../../../electron/services/attempts';
import { nodeFiles } from '../../../electron/services/node-files';
import { settingsInConf, settingsInMemory } from '../../../electron/services/settings';
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

const wrong = { password: 'まちがい-まちがい-まちがい' };
const right = { password: testPassword };

describe('wrong passwords', () => {
  test('cost more and more time, also after a restart, and are written down', async () => {
    world = createTestHost();
    await openTestBook(world.host);
    await world.host.lock();
    for (let attempt = 1; attempt <= 3; attempt += 1) {
      expect(refusal(await world.host.call('unlock', wrong))).toBe('wrong-password');
    }
    expect(refusal(await world.host.call('unlock', right))).toBe('wait');
    const restarted = world.again();
    expect(refusal(await restarted.call('unlock', right))).toBe('wait');
    expect(value(await restarted.call('status', {})).waitSeconds).toBeGreaterThan(0);
    world.later(5_000);
    expect(value(await restarted.call('status', {})).waitSeconds).toBe(0);
    expect(refusal(await restarted.call('unlock', wrong))).toBe('wrong-password');
    world.later(9_000);
    expect(refusal(await restarted.call('unlock', right))).toBe('wait');
    world.later(1_000);
    value(await restarted.call('unlock', right));
    const { entries } = value(await restarted.call('read', { after: {}, limit: 100 }));
    expect(entries.find(({ event }) => event === 'unlock-failed')?.body).toMatchObject({ count: 4 });
    await restarted.lock();
    expect(refusal(await restarted.call('unlock', wrong))).toBe('wrong-password');
    value(await restarted.call('unlock', right));
  });

  test('rise to the lock-out and stay there; the recovery key still opens', async () => {
    const lockOut = { after: 10, minutes: 30 };
    expect([0, 1, 2, 3, 4, 5, 6, 9, 10, 11, 50].map((count) => waitAfter(count, lockOut))).toEqual([
      0, 0, 0, 5, 10, 20, 40, 320, 1800, 1800, 1800,
    ]);
    world = createTestHost();
    const { recoveryKey } = await openTestBook(world.host);
    await world.host.lock();
    for (let attempt = 1; attempt <= 12; attempt += 1) {
      expect(refusal(await world.host.call('unlock', wrong))).toBe('wrong-password');
      world.later(30 * 60_000);
    }
    expect(refusal(await world.host.call('unlock', wrong))).toBe('wrong-password');
    expect(refusal(await world.host.call('unlock', right))).toBe('wait');
    const newPassword = 'めがね-ひまわり-とんねる-さかな';
    value(await world.host.call('unlockWithRecoveryKey', { recoveryKey, newPassword }));
  });

  test('a clock set back does not shorten the wait', async () => {
    world = createTestHost();
    await openTestBook(world.host);
    await world.host.lock();
    for (let attempt = 1; attempt <= 4; attempt += 1) {
      await world.host.call('unlock', wrong);
      world.later(6_000);
    }
    await world.host.call('unlock', wrong);
    world.later(-3_600_000);
    expect(refusal(await world.host.call('unlock', right))).toBe('wait');
  });
});

describe('the idle lock', () => {
  test('drops the keys after the set time without a sign of the user', async () => {
    world = createTestHost({ settings: settingsInMemory({ idleMinutes: 10 }) });
    const { host } = world;
    await openTestBook(host);
    world.later(9 * 60_000);
    await host.checkIdle();
    expect(await host.state()).toBe('unlocked');
    await host.call('saveDraft', { key: 'a', value: {} });
    for (let minute = 0; minute < 9; minute += 1) {
      world.later(60_000);
      await host.call('heartbeat', { active: false });
      await host.call('status', {});
      await host.checkIdle();
    }
    expect(await host.state()).toBe('unlocked');
    world.later(60_000);
    await host.checkIdle();
    expect(await host.state()).toBe('locked');
  });

  test('is put off by a heartbeat that saw the user, and cannot be set to nothing by hand', async () => {
    world = createTestHost({ settings: settingsInMemory({ idleMinutes: 100_000 }) });
    await openTestBook(world.host);
    world.later(9 * 60_000);
    await world.host.call('heartbeat', { active: true });
    world.later(9 * 60_000);
    await world.host.checkIdle();
    expect(await world.host.state()).toBe('unlocked');
    world.later(60_000);
    await world.host.checkIdle();
    expect(await world.host.state()).toBe('locked');
  });
});

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

describe('the clock', () => {
  test('is written down as it is, and said when it cannot be right', async () => {
    world = createTestHost();
    await openTestBook(world.host);
    const codes = async () => value(await world.host.call('status', {})).warnings.map(({ code }) => code);
    expect(await codes()).toEqual([]);
    world.later(-3_600_000);
    expect(await codes()).toEqual(['clock-implausible']);
    const { entries } = value(await world.host.call('append', { drafts: [sampleDraft(1)], rules: 'x' }));
    expect(Math.abs(Date.parse(entries[0]?.at ?? '') - (Date.now() - 3_600_000))).toBeLessThan(60_000);
    world.later(3_600_000 + 500 * 86_400_000);
    expect(await codes()).toEqual(['clock-implausible']);
  });
});

describe('settings in a file', () => {
  test('survive a restart, keep odd keys, and fall back to memory where no file can be made', async () => {
    world = createTestHost();
    const { default: Conf } = await import('conf');
    const open = () =>
      new Conf({ projectName: 'test', cwd: world.folder, configName: 'settings', clearInvalidConfig: true });
    settingsInConf(open).set('a.b', 'あ');
    expect(settingsInConf(open).all()).toEqual({ 'a.b': 'あ' });
    writeFileSync(join(world.folder, 'settings.json'), '{ half');
    expect(settingsInConf(open).all()).toEqual({});
    const failing = settingsInConf(() => {
      throw Object.assign(new Error('read-only'), { code: 'EROFS' });
    });
    failing.set('a', 1);
    expect(failing.all()).toEqual({ a: 1 });
    mkdirSync(join(world.folder, 'x'));
    expect(await nodeFiles.list(join(world.folder, 'nothing'))).toEqual([]);
  });
});
