import { useEffect } from 'react';
import type { Host } from '../../shared/host/dispatch';
import { lastSign } from '../host/signs-of-life';
import { finishBeforeLeaving } from './leaving';

/** Drops the keys in the host and everything in this window: drafts first, then lock, then a fresh document. */
export async function lockNow(host: Host): Promise<void> {
  await finishBeforeLeaving();
  await host.call('lock', {});
  window.location.reload();
}

const CHECK_EVERY_MS = 5_000;

/** Locks after so many minutes without a key or the mouse, also after the PC slept that long. */
export function useIdleLock(host: Host, minutes: number): void {
  useEffect(() => {
    const opened = Date.now();
    const timer = setInterval(() => {
      if (Date.now() - Math.max(opened, lastSign()) < minutes * 60_000) return;
      clearInterval(timer);
      void lockNow(host);
    }, CHECK_EVERY_MS);
    return () => clearInterval(timer);
  }, [host, minutes]);
}
