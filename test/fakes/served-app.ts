import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const script = fileURLToPath(new URL('../../out/main/serve.js', import.meta.url));

export type ServedApp = {
  /** With the one-time code: to be opened once, in one window. */
  readonly url: string;
  readonly folder: string;
  readonly process: ChildProcess;
  output(): string;
  /** Ends it as a user would; answers with its exit code. */
  stop(): Promise<number | null>;
};

export type Ended = { readonly code: number | null; readonly output: string };

const endOf = (child: ChildProcess): Promise<number | null> =>
  new Promise((resolve) => {
    if (child.exitCode !== null) resolve(child.exitCode);
    else child.on('close', resolve);
  });

function launch(
  words: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): { readonly child: ChildProcess; readonly output: () => string } {
  const child = spawn(process.execPath, [script, ...words], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, DISPLAY: '', WAYLAND_DISPLAY: '', TZ: 'Asia/Tokyo', ...environment },
  });
  let text = '';
  const hear = (part: Buffer): void => {
    text += part.toString('utf8');
  };
  child.stdout?.on('data', hear);
  child.stderr?.on('data', hear);
  return { child, output: () => text };
}

/** Starts the built browser shell without a window and waits for its end: for what it must refuse. */
export const runServed = (...words: string[]): Promise<Ended> => runServedWith({}, ...words);

/** The same in another environment. */
export async function runServedWith(
  environment: Readonly<Record<string, string>>,
  ...words: string[]
): Promise<Ended> {
  const { child, output } = launch(words, environment);
  return { code: await endOf(child), output: output() };
}

/**
 * The built browser shell (`npm run build` comes first) on a free port and a data folder of its own, which goes away
 * with `stop`. For end-to-end tests: open `url` in Chromium. `sample` fills the book with the sample section.
 */
export async function serveApp(
  options: { readonly sample?: boolean; readonly folder?: string; readonly port?: number } = {},
): Promise<ServedApp> {
  const own = options.folder === undefined ? mkdtempSync(join(tmpdir(), 'mamori-served-')) : null;
  const folder = options.folder ?? own ?? '';
  const words = ['--shell', 'server', '--data', folder, '--port', String(options.port ?? 0)];
  const { child, output } = launch([...words, ...(options.sample ? ['--sample'] : [])]);
  const url = await new Promise<string>((resolve, reject) => {
    const look = (): void => {
      const found = /http:\/\/127\.0\.0\.1:\d+\/#code=\S+/.exec(output())?.[0];
      if (found) resolve(found);
    };
    child.stdout?.on('data', look);
    child.on('close', () => reject(new Error(`the app ended: ${output()}`)));
  });
  return {
    url,
    folder,
    process: child,
    output,
    async stop() {
      child.kill('SIGTERM');
      const code = await endOf(child);
      if (own) rmSync(own, { recursive: true, force: true });
      return code;
    },
  };
}
