import { useCallback, useEffect, useRef } from 'react';

export type Later = {
  /** Does it when nothing was asked for `wait` ms. */
  readonly soon: () => void;
  /** Does it now if it is still to be done. */
  readonly now: () => void;
  /** Forgets it. */
  readonly never: () => void;
};

/** Puts work off until typing pauses. What is still to be done when the component goes away is done then. */
export function useLater(work: () => void, wait: number): Later {
  const latest = useRef(work);
  latest.current = work;
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  const never = useCallback(() => {
    if (timer.current !== null) clearTimeout(timer.current);
    timer.current = null;
  }, []);
  const now = useCallback(() => {
    if (timer.current === null) return;
    never();
    latest.current();
  }, [never]);
  const soon = useCallback(() => {
    never();
    timer.current = setTimeout(now, wait);
  }, [never, now, wait]);
  useEffect(() => now, [now]);
  return { soon, now, never };
}
