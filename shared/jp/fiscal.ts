import type { IsoDate } from './date';
import { eraOf, yearInEra } from './era';

/** 年度: 1 April to 31 March. `label` is by the era of its first day, as cities write it: 令和元年度 began on 1 April 2019. */
export type FiscalYear = {
  readonly year: number;
  readonly label: string;
  readonly short: string;
  readonly start: IsoDate;
  readonly end: IsoDate;
};

export function fiscalYear(year: number): FiscalYear {
  const start = `${year}-04-01` as IsoDate;
  const era = eraOf(year === 2019 ? '2019-05-01' : year === 1989 ? '1989-04-01' : start);
  const inEra = yearInEra(era, year);
  return {
    year,
    label: `${era.name}${inEra === 1 ? '元' : inEra}年度`,
    short: `${era.letter}${inEra}`,
    start,
    end: `${year + 1}-03-31` as IsoDate,
  };
}

export function fiscalYearOf(on: IsoDate): FiscalYear {
  const year = Number(on.slice(0, 4));
  return fiscalYear(on.slice(5) >= '04-01' ? year : year - 1);
}
