import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import type { Host } from '../../shared/host/dispatch';
import { seeded } from './sample-entries';
import { createTestHost, openTestBook, testPassword, value } from './test-host';

const source = fileURLToPath(new URL('./writer-process.ts', import.meta.url));

/** One plain script, so that starting it takes 0.1 s and not the second that TypeScript needs. */
async function builtWriter(folder: string): Promise<string> {
  await build({
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true },
    build: {
      ssr: source,
      outDir: folder,
      emptyOutDir: false,
      rollupOptions: { output: { entryFileNames: 'writer.mjs' } },
    },
  });
  return join(folder, 'writer.mjs');
}

type Killed = {
  readonly acknowledged: Map<number, string>;
  readonly errors: string;
  readonly ready: boolean;
};

async function writeAndKill(script: string, folder: string, chance: () => number): Promise<Killed> {
  const child: ChildProcess = spawn(process.execPath, [script, folder], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  let errors = '';
  let first: () => void = () => undefined;
  const ready = new Promise<void>((resolve) => {
    first = resolve;
  });
  child.stdout?.on('data', (part: Buffer) => {
    output += part.toString('utf8');
    first();
  });
  child.stderr?.on('data', (part: Buffer) => {
    errors += part.toString('utf8');
  });
  const ended = new Promise<void>((resolve) => child.on('close', () => resolve()));
  // One in eight dies while it starts, the others while they write.
  if (chance() < 0.125) await pause(chance() * 300);
  else {
    await Promise.race([ready, ended]);
    await pause(chance() * 80);
  }
  child.kill('SIGKILL');
  await ended;
  const lines = output.split('\n').slice(0, -1);
  const acknowledged = new Map<number, string>();
  for (const line of lines) {
    const [seq, hash] = line.split(' ');
    if (hash?.length === 64) acknowledged.set(Number(seq), hash);
    else if (line !== 'ready') errors += `${line}\n`;
  }
  return { acknowledged, errors, ready: lines.includes('ready') };
}

export type KillCount = {
  readonly kills: number;
  /** Kills while it was writing. */
  readonly whileWriting: number;
  readonly acknowledged: number;
  readonly lost: number;
  readonly tornTails: number;
  /** Whatever else went wrong: must be empty. */
  readonly errors: readonly string[];
};

/** A book grows with every kill; a new one now and then keeps a thousand of them from taking an hour. */
const KILLS_PER_BOOK = 100;

/** Starts a writing process, kills it with SIGKILL and looks for every entry it acknowledged, so many times. */
export async function killWriters(kills: number, seed: number): Promise<KillCount> {
  const build = mkdtempSync(join(tmpdir(), 'mamori-writer-'));
  const chance = seeded(seed);
  let total: KillCount = { kills: 0, whileWriting: 0, acknowledged: 0, lost: 0, tornTails: 0, errors: [] };
  try {
    const script = await builtWriter(build);
    while (total.kills < kills) {
      const some = await killInOneBook(script, Math.min(KILLS_PER_BOOK, kills - total.kills), chance);
      total = {
        kills: total.kills + some.kills,
        whileWriting: total.whileWriting + some.whileWriting,
        acknowledged: total.acknowledged + some.acknowledged,
        lost: total.lost + some.lost,
        tornTails: total.tornTails + some.tornTails,
        errors: [...total.errors, ...some.errors],
      };
    }
  } finally {
    rmSync(build, { recursive: true, force: true });
  }
  return total;
}

async function killInOneBook(script: string, kills: number, chance: () => number): Promise<KillCount> {
  const folder = mkdtempSync(join(tmpdir(), 'mamori-kill-'));
  const expected = new Map<number, string>();
  const errors: string[] = [];
  let whileWriting = 0;
  let tornTails = 0;
  let lost = 0;
  const { host } = createTestHost({ dataFolder: folder });
  try {
    await openTestBook(host);
    await host.lock();
    for (let kill = 0; kill < kills; kill += 1) {
      const killed = await writeAndKill(script, folder, chance);
      if (killed.errors !== '') errors.push(killed.errors);
      if (killed.ready) whileWriting += 1;
      for (const [seq, hash] of killed.acknowledged) expected.set(seq, hash);
      value(await host.call('unlock', { password: testPassword }));
      const { warnings } = value(await host.call('status', {}));
      for (const { code } of warnings) {
        if (code === 'torn-tail-kept-aside') tornTails += 1;
        else errors.push(code);
      }
      lost += await missing(host, killed.acknowledged);
      await host.lock();
    }
    value(await host.call('unlock', { password: testPassword }));
    lost += await missing(host, expected);
  } finally {
    await host.close();
    rmSync(folder, { recursive: true, force: true });
  }
  return { kills, whileWriting, acknowledged: expected.size, lost, tornTails, errors };
}

/** How many of these entries an unlocked book does not hold, or holds with another hash. */
async function missing(host: Host, expected: ReadonlyMap<number, string>): Promise<number> {
  if (expected.size === 0) return 0;
  const { device } = value(await host.call('status', {}));
  const there = new Map<number, string>();
  let seq = Math.min(...expected.keys()) - 1;
  for (let more = true; more; ) {
    const page = value(await host.call('read', { after: { [device ?? '']: seq }, limit: 20_000 }));
    for (const entry of page.entries) there.set(entry.seq, entry.hash);
    seq += page.entries.length;
    more = page.more;
  }
  return [...expected].filter(([at, hash]) => there.get(at) !== hash).length;
}
