import { type ChildProcess, spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import type { Readable, Writable } from 'node:stream';
import { QUIET } from '../../electron/services/app-window';

/** The app's window as people have it, told what to do through a pipe. Nothing listens in on its requests. */
export type AppWindow = {
  /** Evaluates an expression in the page. */
  ask(expression: string): Promise<unknown>;
  /** Waits until an expression is true. */
  until(expression: string): Promise<void>;
  /** Types a text where the focus is. */
  type(text: string): Promise<void>;
  close(): Promise<void>;
};

type Reply = {
  readonly id?: number;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
};

const pause = (ms: number): Promise<void> => new Promise((next) => setTimeout(next, ms));

/** The browser's own protocol over file descriptors 3 and 4: messages end with a zero byte. */
function speakTo(child: ChildProcess) {
  const [, , , write, read] = child.stdio as unknown as [null, null, null, Writable, Readable];
  const waiting = new Map<number, (reply: Reply) => void>();
  let last = 0;
  let heard = '';
  read.setEncoding('utf8').on('data', (part: string) => {
    heard += part;
    for (let end = heard.indexOf('\0'); end >= 0; end = heard.indexOf('\0')) {
      const reply = JSON.parse(heard.slice(0, end)) as Reply;
      heard = heard.slice(end + 1);
      if (reply.id !== undefined) waiting.get(reply.id)?.(reply);
    }
  });
  return (method: string, params: object = {}, sessionId?: string): Promise<Reply> =>
    new Promise((resolve) => {
      last += 1;
      waiting.set(last, resolve);
      write.write(`${JSON.stringify({ id: last, method, params, sessionId })}\0`);
    });
}

/** Opens `url` as an app window of 1366×768 with the flags the app starts it with. */
export async function openWindow(browser: string, url: string, profile: string): Promise<AppWindow> {
  const forced = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const flags = ['--headless=new', '--remote-debugging-pipe', '--window-size=1366,768', ...forced];
  const child = spawn(browser, [`--app=${url}`, `--user-data-dir=${profile}`, ...QUIET, ...flags], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
  });
  const send = speakTo(child);
  let page: string | undefined;
  while (page === undefined) {
    await pause(100);
    const { result } = await send('Target.getTargets');
    const { targetInfos } = result as { targetInfos: { type: string; url: string; targetId: string }[] };
    page = targetInfos.find(
      (target) => target.type === 'page' && url.startsWith(target.url.split('#')[0] ?? ''),
    )?.targetId;
  }
  const attached = await send('Target.attachToTarget', { targetId: page, flatten: true });
  const { sessionId } = attached.result as { sessionId: string };
  const ask = async (expression: string): Promise<unknown> => {
    const { result } = await send(
      'Runtime.evaluate',
      { expression, awaitPromise: true, returnByValue: true },
      sessionId,
    );
    return (result as { result?: { value?: unknown } } | undefined)?.result?.value;
  };
  return {
    ask,
    async until(expression) {
      while ((await ask(expression)) !== true) await pause(50);
    },
    async type(text) {
      await send('Input.insertText', { text }, sessionId);
    },
    async close() {
      await send('Browser.close');
    },
  };
}

const read = (path: string): string => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
};

/** Proportional memory (PSS, MB) of every process whose command line names one of the folders: shared pages count once. Linux only. */
export function memoryOf(...folders: readonly string[]): number {
  const own = readdirSync('/proc').filter((name) => {
    const words = /^\d+$/.test(name) ? read(`/proc/${name}/cmdline`) : '';
    return folders.some((folder) => words.includes(folder));
  });
  const kilobytes = own.map((name) =>
    Number(/^Pss:\s+(\d+)/m.exec(read(`/proc/${name}/smaps_rollup`))?.[1] ?? 0),
  );
  return kilobytes.reduce((sum, each) => sum + each, 0) / 1024;
}
