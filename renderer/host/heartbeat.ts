import type { Status } from '../../shared/host/contract';
import type { Host } from '../../shared/host/dispatch';
import { lastSign } from './signs-of-life';

/** Two missed beats in a row mean the host is gone; one may be a busy machine. */
const MISSES = 2;

export type Heartbeat = { stop(): void };

/**
 * Tells the host every `everyMs` that the window is still there, and tells the window when the host is gone,
 * when it is back (the PC slept), and when it has locked the book behind its back.
 */
export function startHeartbeat(
  host: Host,
  everyMs: number,
  on: { readonly lost: (lost: boolean) => void; readonly state: (state: Status['state']) => void },
): Heartbeat {
  let misses = 0;
  let told = 0;
  let stopped = false;
  let timer: ReturnType<typeof setTimeout>;
  const beat = async (): Promise<void> => {
    // A window nobody touches must not keep the book open: the host counts idle time by what it is told.
    const active = lastSign() > told;
    told = Date.now();
    const answer = await host.call('heartbeat', { active });
    if (stopped) return;
    if (answer.ok && misses >= MISSES) on.lost(false);
    misses = answer.ok ? 0 : misses + 1;
    if (answer.ok) on.state(answer.value.state);
    if (misses === MISSES) on.lost(true);
    timer = setTimeout(beat, everyMs);
  };
  timer = setTimeout(beat, everyMs);
  return {
    stop() {
      stopped = true;
      clearTimeout(timer);
    },
  };
}
