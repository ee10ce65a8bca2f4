import type { Outlines } from '../../../shared/print/font/outlines';
import type { Glyph, Typeface } from '../../../shared/print/font/typeface';
import { createTypeface } from '../../../shared/print/font/typeface';
import type { Sheet } from '../../../shared/print/layout/sheet';

/** A font that has every character: squares of one em, half of it for ASCII. */
const squares: Outlines = {
  name: 'Squares',
  unitsPerEm: 1000,
  ascent: 880,
  descent: -120,
  box: [0, -120, 1000, 880],
  glyphOf: (codePoint) => codePoint,
  glyphOfVariation: (codePoint) => codePoint,
  advance: (glyph) => (glyph < 0x80 ? 500 : 1000),
  outline: () => new Uint8Array(0),
};

export const squareFace: Typeface = createTypeface([squares]);
export const squareFaces = { gothic: squareFace, mincho: squareFace };

export const textOf = (glyphs: readonly Glyph[], from = 0, to = glyphs.length): string =>
  glyphs
    .slice(from, to)
    .map(({ text }) => text)
    .join('');

/** The texts of a page in the order drawn. */
export const textsOf = (sheet: Sheet): readonly string[] =>
  sheet.texts.map(({ glyphs, from, to }) => textOf(glyphs, from, to));
