import type { Host } from '../../shared/host/dispatch';

/** What the preload script puts on `window.mamori`: one function, answering what `dispatch` answered. */
export type Bridge = { readonly call: (name: string, input: unknown) => Promise<unknown> };

declare global {
  interface Window {
    readonly mamori?: Bridge;
  }
}

/** The host behind Electron's IPC. Both ends of the bridge are parsed by `dispatch` in the main process. */
export function electronHost(bridge: Bridge): Host {
  return { call: (name, input) => bridge.call(name, input) as ReturnType<Host['call']> } as Host;
}
