import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { startHeartbeat } from '../../../renderer/host/heartbeat';
import { hostLost } from '../../../renderer/host/lost';
import type { Host } from '../../../shared/host/dispatch';
import { fail, ok } from '../../../shared/result';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const beats = (answers: readonly boolean[]): Host => {
  let at = 0;
  return {
    call: (async () =>
      answers[at++] === false ? fail(hostLost) : ok({ state: 'unlocked' })) as Host['call'],
  };
};

describe('the heartbeat', () => {
  it('takes one miss for a busy machine, two for a lost host, and notices its return', async () => {
    const told: boolean[] = [];
    const beat = startHeartbeat(beats([true, false, true, false, false, false, true]), 100, {
      lost: (lost) => told.push(lost),
      state: () => {},
    });
    await vi.advanceTimersByTimeAsync(350);
    expect(told).toEqual([]);
    await vi.advanceTimersByTimeAsync(250);
    expect(told).toEqual([true]);
    await vi.advanceTimersByTimeAsync(100);
    expect(told).toEqual([true, false]);
    beat.stop();
  });

  it('says nothing after it was stopped', async () => {
    const states: string[] = [];
    const beat = startHeartbeat(beats([true, true]), 100, {
      lost: () => {},
      state: (state) => states.push(state),
    });
    await vi.advanceTimersByTimeAsync(100);
    beat.stop();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(states).toEqual(['unlocked']);
  });
});
