import type { Host } from '../../shared/host/dispatch';
import { electronHost } from './electron-host';
import { loopbackHost } from './loopback-host';

/** The host of this window: Electron's bridge where the preload put one, else the loopback server it came from. */
export async function connectHost(window: Window): Promise<Host> {
  if (window.mamori) return electronHost(window.mamori);
  return loopbackHost({
    fetch: window.fetch.bind(window),
    sessionStorage: window.sessionStorage,
    location: window.location,
    history: window.history,
  });
}
