import { useMemo, useSyncExternalStore } from 'react';

/** A place in the app: the parts of the path after `#/`, and what follows the question mark. */
export type Route = { readonly path: readonly string[]; readonly query: ReadonlyMap<string, string> };

export function parseRoute(hash: string): Route {
  const [path = '', query = ''] = hash.replace(/^#\/?/, '').split('?', 2);
  const parts = path
    .split('/')
    .filter((part) => part !== '')
    .map(decoded);
  return { path: parts, query: new Map(new URLSearchParams(query)) };
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** The link to a place: `hrefOf(['register', 'asset'], { q: '住民' })` → `#/register/asset?q=…`. */
export function hrefOf(path: readonly string[], query: { readonly [key: string]: string } = {}): string {
  const search = new URLSearchParams(query).toString();
  return `#/${path.map(encodeURIComponent).join('/')}${search === '' ? '' : `?${search}`}`;
}

export const hrefOfRegister = (register: string): string => hrefOf(['register', register]);
export const hrefOfRecord = (register: string, record: string): string =>
  hrefOf(['register', register, record]);
/** `targets`: the records it is done to; they travel in the address, so that reloading keeps them. */
export const hrefOfAction = (register: string, action: string, targets: readonly string[] = []): string =>
  hrefOf(['act', register, action], targets.length === 0 ? {} : { on: targets.join('.') });

export const navigate = (href: string): void => {
  window.location.hash = href;
};

/** Changes the address without a step in the history of the window. */
export function replaceRoute(href: string): void {
  window.history.replaceState(null, '', href);
  window.dispatchEvent(new HashChangeEvent('hashchange'));
}

const subscribe = (listener: () => void): (() => void) => {
  window.addEventListener('hashchange', listener);
  return () => window.removeEventListener('hashchange', listener);
};

export function useRoute(): Route {
  const hash = useSyncExternalStore(subscribe, () => window.location.hash);
  return useMemo(() => parseRoute(hash), [hash]);
}
