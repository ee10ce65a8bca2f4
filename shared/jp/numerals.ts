const DIGITS = '〇一二三四五六七八九';

/** 二十二 → 22, 二〇二六 → 2026; null for what is no number below 100 or row of digits. */
function numberIn(run: string): string | null {
  const digits = [...run].map((character) => DIGITS.indexOf(character));
  if (!run.includes('十')) return digits.join('');
  const match = /^([二三四五六七八九])?十([一二三四五六七八九])?$/u.exec(run);
  if (!match) return null;
  const tens = match[1] === undefined ? 1 : DIGITS.indexOf(match[1]);
  const ones = match[2] === undefined ? 0 : DIGITS.indexOf(match[2]);
  return String(tens * 10 + ones);
}

/** Kanji numerals of dates as digits (令和八年十一月二十二日), for reading only. */
export const arabicNumerals = (text: string): string =>
  text.replace(/[〇一二三四五六七八九十]+/gu, (run) => numberIn(run) ?? run);
