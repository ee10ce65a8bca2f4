/**
 * A font as far as printing needs it. Glyph 0 is "no such glyph". Lengths are in the font's own units except
 * `advance`, which is in thousandths of the type size, as PDF counts.
 */
export type Outlines = {
  /** PostScript name, for instance `BIZUDPGothic`. */
  readonly name: string;
  readonly unitsPerEm: number;
  readonly ascent: number;
  readonly descent: number;
  /** Left, bottom, right and top of the box around all glyphs. */
  readonly box: readonly [number, number, number, number];
  glyphOf(codePoint: number): number;
  /** The glyph of a variation sequence (cmap format 14), 0 when the font does not know the sequence. */
  glyphOfVariation(codePoint: number, selector: number): number;
  advance(glyph: number): number;
  /** The glyph's record of the `glyf` table; empty for blanks. */
  outline(glyph: number): Uint8Array;
};
