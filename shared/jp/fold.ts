import { kanjiVariants } from './kanji-variants';

/*
 * What text is searched as (office.md 11): 髙 and 高, カ and ｶ and か, Ａ and a, every dash and no space are one.
 * Never for storing: text is kept exactly as typed. A query folded the same way is found as a plain substring, so the
 * last three digits of a number (「012」 of R8-0012) suffice without a rule of their own. Line breaks stay, so that
 * fields joined by them do not run together.
 */

/** Values of the table beside code units; 0 is what has not been worked out yet. */
const DROPPED = 0xffff;
const SEVERAL = 0xfffe;

const VOICED = 0x3099;
const HALF_VOICED = 0x309a;

const DASHES =
  /^[\u02d7\u058a\u2010-\u2015\u2043\u207b\u208b\u2212\u2500\u2501\u2e3a\u2e3b\u30fc\ufe58\ufe63\uff0d\uff70]$/u;
const WAVES = /^[\u02dc\u223c\u223f\u301c\u3030\uff5e]$/u;
/** White space but line breaks, and what nobody sees: variation selectors, joiners, marks of direction. */
const UNSEEN = /^(?:[^\S\n]|\p{Default_Ignorable_Code_Point})$/u;

const table = new Uint16Array(0x10000);
const longer = new Map<number, string>();
let variants: ReadonlyMap<number, number> | null = null;

const toHiragana = (code: number): number => {
  if (code === 0x30f5 || code === 0x3095) return 0x304b; // ヵ: 霞ヶ丘 is written with ヶ, ケ and が alike
  if (code === 0x30f6 || code === 0x3096) return 0x3051;
  return (code >= 0x30a1 && code <= 0x30f4) || code === 0x30fd || code === 0x30fe ? code - 0x60 : code;
};

/** What one character is searched as: nothing, one character, or several (㈱ → (株)). */
function foldCharacter(character: string): string {
  if (DASHES.test(character)) return '-';
  if (WAVES.test(character)) return '~';
  if (UNSEEN.test(character)) return '';
  if (character === '\u309b') return '\u3099';
  if (character === '\u309c') return '\u309a';
  variants ??= kanjiVariants();
  let folded = '';
  for (const part of character.normalize('NFKC').toLowerCase()) {
    if (UNSEEN.test(part)) continue;
    const code = part.codePointAt(0) ?? 0;
    folded += DASHES.test(part) ? '-' : String.fromCodePoint(toHiragana(variants.get(code) ?? code));
  }
  return folded;
}

/** Works out what a code unit becomes and keeps it. */
function learn(code: number): number {
  const folded = foldCharacter(String.fromCharCode(code));
  const single = folded.length === 1 && !isHigh(code);
  const value = folded === '' ? DROPPED : single ? folded.charCodeAt(0) : SEVERAL;
  if (value === SEVERAL) longer.set(code, folded);
  table[code] = value;
  return value;
}

const voicedKana = new Map<number, number>();

/** か + ゛ → が; 0 where the two do not join. */
function joined(base: number, mark: number): number {
  const key = base * 2 + (mark - VOICED);
  const known = voicedKana.get(key);
  if (known !== undefined) return known;
  const text = String.fromCharCode(base, mark).normalize('NFC');
  const code = text.length === 1 ? text.charCodeAt(0) : 0;
  voicedKana.set(key, code);
  return code;
}

/** Pairs of surrogates (𠮷) by their code point. */
const pairs = new Map<number, string>();

function foldPair(code: number): string {
  const known = pairs.get(code);
  if (known !== undefined) return known;
  const folded = foldCharacter(String.fromCodePoint(code));
  pairs.set(code, folded);
  return folded;
}

const isHigh = (code: number): boolean => (code & 0xfc00) === 0xd800;
const isLow = (code: number): boolean => (code & 0xfc00) === 0xdc00;

/** No character becomes more than 18 (ﷺ); what is nearly full is handed on. */
const SIZE = 4096;
const units = new Uint16Array(SIZE);

const textOf = (length: number): string =>
  String.fromCharCode.apply(null, units.subarray(0, length) as unknown as number[]);

/** Folds text for searching. Folding twice changes nothing. */
export function foldForSearch(text: string): string {
  let done = '';
  let length = 0;
  for (let index = 0; index < text.length; index += 1) {
    if (length > SIZE - 32) {
      // The last one stays: a voiced mark may still join it.
      done += textOf(length - 1);
      units[0] = units[length - 1] as number;
      length = 1;
    }
    const code = text.charCodeAt(index);
    const value = (table[code] as number) || learn(code);
    if (value === VOICED || value === HALF_VOICED) {
      const whole = length > 0 ? joined(units[length - 1] as number, value) : 0;
      if (whole === 0) units[length++] = value;
      else units[length - 1] = whole;
    } else if (value < SEVERAL) {
      units[length++] = value;
    } else if (value === SEVERAL) {
      const isPair = isHigh(code) && isLow(text.charCodeAt(index + 1));
      const folded = isPair ? foldPair(text.codePointAt(index) ?? code) : (longer.get(code) ?? '');
      for (let at = 0; at < folded.length; at += 1) units[length++] = folded.charCodeAt(at);
      if (isPair) index += 1;
    }
  }
  return done + textOf(length);
}

/** Characters that only this city's own fonts know (外字): shown elsewhere as something else or as nothing. */
export function privateUse(text: string): readonly string[] {
  return [...text].filter((character) => {
    const code = character.codePointAt(0) ?? 0;
    return (code >= 0xe000 && code <= 0xf8ff) || (code >= 0xf0000 && (code & 0xfffe) !== 0xfffe);
  });
}
