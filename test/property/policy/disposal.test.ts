import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { IsoDate } from '../../../shared/jp/date';
import { compareLevels } from '../../../shared/policy/classification';
import { contractorMethodsFor, type DisposalCase, methodsFor } from '../../../shared/policy/disposal';
import { routesFor } from '../../../shared/policy/disposal-routes';
import { type HeldEvent, highestEverHeld } from '../../../shared/policy/ever-held';
import { classes, kinds, profile } from '../../unit/policy/sample-profile';

const anyClass = fc.constantFrom(...classes);

const anyCase: fc.Arbitrary<DisposalCase> = fc.record({
  kind: fc.constantFrom(...kinds),
  highestEver: anyClass,
  heldResidentInformation: fc.boolean(),
  isEquipment: fc.boolean(),
  encryptedAlways: fc.boolean(),
  outsourced: fc.boolean(),
  leased: fc.boolean(),
  storage: fc.constantFrom(null, 'hdd', 'ssd', 'sshd', 'emmc'),
});

const open = (one: DisposalCase): readonly string[] =>
  methodsFor(one, profile).flatMap((verdict) => (verdict.allowed ? [verdict.method] : []));

const isWithin = (few: readonly string[], many: readonly string[]): boolean =>
  few.every((method) => many.includes(method));

const runs = { numRuns: 800 };

describe('disposal', () => {
  it('opens no method when the class rises, nor when residents’ information or 機器 is added', () => {
    fc.assert(
      fc.property(anyCase, anyClass, (one, other) => {
        const higher = compareLevels(other, one.highestEver) > 0 ? other : one.highestEver;
        expect(isWithin(open({ ...one, highestEver: higher }), open(one))).toBe(true);
        expect(
          isWithin(
            open({ ...one, heldResidentInformation: true }),
            open({ ...one, heldResidentInformation: false }),
          ),
        ).toBe(true);
        expect(isWithin(open({ ...one, isEquipment: true }), open({ ...one, isEquipment: false }))).toBe(
          true,
        );
        expect(
          isWithin(open({ ...one, encryptedAlways: false }), open({ ...one, encryptedAlways: true })),
        ).toBe(true);
      }),
      runs,
    );
  });

  it('leaves at least one method and one route for every kind in every case', () => {
    fc.assert(
      fc.property(anyCase, (one) => {
        expect(open(one)).not.toEqual([]);
        expect(contractorMethodsFor(one, profile)).not.toEqual([]);
        expect(routesFor(one, profile).filter((route) => route.allowed).length).toBeGreaterThan(1);
      }),
      runs,
    );
  });

  it('takes nothing less than destruction in-house for residents’ information, but for the cloud and storage taken out', () => {
    fc.assert(
      fc.property(anyCase, (one) => {
        const inHouse = { ...one, outsourced: false, heldResidentInformation: true };
        for (const verdict of methodsFor(inHouse, profile)) {
          if (!verdict.allowed || one.kind === 'cloud' || verdict.method === 'remove-storage') continue;
          expect(verdict.level).toBe('destroy');
        }
      }),
      runs,
    );
  });

  it('takes nothing less than Purge in-house from class 2 on and for 機器', () => {
    fc.assert(
      fc.property(anyCase, (one) => {
        if (one.highestEver === '1' && !one.isEquipment) return;
        for (const verdict of methodsFor({ ...one, outsourced: false }, profile))
          if (verdict.allowed) expect(['purge', 'destroy']).toContain(verdict.level);
      }),
      runs,
    );
  });

  it('asks for a certificate whenever a contractor finishes it', () => {
    fc.assert(
      fc.property(anyCase, (one) => {
        for (const verdict of methodsFor({ ...one, outsourced: true }, profile))
          expect(verdict.requires).toContain('certificate');
      }),
    );
  });
});

const on = fc
  .integer({ min: 0, max: 3000 })
  .map((days) => new Date(Date.UTC(2019, 0, 1) + days * 86_400_000).toISOString().slice(0, 10) as IsoDate);
const holding: fc.Arbitrary<HeldEvent> = fc.record({ on, holds: anyClass, residents: fc.boolean() });
const erasing: fc.Arbitrary<HeldEvent> = fc.record({
  on,
  erased: fc.record({
    level: fc.constantFrom('clear' as const, 'purge' as const, 'destroy' as const),
    verified: fc.boolean(),
  }),
});
const history = fc.array(fc.oneof(holding, erasing), { maxLength: 12 });

describe('the highest class ever held', () => {
  it('never falls but by a verified Purge, and the mark of residents’ information never goes', () => {
    fc.assert(
      fc.property(history, fc.oneof(holding, erasing), (before, event) => {
        const was = highestEverHeld(before);
        const is = highestEverHeld([...before, event]);
        const purged = 'erased' in event && event.erased.verified && event.erased.level !== 'clear';
        if (purged) expect(is).toMatchObject({ confidentiality: '1', purgedOn: event.on, from: null });
        else expect(compareLevels(is.confidentiality, was.confidentiality)).toBeGreaterThanOrEqual(0);
        if ('holds' in event)
          expect(compareLevels(is.confidentiality, event.holds)).toBeGreaterThanOrEqual(0);
        expect(is.residents || !was.residents).toBe(true);
      }),
      runs,
    );
  });
});
