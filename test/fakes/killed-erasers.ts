import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { nodeHashing } from '../../electron/services/hashing';
import { verifyChain } from '../../shared/journal/chain';
import type { Entry } from '../../shared/journal/entry';
import { ERASE } from '../../shared/journal/erasure';
import { applyToErase, idOf, SECRET, write } from './erasure';
import { seeded } from './sample-entries';
import { createTestHost, openTestBook, testPassword, value } from './test-host';

const source = fileURLToPath(new URL('./eraser-process.ts', import.meta.url));

/** What became of an erasure whose process was killed. */
export type Killed = 'before the order' | 'in between' | 'after';
export type EraserCount = { readonly [when in Killed]: number } & { readonly errors: readonly string[] };

const RECORDS = ['1', '2', '3', '4', '5', '6', '7', '8'].map(idOf);
const ERASING = idOf('Z');

async function builtEraser(folder: string): Promise<string> {
  await build({
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true },
    build: {
      ssr: source,
      outDir: folder,
      emptyOutDir: false,
      rollupOptions: { output: { entryFileNames: 'eraser.mjs' } },
    },
  });
  return join(folder, 'eraser.mjs');
}

/** A book whose old records lie in many segments, with an erasure of them decided; killed while it is carried out. */
async function killOne(script: string, wait: number): Promise<{ when: Killed; errors: string[] }> {
  const folder = mkdtempSync(join(tmpdir(), 'mamori-erase-'));
  const first = createTestHost({ dataFolder: folder, segmentLimit: 2_000 });
  const errors: string[] = [];
  try {
    await openTestBook(first.host);
    for (let round = 0; round < 3; round += 1)
      for (const record of RECORDS) {
        const known = value(await first.host.call('recordEntries', { record: record as never })).entries.at(
          -1,
        );
        const body = { name: `${SECRET}${round}`, remarks: '見本'.repeat(200) };
        const event = known ? 'amended' : 'registered';
        await write(first.host, [{ register: 'asset', record, event, body, expected: known?.hash ?? null }]);
      }
    const decision = await applyToErase(first.host, RECORDS, ERASING);
    await first.host.lock();
    const child = spawn(process.execPath, [script, folder, RECORDS.join(','), ERASING, decision], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let said = '';
    const ended = new Promise<void>((resolve) => child.on('close', () => resolve()));
    const ready = new Promise<void>((resolve) =>
      child.stdout.on('data', (part: Buffer) => {
        said += part.toString('utf8');
        if (said.includes('ready')) resolve();
      }),
    );
    await Promise.race([ready, ended]);
    await pause(wait);
    child.kill('SIGKILL');
    await ended;
    value(await first.host.call('unlock', { password: testPassword }));
    const entries = value(await first.host.call('read', { after: {}, limit: 20_000 }))
      .entries as readonly Entry[];
    const ordered = entries.some(({ event }) => event === ERASE);
    const left = entries.filter(({ body }) => JSON.stringify(body).includes(SECRET)).length;
    if (!verifyChain(entries, null, nodeHashing).ok) errors.push('the chain is broken');
    if (left !== (ordered ? 0 : RECORDS.length * 3)) errors.push(`${left} bodies left, ordered: ${ordered}`);
    for (const { code } of value(await first.host.call('status', {})).warnings)
      if (code !== 'torn-tail-kept-aside') errors.push(code);
    return { when: !ordered ? 'before the order' : said.includes('done') ? 'after' : 'in between', errors };
  } finally {
    await first.host.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Kills so many processes while they erase, and counts when it hit them. */
export async function killErasers(kills: number, seed: number): Promise<EraserCount> {
  const folder = mkdtempSync(join(tmpdir(), 'mamori-eraser-'));
  const chance = seeded(seed);
  const count = { 'before the order': 0, 'in between': 0, after: 0, errors: [] as string[] };
  try {
    const script = await builtEraser(folder);
    for (let kill = 0; kill < kills; kill += 1) {
      const { when, errors } = await killOne(script, chance() * 60);
      count[when] += 1;
      count.errors.push(...errors);
    }
    return count;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
