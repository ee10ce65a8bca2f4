import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createTurns } from '../../../renderer/book/turns';
import { createAreaBook } from '../../fakes/area-book';

/** 17:00 in Japan; the room closes at 17:30. */
const START = '2026-11-23T08:00:00.000Z';

beforeEach(() => {
  vi.useFakeTimers({ now: new Date(START) });
});
afterEach(() => {
  vi.useRealTimers();
});

const turnsOf = () => createTurns(createAreaBook(START).book.projection);

describe('the turns of a day', () => {
  it('are told at closing time and at midnight, and at no other minute', () => {
    const turns = turnsOf();
    const told: string[] = [];
    turns.subscribe(() => told.push(`${turns.now().today} ${turns.now().closed}`));
    vi.advanceTimersByTime(29 * 60_000);
    expect(told).toEqual([]);
    vi.advanceTimersByTime(60_000);
    expect(told).toEqual(['2026-11-23 17:30']);
    vi.advanceTimersByTime(24 * 3_600_000);
    expect(told).toEqual(['2026-11-23 17:30', '2026-11-24 ', '2026-11-24 17:30']);
  });

  it('are one object until they change, so that what is worked out from them is worked out once', () => {
    const turns = turnsOf();
    turns.subscribe(() => undefined);
    const before = turns.now();
    vi.advanceTimersByTime(20 * 60_000);
    expect(turns.now()).toBe(before);
  });

  it('need one timer for all who look, and none when nobody does', () => {
    const turns = turnsOf();
    const leave = [1, 2, 3].map(() => turns.subscribe(() => undefined));
    expect(vi.getTimerCount()).toBe(1);
    for (const one of leave) one();
    expect(vi.getTimerCount()).toBe(0);
    vi.advanceTimersByTime(48 * 3_600_000);
    expect(turns.now().today).toBe('2026-11-25');
  });
});
