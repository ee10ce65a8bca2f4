import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { loopbackHost } from '../../renderer/host/loopback-host';
import { runServed, runServedWith, type ServedApp, serveApp } from '../fakes/served-app';
import { refusal, testPassword, value } from '../fakes/test-host';

if (!existsSync('out/main/serve.js'))
  throw new Error('npm run build comes first: these tests drive the built app');

let folder: string;
let app: ServedApp | null = null;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mamori-served-'));
});
afterEach(async () => {
  await app?.stop();
  app = null;
  rmSync(folder, { recursive: true, force: true });
});

/** What the window does with the address it is given. */
function windowOf({ url }: ServedApp) {
  const { origin, hash } = new URL(url);
  return loopbackHost({
    fetch: (path, init) =>
      fetch(`${origin}${String(path)}`, { ...init, headers: { ...init?.headers, Origin: origin } }),
    sessionStorage: { getItem: () => null, setItem: () => undefined },
    location: { hash, pathname: '/' },
    history: { replaceState: () => undefined },
  });
}

describe('the built browser shell', () => {
  test('serves the window, keeps a book, and ends in order', async () => {
    app = await serveApp({ folder });
    const page = await fetch(new URL(app.url).origin);
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
    const features = (page.headers.get('permissions-policy') ?? '').split(', ');
    expect(features.filter((one) => !one.endsWith('=()'))).toEqual(['camera=(self)']);
    expect(features).toContain('microphone=()');
    expect(await page.text()).toContain('まもり台帳');
    const host = await windowOf(app);
    const book = { name: '見本課', userName: '見本太郎', password: testPassword, sample: true };
    value(await host.call('createBook', book));
    value(await host.call('unlock', { password: testPassword }));
    value(await host.call('logOperation', { kind: 'export', subject: 'a', count: 1, detail: '' }));
    expect(await app.stop()).toBe(0);
    app = await serveApp({ folder });
    const again = await windowOf(app);
    value(await again.call('unlock', { password: testPassword }));
    const { entries } = value(await again.call('read', { after: {}, limit: 10 }));
    expect(entries.map(({ event }) => event)).toEqual(['unlocked', 'operated', 'unlocked']);
    expect(refusal(await (await windowOf(app)).call('status', {}))).toBe('host-lost');
  });

  test('after a SIGKILL the next start has the folder at once', async () => {
    app = await serveApp({ folder });
    app.process.kill('SIGKILL');
    await new Promise((resolve) => app?.process.on('close', resolve));
    app = await serveApp({ folder });
    expect(value(await (await windowOf(app)).call('status', {})).state).toBe('no-book');
  });

  test('a second start on the same folder says who has it', async () => {
    app = await serveApp({ folder });
    const second = await runServed('--shell', 'server', '--data', folder, '--port', '0');
    expect(second.code).toBe(1);
    expect(second.output).toMatch(/すでに開かれています[\s\S]*から開いています/);
  });

  test('a port that is taken is said', async () => {
    const server = createServer();
    const port = await new Promise<number>((resolve) => {
      server.listen(0, '127.0.0.1', () => resolve((server.address() as { port: number }).port));
    });
    const refused = await runServed('--shell', 'server', '--data', folder, '--port', String(port));
    server.close();
    expect([refused.code, refused.output]).toEqual([1, expect.stringContaining(`ポート ${port} は`)]);
  });

  test('opens an installed browser as a window of its own, and ends when that is closed', async () => {
    const programs = join(folder, 'programs');
    mkdirSync(programs);
    const script = '#!/bin/sh\necho "$@" > "$(dirname "$0")/words"\nexec sleep 6\n';
    writeFileSync(join(programs, 'chromium'), script, { mode: 0o755 });
    const environment = { DISPLAY: ':99', PATH: `${programs}:/usr/bin:/bin` };
    const ended = await runServedWith(environment, '--shell', 'browser', '--data', folder, '--port', '0');
    expect([ended.code, ended.output]).toEqual([0, 'まもり台帳の画面を開きました。\n']);
    const words = readFileSync(join(programs, 'words'), 'utf8');
    expect(words).toMatch(/^--app=http:\/\/127\.0\.0\.1:\d+\/#code=\S{43} /);
    expect(words).toContain(`--user-data-dir=${join(folder, 'window')}`);
  });

  test('what cannot be done is said', async () => {
    const display = await runServed('--shell', 'browser', '--data', folder);
    expect([display.code, display.output]).toEqual([1, expect.stringContaining('画面がないため')]);
    const nowhere = await runServed('--shell', 'server', '--data', '/dev/null/book', '--port', '0');
    expect([nowhere.code, nowhere.output]).toEqual([1, expect.stringContaining('データフォルダ')]);
  });
});
