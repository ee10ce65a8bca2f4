import type { IsoDate } from '../jp/date';
import { fiscalYearOf } from '../jp/fiscal';

/**
 * A pattern of displayed numbers: {FY} is the fiscal year (R8), {device} the letter of the PC (left out while one PC is
 * enrolled), {n:4} the running number with at least four digits. 「{FY}-{n:4}」 gives R8-0012.
 */
export function formatNumber(pattern: string, on: IsoDate, n: number, device = ''): string {
  return pattern
    .replace('{FY}', fiscalYearOf(on).short)
    .replace('{device}', device)
    .replace(/\{n(?::(\d+))?\}/, (_match, width: string | undefined) =>
      String(n).padStart(Number(width ?? 1), '0'),
    );
}

/** The next `count` numbers of a series in the fiscal year of `on`, after the highest used; gaps stay gaps. */
export function nextNumbers(
  used: readonly string[],
  pattern: string,
  on: IsoDate,
  count: number,
): readonly string[] {
  const [head = '', tail = ''] = formatNumber(pattern.replace(/\{n(?::\d+)?\}/, '\u0000'), on, 0).split(
    '\u0000',
  );
  let highest = 0;
  for (const number of used) {
    if (!number.startsWith(head) || !number.endsWith(tail)) continue;
    const middle = number.slice(head.length, number.length - tail.length);
    if (/^\d{1,9}$/.test(middle)) highest = Math.max(highest, Number(middle));
  }
  return Array.from({ length: count }, (_, index) => formatNumber(pattern, on, highest + 1 + index));
}
