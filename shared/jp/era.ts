/** The eras that official papers use, by their days in the Gregorian calendar. */
export type Era = {
  readonly name: string;
  readonly letter: string;
  readonly sign: string;
  readonly first: string;
  /**
   * The last day that papers date by it. 明治 and 大正 share theirs with the era that followed: the change was
   * proclaimed in the course of the day.
   */
  readonly last: string | null;
};

export const eras: readonly Era[] = [
  { name: '明治', letter: 'M', sign: '㍾', first: '1868-01-25', last: '1912-07-30' },
  { name: '大正', letter: 'T', sign: '㍽', first: '1912-07-30', last: '1926-12-25' },
  { name: '昭和', letter: 'S', sign: '㍼', first: '1926-12-25', last: '1989-01-07' },
  { name: '平成', letter: 'H', sign: '㍻', first: '1989-01-08', last: '2019-04-30' },
  { name: '令和', letter: 'R', sign: '㋿', first: '2019-05-01', last: null },
];

/** The Gregorian calendar is in force in Japan from this day (明治6年1月1日); earlier dates are refused. */
export const FIRST_DAY = '1873-01-01';

/** The era a day is shown in; of a shared day the new one. Days before 明治 are a bug here. */
export function eraOf(iso: string): Era {
  const era = eras.findLast((one) => one.first <= iso);
  if (!era) throw new Error(`no era for ${iso}`);
  return era;
}

export const eraNamed = (nameOrLetter: string): Era | undefined =>
  eras.find((one) => one.name === nameOrLetter || one.letter === nameOrLetter);

export const yearInEra = (era: Era, year: number): number => year - Number(era.first.slice(0, 4)) + 1;
export const yearOfEra = (era: Era, yearInIt: number): number => Number(era.first.slice(0, 4)) + yearInIt - 1;
