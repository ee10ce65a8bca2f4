import type { IsoDate } from './date';

const DAY = 86_400_000;

/** The day so many days after `on`; before it where `days` is negative. */
export const addDays = (on: IsoDate, days: number): IsoDate =>
  new Date(Date.parse(`${on}T00:00:00.000Z`) + days * DAY).toISOString().slice(0, 10) as IsoDate;
