/**
 * Work that can be done at once or in slices: a generator that yields wherever it may pause.
 * The answer is the same either way.
 */
export type Sliced<T> = Generator<void, T, void>;

/** Runs sliced work to its end without pausing. */
export function finish<T>(work: Sliced<T>): T {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}

export type SliceClock = {
  /** Milliseconds, any origin. */
  readonly now: () => number;
  /** Lets the window draw and take input. */
  readonly pause: () => Promise<void>;
};

/** Runs sliced work in turns of `budget` ms. Answers null when `isStale` says the answer is no longer wanted. */
export async function inSlices<T>(
  work: Sliced<T>,
  clock: SliceClock,
  isStale: () => boolean,
  budget = 8,
): Promise<T | null> {
  for (;;) {
    const until = clock.now() + budget;
    do {
      const step = work.next();
      if (step.done) return isStale() ? null : step.value;
    } while (clock.now() < until);
    await clock.pause();
    if (isStale()) return null;
  }
}
