import { FEED, NOT_FIRST, NOT_LAST, SPACE, WORD } from '../font/breaking';
import type { Glyph } from '../font/typeface';

/** Part of a text that stands on one line; `width` in thousandths of the type size, without trailing spaces. */
export type Line = {
  readonly glyphs: readonly Glyph[];
  readonly from: number;
  readonly to: number;
  readonly width: number;
};

/** May a line end between these two? Words stay whole, 、。」 never begin a line, 「（ never end one. */
function mayBreak(before: Glyph, after: Glyph): boolean {
  if (after.breaking & (NOT_FIRST | SPACE)) return false;
  if (before.breaking & SPACE) return true;
  if (before.breaking & NOT_LAST) return false;
  return !(before.breaking & WORD && after.breaking & WORD);
}

function lineOf(glyphs: readonly Glyph[], from: number, to: number): Line {
  let end = to;
  while (end > from && (glyphs[end - 1]?.breaking ?? 0) & SPACE) end -= 1;
  let width = 0;
  for (let index = from; index < end; index += 1) width += glyphs[index]?.advance ?? 0;
  return { glyphs, from, to: end, width };
}

/** Where the line that begins at `from` ends, and where the next one begins. */
function endOfLine(glyphs: readonly Glyph[], from: number, width: number): { end: number; next: number } {
  let used = 0;
  let lastBreak = from;
  for (let index = from; index < glyphs.length; index += 1) {
    const glyph = glyphs[index];
    if (!glyph) break;
    if (glyph.breaking & FEED) return { end: index, next: index + 1 };
    const before = glyphs[index - 1];
    if (index > from && before && mayBreak(before, glyph)) lastBreak = index;
    used += glyph.advance;
    if (used > width && index > from && !(glyph.breaking & SPACE)) {
      const end = lastBreak > from ? lastBreak : index;
      return { end, next: end };
    }
  }
  return { end: glyphs.length, next: glyphs.length };
}

/** The width of a text without line feeds and trailing spaces, -1 when it has any. */
function plainWidth(glyphs: readonly Glyph[]): number {
  let width = 0;
  let steering = 0;
  for (let index = 0; index < glyphs.length; index += 1) {
    const glyph = glyphs[index];
    if (!glyph) break;
    width += glyph.advance;
    steering |= glyph.breaking & FEED;
  }
  return steering || (glyphs[glyphs.length - 1]?.breaking ?? 0) & SPACE ? -1 : width;
}

/**
 * Breaks a text into lines by the Japanese rules (禁則). `width` and `firstWidth` (the first line's, when it is
 * indented) are in thousandths of the type size. A text with nothing in it has one empty line.
 */
export function breakLines(glyphs: readonly Glyph[], width: number, firstWidth = width): readonly Line[] {
  // Most cells of a ledger hold less than a line.
  const plain = plainWidth(glyphs);
  if (plain >= 0 && plain <= firstWidth) return [{ glyphs, from: 0, to: glyphs.length, width: plain }];
  const lines: Line[] = [];
  let from = 0;
  while (from < glyphs.length) {
    const { end, next } = endOfLine(glyphs, from, lines.length === 0 ? firstWidth : width);
    lines.push(lineOf(glyphs, from, end));
    from = next;
    const fed = (glyphs[next - 1]?.breaking ?? 0) & FEED;
    while (!fed && from < glyphs.length && (glyphs[from]?.breaking ?? 0) & SPACE) from += 1;
  }
  return lines.length > 0 ? lines : [{ glyphs, from: 0, to: 0, width: 0 }];
}
