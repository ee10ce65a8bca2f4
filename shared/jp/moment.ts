import { z } from 'zod';
import type { Instant } from '../ids';
import type { Problem } from '../problem';
import { fail, ok, type Result } from '../result';
import { type IsoDate, isoDateSchema, parseDate, showDate } from './date';

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

const CLOCK =
  /^(.*?)(?:T|\s|(?<=日))\s*(午前|午後)?\s*(\d{1,2})(?::|時)(?:(\d{1,2})(?:分|:\d{2}(?:\.\d+)?)?|半)?$/u;

/** Reads a day with a time of day: R8.11.22 14:05, 2026/11/22 9:05, 令和8年11月22日午後2時5分. Seconds are dropped. */
export function parseLocalMoment(typed: string): Result<LocalMoment, Problem> {
  const text = typed.normalize('NFKC').trim();
  const match = CLOCK.exec(text);
  if (!match) {
    const day = parseDate(text);
    return fail(day.ok ? noTime(typed) : day.error);
  }
  const day = parseDate(match[1] ?? '');
  if (!day.ok) return day;
  const said = Number(match[3]);
  const half = match[2];
  const hour = half === undefined ? said : said > 12 ? 24 : (said % 12) + (half === '午後' ? 12 : 0);
  const minute = text.endsWith('半') ? 30 : Number(match[4] ?? 0);
  if (hour > 23 || minute > 59) return fail(noTime(typed));
  const two = (value: number): string => String(value).padStart(2, '0');
  return ok(`${day.value}T${two(hour)}:${two(minute)}` as LocalMoment);
}

const noTime = (typed: string): Problem => ({
  code: 'bad-moment',
  what: `「${typed}」の時刻を読み取れません。`,
  next: '「R8.11.22 14:05」のように、日付と24時間制の時刻を入力してください。',
});
