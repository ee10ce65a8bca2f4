import { parentPort, workerData } from 'node:worker_threads';
import type { Answer } from '../shared/host/channel';
import type { Control } from './services/jobs';
import type { PackTask } from './services/pack-protocol';
import { packInWorker } from './services/pack-task';
import { createTasks } from './services/tasks';
import type { FromWorker, ToWorker } from './services/worker-protocol';

/** The worker thread: runs one task at a time and knows neither keys nor files of the book. */
const { assets } = workerData as { readonly assets: string };
const tasks = createTasks(assets);
const say = (message: FromWorker): void => parentPort?.postMessage(message);
const control: Control = {
  // A cancelled task's thread is ended from outside.
  signal: new AbortController().signal,
  progress: (progress) => say({ kind: 'progress', progress }),
};

parentPort?.on('message', async ({ name, input }: ToWorker) => {
  try {
    if (name === 'packBundle') {
      const ask = (bytes: Uint8Array): void => say({ kind: 'sign', bytes });
      return say({ kind: 'answer', answer: await packInWorker(input as PackTask, ask) });
    }
    const run = tasks[name] as (input: unknown, control: Control) => Promise<Answer<unknown>>;
    say({ kind: 'answer', answer: await run(input, control) });
  } catch (error) {
    say({ kind: 'bug', message: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
});
