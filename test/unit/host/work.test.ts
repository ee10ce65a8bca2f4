import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { noWork, type WorkPort, workInPlace } from '../../../electron/services/work';
import { workInThreads } from '../../../electron/services/worker-work';
import { ok } from '../../../shared/result';
import { createTestHost, openTestBook, refusal, type TestHost, value } from '../../fakes/test-host';

/** Speaks what electron/worker.ts speaks; what it does is in the texts it is sent. */
const SCRIPT = `
import { parentPort, workerData } from 'node:worker_threads';
parentPort.on('message', async ({ name, input }) => {
  const what = input.texts[0];
  if (what === 'memory') { const kept = []; for (;;) kept.push(new Array(100_000).fill(kept.length)); }
  if (what === 'bug') return parentPort.postMessage({ kind: 'bug', message: 'a bug' });
  if (what === 'exit') process.exit(3);
  if (what === 'forever') {
    parentPort.postMessage({ kind: 'progress', progress: { done: 1, total: 9, doing: '作業中' } });
    return;
  }
  parentPort.postMessage({ kind: 'answer', answer: { ok: true, value: { missing: [what, workerData.assets] } } });
});
`;

let folder: string;
let work: WorkPort;
let world: TestHost;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'mamori-work-'));
  writeFileSync(join(folder, 'worker.mjs'), SCRIPT);
});
afterAll(() => rmSync(folder, { recursive: true }));
afterEach(() => world.dispose());

describe('heavy work', () => {
  async function start() {
    work = workInThreads(join(folder, 'worker.mjs'), '/assets');
    world = createTestHost({ work });
    await openTestBook(world.host);
    return world.host;
  }

  test('runs in threads, two at a time, as much as is asked for', async () => {
    const host = await start();
    const asked = Array.from({ length: 12 }, (_, place) => `text ${place}`);
    const answers = await Promise.all(asked.map((text) => host.call('missingGlyphs', { texts: [text] })));
    expect(answers.map((answer) => value(answer).missing)).toEqual(asked.map((text) => [text, '/assets']));
  });

  test('a bug or a thread that ends is a bug of that task only', async () => {
    const host = await start();
    for (const text of ['bug', 'exit', 'bug', 'exit']) {
      expect(refusal(await host.call('missingGlyphs', { texts: [text] }))).toBe('host-bug');
    }
    expect(world.bugs).toHaveLength(4);
    expect(value(await host.call('missingGlyphs', { texts: ['a'] })).missing[0]).toBe('a');
  });

  test('what takes too much memory is refused with a word, and the host goes on', async () => {
    const host = await start();
    expect(refusal(await host.call('missingGlyphs', { texts: ['memory'] }))).toBe('work-too-large');
    expect(value(await host.call('missingGlyphs', { texts: ['a'] })).missing[0]).toBe('a');
    expect(await host.state()).toBe('unlocked');
  });
});

describe('a job', () => {
  const readSheet = (job: string) => ({
    name: 'a.csv',
    bytes: new Uint8Array([1]),
    encoding: 'auto' as const,
    sheet: null,
    job,
  });

  test('tells how far it is, and stops when it is told to or the book is locked', async () => {
    let stopped = 0;
    world = createTestHost({
      work: workInPlace({
        ...noWork,
        readSheet: (_input, { signal, progress }) => {
          progress({ done: 3, total: 10, doing: '読み取り中' });
          return new Promise((resolve) => {
            signal.addEventListener('abort', () => {
              stopped += 1;
              resolve(ok({ table: {} }));
            });
          });
        },
      }),
    });
    const { host } = world;
    await openTestBook(host);
    const first = host.call('readSheet', readSheet('job-1'));
    await vi.waitUntil(async () => value(await host.call('progress', { job: 'job-1' })).progress?.done === 3);
    expect(value(await host.call('progress', { job: 'job-2' })).progress).toBe(null);
    await host.call('cancel', { job: 'job-1' });
    expect(refusal(await first)).toBe('cancelled');
    const second = host.call('readSheet', readSheet('job-1'));
    await vi.waitUntil(async () => value(await host.call('progress', { job: 'job-1' })).progress !== null);
    await host.call('lock', {});
    expect(refusal(await second)).toBe('cancelled');
    expect(stopped).toBe(2);
    expect(value(await host.call('progress', { job: 'job-1' })).progress).toBe(null);
  });

  test('a cancelled task ends its thread', async () => {
    work = workInThreads(join(folder, 'worker.mjs'), '/assets');
    const stop = new AbortController();
    const heard: number[] = [];
    const running = work.run(
      'missingGlyphs',
      { texts: ['forever'] },
      {
        signal: stop.signal,
        progress: ({ done }) => {
          heard.push(done);
          stop.abort();
        },
      },
    );
    expect(refusal(await running)).toBe('cancelled');
    expect(heard).toEqual([1]);
    await work.close();
    world = createTestHost();
  });
});
