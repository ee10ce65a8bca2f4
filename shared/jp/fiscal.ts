import type { IsoDate } from './date';
import { eraOf, yearInEra } from './era';

/** 年度: 1 April to 31 March. `year` is the western year it begins in; `short` (R8) stands in numbers. */
export type FiscalYear = {
  readonly year: number;
  readonly label: string;
  readonly short: string;
  readonly start: IsoDate;
  readonly end: IsoDate;
};

/** The fiscal year that begins on 1 April of `year`. */
export function fiscalYear(year: number): FiscalYear {
  const start = `${year}-04-01` as IsoDate;
  // Named by its first day; the one exception is the year that began in 平成31年 and is written 令和元年度 throughout.
  const era = eraOf(year === 2019 ? '2019-05-01' : start);
  const inEra = yearInEra(era, year);
  return {
    year,
    label: `${era.name}${inEra === 1 ? '元' : inEra}年度`,
    short: `${era.letter}${inEra}`,
    start,
    end: `${year + 1}-03-31` as IsoDate,
  };
}

/** The western year in which the fiscal year of a day begins: January to March belong to the one before. */
export const fiscalStartOf = (on: IsoDate): number =>
  Number(on.slice(0, 4)) - (on.slice(5) >= '04-01' ? 0 : 1);

export const fiscalYearOf = (on: IsoDate): FiscalYear => fiscalYear(fiscalStartOf(on));
