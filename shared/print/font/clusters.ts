/** One thing a reader sees as one character: a base with its variation selector and combining marks. */
const EXTENDERS = /[\u0300-\u036F]|\u3099|\u309A|[\uFE00-\uFE0F]|[\u{E0100}-\u{E01EF}]/u;

export const isVariationSelector = (codePoint: number): boolean =>
  (codePoint >= 0xfe00 && codePoint <= 0xfe0f) || (codePoint >= 0xe0100 && codePoint <= 0xe01ef);

const isExtender = (codePoint: number): boolean =>
  isVariationSelector(codePoint) ||
  (codePoint >= 0x300 && codePoint <= 0x36f) ||
  codePoint === 0x3099 ||
  codePoint === 0x309a;

/** Private use characters (外字) mean something else on every PC, so no font may answer for them. */
export const isPrivateUse = (codePoint: number): boolean =>
  (codePoint >= 0xe000 && codePoint <= 0xf8ff) || codePoint >= 0xf0000;

/** Characters that only steer the text and are drawn as nothing. */
export const isInvisible = (codePoint: number): boolean =>
  codePoint < 0x20 ||
  (codePoint >= 0x7f && codePoint < 0xa0) ||
  codePoint === 0xad ||
  (codePoint >= 0x200b && codePoint <= 0x200f) ||
  (codePoint >= 0x202a && codePoint <= 0x202e) ||
  (codePoint >= 0x2060 && codePoint <= 0x206f) ||
  codePoint === 0xfeff;

/** UTF-16 units that need a closer look: carriage returns, and parts of what is one character to a reader. */
export const isSpecialUnit = (unit: number): boolean =>
  unit === 0x0d ||
  (unit >= 0x300 && unit <= 0x36f) ||
  unit === 0x3099 ||
  unit === 0x309a ||
  (unit >= 0xd800 && unit <= 0xdfff) ||
  (unit >= 0xfe00 && unit <= 0xfe0f);

/** Splits a text into clusters; most texts have none longer than a character, so that way is short. */
export function clusters(text: string): readonly string[] {
  const characters = Array.from(text);
  if (!EXTENDERS.test(text)) return characters;
  const found: string[] = [];
  for (const character of characters) {
    const last = found.length - 1;
    if (last >= 0 && isExtender(character.codePointAt(0) ?? 0)) found[last] += character;
    else found.push(character);
  }
  return found;
}
