import { z } from 'zod';
import type { Instant } from '../ids';
import { type IsoDate, isoDateSchema, showDate } from './date';

/** A moment as the clock on the wall in Japan shows it: 2026-11-22T14:05. No zone: it is always Japan's. */
export const localMomentSchema = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d$/, '日時の形ではありません。')
  .refine((text) => isoDateSchema.safeParse(text.slice(0, 10)).success, 'この日付はありません。')
  .brand<'LocalMoment'>();
export type LocalMoment = z.infer<typeof localMomentSchema>;

/** Japan has been at UTC+9 without summer time since 1952. */
const JAPAN = 9 * 3_600_000;

export const momentIn = (instant: Instant): LocalMoment =>
  new Date(Date.parse(instant) + JAPAN).toISOString().slice(0, 16) as LocalMoment;

export const todayIn = (instant: Instant): IsoDate => momentIn(instant).slice(0, 10) as IsoDate;

export const localMomentDate = (moment: LocalMoment): IsoDate => moment.slice(0, 10) as IsoDate;

/** 令和8年11月22日 14:05 */
export const showLocalMoment = (moment: LocalMoment, style: 'long' | 'short' = 'long'): string =>
  `${showDate(localMomentDate(moment), style)} ${moment.slice(11)}`;

export const showMoment = (instant: Instant, style: 'long' | 'short' = 'long'): string =>
  showLocalMoment(momentIn(instant), style);
