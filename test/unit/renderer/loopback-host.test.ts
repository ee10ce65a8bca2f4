import { describe, expect, it } from 'vitest';
import { type LoopbackWindow, loopbackHost } from '../../../renderer/host/loopback-host';
import { fromWire, toWire } from '../../../shared/host/wire';
import { ok } from '../../../shared/result';

type Request = { readonly url: string; readonly init: RequestInit };

function fakeWindow(hash: string, answer: (request: Request) => Response) {
  const requests: Request[] = [];
  const kept = new Map<string, string>();
  const addresses: string[] = [];
  const window: LoopbackWindow = {
    fetch: (async (url: string, init: RequestInit) => {
      requests.push({ url, init });
      return answer({ url, init });
    }) as unknown as typeof fetch,
    sessionStorage: {
      getItem: (key) => kept.get(key) ?? null,
      setItem: (key, value) => void kept.set(key, value),
    },
    location: { hash, pathname: '/' },
    history: { replaceState: (_data, _unused, url) => void addresses.push(String(url)) },
  };
  return { window, requests, kept, addresses };
}

const CODE = 'A'.repeat(43);
const token = () => new Response(JSON.stringify({ token: 'the-token' }));
const bearerOf = (request: Request | undefined) =>
  (request?.init.headers as Record<string, string> | undefined)?.Authorization;

describe('the host over HTTP', () => {
  it('exchanges the code once, takes it out of the address and sends the token in a header', async () => {
    const fake = fakeWindow(`#code=${CODE}`, ({ url }) =>
      url === '/token' ? token() : new Response(toWire(ok({ state: 'locked' }))),
    );
    const host = await loopbackHost(fake.window);
    expect(fake.addresses).toEqual(['/#/']);
    const answer = await host.call('heartbeat', {});
    expect(answer).toEqual(ok({ state: 'locked' }));
    expect(fake.requests.map(({ url }) => url)).toEqual(['/token', '/host']);
    expect(bearerOf(fake.requests[1])).toBe('Bearer the-token');
    expect(JSON.stringify([...fake.kept])).not.toContain(CODE);
  });

  it('uses the token of this window after a reload', async () => {
    const fake = fakeWindow('#/today', () => new Response(toWire(ok({ state: 'locked' }))));
    fake.kept.set('mamori-token', 'kept-token');
    const host = await loopbackHost(fake.window);
    await host.call('heartbeat', {});
    expect(fake.addresses).toEqual([]);
    expect(bearerOf(fake.requests[0])).toBe('Bearer kept-token');
  });

  it('carries bytes both ways', async () => {
    let sent: unknown;
    const fake = fakeWindow('#/', ({ init }) => {
      sent = fromWire(String(init.body));
      return new Response(toWire(ok({ bytes: Uint8Array.of(4, 5) })));
    });
    const host = await loopbackHost(fake.window);
    const bytes = Uint8Array.of(1, 2, 3);
    const answer = await host.call('putAttachment', { name: 'a.png', type: 'image/png', bytes });
    expect(sent).toEqual({ name: 'putAttachment', input: { name: 'a.png', type: 'image/png', bytes } });
    expect(answer).toEqual(ok({ bytes: Uint8Array.of(4, 5) }));
  });

  it.each([
    ['the host has another token', () => new Response('401', { status: 401 })],
    ['the answer is not from the host', () => new Response('<html>')],
    [
      'nobody listens',
      () => {
        throw new TypeError('Failed to fetch');
      },
    ],
  ])('answers host-lost when %s', async (_what, answer) => {
    const host = await loopbackHost(fakeWindow('#/', answer).window);
    const result = await host.call('heads', {});
    expect(result.ok ? null : result.error.code).toBe('host-lost');
  });
});
