import { formatValue } from 'hucre';

/** What a cell shows, and what of its value the format hides. */
export type Shown = { readonly text: string; readonly hides?: 'year' | 'day' };

const pad = (value: number, width = 2): string => String(value).padStart(width, '0');

/** A number format without its literals: quoted text, escaped and padding characters, colours, locales. */
const bareFormat = (format: string): string =>
  (format.split(';')[0] ?? '')
    .replace(/"[^"]*"/gu, '')
    .replace(/\\.|[*_]./gu, '')
    .replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/giu, '')
    .toLowerCase();

type DateParts = {
  readonly year: boolean;
  readonly month: boolean;
  readonly day: boolean;
  readonly time: boolean;
};

/** Which parts of a date a format shows; null if it is no date format. `m` next to hours or seconds is minutes. */
export function dateParts(format: string): DateParts | null {
  const bare = bareFormat(format);
  if (/general|標準|[#?0]|e[+-]/u.test(bare.replace(/ss\.0+/u, 'ss'))) return null;
  const time = /h|s|am\/pm|\[m+\]/u.test(bare);
  const withoutMinutes = bare
    .replace(/(h+\]?[^a-z]*)m+/gu, '$1')
    .replace(/m+([^a-z]*s)/gu, '$1')
    .replace(/am\/pm|a\/p/gu, '');
  const parts = {
    year: /[yg]|e/u.test(withoutMinutes),
    month: /m/u.test(withoutMinutes.replace(/\[m+\]/gu, '')),
    day: /d/u.test(withoutMinutes),
    time,
  };
  return parts.year || parts.month || parts.day || parts.time ? parts : null;
}

const EVERYTHING: DateParts = { year: true, month: true, day: true, time: true };

const partsKnown = new Map<string, DateParts | null>();

function partsOf(format: string): DateParts | null {
  const known = partsKnown.get(format);
  if (known !== undefined) return known;
  const parts = dateParts(format);
  if (partsKnown.size > 1_000) partsKnown.clear();
  partsKnown.set(format, parts);
  return parts;
}

/** Serial numbers below 1 are times of day; workbooks know no time zone, so UTC is the wall clock. */
const isTimeOnly = (date: Date): boolean => date.getTime() < Date.UTC(1900, 0, 1);

/**
 * A date cell as ISO text, whatever era or order it is shown in: 2026-11-22, with the time only if there is one.
 * Where the format shows no day the text shows none either (2026年11月, 2026年度): a day would be an invention.
 */
export function showDateCell(date: Date, format: string | undefined): Shown {
  const clock = `${pad(date.getUTCHours())}:${pad(date.getUTCMinutes())}`;
  const seconds = date.getUTCSeconds() === 0 ? '' : `:${pad(date.getUTCSeconds())}`;
  if (Number.isNaN(date.getTime())) return { text: '' };
  if (isTimeOnly(date)) return { text: `${clock}${seconds}` };
  const parts = (format === undefined ? EVERYTHING : partsOf(format)) ?? EVERYTHING;
  const year = date.getUTCFullYear();
  const month = date.getUTCMonth() + 1;
  const midnight = date.getTime() % 86_400_000 === 0;
  const day = `${pad(year, 4)}-${pad(month)}-${pad(date.getUTCDate())}`;
  if (!parts.day && !parts.time && parts.year) {
    if (parts.month) return { text: `${year}年${month}月`, hides: 'day' };
    return { text: `${year}${/年度/u.test(format ?? '') ? '年度' : '年'}`, hides: 'day' };
  }
  const text = midnight || !parts.time ? day : `${day} ${clock}${seconds}`;
  return parts.year ? { text } : { text, hides: 'year' };
}

/** A number as Excel's General shows it, but with every digit: no floating noise, no exponent up to 21 digits. */
const showGeneral = (value: number): string => {
  const text = String(Number(value.toPrecision(15)));
  return text.includes('e') && Math.abs(value) < 1e21 && Number.isInteger(value)
    ? BigInt(value).toString()
    : text;
};

const isGeneral = (format: string): boolean => /general|G\/標準/iu.test(format);

/** A number as its format shows it: 007, 1,234, 第12号, 25.6%. */
function showNumber(value: number, format: string | undefined): string {
  if (format === undefined || format === '@' || format.trim() === '') return showGeneral(value);
  if (isGeneral(format)) {
    const section = format.split(';')[0] ?? format;
    return section
      .replace(/\[[^\]]*\]/gu, '')
      .replace(/"([^"]*)"/gu, '$1')
      .replace(/\\(.)/gu, '$1')
      .replace(/general|G\/標準/iu, showGeneral(value));
  }
  return formatValue(value, format).trim();
}

/** Dates of a cell whose format hucre does not take for one: 和暦 years alone (ggge"年度"). */
const dateOfSerial = (serial: number): Date =>
  new Date(Date.UTC(1899, 11, 30) + Math.round(serial * 86_400_000));

/** A cell's value as the user sees it in Excel; dates as ISO text. */
export function showCell(value: unknown, format: string | undefined): Shown {
  if (value === null || value === undefined) return { text: '' };
  if (typeof value === 'string') return { text: value };
  if (value instanceof Date) return showDateCell(value, format);
  if (typeof value === 'boolean') return { text: value ? 'TRUE' : 'FALSE' };
  if (typeof value !== 'number') return { text: String(value) };
  if (format !== undefined && value >= 1 && value < 2_958_466 && partsOf(format) !== null) {
    return showDateCell(dateOfSerial(value), format);
  }
  return { text: showNumber(value, format) };
}
