import type { z } from 'zod';
import type { Answer } from '../../shared/host/channel';
import type { progressSchema } from '../../shared/host/contract';
import { fail } from '../../shared/result';
import { problems } from './problems';

export type Progress = z.infer<typeof progressSchema>;

/** What long work is given: it says how far it is, and stops when it is told to. */
export type Control = { readonly signal: AbortSignal; readonly progress: (progress: Progress) => void };

/** Long work that a window can watch and stop by the id it chose. */
export type Jobs = {
  run<T>(
    job: string | undefined,
    doing: string,
    work: (control: Control) => Promise<Answer<T>>,
  ): Promise<Answer<T>>;
  progress(job: string): Progress | null;
  cancel(job: string): void;
  cancelAll(): void;
};

export function createJobs(): Jobs {
  const running = new Map<string, { progress: Progress; readonly stop: AbortController }>();
  let unnamed = 0;
  return {
    async run(job, doing, work) {
      unnamed += 1;
      const id = job ?? `unnamed ${unnamed}`;
      const mine = { progress: { done: 0, total: 0, doing }, stop: new AbortController() };
      running.get(id)?.stop.abort();
      running.set(id, mine);
      try {
        const answer = await work({
          signal: mine.stop.signal,
          progress: (progress) => {
            mine.progress = progress;
          },
        });
        return mine.stop.signal.aborted ? fail(problems.cancelled) : answer;
      } catch (error) {
        if (mine.stop.signal.aborted) return fail(problems.cancelled);
        throw error;
      } finally {
        if (running.get(id) === mine) running.delete(id);
      }
    },
    progress: (job) => running.get(job)?.progress ?? null,
    cancel: (job) => running.get(job)?.stop.abort(),
    cancelAll() {
      for (const { stop } of running.values()) stop.abort();
    },
  };
}
