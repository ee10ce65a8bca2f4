import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openPlain } from '../../unit/bundle/fixture';
import { mutated } from './mutate';
import { mutations } from './mutations';
import { falsehood, type Scene, scenes } from './scenes';

describe('bundles changed by somebody who may sign', () => {
  it('accepts every scene as it was', () => {
    for (const scene of ['carried', 'rewritten', 'unsigned'] as const) {
      const opened = openPlain(scenes[scene].plain, scenes[scene].intake);
      expect(opened.ok).toBe(true);
      expect(opened.ok && falsehood(opened.value, scenes[scene])).toBe(null);
    }
  });

  it('accepts none that tells anything the honest device did not write, and survives all of them', () => {
    let accepted = 0;
    let refused = 0;
    fc.assert(
      fc.property(mutations, (mutation) => {
        const scene: Scene = scenes[mutation.scene];
        const opened = openPlain(mutated(mutation), scene.intake);
        if (opened.ok) accepted += 1;
        else refused += 1;
        if (opened.ok) expect(falsehood(opened.value, scene)).toBe(null);
        else expect(opened.error.code).toMatch(/^[a-z-]+$/);
      }),
      { numRuns: 1500, seed: 20261123 },
    );
    // Some changes undo themselves or concern what the signer may say: the test must have seen both.
    expect(accepted).toBeGreaterThan(10);
    expect(refused).toBeGreaterThan(1000);
  });

  it('would notice a falsehood: one that gets through when nothing is recorded is told', () => {
    const scene = scenes.rewritten;
    const rewritten = {
      scene: 'rewritten' as const,
      changes: [
        {
          kind: 'entry' as const,
          at: 0,
          field: 'body',
          value: { name: '偽' },
          rehash: 'rest' as const,
          reseal: true,
        },
      ],
      recount: true,
      repair: 'all' as const,
    };
    const plain = mutated(rewritten);
    expect(openPlain(plain, scene.intake)).toMatchObject({ ok: false, error: { code: 'chain-fork' } });
    const unrecorded = openPlain(plain, { ...scene.intake, received: null });
    if (!unrecorded.ok) throw new Error(unrecorded.error.code);
    expect(falsehood(unrecorded.value, scene)).toBe('entry 1');
  });
});
