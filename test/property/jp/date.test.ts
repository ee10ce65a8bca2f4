import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type IsoDate, isoDateSchema, parseDate, showDate } from '../../../shared/jp/date';
import { fiscalYear, fiscalYearOf } from '../../../shared/jp/fiscal';
import { type LocalMoment, parseLocalMoment, showLocalMoment } from '../../../shared/jp/moment';
import { retentionEnd } from '../../../shared/jp/retention';

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

const allDays = function* () {
  for (let days = Date.UTC(1873, 0, 1); days <= Date.UTC(2100, 11, 31); days += 86_400_000)
    yield new Date(days).toISOString().slice(0, 10) as IsoDate;
};

it('reads back all 83,275 days from 1873 to 2100, and their moments', () => {
  let count = 0;
  for (const iso of allDays()) {
    count += 1;
    for (const style of ['long', 'short'] as const) {
      const read = parseDate(showDate(iso, style));
      if (!read.ok || read.value !== iso) expect.fail(`${iso} → ${showDate(iso, style)}`);
    }
    const moment = parseLocalMoment(showLocalMoment(`${iso}T09:05` as LocalMoment));
    if (!moment.ok || moment.value !== `${iso}T09:05`) expect.fail(`${iso} 09:05`);
  }
  expect(count).toBe(83_275);
});

it('begins a fiscal year where the one before ended', () => {
  for (let year = 1873; year < 2100; year += 1) {
    const one = fiscalYear(year);
    const end = new Date(`${one.end}T00:00:00Z`);
    end.setUTCDate(end.getUTCDate() + 1);
    expect(end.toISOString().slice(0, 10)).toBe(fiscalYear(year + 1).start);
    expect(fiscalYearOf(one.start)).toEqual(one);
    expect(fiscalYearOf(one.end)).toEqual(one);
  }
});

it('keeps papers longer the longer their 保存年限, and never less than that', () => {
  fc.assert(
    fc.property(
      day,
      fc.integer({ min: 1, max: 30 }),
      fc.constantFrom('fiscal' as const, 'calendar' as const),
      (on, years, basis) => {
        const end = retentionEnd(on, years, basis);
        expect(isoDateSchema.safeParse(end).success).toBe(true);
        expect(end >= `${Number(on.slice(0, 4)) + years}${on.slice(4)}`).toBe(true);
        expect(retentionEnd(on, years + 1, basis) > end).toBe(true);
      },
    ),
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

it('never answers a day that does not exist, nor words without what to do', () => {
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
