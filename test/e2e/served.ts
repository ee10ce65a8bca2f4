import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import hostEnvironment from '../../scripts/host-environment.json' with { type: 'json' };

/** Where the built app stands; another build can be tested with MAMORI_BUILT. */
export const root = process.env['MAMORI_BUILT'] ?? fileURLToPath(new URL('../..', import.meta.url));
const ADDRESS = /http:\/\/127\.0\.0\.1:\d+\/#code=\S+/;

export type Served = {
  /** The one-time address of the window. */
  readonly url: string;
  /** What the process printed. */
  said(): string;
  /** Ends it politely and waits. */
  stop(): Promise<void>;
  /** SIGKILL, and waits. */
  kill(): Promise<void>;
};

export type ServeOptions = { readonly data: string; readonly port?: number; readonly sample?: boolean };

function start({ data, port = 0, sample = false }: ServeOptions) {
  const words = [
    '--shell',
    'server',
    '--port',
    String(port),
    '--data',
    data,
    ...(sample ? ['--sample'] : []),
  ];
  const child = spawn(process.execPath, [join(root, 'out/main/serve.js'), ...words], {
    cwd: root,
    env: { ...process.env, ...hostEnvironment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  const listen = (heard: () => void): void => {
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (part: string) => {
        text += part;
        heard();
      });
  };
  return { child, listen, said: () => text };
}

const ended = (child: ChildProcess): Promise<number | null> =>
  child.exitCode !== null || child.signalCode !== null
    ? Promise.resolve(child.exitCode)
    : new Promise((resolve) => child.once('exit', (code) => resolve(code)));

/** Starts the server shell of the built app and answers when its address is known. */
export function serve(options: ServeOptions): Promise<Served> {
  const { child, listen, said } = start(options);
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    child.kill(signal);
    await ended(child);
  };
  return new Promise((resolve, reject) => {
    child.once('exit', () => reject(new Error(`the app ended by itself:\n${said()}`)));
    listen(() => {
      const url = ADDRESS.exec(said())?.[0];
      if (url) resolve({ url, said, stop: () => end('SIGTERM'), kill: () => end('SIGKILL') });
    });
  });
}

/** Starts the app where it must refuse: answers its exit code and its words. */
export async function refused(options: ServeOptions): Promise<{ code: number | null; said: string }> {
  const { child, listen, said } = start(options);
  listen(() => {
    if (ADDRESS.test(said())) child.kill('SIGTERM');
  });
  const code = await new Promise<number | null>((resolve) => child.once('close', (exit) => resolve(exit)));
  return { code, said: said() };
}
