import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { connect, createServer, type Server } from 'node:net';
import { hostname, tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { type Instant, instantSchema } from '../../shared/ids';
import type { Problem } from '../../shared/problem';
import { fail, ok, type Result } from '../../shared/result';
import { errorCode } from './file-port';
import { sha256Hex } from './hashing';

const holderSchema = z.strictObject({
  user: z.string().max(200),
  computer: z.string().max(200),
  pid: z.number().int(),
  shell: z.enum(['electron', 'browser', 'server', 'test']),
  since: instantSchema,
});
/** Who writes to a data folder. */
export type Holder = z.infer<typeof holderSchema>;

export type WriterLock = {
  /** Called when a second instance asks for the window to come to the front. */
  onShow(show: () => void): void;
  release(): Promise<void>;
};

/**
 * The name follows the folder, not its spelling: links, mapped drives and letter case lead to the same one.
 * Linux: an abstract socket; Windows: a named pipe. Both end with the process, also by SIGKILL.
 */
async function nameOf(folder: string): Promise<string> {
  const { dev, ino } = await stat(folder, { bigint: true });
  const key = sha256Hex(`mamori-writer/1 ${dev} ${ino}`).slice(0, 32);
  if (process.platform === 'linux') return `\0mamori-daicho-${key}`;
  if (process.platform === 'win32') return `\\\\.\\pipe\\mamori-daicho-${key}`;
  return join(tmpdir(), `mamori-daicho-${key}`);
}

const tokenFile = (folder: string): string => join(folder, 'writer.token');

function listen(name: string, server: Server): Promise<boolean> {
  return new Promise((resolve, reject) => {
    server.once('error', (error) => {
      if (errorCode(error) === 'EADDRINUSE') resolve(false);
      else reject(error);
    });
    server.listen(name, () => resolve(true));
  });
}

/** Asks whoever holds the name; null if nobody answers. */
function ask(name: string, question: string): Promise<Holder | null> {
  return new Promise((resolve) => {
    const socket = connect(name);
    let text = '';
    const end = (holder: Holder | null) => {
      socket.destroy();
      resolve(holder);
    };
    socket.setTimeout(2_000, () => end(null));
    socket.on('error', () => end(null));
    socket.on('connect', () => socket.write(`${question}\n`));
    socket.on('data', (part) => {
      text += part.toString('utf8');
      if (text.length > 4_000) end(null);
    });
    socket.on('end', () => {
      try {
        end(holderSchema.parse(JSON.parse(text)));
      } catch {
        end(null);
      }
    });
  });
}

function inUse(holder: Holder | null): Problem {
  const who = holder
    ? `${holder.computer} の ${holder.user} さんが ${japaneseTime(holder.since)} から開いています。`
    : '別の画面がこのデータフォルダを開いています。';
  return {
    code: 'already-open',
    what: 'この台帳は、すでに開かれています。',
    why: who,
    next: '開いている画面を使うか、その画面を閉じてから、もう一度起動してください。',
  };
}

const japaneseTime = (since: Instant): string =>
  new Intl.DateTimeFormat('ja-JP', {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: 'Asia/Tokyo',
  }).format(new Date(since));

/**
 * Makes this process the only writer of a data folder. If there is one already it is said who and since when;
 * with `show` the other one is also asked to bring its window to the front.
 */
export async function holdFolder(
  folder: string,
  as: { readonly shell: Holder['shell']; readonly now: Date; readonly token: string; readonly show: boolean },
): Promise<Result<WriterLock, Problem>> {
  const name = await nameOf(folder);
  const me: Holder = {
    user: userInfo().username,
    computer: hostname(),
    pid: process.pid,
    shell: as.shell,
    since: instantSchema.parse(as.now.toISOString()),
  };
  let show = (): void => undefined;
  const server = createServer((socket) => {
    socket.setTimeout(2_000, () => socket.destroy());
    socket.on('error', () => socket.destroy());
    socket.once('data', (question) => {
      // Only who can read the folder knows the token; anybody on the machine can connect.
      if (question.toString('utf8') === `show ${as.token}\n`) show();
      socket.end(JSON.stringify(me));
    });
  });
  if (!(await listen(name, server))) {
    const other = await ask(name, as.show ? `show ${readToken(folder)}` : 'who');
    if (other || process.platform === 'linux' || process.platform === 'win32') return fail(inUse(other));
    // Elsewhere the socket is a file that outlives a killed process.
    rmSync(name, { force: true });
    if (!(await listen(name, server))) return fail(inUse(null));
  }
  server.unref();
  try {
    writeFileSync(tokenFile(folder), as.token, { mode: 0o600 });
  } catch {
    // A read-only folder can still be looked at; then nobody can ask for the window.
  }
  return ok({
    onShow(callback) {
      show = callback;
    },
    release: () => new Promise((resolve) => server.close(() => resolve())),
  });
}

function readToken(folder: string): string {
  try {
    return readFileSync(tokenFile(folder), 'utf8');
  } catch {
    return '';
  }
}
