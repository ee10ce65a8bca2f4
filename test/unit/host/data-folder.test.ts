import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  defaultDataFolder,
  type FolderPort,
  folderRefusal,
  folderWarnings,
  nodeFolders,
} from '../../../electron/services/data-folder';
import { holdFolder, type WriterLock } from '../../../electron/services/writer-lock';
import { refusal, value } from '../../fakes/test-host';

const EXT4 = 0xef53;
const ROOM = 100_000_000_000;

const port = (changes: Partial<FolderPort> = {}): FolderPort => ({
  platform: 'linux',
  environment: {},
  temporary: '/tmp',
  realPath: async (path) => path,
  fileSystem: async () => ({ type: EXT4, free: ROOM }),
  writable: async () => true,
  ...changes,
});
const codes = async (path: string, changes: Partial<FolderPort> = {}): Promise<readonly string[]> =>
  (await folderWarnings(path, port(changes))).map(({ code }) => code);

describe('a data folder', () => {
  test('on a network share is refused', async () => {
    const windows = port({ platform: 'win32', fileSystem: async () => ({ type: 0, free: ROOM }) });
    for (const path of ['\\\\server\\share\\book', '//server/share/book']) {
      expect((await folderRefusal(path, windows))?.code).toBe('network-folder');
    }
    const mapped = { ...windows, realPath: async () => '\\\\?\\UNC\\server\\share\\book' };
    expect((await folderRefusal('Z:\\book', mapped))?.code).toBe('network-folder');
    const mapped2 = { ...windows, realPath: async () => '\\\\server\\share\\book' };
    expect((await folderRefusal('Z:\\book', mapped2))?.code).toBe('network-folder');
    expect(await folderRefusal('C:\\book', windows)).toBe(null);
    const magics = [0x6969, 0xff534d42, 0xfe534d42, 0x01021997, 0x65735546, 0xff534d42 | 0];
    for (const type of magics) {
      const share = port({ fileSystem: async () => ({ type, free: ROOM }) });
      expect((await folderRefusal('/mnt/share', share))?.code, String(type)).toBe('network-folder');
    }
    expect(await folderRefusal('/home/a/book', port())).toBe(null);
  });

  test('that is not there yet is judged by the folder it will be made in', async () => {
    const asked: string[] = [];
    const some = port({
      async realPath(path) {
        asked.push(path);
        if (path !== '/mnt') throw Object.assign(new Error(path), { code: 'ENOENT' });
        return path;
      },
      fileSystem: async () => ({ type: 0x6969, free: ROOM }),
    });
    expect((await folderRefusal('/mnt/new/book', some))?.code).toBe('network-folder');
    expect(asked).toEqual(['/mnt/new/book', '/mnt/new', '/mnt']);
  });

  test('without room, without the right to write, gone, or wiped at log-off is said', async () => {
    expect(await codes('/home/a/book')).toEqual([]);
    expect(
      await codes('/home/a/book', { fileSystem: async () => ({ type: EXT4, free: 1_000_000 }) }),
    ).toEqual(['low-space']);
    expect(await codes('/home/a/book', { writable: async () => false })).toEqual(['read-only']);
    const gone = async () => {
      throw Object.assign(new Error('gone'), { code: 'ENOENT' });
    };
    expect(await codes('/media/usb/book', { realPath: gone })).toEqual(['folder-vanished']);
    expect(await codes('/tmp/book')).toEqual(['temporary-folder']);
    expect(
      await codes('/dev/shm/book', { fileSystem: async () => ({ type: 0x01021994, free: ROOM }) }),
    ).toEqual(['temporary-folder']);
    const windows = { platform: 'win32', temporary: 'C:\\x' } as const;
    for (const profile of ['C:\\Users\\TEMP', 'C:\\Users\\TEMP.CITY', 'C:\\Users\\TEMP.CITY.001']) {
      const environment = { USERPROFILE: profile };
      expect(await codes(`${profile}\\book`, { ...windows, environment })).toEqual(['temporary-folder']);
    }
    const environment = { USERPROFILE: 'C:\\Users\\tempel' };
    expect(await codes('C:\\Users\\tempel\\book', { ...windows, environment })).toEqual([]);
  });

  test('lies on this PC’s own disk if nobody says otherwise', () => {
    const local = { LOCALAPPDATA: join('C:', 'Users', 'a', 'AppData', 'Local') };
    expect(defaultDataFolder(port({ platform: 'win32', environment: local }))).toContain('Local');
    expect(defaultDataFolder(port({ environment: { XDG_DATA_HOME: '/data' } }))).toBe(
      '/data/mamori-daicho/book',
    );
    expect(defaultDataFolder(port({ platform: 'darwin' }))).toContain('Application Support');
  });

  test('the real system is asked', async () => {
    expect(await folderRefusal(tmpdir())).toBe(null);
    expect((await nodeFolders.fileSystem(tmpdir())).free).toBeGreaterThan(0);
    expect(await nodeFolders.writable(join(tmpdir(), 'not-there'))).toBe(false);
  });
});

describe('one writer per folder', () => {
  let folder: string;
  let lock: WriterLock;
  const now = new Date('2026-11-23T00:00:00.000Z');
  const as = { shell: 'test', now, token: 'the-token', show: false } as const;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'mamori-lock-'));
    lock = value(await holdFolder(folder, as));
  });
  afterAll(async () => {
    await lock.release();
    rmSync(folder, { recursive: true });
  });

  test('the second one is told who has it and since when', async () => {
    const second = await holdFolder(folder, as);
    expect(refusal(second)).toBe('already-open');
    if (!second.ok) expect(second.error.why).toMatch(/さんが 2026\/11\/23 9:00 から開いています/);
  });

  test('whatever the folder is called', async () => {
    const link = `${folder}-link`;
    symlinkSync(folder, link);
    expect(refusal(await holdFolder(link, as))).toBe('already-open');
    expect(refusal(await holdFolder(`${folder}/../${folder.split('/').at(-1)}/.`, as))).toBe('already-open');
    rmSync(link);
    mkdirSync(join(folder, 'other'));
    const other = value(await holdFolder(join(folder, 'other'), as));
    await other.release();
  });

  test('the second one may ask for the window, if it can read the folder', async () => {
    let shown = 0;
    lock.onShow(() => {
      shown += 1;
    });
    await holdFolder(folder, as);
    expect(shown).toBe(0);
    await holdFolder(folder, { ...as, show: true });
    expect(shown).toBe(1);
    rmSync(join(folder, 'writer.token'));
    await holdFolder(folder, { ...as, show: true });
    expect(shown).toBe(1);
  });

  test('is free again when it is let go', async () => {
    const own = mkdtempSync(join(tmpdir(), 'mamori-lock-'));
    await value(await holdFolder(own, as)).release();
    await value(await holdFolder(own, as)).release();
    rmSync(own, { recursive: true });
  });
});
