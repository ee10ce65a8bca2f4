import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cheated, cheats, codeOf, honestRun } from './hand-overs';

const count = fc.integer({ min: 1, max: 8 });
const run = fc.record({ first: count, second: count, at: fc.nat(100), keepsHashes: fc.boolean() });

describe('hand-overs one after another', () => {
  it('are all accepted while the device is honest, however they overlap', () => {
    const step = fc.record({ more: fc.nat(4), back: fc.nat(10) });
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 6 }), fc.boolean(), (steps, keepsHashes) => {
        expect(honestRun(steps, keepsHashes)).toBe(null);
      }),
      { numRuns: 60, seed: 20261123 },
    );
  });

  for (const cheat of cheats) {
    it(`tell a ${cheat}`, () => {
      fc.assert(
        fc.property(run, (numbers) => {
          const opened = cheated(cheat, numbers);
          expect(opened.ok ? 'accepted' : opened.error.code).toBe(codeOf[cheat]);
        }),
        { numRuns: 60, seed: 20261123 },
      );
    });
  }
});
