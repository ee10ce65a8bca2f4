import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { heldCodes, OUT_OF_SIGHT_MS } from '../../../shared/stocktaking/held-codes';

describe('a code before the camera', () => {
  it('is read once however long it is held there', () => {
    const held = heldCodes();
    const told = Array.from({ length: 300 }, (_, at) => held.see('1', at * 100));
    expect(told.filter((one) => one === 'new')).toHaveLength(1);
  });

  it('is read again after it was out of sight, and not a moment earlier', () => {
    const held = heldCodes();
    expect(held.see('1', 0)).toBe('new');
    expect(held.see('1', OUT_OF_SIGHT_MS - 1)).toBe('held');
    expect(held.see('1', 2 * OUT_OF_SIGHT_MS - 1)).toBe('new');
  });

  it('does not keep another one from being read', () => {
    const held = heldCodes();
    expect([held.see('1', 0), held.see('2', 50), held.see('1', 100), held.see('2', 150)]).toEqual([
      'new',
      'new',
      'held',
      'held',
    ]);
  });

  it('is told new exactly when its last sight is long enough ago', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.integer({ min: 0, max: 5_000 })), {
          maxLength: 60,
        }),
        (looks) => {
          const held = heldCodes();
          const last = new Map<string, number>();
          let now = 0;
          for (const [code, pause] of looks) {
            now += pause;
            const before = last.get(code);
            const expected = before === undefined || now - before >= OUT_OF_SIGHT_MS ? 'new' : 'held';
            expect(held.see(code, now)).toBe(expected);
            last.set(code, now);
          }
        },
      ),
    );
  });
});
