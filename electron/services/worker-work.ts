import { Worker } from 'node:worker_threads';
import type { Answer } from '../../shared/host/channel';
import type { OutputOf, ParsedInputOf } from '../../shared/host/contract';
import type { Problem } from '../../shared/problem';
import { fail } from '../../shared/result';
import type { Control } from './jobs';
import type { PackedFile } from './packed-file';
import { problems } from './problems';
import type { WorkChannel, WorkPort } from './work';
import type { FromWorker, ToWorker } from './worker-protocol';

/** Megabytes of heap a task may use: a file that needs more is not a ledger. */
const HEAP_MB = 1_024;
const WORKERS = 2;

const tooMuch: Problem = {
  code: 'work-too-large',
  what: 'このファイルは大きすぎるか、形が壊れているため、処理をやめました。',
  next: 'ファイルを分けるか、必要なシートだけを別のファイルに保存してから、もう一度操作してください。記録は変わっていません。',
};

/** One task in one worker; `done` gives the worker back, or null if it must not be used again. */
function runIn(
  worker: Worker,
  message: ToWorker,
  control: Control,
  done: (reusable: Worker | null) => void,
  sign: (bytes: Uint8Array) => void = () => undefined,
): Promise<Answer<unknown>> {
  return new Promise((resolve, reject) => {
    const finish = (reusable: Worker | null, settle: () => void): void => {
      // One by one: removeAllListeners would also take what Node itself hangs on a worker, and it would fall silent.
      worker.off('message', hear);
      worker.off('error', broken);
      worker.off('exit', end);
      control.signal.removeEventListener('abort', stop);
      done(reusable);
      settle();
    };
    const hear = (from: FromWorker): void => {
      if (from.kind === 'progress') control.progress(from.progress);
      else if (from.kind === 'sign') sign(from.bytes);
      else if (from.kind === 'answer') finish(worker, () => resolve(from.answer));
      else finish(worker, () => reject(new Error(from.message)));
    };
    const broken = (error: Error & { code?: string }): void => {
      const outOfMemory = error.code === 'ERR_WORKER_OUT_OF_MEMORY';
      finish(null, () => (outOfMemory ? resolve(fail(tooMuch)) : reject(error)));
    };
    const end = (code: number): void => finish(null, () => reject(new Error(`a worker ended with ${code}`)));
    const stop = (): void => {
      void worker.terminate();
      finish(null, () => resolve(fail(problems.cancelled)));
    };
    control.signal.addEventListener('abort', stop);
    worker.on('message', hear);
    worker.on('error', broken);
    worker.on('exit', end);
    worker.postMessage(message);
  });
}

/** Heavy work in worker threads with a bounded heap; cancelling ends the thread. `script`: the built worker.js; `assets`: the folder of fonts. */
export function workInThreads(script: string, assets: string): WorkPort {
  const idle: Worker[] = [];
  const waiting: ((worker: Worker) => void)[] = [];
  const all = new Set<Worker>();

  function start(): Worker {
    const worker = new Worker(script, {
      workerData: { assets },
      resourceLimits: { maxOldGenerationSizeMb: HEAP_MB },
    });
    worker.unref();
    all.add(worker);
    return worker;
  }

  function take(): Promise<Worker> {
    const free = idle.pop();
    if (free) return Promise.resolve(free);
    if (all.size < WORKERS) return Promise.resolve(start());
    return new Promise((resolve) => {
      waiting.push(resolve);
    });
  }

  async function taken() {
    const worker = await take();
    const give = (reusable: Worker | null): void => {
      if (!reusable) all.delete(worker);
      const next = waiting.shift();
      if (next) next(reusable ?? start());
      else if (reusable) idle.push(reusable);
    };
    return { worker, give };
  }

  return {
    async pack(task, signer, control) {
      const { worker, give } = await taken();
      if (control.signal.aborted) {
        give(worker);
        return fail(problems.cancelled);
      }
      const state = new Int32Array(task.signature, 0, 1);
      const sign = (bytes: Uint8Array): void => {
        new Uint8Array(task.signature, 4).set(signer(bytes));
        Atomics.store(state, 0, 1);
        Atomics.notify(state, 0);
      };
      const message = { name: 'packBundle', input: task } as const;
      return (await runIn(worker, message, control, give, sign)) as Answer<PackedFile>;
    },
    async run<N extends WorkChannel>(name: N, input: ParsedInputOf<N>, control: Control) {
      const { worker, give } = await taken();
      if (control.signal.aborted) {
        give(worker);
        return fail(problems.cancelled);
      }
      return (await runIn(worker, { name, input }, control, give)) as Answer<OutputOf<N>>;
    },
    async close() {
      await Promise.all([...all].map((worker) => worker.terminate()));
      all.clear();
      idle.length = 0;
    },
  };
}
