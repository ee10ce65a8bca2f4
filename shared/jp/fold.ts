import { kanjiVariants } from './kanji-variants';

/*
 * What text is searched as (office.md 11): 髙 and 高, カ and ｶ and か, Ａ and a, every dash and no space are one.
 * Never for storing: text is kept exactly as typed. A query folded the same way is found as a plain substring, so the
 * last three digits of a number (「012」 of R8-0012) suffice without a rule of their own. Line breaks stay, so that
 * fields joined by them do not run together.
 */

/** Values of the table beside code units: not worked out yet, left out, more than one character. */
const UNKNOWN = 0;
const DROPPED = 0xffff;
const SEVERAL = 0xfffe;

const HYPHEN = 0x2d;
const VOICED = 0x3099;
const HALF_VOICED = 0x309a;

const DASHES = /^[\u00ad\u02d7\u058a\u2010-\u2015\u2043\u207b\u208b\u2212\u2500\u2501\u2e3a\u2e3b\u30fc\ufe58\ufe63\uff0d\uff70]$/u;
const WAVES = /^[\u02dc\u223c\u223f\u301c\u3030\uff5e]$/u;
/** White space but line breaks, variation selectors, and marks that nobody sees. */
const UNSEEN = /^[^\S\n]$|^[\u00ad\u034f\u061c\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufe00-\ufe0f\ufeff]$/u;
const SELECTORS = /^[\u{e0100}-\u{e01ef}]$/u;

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
  if (UNSEEN.test(character) || SELECTORS.test(character)) return '';
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
  const value = folded === '' ? DROPPED : folded.length === 1 ? folded.charCodeAt(0) : SEVERAL;
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

let units = new Uint16Array(1024);

function write(at: number, text: string): number {
  for (let index = 0; index < text.length; index += 1) units[at + index] = text.charCodeAt(index);
  return at + text.length;
}

function learnPair(code: number, text: string): string {
  const folded = foldCharacter(text);
  longer.set(code, folded);
  return folded;
}

const CHUNK = 8192;

function textOf(length: number): string {
  if (length <= CHUNK) return String.fromCharCode.apply(null, units.subarray(0, length) as unknown as number[]);
  let text = '';
  for (let start = 0; start < length; start += CHUNK)
    text += String.fromCharCode.apply(null, units.subarray(start, Math.min(start + CHUNK, length)) as unknown as number[]);
  return text;
}

/** Folds text for searching. Pure, and the same for both sides of a comparison: folding twice changes nothing. */
export function foldForSearch(text: string): string {
  // One code unit becomes at most 18 (U+FDFA); room for that is made only when it is needed.
  if (units.length < text.length * 2 + 64) units = new Uint16Array(text.length * 4 + 64);
  let length = 0;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    const value = table[code] || learn(code);
    if (value < SEVERAL) {
      const base = length > 0 ? (units[length - 1] as number) : 0;
      const whole = value === VOICED || value === HALF_VOICED ? joined(base, value) : 0;
      if (whole === 0) units[length++] = value;
      else units[length - 1] = whole;
    } else if (value === SEVERAL) {
      const folded = longer.get(code) ?? '';
      length = roomFor(length, folded.length + (text.length - index) * 2);
      length = write(length, folded);
    }
  }
  return textOf(length);
}
