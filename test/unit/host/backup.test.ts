import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { RunningHost } from '../../../electron/host';
import { nodeFiles } from '../../../electron/services/node-files';
import { everything } from '../../contract/contract-world';
import { faultyFiles } from '../../fakes/faulty-files';
import { sampleDraft, sampleDrafts } from '../../fakes/sample-entries';
import {
  createTestHost,
  openTestBook,
  refusal,
  type TestHost,
  testPassword,
  value,
} from '../../fakes/test-host';

let world: TestHost;
let place: string;
let others: TestHost[];

beforeEach(() => {
  world = createTestHost();
  others = [];
  place = mkdtempSync(join(tmpdir(), 'mamori-place-'));
});
afterEach(async () => {
  for (const other of [world, ...others]) await other.dispose();
  rmSync(place, { recursive: true, force: true });
});

const rule = { automatic: false, days: 14, months: 3 };
const set = (host: RunningHost, to: string | null, changes = {}) =>
  host.call('setBackup', { place: to, ...rule, ...changes });

function another(changes: Parameters<typeof createTestHost>[0] = {}): TestHost {
  const host = createTestHost(changes);
  others.push(host);
  return host;
}

async function restored(from: string, generation?: string): Promise<TestHost> {
  const next = another();
  const { generations } = value(await next.host.call('backups', { place: from }));
  const id = generation ?? generations[0]?.id ?? '';
  value(await next.host.call('restoreBackup', { place: from, generation: id }));
  return next;
}

test('a backup brings the whole book back on a device of its own, which goes on where the old one ended', async () => {
  const { host } = world;
  await openTestBook(host);
  const written = value(await host.call('append', { drafts: sampleDrafts(30), rules: 'x' })).entries;
  const scan = value(
    await host.call('putAttachment', {
      name: '写し.pdf',
      type: 'application/pdf',
      bytes: new Uint8Array([1, 2, 3]),
    }),
  );
  value(await set(host, place));
  const made = value(await host.call('makeBackup', {}));
  expect(made.entries).toBe(31);
  const before = (await everything(host)).slice(0, 31);
  const old = value(await host.call('status', {}));
  expect((await everything(host)).at(-1)?.body).toMatchObject({ kind: 'backup', count: 31 });

  const next = await restored(place);
  const locked = value(await next.host.call('status', {}));
  expect(locked).toMatchObject({ state: 'locked', book: old.book, device: null, warnings: [] });
  value(await next.host.call('unlock', { password: testPassword }));
  const { device } = value(await next.host.call('status', {}));
  expect(device).not.toBe(old.device);
  const all = await everything(next.host);
  expect(all.filter((entry) => entry.device === old.device)).toEqual(before);
  const own = all.filter((entry) => entry.device === device);
  expect(own.map(({ seq }) => seq)).toEqual([1, 2]);
  expect(own[0]?.seen).toEqual({ [old.device ?? '']: 31 });
  expect(own[1]?.seen).toEqual({});
  expect(own[0]?.tick).toBe(32);
  expect(own[1]?.body).toMatchObject({ kind: 'backup', subject: '控えから戻しました', count: 31 });
  expect(value(await next.host.call('getAttachment', { sha256: scan.sha256 })).bytes).toEqual(
    new Uint8Array([1, 2, 3]),
  );
  const first = written[0];
  const stale = sampleDraft(40, { record: first?.record ?? '', expected: null });
  expect(refusal(await next.host.call('append', { drafts: [stale], rules: 'x' }))).toBe('stale-record');
  const follow = sampleDraft(41, { record: first?.record ?? '', expected: first?.hash ?? null });
  value(await next.host.call('append', { drafts: [follow], rules: 'x' }));
  const history = value(await next.host.call('recordEntries', { record: first?.record ?? '' })).entries;
  expect(history.map((entry) => entry.device)).toEqual([old.device, device]);
  value(await next.host.call('lock', {}));
  value(await next.host.call('unlock', { password: testPassword }));
  expect(await everything(next.host)).toHaveLength(31 + 4);
});

test('what the entry desk wrote, under a key of its own, is copied and comes back', async () => {
  await openTestBook(world.host);
  value(await world.host.call('append', { drafts: sampleDrafts(3), rules: 'x' }));
  const atDoor = [sampleDraft(4, { register: 'entry-log' })];
  value(await world.host.call('append', { drafts: atDoor, rules: 'x' }));
  value(await set(world.host, place));
  expect(value(await world.host.call('makeBackup', {})).entries).toBe(5);
  const next = await restored(place);
  value(await next.host.call('unlock', { password: testPassword }));
  expect((await everything(next.host)).map(({ register }) => register)).toContain('entry-log');
});

test('reading in pages passes from one chain to the next', async () => {
  await openTestBook(world.host);
  value(await world.host.call('append', { drafts: sampleDrafts(12), rules: 'x' }));
  value(await set(world.host, place));
  value(await world.host.call('makeBackup', {}));
  const next = await restored(place);
  value(await next.host.call('unlock', { password: testPassword }));
  value(
    await next.host.call('append', {
      drafts: sampleDrafts(9)
        .map((draft) => ({ ...draft, record: sampleDraft(900).record }))
        .slice(0, 1),
      rules: 'x',
    }),
  );
  const all = await everything(next.host);
  const after: Record<string, number> = {};
  const seen: string[] = [];
  for (let more = true; more; ) {
    const page = value(await next.host.call('read', { after, limit: 5 }));
    for (const entry of page.entries) after[entry.device] = entry.seq;
    seen.push(...page.entries.map(({ hash }) => hash));
    more = page.more;
  }
  expect(seen).toEqual(all.map(({ hash }) => hash));
});

test('restoring a restored book keeps all three chains', async () => {
  await openTestBook(world.host);
  value(await set(world.host, place));
  value(await world.host.call('makeBackup', {}));
  const second = await restored(place);
  value(await second.host.call('unlock', { password: testPassword }));
  const elsewhere = join(place, 'second');
  mkdirSync(elsewhere);
  value(await set(second.host, elsewhere));
  value(await second.host.call('makeBackup', {}));
  const third = await restored(elsewhere);
  value(await third.host.call('unlock', { password: testPassword }));
  const all = await everything(third.host);
  expect(new Set(all.map(({ device }) => device)).size).toBe(3);
  const ticks = all.map(({ tick }) => tick);
  expect(new Set(ticks).size).toBe(ticks.length);
});

test('places that will not do are refused in words, and nothing is changed', async () => {
  const { host, folder } = world;
  await openTestBook(host);
  expect(refusal(await host.call('makeBackup', {}))).toBe('backup-no-place');
  expect(refusal(await set(host, 'hikae'))).toBe('backup-place-form');
  expect(refusal(await set(host, folder))).toBe('backup-place-inside');
  const inside = join(folder, 'hikae');
  mkdirSync(inside);
  expect(refusal(await set(host, inside))).toBe('backup-place-inside');
  expect(refusal(await set(host, join(place, 'nowhere')))).toBe('backup-place-missing');
  const other = another();
  await openTestBook(other.host);
  value(await set(other.host, place));
  value(await other.host.call('makeBackup', {}));
  expect(refusal(await set(host, place))).toBe('backup-other-book');
  expect(value(await host.call('backupState', {}))).toMatchObject({ place: null, lastSuccess: null });
});

test('a place that vanished is told, and is told again as the last failure', async () => {
  await openTestBook(world.host);
  value(await set(world.host, place));
  rmSync(place, { recursive: true });
  expect(refusal(await world.host.call('makeBackup', {}))).toBe('backup-place-missing');
  const state = value(await world.host.call('backupState', {}));
  expect(state.lastFailure?.problem.code).toBe('backup-place-missing');
  mkdirSync(place);
  value(await world.host.call('makeBackup', {}));
  expect(value(await world.host.call('backupState', {}))).toMatchObject({ lastFailure: null, ageDays: 0 });
  world.later(8 * 86_400_000);
  expect(value(await world.host.call('backupState', {})).ageDays).toBe(8);
});

test('only what is new is copied, and old generations go by the rule', async () => {
  const { host } = world;
  await openTestBook(host);
  value(await host.call('putAttachment', { name: 'a', type: '', bytes: new Uint8Array(1000) }));
  value(await set(host, place, { days: 2, months: 1 }));
  const first = value(await host.call('makeBackup', {}));
  expect(first.copied).toBe(first.files);
  for (let day = 0; day < 4; day += 1) {
    world.later(86_400_000);
    const made = value(await host.call('makeBackup', {}));
    // The segment that grew, the head file and the seal.
    expect(made.copied).toBe(3);
  }
  const { generations } = value(await host.call('backups', { place }));
  expect(generations).toHaveLength(2);
  const objects = join(place, 'mamori-hikae', 'objects');
  const files = readdirSync(objects).flatMap((shelf) => readdirSync(join(objects, shelf)));
  // Two of the three that change, and the keyring and the attachment once.
  expect(files).toHaveLength(2 * 3 + 2);
});

test('it is made by itself once a day and at the end of a session', async () => {
  const { host } = world;
  await openTestBook(host);
  value(await set(host, place, { automatic: true }));
  await host.checkIdle();
  await expect.poll(async () => value(await host.call('backupState', {})).lastSuccess?.entries).toBe(1);
  value(await host.call('append', { drafts: sampleDrafts(3), rules: 'x' }));
  await host.call('lock', {});
  expect(value(await host.call('backups', { place })).generations).toHaveLength(1);
  world.later(2 * 3_600_000);
  value(await host.call('unlock', { password: testPassword }));
  await host.close();
  const [newest] = value(await world.again().call('backups', { place })).generations;
  // Two unlocks, three entries, and the note of the first backup.
  expect(newest?.entries).toBe(6);
});

test('every operation of the disk that fails leaves the generation before whole', async () => {
  const faulty = faultyFiles(nodeFiles);
  const host = another({ files: faulty });
  await openTestBook(host.host);
  value(await set(host.host, place));
  value(await host.host.call('makeBackup', {}));
  faulty.failAt(Number.POSITIVE_INFINITY, 'EIO', false);
  value(await host.host.call('append', { drafts: [sampleDraft(1)], rules: 'x' }));
  value(await host.host.call('makeBackup', {}));
  const operations = faulty.count();
  expect(operations).toBeGreaterThan(50);
  const sound = another();
  for (let at = 1; at <= operations; at += 5) {
    for (const fault of ['ENOSPC', 'short-write'] as const) {
      faulty.failAt(at, fault, true);
      await host.host.call('makeBackup', {});
      faulty.heal();
      // A note that failed half-way blocks the journal until it is read again.
      if (!(await host.host.call('makeBackup', {})).ok) {
        await host.host.call('lock', {});
        value(await host.host.call('unlock', { password: testPassword }));
        value(await host.host.call('makeBackup', {}));
      }
      const { generations, unreadable } = value(await sound.host.call('backups', { place }));
      expect(unreadable, `${at} ${fault}`).toBe(0);
      expect(generations.length, `${at} ${fault}`).toBeGreaterThan(0);
    }
  }
  const last = await restored(place);
  value(await last.host.call('unlock', { password: testPassword }));
});

test('a book in the way is set aside whole, and restoring over an open one is refused', async () => {
  const { host, folder } = world;
  await openTestBook(host);
  value(await set(host, place));
  const { id } = value(await host.call('makeBackup', {}));
  expect(refusal(await host.call('restoreBackup', { place, generation: id }))).toBe('book-exists');
  value(await host.call('lock', {}));
  const keyring = readFileSync(join(folder, 'keyring.json'));
  writeFileSync(join(folder, 'device.json'), 'broken');
  value(await host.call('restoreBackup', { place, generation: id }));
  const [stamp] = readdirSync(join(folder, 'set-aside'));
  expect(readFileSync(join(folder, 'set-aside', stamp ?? '', 'keyring.json'))).toEqual(keyring);
  value(await host.call('unlock', { password: testPassword }));
  expect(existsSync(join(folder, 'restored.json'))).toBe(false);
});

test('without the mark of a restore, a folder copied without its device key stays refused', async () => {
  await openTestBook(world.host);
  await world.host.call('lock', {});
  const copy = mkdtempSync(join(tmpdir(), 'mamori-copy-'));
  cpSync(world.folder, copy, { recursive: true });
  rmSync(join(copy, 'device.json'));
  rmSync(join(copy, 'device.json.copy'));
  const other = another({ dataFolder: copy });
  expect(refusal(await other.host.call('unlock', { password: testPassword }))).toBe('device-damaged');
});
