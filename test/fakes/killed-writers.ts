import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
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

/** Starts a writing process, kills it with SIGKILL and looks for every entry it acknowledged, so many times. */
export async function killWriters(kills: number, seed: number): Promise<KillCount> {
  const folder = mkdtempSync(join(tmpdir(), 'mamori-kill-'));
  const build = mkdtempSync(join(tmpdir(), 'mamori-writer-'));
  const chance = seeded(seed);
  const expected = new Map<number, string>();
  const errors: string[] = [];
  let whileWriting = 0;
  let tornTails = 0;
  let lost = 0;
  try {
    const script = await builtWriter(build);
    const made = createTestHost({ dataFolder: folder });
    await openTestBook(made.host);
    await made.host.lock();
    for (let kill = 0; kill < kills; kill += 1) {
      const killed = await writeAndKill(script, folder, chance);
      if (killed.errors !== '') errors.push(killed.errors);
      if (killed.ready) whileWriting += 1;
      for (const [seq, hash] of killed.acknowledged) expected.set(seq, hash);
      const world = createTestHost({ dataFolder: folder });
      value(await world.host.call('unlock', { password: testPassword }));
      const { warnings, device } = value(await world.host.call('status', {}));
      for (const { code } of warnings) {
        if (code === 'torn-tail-kept-aside') tornTails += 1;
        else errors.push(code);
      }
      const first = Math.min(...killed.acknowledged.keys(), Number.MAX_SAFE_INTEGER);
      const after = { [device ?? '']: first === Number.MAX_SAFE_INTEGER ? 0 : first - 1 };
      const { entries } = value(await world.host.call('read', { after, limit: 20_000 }));
      const there = new Map(entries.map(({ seq, hash }) => [seq, String(hash)]));
      for (const [seq, hash] of killed.acknowledged) if (there.get(seq) !== hash) lost += 1;
      await world.host.lock();
    }
    lost += await missingAtTheEnd(folder, expected);
  } finally {
    rmSync(folder, { recursive: true, force: true });
    rmSync(build, { recursive: true, force: true });
  }
  return { kills, whileWriting, acknowledged: expected.size, lost, tornTails, errors };
}

/** What was acknowledged in any run and is not there after the last one. */
async function missingAtTheEnd(folder: string, expected: ReadonlyMap<number, string>): Promise<number> {
  const { host } = createTestHost({ dataFolder: folder });
  value(await host.call('unlock', { password: testPassword }));
  const { device } = value(await host.call('status', {}));
  const there = new Map<number, string>();
  for (let more = true, seq = 0; more; ) {
    const page = value(await host.call('read', { after: { [device ?? '']: seq }, limit: 20_000 }));
    for (const entry of page.entries) there.set(entry.seq, entry.hash);
    seq += page.entries.length;
    more = page.more;
  }
  await host.close();
  return [...expected].filter(([seq, hash]) => there.get(seq) !== hash).length;
}
