import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type IsoDate, isoDateSchema, parseDate, showDate } from '../../../shared/jp/date';
import { fiscalYearOf } from '../../../shared/jp/fiscal';

const day = fc
  .integer({ min: Date.UTC(1873, 0, 1) / 86_400_000, max: Date.UTC(2100, 11, 31) / 86_400_000 })
  .map((days) => new Date(days * 86_400_000).toISOString().slice(0, 10) as IsoDate);

it('reads back every day it shows, in every style', () => {
  fc.assert(
    fc.property(day, fc.constantFrom('long' as const, 'short' as const, 'iso' as const), (iso, style) => {
      expect(parseDate(showDate(iso, style))).toEqual({ ok: true, value: iso });
    }),
    { numRuns: 3000 },
  );
});

it('puts every day into the fiscal year that holds it', () => {
  fc.assert(
    fc.property(day, (iso) => {
      const year = fiscalYearOf(iso);
      expect(year.start <= iso && iso <= year.end).toBe(true);
    }),
  );
});

it('never answers a day that does not exist', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom(...'RHSTM令和平成元年月日0123456789/.-　 '), maxLength: 12 }),
      (text) => {
        const result = parseDate(text);
        expect(result.ok ? isoDateSchema.safeParse(result.value).success : result.error.what !== '').toBe(
          true,
        );
      },
    ),
    { numRuns: 5000 },
  );
});
