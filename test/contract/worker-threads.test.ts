import { existsSync } from 'node:fs';
import { afterAll, expect, it } from 'vitest';
import { workInThreads } from '../../electron/services/worker-work';

const script = new URL('../../out/main/worker.js', import.meta.url).pathname;
if (!existsSync(script)) throw new Error('npm run build comes first: these tests drive the built worker');

const work = workInThreads(script, new URL('../../assets', import.meta.url).pathname);
afterAll(() => work.close());

const control = () => ({ signal: new AbortController().signal, progress: () => {} });
const sheet = (text: string) => ({
  name: 'a.csv',
  bytes: new TextEncoder().encode(text),
  encoding: 'auto' as const,
  sheet: null,
});

it('serves task after task in the same threads, of every kind', async () => {
  for (let turn = 0; turn < 6; turn += 1) {
    const read = await work.run('readSheet', sheet(`番号,名称\r\n${turn},髙﨑`), control());
    expect(read.ok && (read.value.table['rows'] as string[][])[1]).toEqual([String(turn), '髙﨑']);
    const missing = await work.run('missingGlyphs', { texts: ['髙\ue000'] }, control());
    expect(missing.ok && missing.value.missing).toEqual(['\ue000']);
  }
});

it('answers many tasks asked for at once', async () => {
  const answers = await Promise.all(
    Array.from({ length: 8 }, (_, at) => work.run('readSheet', sheet(`番号\r\n${at}`), control())),
  );
  expect(answers.map((answer) => answer.ok && (answer.value.table['rows'] as string[][])[1]?.[0])).toEqual(
    Array.from({ length: 8 }, (_, at) => String(at)),
  );
});

it('stops a task when told to, and goes on with the next', async () => {
  const stop = new AbortController();
  const running = work.run('readSheet', sheet('番号\r\n1'), { signal: stop.signal, progress: () => {} });
  stop.abort();
  const answer = await running;
  expect(answer.ok ? 'done' : answer.error.code).toMatch(/done|cancelled/);
  expect((await work.run('readSheet', sheet('番号\r\n2'), control())).ok).toBe(true);
});
