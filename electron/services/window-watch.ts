/** How long the window may be silent. A hidden window's timers run once a minute, so less than that is too short. */
export type Silence = {
  readonly lockAfterMs: number;
  /** From the lock on; null: the host stays. */
  readonly leaveAfterMs: number | null;
  readonly checkEveryMs: number;
};

export const usualSilence: Silence = { lockAfterMs: 150_000, leaveAfterMs: 30_000, checkEveryMs: 5_000 };

/** Notices that the window is gone: locks, then says so. Starts with the first sign of life. */
export function createWatch(
  silence: Silence,
  lock: () => Promise<void>,
  gone: () => void,
): { alive(): void; stop(): void } {
  let last: number | null = null;
  let locked = false;
  const timer = setInterval(() => {
    if (last === null) return;
    const silent = performance.now() - last;
    if (!locked && silent >= silence.lockAfterMs) {
      locked = true;
      void lock();
    }
    if (silence.leaveAfterMs !== null && silent >= silence.lockAfterMs + silence.leaveAfterMs) {
      clearInterval(timer);
      gone();
    }
  }, silence.checkEveryMs);
  timer.unref();
  return {
    alive() {
      last = performance.now();
      locked = false;
    },
    stop: () => clearInterval(timer),
  };
}
