import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  aspects,
  type Classification,
  compareLevels,
  highest,
  highestOf,
  isImportant,
  isLowered,
  LOWEST,
  levelsOf,
} from '../../../shared/policy/classification';
import { proposedRestrictions } from '../../../shared/policy/handling';
import { profile } from '../../unit/policy/sample-profile';

const level = (aspect: (typeof aspects)[number]) => fc.constantFrom(...levelsOf(aspect), 'unknown' as const);

const anyClass = fc.record({
  confidentiality: level('confidentiality'),
  integrity: level('integrity'),
  availability: level('availability'),
}) as fc.Arbitrary<Classification>;

const isAtMost = (a: Classification, b: Classification): boolean =>
  aspects.every((aspect) => compareLevels(a[aspect], b[aspect]) <= 0);

describe('the lattice of classes', () => {
  it('orders the levels of each aspect, 分類不明 on top', () => {
    for (const aspect of aspects) {
      const order = [...levelsOf(aspect), 'unknown' as const];
      order.forEach((one, at) => {
        order.forEach((other, place) => {
          expect(Math.sign(compareLevels(one, other))).toBe(Math.sign(at - place));
        });
      });
    }
  });

  it('has a highest that is commutative, associative and idempotent, with 1・1・1 at the bottom', () => {
    fc.assert(
      fc.property(anyClass, anyClass, anyClass, (a, b, c) => {
        expect(highestOf(a, b)).toEqual(highestOf(b, a));
        expect(highestOf(highestOf(a, b), c)).toEqual(highestOf(a, highestOf(b, c)));
        expect(highestOf(a, a)).toEqual(a);
        expect(highestOf(a, LOWEST)).toEqual(a);
      }),
    );
  });

  it('is the least class that covers both, and rises with its parts', () => {
    fc.assert(
      fc.property(anyClass, anyClass, anyClass, (a, b, c) => {
        const both = highestOf(a, b);
        expect(isAtMost(a, both) && isAtMost(b, both)).toBe(true);
        if (isAtMost(a, c) && isAtMost(b, c)) expect(isAtMost(both, c)).toBe(true);
        expect(isAtMost(highestOf(a, c), highestOf(both, c))).toBe(true);
      }),
    );
  });

  it('is never lowered by more contents, and stays important', () => {
    fc.assert(
      fc.property(anyClass, anyClass, (a, b) => {
        const both = highestOf(a, b);
        expect(isLowered(a, both)).toBe(false);
        expect(isImportant(both)).toBe(isImportant(a) || isImportant(b));
      }),
    );
  });

  it('names for every aspect above 1 only sources that have that level', () => {
    fc.assert(
      fc.property(fc.array(anyClass, { maxLength: 6 }), (classes) => {
        const sources = classes.map((classification, at) => ({ label: `見本${at}`, classification }));
        const found = highest(sources);
        for (const aspect of aspects) {
          const named = found.from[aspect].map((label) => classes[Number(label.slice(2))]?.[aspect]);
          expect(named.every((one) => one === found.classification[aspect])).toBe(true);
          expect(named.length === 0).toBe(found.classification[aspect] === '1');
        }
        expect(highest(sources.toReversed()).classification).toEqual(found.classification);
      }),
    );
  });

  it('proposes no fewer restrictions for a higher class', () => {
    fc.assert(
      fc.property(anyClass, anyClass, (a, b) => {
        const more = proposedRestrictions(highestOf(a, b), profile);
        for (const restriction of proposedRestrictions(a, profile)) expect(more).toContain(restriction);
      }),
    );
  });
});
