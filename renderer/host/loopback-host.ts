import type { Host } from '../../shared/host/dispatch';
import { fromWire, toWire } from '../../shared/host/wire';
import { fail } from '../../shared/result';
import { hostLost } from './lost';

const TOKEN = 'mamori-token';

/** What the loopback adapter needs of the window. */
export type LoopbackWindow = {
  readonly fetch: typeof fetch;
  readonly sessionStorage: Pick<Storage, 'getItem' | 'setItem'>;
  readonly location: Pick<Location, 'hash' | 'pathname'>;
  readonly history: Pick<History, 'replaceState'>;
};

/** The one-time code of this launch, `#code=…`; it is taken out of the address at once. */
function takeCode(window: LoopbackWindow): string | null {
  const code = /^#code=([A-Za-z0-9_-]{20,})$/.exec(window.location.hash)?.[1] ?? null;
  if (code) window.history.replaceState(null, '', `${window.location.pathname}#/`);
  return code;
}

async function exchange(window: LoopbackWindow, code: string): Promise<string | null> {
  const response = await window.fetch('/token', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ code }),
  });
  if (!response.ok) return null;
  const { token } = (await response.json()) as { token?: unknown };
  return typeof token === 'string' ? token : null;
}

/**
 * The host behind HTTP on 127.0.0.1: the launch code becomes a token that lives in this window's sessionStorage
 * and travels in the Authorization header. Whatever breaks the line answers `host-lost`.
 */
export async function loopbackHost(window: LoopbackWindow): Promise<Host> {
  const code = takeCode(window);
  const token = code ? await exchange(window, code).catch(() => null) : null;
  if (token) window.sessionStorage.setItem(TOKEN, token);
  const bearer = token ?? window.sessionStorage.getItem(TOKEN) ?? '';
  return {
    async call(name, input) {
      try {
        const response = await window.fetch('/host', {
          method: 'POST',
          headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${bearer}` },
          body: toWire({ name, input }),
        });
        if (!response.ok) return fail(hostLost);
        return fromWire(await response.text()) as never;
      } catch {
        return fail(hostLost);
      }
    },
  };
}
