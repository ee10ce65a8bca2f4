import type { Protocol } from 'electron';
import type { builtFiles } from './services/built-files';

/** The only origin of the window. It must never change: it owns the window's IndexedDB. */
export const ORIGIN = 'app://bundle';
export const HOME = `${ORIGIN}/index.html`;

/** `new URL('app://bundle/').origin` is 'null' in Node, so addresses are compared by prefix. */
export const isOurs = (url: string): boolean => url.startsWith(`${ORIGIN}/`);

/** Before the app is ready. Without `standard` and `secure` the window would have no IndexedDB. */
export function registerScheme(protocol: Protocol): void {
  const privileges = { standard: true, secure: true, supportFetchAPI: true };
  protocol.registerSchemesAsPrivileged([{ scheme: 'app', privileges }]);
}

/** Serves the build under app://bundle with the security headers, and nothing else. */
export function serveBuild(protocol: Protocol, files: ReturnType<typeof builtFiles>): void {
  protocol.handle('app', async (request) => {
    const file = isOurs(request.url) ? await files.find(new URL(request.url).pathname) : null;
    if (!file || request.method !== 'GET') return new Response('', { status: 404 });
    return new Response(new Uint8Array(file.bytes), { headers: { ...file.headers } });
  });
}
