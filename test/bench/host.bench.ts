import { createDecipheriv } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { open as openFile, readdir, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { killWriters } from '../fakes/killed-writers';
import { sampleDraft, sampleDrafts } from '../fakes/sample-entries';
import { createTestHost, openTestBook, testPassword, value } from '../fakes/test-host';
import { type Bench, type Measure, measure } from './measure';

const p95 = (times: readonly number[]): number =>
  times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.95)] ?? 0;
const median = (times: readonly number[]): number =>
  times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;

const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const start = performance.now();
  await work();
  return performance.now() - start;
};

/** An acknowledged append beside what it cannot do without: the same bytes written and synced the same two times. */
async function appends(count: number): Promise<readonly Measure[]> {
  const world = createTestHost();
  await openTestBook(world.host);
  const bare = mkdtempSync(join(tmpdir(), 'mamori-bare-'));
  const log = await openFile(join(bare, 'log'), 'wx+');
  const head = await openFile(join(bare, 'head'), 'wx+');
  await head.write(Buffer.alloc(8192), 0, 8192, 0);
  const frame = Buffer.alloc(1_100, 1);
  const slot = Buffer.alloc(4096, 2);
  const ours: number[] = [];
  const peer: number[] = [];
  for (let turn = 0; turn < count; turn += 1) {
    // In turns, so that both meet the same disk.
    ours.push(
      await timed(async () =>
        value(await world.host.call('append', { drafts: [sampleDraft(turn)], rules: 'bench' })),
      ),
    );
    peer.push(
      await timed(async () => {
        await log.write(frame, 0, frame.length, turn * frame.length);
        await log.datasync();
        await head.write(slot, 0, slot.length, (turn % 2) * 4096);
        await head.datasync();
      }),
    );
  }
  await log.close();
  await head.close();
  rmSync(bare, { recursive: true });
  await world.dispose();
  const line = (name: string, pick: (times: readonly number[]) => number, limit: number | null): Measure =>
    measure({
      name,
      ours: pick(ours),
      peer: pick(peer),
      peerName: 'two bare write + fdatasync of the same bytes',
      limit,
      count,
      unit: 'ms',
    });
  return [line('host append p95', p95, 3), line('host append median', median, null)];
}

/** Reading, decrypting and parsing the same bytes, with nothing checked and nothing kept but the entries. */
async function bareRead(folder: string, key: Buffer): Promise<number> {
  let entries = 0;
  for (const name of (await readdir(folder)).filter((file) => file.endsWith('.segment')).sort()) {
    const bytes = await readFile(join(folder, name));
    for (let at = 32; at < bytes.length; ) {
      const end = at + 20 + bytes.readUInt32BE(at);
      const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(at + 8, at + 20));
      decipher.setAuthTag(bytes.subarray(end - 16, end));
      const lines = decipher
        .update(bytes.subarray(at + 20, end - 16))
        .toString('utf8')
        .split('\n');
      for (let line = 0; line + 2 < lines.length; line += 3) {
        const header = JSON.parse(lines[line] ?? '') as object;
        const body: unknown = JSON.parse((lines[line + 2] ?? '').slice(32));
        if (Object.keys({ ...header, body }).length > 0) entries += 1;
      }
      at = end;
    }
  }
  return entries;
}

/** Megabytes in use. With `--expose-gc` what is merely not collected yet does not count. */
async function memory(): Promise<number> {
  const { gc } = globalThis as { readonly gc?: () => void };
  for (let round = 0; round < 3; round += 1) {
    gc?.();
    await new Promise(setImmediate);
  }
  const { heapUsed, external } = process.memoryUsage();
  return (heapUsed + external) / 1e6;
}

/** Unlocking a book and reading all of it, beside `bareRead`. */
async function openings(count: number, rounds: number): Promise<readonly Measure[]> {
  const { deriveKey } = await import('../../electron/services/hashing');
  const { openWithPassword } = await import('../../electron/services/keyring');
  const { readBookFiles } = await import('../../electron/services/book-files');
  const { nodeFiles } = await import('../../electron/services/node-files');
  const world = createTestHost();
  await openTestBook(world.host);
  // As a ledger grows: an import, then single commits.
  const single = Math.min(2_000, count / 10);
  for (let done = 0; done < count - single; done += 5_000) {
    const size = Math.min(5_000, count - single - done);
    value(await world.host.call('append', { drafts: sampleDrafts(size), rules: 'bench' }));
  }
  for (let done = 0; done < single; done += 1) {
    value(await world.host.call('append', { drafts: [sampleDraft(done)], rules: 'bench' }));
  }
  const { device } = value(await world.host.call('status', {}));
  const folder = join(world.folder, 'journal', device ?? '');
  const files = value(await readBookFiles(nodeFiles, world.folder));
  const opened = files && (await openWithPassword(files.keyring, testPassword));
  if (!opened) throw new Error('the book does not open');
  const key = deriveKey(opened.dataKey, 'journal general');
  await world.host.lock();

  const unlocking: number[] = [];
  const whole: number[] = [];
  const peer: number[] = [];
  let held = 0;
  for (let round = 0; round < rounds; round += 1) {
    peer.push(await timed(() => bareRead(folder, key)));
    await world.host.lock();
    const before = await memory();
    const start = performance.now();
    value(await world.host.call('unlock', { password: testPassword }));
    unlocking.push(performance.now() - start);
    let seq = 0;
    let more = true;
    while (more) {
      const page = value(await world.host.call('read', { after: { [device ?? '']: seq }, limit: 20_000 }));
      seq += page.entries.length;
      more = page.more;
    }
    whole.push(performance.now() - start);
    held = (await memory()) - before;
  }
  await world.dispose();
  // The best of each: what else the machine does only ever adds.
  const shared = {
    peer: Math.min(...peer),
    peerName: 'reading, decrypting and parsing the same bytes',
    count,
  };
  return [
    measure({
      name: 'unlock (every entry rehashed)',
      ours: Math.min(...unlocking),
      ...shared,
      limit: 2,
      unit: 'ms',
    }),
    measure({
      name: 'unlock and read every entry',
      ours: Math.min(...whole),
      ...shared,
      limit: 2,
      unit: 'ms',
    }),
    measure({
      name: 'memory of an open book',
      ours: held,
      peer: 600,
      peerName: 'the limit for the whole app',
      limit: 1,
      count,
      unit: 'MB',
    }),
  ];
}

/** Processes killed with SIGKILL while they write. `npm test` kills 50 in any case. */
async function kills(count: number): Promise<readonly Measure[]> {
  const { lost, acknowledged, errors } = await killWriters(count, 1);
  if (errors.length > 0) throw new Error(errors.join('\n'));
  return [
    measure({
      name: `acknowledged entries lost in ${count} kills`,
      ours: lost,
      peer: acknowledged,
      peerName: 'entries acknowledged',
      limit: 0,
      count,
      unit: 'entries',
    }),
  ];
}

/** Durable appends and the start of a large book. Argon2id is left at its cheapest: it costs the same 0.3 s always. */
export const bench: Bench = async ({ full }) => [
  ...(await appends(full ? 2_000 : 300)),
  ...(await openings(100_000, full ? 9 : 5)),
  ...(full ? await kills(1_000) : []),
];
