/** The eras that official papers use, by their first day (Gregorian, since 明治6年 = 1873). */
export type Era = {
  readonly name: string;
  readonly letter: string;
  readonly sign: string;
  readonly first: string;
};

export const eras: readonly Era[] = [
  { name: '明治', letter: 'M', sign: '㍾', first: '1868-01-25' },
  { name: '大正', letter: 'T', sign: '㍽', first: '1912-07-30' },
  { name: '昭和', letter: 'S', sign: '㍼', first: '1926-12-25' },
  { name: '平成', letter: 'H', sign: '㍻', first: '1989-01-08' },
  { name: '令和', letter: 'R', sign: '㋿', first: '2019-05-01' },
];

/** The Gregorian calendar is in force in Japan from this day; earlier dates are refused. */
export const FIRST_DAY = '1873-01-01';

/** The era a day belongs to; days before 明治6年 are a bug here. */
export function eraOf(iso: string): Era {
  const era = eras.findLast((one) => one.first <= iso);
  if (!era) throw new Error(`no era for ${iso}`);
  return era;
}

export const yearInEra = (era: Era, year: number): number => year - Number(era.first.slice(0, 4)) + 1;
export const yearOfEra = (era: Era, yearInIt: number): number => Number(era.first.slice(0, 4)) + yearInIt - 1;
