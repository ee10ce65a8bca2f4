import { z } from 'zod';
import type { Problem } from '../problem';
import { fail, ok, type Result } from '../result';
import { type Era, eraNamed, eraOf, eras, FIRST_DAY, yearInEra, yearOfEra } from './era';
import { arabicNumerals } from './numerals';

const ISO = /^\d{4}-\d{2}-\d{2}$/;

/** A day that exists, as 2026-11-23, from 明治6年 (1873) on. */
export const isoDateSchema = z
  .string()
  .regex(ISO, '日付の形ではありません。')
  .refine((text) => exists(text), 'この日付はありません。')
  .brand<'IsoDate'>();
export type IsoDate = z.infer<typeof isoDateSchema>;

const UNSURE_LENGTH = 60;

/** A day, or what the old ledger says of it (「不明」「令和5年頃」) with the day it sorts by. */
export const looseDateSchema = z.union([
  isoDateSchema,
  z.strictObject({ unsure: z.string().min(1).max(UNSURE_LENGTH), sortAs: isoDateSchema.nullable() }),
]);
export type LooseDate = z.infer<typeof looseDateSchema>;

/** Whether a text of the form 2026-11-23 names a day that exists, from 明治6年 on: where many are read in a row. */
export const isDay = (text: string): text is IsoDate => ISO.test(text) && exists(text);

function exists(iso: string): boolean {
  const [year = 0, month = 0, day = 0] = iso.split('-').map(Number);
  const date = new Date(Date.UTC(year, month - 1, day));
  return iso >= FIRST_DAY && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

const problem = (what: string, next: string, why?: string): Problem => ({
  code: 'bad-date',
  what,
  next,
  ...(why === undefined ? {} : { why }),
});

const HOW = '「R8.11.22」「令和8年11月22日」「2026/11/22」のように入力してください。';

const ERA = '明治|大正|昭和|平成|令和|[MTSHR]';
const FIRST_YEAR = new RegExp(`(${ERA})元`, 'u');

/** Full-width characters, era signs, 元 and kanji numerals brought to one shape, for reading only. */
const plain = (text: string): string =>
  arabicNumerals(text.normalize('NFKC').replace(/\s/gu, '').toUpperCase()).replace(FIRST_YEAR, '$11');

const pad = (value: number, width = 2): string => String(value).padStart(width, '0');

function dayOf(year: number, month: number, day: number, typed: string): Result<IsoDate, Problem> {
  const iso = `${pad(year, 4)}-${pad(month)}-${pad(day)}`;
  if (iso < FIRST_DAY)
    return fail(
      problem(
        `「${typed}」は明治6年より前の日付です。`,
        '分からないときは「不明」などの言葉で入力してください。',
        '明治5年までは今と違う暦のため、日付として扱えません。',
      ),
    );
  if (!exists(iso))
    return fail(problem(`「${typed}」という日付はありません。`, '月と日を確かめてください。'));
  return ok(iso as IsoDate);
}

function inEra(era: Era, year: number, month: number, day: number, typed: string): Result<IsoDate, Problem> {
  if (year < 1) return fail(problem(`「${typed}」の年が読み取れません。`, HOW));
  const result = dayOf(yearOfEra(era, year), month, day, typed);
  if (!result.ok) return result;
  const isIn = era.first <= result.value && (era.last === null || result.value <= era.last);
  if (isIn) return result;
  const real = eraOf(result.value);
  return fail(
    problem(
      `「${typed}」は${era.name}ではありません。`,
      `「${showDate(result.value, 'long')}」と入力してください。`,
      `この日は${real.name}です（${era.name}は${daysOf(era)}）。`,
    ),
  );
}

const westernDay = (iso: string): string => {
  const [year, month, day] = iso.split('-').map(Number);
  return `${year}年${month}月${day}日`;
};

const daysOf = (era: Era): string =>
  `${westernDay(era.first)}から${era.last === null ? '' : `${westernDay(era.last)}まで`}`;

const BY_ERA = new RegExp(`^(${ERA})(\\d{1,2})[年./-](\\d{1,2})[月./-](\\d{1,2})日?$`, 'u');
const BY_YEAR = /^(\d{4})[年./-](\d{1,2})[月./-](\d{1,2})日?$/u;
const PACKED = /^(\d{4})(\d{2})(\d{2})$/;
const PACKED_ERA = /^([MTSHR])(\d{2})(\d{2})(\d{2})$/;
/** Two-digit years, days without a year, days that may be in any order. */
const UNCLEAR = /^(?:\d{1,2}[年./-]\d{1,2}(?:[月./-]\d{1,4})?日?|\d{1,2}月\d{1,2}日?|\d{6}|[MTSHR]\d{5})$/u;
const WEEKDAYS = '日月火水木金土';
const WEEKDAY = new RegExp(
  `(?:\\(([${WEEKDAYS}])(?:曜日?)?(?:・?祝日?)?\\)|(?<=日)([${WEEKDAYS}])曜日?)$`,
  'u',
);
const WITH_TIME = /^(.+?)(?:T|\s)\s*\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?$/u;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2})$/;
const JAPAN = 9 * 3_600_000;

/** The day without its time; a moment that names its zone gives the day it is in Japan. */
function withoutTime(text: string): string {
  const at = INSTANT.test(text) ? Date.parse(text) : Number.NaN;
  if (!Number.isNaN(at)) return new Date(at + JAPAN).toISOString().slice(0, 10);
  return WITH_TIME.exec(text)?.[1] ?? text;
}

function readDay(text: string, typed: string, serials: boolean): Result<IsoDate, Problem> {
  const numbers = (match: RegExpExecArray, from: number) =>
    [Number(match[from]), Number(match[from + 1]), Number(match[from + 2])] as const;
  const byEra = BY_ERA.exec(text) ?? PACKED_ERA.exec(text);
  const era = byEra && eraNamed(byEra[1] ?? '');
  if (byEra && era) return inEra(era, ...numbers(byEra, 2), typed);
  const western = BY_YEAR.exec(text) ?? PACKED.exec(text);
  if (western) return dayOf(...numbers(western, 1), typed);
  if (serials && /^\d{5}(?:\.\d+)?$/.test(text)) return dateOfSerial(Number(text));
  if (UNCLEAR.test(text))
    return fail(problem(`「${typed}」は年がはっきりしません。`, `元号か4桁の西暦を付けてください。${HOW}`));
  return fail(problem(`「${typed}」を日付として読めません。`, HOW));
}

/**
 * Reads a day as people write it: R8.11.22, 令和元年5月1日, 2026/11/22, 20261122, ㋿8.11.22, 令和八年十一月二十二日;
 * a time behind it is dropped. With `serials`, five digits are an Excel serial. Two-digit years without an era, a
 * weekday that does not fit and days outside the era they name are stopped, never guessed.
 */
export function parseDate(
  typed: string,
  options: { readonly serials?: boolean } = {},
): Result<IsoDate, Problem> {
  const text = plain(withoutTime(typed.normalize('NFKC').trim()));
  if (text === '') return fail(problem('日付が空です。', HOW));
  const weekday = WEEKDAY.exec(text);
  const day = readDay(text.replace(WEEKDAY, ''), typed, options.serials === true);
  const said = weekday?.[1] ?? weekday?.[2];
  if (!day.ok || said === undefined) return day;
  const real = WEEKDAYS[new Date(`${day.value}T00:00:00Z`).getUTCDay()];
  if (said === real) return day;
  return fail(
    problem(
      `「${typed}」の日付と曜日が合いません。`,
      '日付か曜日を直してください。',
      `${showDate(day.value)}は${real}曜日です。`,
    ),
  );
}

/** An Excel serial of the 1900 system (its whole part); serial 60 is the day that never was (1900-02-29). */
export function dateOfSerial(serial: number): Result<IsoDate, Problem> {
  const whole = Math.floor(serial);
  if (!Number.isFinite(serial) || whole < 1 || whole === 60 || whole > 2_958_465) {
    return fail(problem(`「${serial}」は日付の値ではありません。`, HOW));
  }
  const days = whole < 60 ? whole : whole - 1;
  return ok(new Date(Date.UTC(1899, 11, 31 + days)).toISOString().slice(0, 10) as IsoDate);
}

const UNSURE =
  /不明|不詳|未詳|頃|ころ$|ごろ|年代|年度|以前|以後|以降|前後|末|初め|はじめ|終わり|上旬|中旬|下旬|推定|約|\?|記[載録](?:なし|無し)/u;
const YEAR_ALONE = new RegExp(`^(?:(?:${ERA})\\d{1,2}|\\d{4})年?$`, 'u');
const MONTH_ALONE = new RegExp(`^(?:(?:${ERA})\\d{1,2}|\\d{4})[年./-]\\d{1,2}月?$`, 'u');

/** Reads a day, or keeps 「不明」「令和5年頃」「昭和の終わり頃」「H25.3」 as typed when old rows need it. */
export function parseLooseDate(
  typed: string,
  options: { readonly serials?: boolean } = {},
): Result<LooseDate, Problem> {
  const exact = parseDate(typed, options);
  if (exact.ok) return exact;
  const text = plain(typed);
  const isBare = YEAR_ALONE.test(text) || MONTH_ALONE.test(text);
  if (!UNSURE.test(text) && !isBare) return exact;
  const sorted = sortAs(text);
  if (isBare && sorted === null) return exact;
  if (typed.length > UNSURE_LENGTH)
    return fail(
      problem(`日付の言葉が長すぎます（${UNSURE_LENGTH}文字まで）。`, '詳しいことは備考に書いてください。'),
    );
  return ok({ unsure: typed, sortAs: sorted });
}

const YEAR_IN = new RegExp(`(?:(${ERA})(\\d{1,2})|(\\d{4}))(?:(年度)|[年./-]?(\\d{1,2})?)`, 'u');

/** The first day that the words can mean; of 末 and 終わり the last one. */
function sortAs(text: string): IsoDate | null {
  const atEnd = /末|終わり/u.test(text);
  const match = YEAR_IN.exec(text);
  if (!match) {
    const era = eras.find((one) => text.includes(one.name));
    const day = atEnd ? era?.last : era && (era.first < FIRST_DAY ? FIRST_DAY : era.first);
    return (day ?? null) as IsoDate | null;
  }
  const era = eraNamed(match[1] ?? '');
  const year = era ? yearOfEra(era, Number(match[2])) : Number(match[3] ?? 0);
  if (match[4]) return knownDay(atEnd ? `${pad(year + 1, 4)}-03-31` : `${pad(year, 4)}-04-01`);
  const month = match[5] === undefined ? null : Number(match[5]);
  if (month === null && atEnd) return knownDay(`${pad(year, 4)}-12-31`);
  const first = `${pad(year, 4)}-${pad(month ?? 1)}-01`;
  return knownDay(era && era.first > first && exists(first) ? era.first : first);
}

const knownDay = (iso: string): IsoDate | null => (exists(iso) ? (iso as IsoDate) : null);

/** long 令和8年11月22日 (令和元年5月1日), short R8.11.22, iso 2026-11-22. */
export function showDate(iso: IsoDate, style: 'long' | 'short' | 'iso' = 'long'): string {
  if (style === 'iso') return iso;
  const era = eraOf(iso);
  const [year = 0, month = 0, day = 0] = iso.split('-').map(Number);
  const inIt = yearInEra(era, year);
  if (style === 'short') return `${era.letter}${inIt}.${month}.${day}`;
  return `${era.name}${inIt === 1 ? '元' : inIt}年${month}月${day}日`;
}

export const showLooseDate = (date: LooseDate, style: 'long' | 'short' | 'iso' = 'long'): string =>
  typeof date === 'string' ? showDate(date, style) : date.unsure;

/** A month 「2026-11」 as 令和8年11月; anything else as it is. */
export const monthText = (month: string): string =>
  /^\d{4}-\d{2}$/.test(month) ? showDate(`${month}-01` as IsoDate).replace(/1日$/, '') : month;
