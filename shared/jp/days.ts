import type { IsoDate } from './date';

const DAY = 86_400_000;

/** The day so many days after `on`; before it where `days` is negative. */
export const addDays = (on: IsoDate, days: number): IsoDate =>
  new Date(Date.parse(`${on}T00:00:00.000Z`) + days * DAY).toISOString().slice(0, 10) as IsoDate;

/** Whole days from `from` to `to`; negative where `to` is earlier. */
export const daysBetween = (from: IsoDate, to: IsoDate): number =>
  Math.round((Date.parse(`${to}T00:00:00.000Z`) - Date.parse(`${from}T00:00:00.000Z`)) / DAY);
