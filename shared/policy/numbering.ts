import type { IsoDate } from '../jp/date';
import { fiscalYearOf } from '../jp/fiscal';

const COUNT = /\{n(?::(\d))?\}/g;
const KNOWN = /\{(?:FY|年度|device|n(?::\d)?)\}/g;

/** What is wrong with a pattern, in Japanese, or null. */
export function patternFault(pattern: string): string | null {
  if ((pattern.match(COUNT) ?? []).length !== 1) return '番号の形には、連番 {n} を1つだけ入れてください。';
  if (/[{}]/.test(pattern.replace(KNOWN, '')))
    return '番号の形に使えるのは {FY}・{年度}・{device}・{n:桁数} です。';
  if (!/\{(?:FY|年度)\}/.test(pattern))
    return '番号は年度ごとに付けるので、{FY} か {年度} を入れてください。';
  if (/(?:\d|\{FY\})\{n|\{n(?::\d)?\}(?:\d|\{FY\})/.test(pattern))
    return '連番の隣には、数字でない区切りを入れてください。';
  return null;
}

/**
 * A pattern of displayed numbers: {FY} is the fiscal year (R8), {年度} the same in words (令和8年度), {device} the
 * letter of the PC (left out while one PC is enrolled), {n:4} the running number with at least four digits.
 * 「{FY}-{n:4}」 gives R8-0012.
 */
export function formatNumber(pattern: string, on: IsoDate, n: number, device = ''): string {
  const year = fiscalYearOf(on);
  return pattern
    .replaceAll('{FY}', year.short)
    .replaceAll('{年度}', year.label)
    .replaceAll('{device}', device)
    .replace(COUNT, (_match, width: string | undefined) => String(n).padStart(Number(width ?? 1), '0'));
}

/** What stands before and behind the running number. */
function frameOf(pattern: string, on: IsoDate, device: string): readonly [string, string] {
  const at = pattern.search(COUNT);
  const end = at + (pattern.match(COUNT)?.[0].length ?? 0);
  return [formatNumber(pattern.slice(0, at), on, 0, device), formatNumber(pattern.slice(end), on, 0, device)];
}

/** The next `count` numbers of a series in the fiscal year of `on`, after the highest used; gaps stay gaps. */
export function nextNumbers(
  used: readonly string[],
  pattern: string,
  on: IsoDate,
  count: number,
  device = '',
): readonly string[] {
  const [head, tail] = frameOf(pattern, on, device);
  let highest = 0;
  for (const number of used) {
    if (!number.startsWith(head) || !number.endsWith(tail)) continue;
    const middle = number.slice(head.length, number.length - tail.length);
    if (/^\d{1,9}$/.test(middle)) highest = Math.max(highest, Number(middle));
  }
  return Array.from({ length: count }, (_, index) => formatNumber(pattern, on, highest + 1 + index, device));
}

export const nextNumber = (used: readonly string[], pattern: string, on: IsoDate, device = ''): string =>
  nextNumbers(used, pattern, on, 1, device)[0] ?? '';
