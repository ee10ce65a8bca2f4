import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { findBrowser, hasDisplay } from '../../../electron/services/app-window';

const start = (...words: string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/start.mjs', ...words], {
    encoding: 'utf8',
    env: { ...process.env, DISPLAY: '', WAYLAND_DISPLAY: '' },
  });
  return { status, stdout, stderr };
};

describe('npm start', () => {
  test('explains its options', () => {
    const { status, stdout } = start('--help');
    expect(status).toBe(0);
    for (const option of [
      '--shell electron',
      '--shell browser',
      '--shell server',
      '--port',
      '--data',
      '--sample',
    ]) {
      expect(stdout).toContain(option);
    }
  });

  test.each([
    [['--shell', 'firefox'], /--shell には/],
    [['--port', 'abc'], /--port には/],
    [['--port', '80'], /--port には/],
    [['--port', '65536'], /--port には/],
    [['--data', 'package.json'], /ファイルです/],
    [['--nonsense'], /指定を読み取れません/],
    [['extra'], /指定を読み取れません/],
  ])('%j is refused in one sentence', (words, sentence) => {
    const { status, stdout, stderr } = start(...words);
    expect([status, stdout]).toEqual([1, '']);
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(stderr).toMatch(sentence);
  });
});

describe('what is missing or stale', () => {
  test('is told by contents, not by dates', async () => {
    const { isInstalled } = await import('../../../scripts/install-state.mjs');
    const { isBuilt, markBuilt } = await import('../../../scripts/build-state.mjs');
    const root = `${mkdtempSync(join(tmpdir(), 'mamori-state-'))}/`;
    const write = (path: string, text: string): void => {
      mkdirSync(join(root, path, '..'), { recursive: true });
      writeFileSync(join(root, path), text);
    };
    const lock = (version: string) =>
      JSON.stringify({ packages: { '': {}, a: { version }, b: { version: '1', optional: true } } });
    expect(isInstalled(root)).toBe(false);
    write('package-lock.json', lock('1'));
    expect(isInstalled(root)).toBe(false);
    write('node_modules/.package-lock.json', JSON.stringify({ packages: { a: { version: '1' } } }));
    expect(isInstalled(root)).toBe(true);
    write('package-lock.json', lock('2'));
    expect(isInstalled(root)).toBe(false);

    for (const file of ['package.json', 'electron.vite.config.ts', 'electron/host.ts']) write(file, 'a');
    expect(isBuilt(root)).toBe(false);
    for (const file of ['main/serve.js', 'main/main.js', 'preload/preload.cjs', 'renderer/index.html']) {
      write(`out/${file}`, '');
    }
    expect(isBuilt(root)).toBe(false);
    markBuilt(root);
    expect(isBuilt(root)).toBe(true);
    write('electron/host.ts', 'b');
    expect(isBuilt(root)).toBe(false);
    write('electron/host.ts', 'a');
    expect(isBuilt(root)).toBe(true);
    rmSync(root, { recursive: true });
  });
});

describe('an installed browser', () => {
  test('is found where each system keeps it', () => {
    const only = (path: string) => (given: string) => given === path;
    const edge = join('C:\\Program Files (x86)', 'Microsoft', 'Edge', 'Application', 'msedge.exe');
    const windows = { 'ProgramFiles(x86)': 'C:\\Program Files (x86)' };
    expect(findBrowser({ platform: 'win32', environment: windows, exists: only(edge) })).toBe(edge);
    const chromium = '/usr/bin/chromium';
    const linux = { PATH: '/usr/local/bin:/usr/bin' };
    expect(findBrowser({ platform: 'linux', environment: linux, exists: only(chromium) })).toBe(chromium);
    expect(findBrowser({ platform: 'linux', environment: linux, exists: () => false })).toBe(null);
    const chrome = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';
    expect(findBrowser({ platform: 'darwin', environment: {}, exists: only(chrome) })).toBe(chrome);
  });

  test('needs a display on Linux', () => {
    const system = { platform: 'linux', exists: () => true } as const;
    expect(hasDisplay({ ...system, environment: {} })).toBe(false);
    expect(hasDisplay({ ...system, environment: { DISPLAY: ':0' } })).toBe(true);
    expect(hasDisplay({ ...system, environment: { WAYLAND_DISPLAY: 'wayland-0' } })).toBe(true);
    expect(hasDisplay({ ...system, platform: 'win32', environment: {} })).toBe(true);
  });
});
