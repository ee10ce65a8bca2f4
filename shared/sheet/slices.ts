import type { Progress } from './dry-run';

export type Pace = {
  /** Milliseconds from any start. */
  readonly now: () => number;
  /** Lets the screen have its turn: a timer, a frame, scheduler.yield. */
  readonly pause: () => Promise<void>;
  /** Milliseconds of work between two pauses. */
  readonly budget: number;
  readonly isCancelled: () => boolean;
  readonly onProgress: (progress: Progress) => void;
};

/** Runs work that pauses by itself, never longer than the budget at a time; null when it was cancelled. */
export async function runInSlices<T>(work: Generator<Progress, T, void>, pace: Pace): Promise<T | null> {
  for (;;) {
    const started = pace.now();
    let step = work.next();
    while (!step.done && pace.now() - started < pace.budget) step = work.next();
    if (step.done) return step.value;
    pace.onProgress(step.value);
    await pace.pause();
    if (pace.isCancelled()) return null;
  }
}
