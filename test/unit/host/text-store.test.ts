import { afterEach, describe, expect, it, vi } from 'vitest';
import { createTextStore } from '../../../electron/services/text-store';

const piece = (at: number): Buffer => Buffer.from(`見本の記録${at}：${'髙﨑𠮷'.repeat(20_000)}`);

afterEach(() => vi.useRealTimers());

describe('text store', () => {
  it('gives back every piece from its place, also after it has rested', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
    const store = createTextStore(1_000);
    const places = Array.from({ length: 30 }, (_, at) => store.put(piece(at)));
    const read = (at: number) => {
      const { block, start } = places[at] ?? { block: -1, start: 0 };
      return store.block(block).subarray(start, start + piece(at).length);
    };
    const before = store.block(0);
    expect(read(0).equals(piece(0))).toBe(true);
    vi.advanceTimersByTime(3_000);
    // The text as it was is overwritten once it is packed.
    await vi.waitFor(() => expect(before.every((byte) => byte === 0)).toBe(true), { timeout: 5_000 });
    for (const at of places.keys()) expect(read(at).equals(piece(at))).toBe(true);
  });

  it('goes on writing to the last block while the others rest', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
    const store = createTextStore(1_000);
    const first = store.put(piece(1));
    vi.advanceTimersByTime(3_000);
    const next = store.put(Buffer.from('続き'));
    expect(
      store
        .block(next.block)
        .subarray(next.start, next.start + 6)
        .toString(),
    ).toBe('続き');
    expect(
      store
        .block(first.block)
        .subarray(first.start, first.start + piece(1).length)
        .equals(piece(1)),
    ).toBe(true);
  });

  it('overwrites the text when it forgets', () => {
    const store = createTextStore();
    const { block } = store.put(piece(1));
    const bytes = store.block(block);
    store.forget();
    expect(bytes.every((byte) => byte === 0)).toBe(true);
    expect(() => store.block(block)).toThrow();
  });
});
