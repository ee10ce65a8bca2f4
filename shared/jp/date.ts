import { z } from 'zod';
import type { Problem } from '../problem';
import { fail, ok, type Result } from '../result';
import { type Era, eraOf, eras, FIRST_DAY, yearInEra, yearOfEra } from './era';

const ISO = /^\d{4}-\d{2}-\d{2}$/;

/** A day that exists, as 2026-11-23, from 明治6年 (1873) on. */
export const isoDateSchema = z
  .string()
  .regex(ISO, '日付の形ではありません。')
  .refine((text) => exists(text), 'この日付はありません。')
  .brand<'IsoDate'>();
export type IsoDate = z.infer<typeof isoDateSchema>;

/** A day, or what the old ledger says of it (「不明」「令和5年頃」) with the day it sorts by. */
export const looseDateSchema = z.union([
  isoDateSchema,
  z.strictObject({ unsure: z.string().min(1).max(60), sortAs: isoDateSchema.nullable() }),
]);
export type LooseDate = z.infer<typeof looseDateSchema>;

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

/** Full-width characters, era signs and 元 brought to one shape, for reading only. */
const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/元年?/u, (match) => (match === '元年' ? '1年' : '1'))
    .replace(/\s/gu, '')
    .toUpperCase();

const pad = (value: number, width = 2): string => String(value).padStart(width, '0');

function dayOf(year: number, month: number, day: number, typed: string): Result<IsoDate, Problem> {
  const iso = `${pad(year, 4)}-${pad(month)}-${pad(day)}`;
  if (iso < FIRST_DAY)
    return fail(
      problem(
        `「${typed}」は明治6年より前の日付です。`,
        '分からないときは「不明」などの言葉で入力してください。',
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
  const real = eraOf(result.value);
  if (real === era) return result;
  return fail(
    problem(
      `「${typed}」は${era.name}ではありません。`,
      `${showDate(result.value, 'long')}と入力してください。`,
      `この日は${real.name}です（${real.name}は${showDay(real.first)}から）。`,
    ),
  );
}

const showDay = (iso: string): string => {
  const [year, month, day] = iso.split('-').map(Number);
  return `${year}年${month}月${day}日`;
};

const BY_ERA = /^(明治|大正|昭和|平成|令和|[MTSHR])(\d{1,2})[年./-](\d{1,2})[月./-](\d{1,2})日?$/u;
const BY_YEAR = /^(\d{4})[年./-](\d{1,2})[月./-](\d{1,2})日?(?:\([日月火水木金土]\))?$/u;
const PACKED = /^(\d{4})(\d{2})(\d{2})$/;
const PACKED_ERA = /^([MTSHR])(\d{2})(\d{2})(\d{2})$/;
const UNCLEAR = /^\d{1,2}[年./-]\d{1,2}(?:[月./-]\d{1,2})?日?$/u;
const WITH_TIME = /^(.+?)(?:T|\s)(\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?)Z?$/u;

/**
 * Reads a day as people write it: R8.11.22, 令和元年5月1日, 2026/11/22, 20261122, ㋿8.11.22; a time behind it is dropped.
 * With `serials`, five digits are an Excel serial. Two-digit years without an era are stopped, never guessed.
 */
export function parseDate(
  typed: string,
  options: { readonly serials?: boolean } = {},
): Result<IsoDate, Problem> {
  const withoutTime = WITH_TIME.exec(typed.normalize('NFKC').trim())?.[1] ?? typed;
  const text = plain(withoutTime).replace(/\([日月火水木金土]\)$/u, '');
  if (text === '') return fail(problem('日付が空です。', HOW));
  const numbers = (match: RegExpExecArray, from: number) =>
    [Number(match[from]), Number(match[from + 1]), Number(match[from + 2])] as const;
  const era = BY_ERA.exec(text) ?? PACKED_ERA.exec(text);
  if (era) {
    const found = eras.find((one) => one.name === era[1] || one.letter === era[1]);
    if (found) return inEra(found, ...numbers(era, 2), typed);
  }
  const western = BY_YEAR.exec(text) ?? PACKED.exec(text);
  if (western) return dayOf(...numbers(western, 1), typed);
  if (options.serials && /^\d{1,5}(?:\.\d+)?$/.test(text)) return dateOfSerial(Number(text));
  if (UNCLEAR.test(text))
    return fail(problem(`「${typed}」は年がはっきりしません。`, `元号か4桁の西暦を付けてください。${HOW}`));
  return fail(problem(`「${typed}」を日付として読めません。`, HOW));
}

/** An Excel serial of the 1900 system; serial 60 is the day that never was (1900-02-29). */
export function dateOfSerial(serial: number): Result<IsoDate, Problem> {
  const whole = Math.floor(serial);
  if (!Number.isFinite(serial) || whole < 1 || whole === 60 || whole > 2_958_465) {
    return fail(problem(`「${serial}」は日付の値ではありません。`, HOW));
  }
  const days = whole < 60 ? whole : whole - 1;
  return ok(new Date(Date.UTC(1899, 11, 31 + days)).toISOString().slice(0, 10) as IsoDate);
}

const UNSURE =
  /不明|不詳|頃|ごろ|年度|以前|以後|以降|末|初め|はじめ|中旬|上旬|下旬|推定|約|？|\?|^(?:明治|大正|昭和|平成|令和|[MTSHR])?\d{1,4}年(?:\d{1,2}月)?$/u;
const YEAR_IN = /(明治|大正|昭和|平成|令和|[MTSHR])(\d{1,2})|(\d{4})/u;

/** Reads a day, or keeps 「不明」「令和5年頃」「昭和の終わり頃」 as typed when old rows need it. */
export function parseLooseDate(
  typed: string,
  options: { readonly serials?: boolean } = {},
): Result<LooseDate, Problem> {
  const exact = parseDate(typed, options);
  if (exact.ok) return exact;
  const text = plain(typed);
  if (!UNSURE.test(text)) return exact;
  return ok({ unsure: typed, sortAs: sortAs(text) });
}

function sortAs(text: string): IsoDate | null {
  const match = YEAR_IN.exec(text);
  const name = eras.find((one) => text.includes(one.name));
  if (!match) return name ? (name.first as IsoDate) : null;
  const era = eras.find((one) => one.name === match[1] || one.letter === match[1]);
  const year = era ? yearOfEra(era, Number(match[2])) : Number(match[3] ?? 0);
  const iso = `${pad(year, 4)}-01-01`;
  return exists(iso) ? (iso as IsoDate) : null;
}

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
