import { timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { fromWire, toWire } from '../shared/host/wire';
import type { Problem } from '../shared/problem';
import { fail, ok, type Result } from '../shared/result';
import type { RunningHost } from './host';
import type { builtFiles } from './services/built-files';
import { errorCode } from './services/file-port';
import type { Random } from './services/hashing';
import { problems } from './services/problems';
import { createWatch, type Silence } from './services/window-watch';

/** The browser shell's fixed port: the origin owns the window's IndexedDB. */
export const DEFAULT_PORT = 47_615;
const ADDRESS = '127.0.0.1';
/** An attachment of 50 MB in base64, with room. */
const BODY_LIMIT = 128_000_000;

export type Loopback = {
  readonly port: number;
  /** The address of a new window: its one-time code makes the codes and tokens before it worthless. */
  newUrl(): string;
  close(): Promise<void>;
};

export type LoopbackDeps = {
  readonly host: RunningHost;
  readonly files: ReturnType<typeof builtFiles>;
  /** 0 takes any free one (tests). */
  readonly port: number;
  readonly random: Random;
  readonly silence: Silence;
  /** The window is gone and the book is locked. */
  gone(): void;
  report(error: unknown): void;
};

const portTaken = (port: number): Problem => ({
  code: 'port-taken',
  what: `ポート ${port} は、別のソフトが使っています。`,
  next: '別のソフトを終了するか、「npm start -- --port 番号」で別の番号を指定してください（一覧表示の控えは、新しい番号で作り直されます）。',
});

const same = (given: string, wanted: string): boolean => {
  const [a, b] = [Buffer.from(given), Buffer.from(wanted)];
  return a.length === b.length && timingSafeEqual(a, b);
};

class TooLarge extends Error {}

async function bodyOf(request: IncomingMessage, limit: number): Promise<string> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length;
    // What is too much is still taken from the line, so that the answer arrives, but not kept.
    if (size <= limit) parts.push(part);
    else parts.length = 0;
  }
  if (size > limit) throw new TooLarge();
  return Buffer.concat(parts).toString('utf8');
}

/** The host over HTTP on 127.0.0.1, for one window of an installed browser. */
export async function startLoopback(deps: LoopbackDeps): Promise<Result<Loopback, Problem>> {
  const { host, files, random } = deps;
  const watch = createWatch(deps.silence, () => host.lock(), deps.gone);
  let code: string | null = null;
  let token: string | null = null;
  let origin = '';

  /** Another site in the same browser can reach this port, but not with our Host and Origin. */
  function trusted(request: IncomingMessage): boolean {
    if (request.headers.host !== origin.slice('http://'.length)) return false;
    const from = request.headers.origin;
    if (from !== undefined && from !== origin) return false;
    const site = request.headers['sec-fetch-site'];
    if (request.method === 'GET') return site === undefined || site === 'same-origin' || site === 'none';
    return from === origin && (site === undefined || site === 'same-origin');
  }

  async function exchange(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let given: unknown;
    try {
      given = (JSON.parse(await bodyOf(request, 1_000)) as { code?: unknown } | null)?.code;
    } catch {
      return plain(response, 400);
    }
    if (typeof given !== 'string' || code === null || !same(given, code)) return plain(response, 401);
    code = null;
    token = random(32).toString('base64url');
    watch.alive();
    json(response, JSON.stringify({ token }));
  }

  async function call(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const given = request.headers.authorization ?? '';
    if (token === null || !same(given, `Bearer ${token}`)) return plain(response, 401);
    watch.alive();
    let message: { readonly name?: unknown; readonly input?: unknown } | null;
    try {
      message = fromWire(await bodyOf(request, BODY_LIMIT)) as typeof message;
    } catch (error) {
      const problem = error instanceof TooLarge ? problems.requestTooLarge : problems.unreadable;
      return json(response, toWire(fail(problem)));
    }
    const answer = await host.dispatch(String(message?.name), message?.input);
    watch.alive();
    json(response, toWire(answer));
  }

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (!trusted(request)) return plain(response, 403);
    const path = request.url ?? '/';
    if (request.method === 'POST' && path === '/token') return exchange(request, response);
    if (request.method === 'POST' && path === '/host') return call(request, response);
    if (request.method !== 'GET') return plain(response, 405);
    const file = await files.find(path);
    if (!file) return plain(response, 404);
    response.writeHead(200, file.headers).end(file.bytes);
  }

  const server = createServer((request, response) => {
    serve(request, response).catch((error) => {
      deps.report(error);
      if (!response.headersSent) plain(response, 500);
      else response.destroy();
    });
  });
  const listening = await listen(server, deps.port);
  if (!listening.ok) return listening;
  const port = listening.value;
  origin = `http://${ADDRESS}:${port}`;
  return ok({
    port,
    newUrl() {
      code = random(32).toString('base64url');
      return `${origin}/#code=${code}`;
    },
    async close() {
      watch.stop();
      token = null;
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  });
}

const SAFE = { 'X-Content-Type-Options': 'nosniff', 'Cache-Control': 'no-store' };

function plain(response: ServerResponse, status: number): void {
  response.writeHead(status, { ...SAFE, 'Content-Type': 'text/plain' }).end(String(status));
}

function json(response: ServerResponse, text: string): void {
  response.writeHead(200, { ...SAFE, 'Content-Type': 'application/json' }).end(text);
}

function listen(server: Server, port: number): Promise<Result<number, Problem>> {
  return new Promise((resolve, reject) => {
    server.once('error', (error) => {
      const taken = errorCode(error) === 'EADDRINUSE' || errorCode(error) === 'EACCES';
      if (taken) resolve(fail(portTaken(port)));
      else reject(error);
    });
    server.listen(port, ADDRESS, () => {
      const address = server.address();
      resolve(ok(typeof address === 'object' && address ? address.port : port));
    });
  });
}
