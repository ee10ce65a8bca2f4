import { useEffect } from 'react';
import type { Host } from '../../shared/host/dispatch';
import { finishBeforeLeaving } from './leaving';

/** Drops the keys in the host and everything in this window: drafts first, then lock, then a fresh document. */
export async function lockNow(host: Host): Promise<void> {
  await finishBeforeLeaving();
  await host.call('lock', {});
  window.location.reload();
}

const SIGNS_OF_LIFE = ['keydown', 'pointerdown', 'pointermove', 'wheel'] as const;
const CHECK_EVERY_MS = 5_000;

/** Locks after so many minutes without a key or the mouse, also after the PC slept that long. */
export function useIdleLock(host: Host, minutes: number): void {
  useEffect(() => {
    let last = Date.now();
    const alive = () => {
      last = Date.now();
    };
    for (const sign of SIGNS_OF_LIFE) window.addEventListener(sign, alive, { passive: true, capture: true });
    const timer = setInterval(() => {
      if (Date.now() - last < minutes * 60_000) return;
      clearInterval(timer);
      void lockNow(host);
    }, CHECK_EVERY_MS);
    return () => {
      clearInterval(timer);
      for (const sign of SIGNS_OF_LIFE) window.removeEventListener(sign, alive, { capture: true });
    };
  }, [host, minutes]);
}
