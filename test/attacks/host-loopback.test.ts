import { request as rawRequest } from 'node:http';
import { connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { startLoopback } from '../../electron/loopback';
import { builtFiles } from '../../electron/services/built-files';
import { nodeRandom } from '../../electron/services/hashing';
import { usualSilence } from '../../electron/services/window-watch';
import { fromWire, toWire } from '../../shared/host/wire';
import { openTestBook, refusal, testPassword, value } from '../fakes/test-host';
import { startTestLoopback, type TestLoopback } from '../fakes/test-loopback';

let shell: TestLoopback;
afterEach(() => shell.dispose());

/** A request with exactly these headers: fetch would put its own in. */
function send(
  path: string,
  options: {
    readonly method?: string;
    readonly headers?: Record<string, string>;
    readonly body?: string;
  } = {},
): Promise<{ readonly status: number; readonly headers: Record<string, unknown>; readonly body: string }> {
  return new Promise((resolve, reject) => {
    const request = rawRequest(
      {
        host: '127.0.0.1',
        port: shell.loopback.port,
        path,
        method: options.method ?? 'GET',
        headers: options.headers ?? {},
        setHost: options.headers?.Host === undefined,
      },
      (response) => {
        let body = '';
        response.on('data', (part: Buffer) => {
          body += part.toString('utf8');
        });
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, headers: response.headers, body }),
        );
      },
    );
    request.on('error', reject);
    request.end(options.body);
  });
}

const codeOf = (url: string): string => new URL(url).hash.slice('#code='.length);
const exchange = (code: unknown, origin = shell.base) =>
  send('/token', { method: 'POST', headers: { Origin: origin }, body: JSON.stringify({ code }) });
async function token(): Promise<string> {
  const { body } = await exchange(codeOf(shell.loopback.newUrl()));
  return (JSON.parse(body) as { readonly token: string }).token;
}
const call = (
  bearer: string,
  headers: Record<string, string> = {},
  body = toWire({ name: 'status', input: {} }),
) =>
  send('/host', {
    method: 'POST',
    headers: { Origin: shell.base, Authorization: `Bearer ${bearer}`, ...headers },
    body,
  });

describe('the browser shell', () => {
  test('listens on 127.0.0.1 only', async () => {
    shell = await startTestLoopback();
    const { networkInterfaces } = await import('node:os');
    const others = Object.values(networkInterfaces())
      .flat()
      .filter((face) => face && !face.internal && face.family === 'IPv4');
    for (const face of others) {
      const reached = await new Promise((resolve) => {
        const socket = connect({ host: face?.address ?? '', port: shell.loopback.port, timeout: 500 });
        socket.on('connect', () => resolve(true));
        socket.on('error', () => resolve(false));
        socket.on('timeout', () => resolve(false));
      });
      expect(reached).toBe(false);
    }
  });

  test('the code of the address is used once, and only the newest window is heard', async () => {
    shell = await startTestLoopback();
    const code = codeOf(shell.loopback.newUrl());
    expect(Buffer.from(code, 'base64url')).toHaveLength(32);
    for (const wrong of ['', 'a', code.slice(1), `${code}a`, null, 1, {}, undefined]) {
      expect((await exchange(wrong)).status).toBe(401);
    }
    const first = await exchange(code);
    expect(first.status).toBe(200);
    expect((await exchange(code)).status).toBe(401);
    const older = (JSON.parse(first.body) as { token: string }).token;
    expect((await call(older)).status).toBe(200);
    const newer = await token();
    expect((await call(older)).status).toBe(401);
    expect((await call(newer)).status).toBe(200);
  });

  test('without the token nothing is answered', async () => {
    shell = await startTestLoopback();
    const good = await token();
    for (const bad of ['', 'x', good.slice(1), `${good}x`, good.toUpperCase()]) {
      expect((await call(bad)).status).toBe(401);
    }
    expect((await call(good, { Authorization: good })).status).toBe(401);
    expect((await call(good, { Authorization: '', Cookie: `token=${good}` })).status).toBe(401);
  });

  test('another site in the same browser is refused by Host, Origin and Sec-Fetch-Site', async () => {
    shell = await startTestLoopback();
    const good = await token();
    const { port } = shell.loopback;
    for (const Host of [
      `localhost:${port}`,
      `evil.example:${port}`,
      '127.0.0.1',
      `127.0.0.1:${port + 1}`,
      '',
    ]) {
      expect((await send('/', { headers: { Host } })).status, Host).toBeGreaterThanOrEqual(400);
      expect((await call(good, { Host })).status, Host).toBeGreaterThanOrEqual(400);
    }
    const origins = ['null', 'http://evil.example', `http://localhost:${port}`, `https://127.0.0.1:${port}`];
    for (const Origin of [...origins, `http://127.0.0.1:${port + 1}`]) {
      expect((await call(good, { Origin })).status, Origin).toBe(403);
      expect((await exchange('x', Origin)).status, Origin).toBe(403);
      expect((await send('/', { headers: { Origin } })).status, Origin).toBe(403);
    }
    const bare = { method: 'POST', headers: { Authorization: `Bearer ${good}` }, body: '{}' };
    expect((await send('/host', bare)).status).toBe(403);
    for (const site of ['cross-site', 'same-site']) {
      expect((await call(good, { 'Sec-Fetch-Site': site })).status).toBe(403);
      expect((await send('/', { headers: { 'Sec-Fetch-Site': site } })).status).toBe(403);
    }
    expect((await send('/', { headers: { 'Sec-Fetch-Site': 'none' } })).status).toBe(200);
  });

  test('serves the build with its policy and nothing else', async () => {
    shell = await startTestLoopback();
    const home = await send('/');
    expect([home.status, home.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
    expect(home.headers['content-security-policy']).toMatch(/^default-src 'none'; script-src 'self';/);
    expect(home.headers['access-control-allow-origin']).toBe(undefined);
    expect(home.headers['set-cookie']).toBe(undefined);
    expect((await send('/assets/index.js')).status).toBe(200);
    const paths = [
      '/../outside.html',
      '/assets/../../outside.html',
      '/%2e%2e/outside.html',
      '/..%2foutside.html',
      '/..\\outside.html',
      '//etc/passwd',
      '/etc/passwd',
      '/assets',
      '/assets/',
      '/index.html/',
      '/index.html?x=1',
      '/index.html%00.js',
      '/secret.key',
      '/keyring.json',
    ];
    for (const path of paths) expect((await send(path)).status, path).toBe(404);
    for (const method of ['PUT', 'DELETE', 'OPTIONS', 'PATCH']) {
      expect((await send('/', { method, headers: { Origin: shell.base } })).status, method).toBe(405);
    }
    expect((await send('/', { method: 'POST', headers: { Origin: shell.base } })).status).toBe(405);
  });

  test('what cannot be read is said and changes nothing', async () => {
    shell = await startTestLoopback();
    const good = await token();
    for (const body of [
      '',
      'not json',
      '{"$bytes":1}',
      '[[[[',
      '{"name":"unlock","input":{"$bytes":"***"}}',
    ]) {
      const answer = await call(good, {}, body);
      expect(answer.status).toBe(200);
      expect(fromWire(answer.body)).toMatchObject({ ok: false });
    }
    const nothing = await call(good, {}, 'null');
    expect(fromWire(nothing.body)).toMatchObject({ ok: false, error: { code: 'unknown-channel' } });
    expect(shell.world.bugs).toEqual([]);
  });

  test('a body without end is not kept, and is refused with a word', async () => {
    shell = await startTestLoopback();
    const good = await token();
    const answer = await call(good, {}, `"${'a'.repeat(130_000_000)}"`);
    expect(fromWire(answer.body)).toMatchObject({ ok: false, error: { code: 'request-too-large' } });
  });

  test('a port that is taken is said', async () => {
    shell = await startTestLoopback();
    const second = await startLoopback({
      host: shell.world.host,
      files: builtFiles(shell.world.folder),
      port: shell.loopback.port,
      random: nodeRandom,
      silence: usualSilence,
      gone: () => undefined,
      report: () => undefined,
    });
    expect(refusal(second)).toBe('port-taken');
    if (!second.ok) expect(second.error.what).toContain(String(shell.loopback.port));
  });

  test('when the window falls silent the book is locked, then the host leaves', async () => {
    const gone = vi.fn();
    shell = await startTestLoopback({
      silence: { lockAfterMs: 150, leaveAfterMs: 150, checkEveryMs: 10 },
      gone,
    });
    await openTestBook(shell.world.host);
    await pause(400);
    expect(gone).not.toHaveBeenCalled();
    expect(await shell.world.host.state()).toBe('unlocked');
    const good = await token();
    for (let beat = 0; beat < 6; beat += 1) {
      await pause(40);
      await call(good, {}, toWire({ name: 'heartbeat', input: {} }));
    }
    expect(await shell.world.host.state()).toBe('unlocked');
    await vi.waitUntil(async () => (await shell.world.host.state()) === 'locked', { timeout: 5_000 });
    await vi.waitUntil(() => gone.mock.calls.length === 1, { timeout: 5_000 });
    value(await shell.world.host.call('unlock', { password: testPassword }));
  });
});
