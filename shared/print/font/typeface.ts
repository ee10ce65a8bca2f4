import { breakingOf } from './breaking';
import { clusters, isInvisible, isPrivateUse, isSpecialUnit, isVariationSelector } from './clusters';
import { drawnMarks, NOTHING } from './drawn-marks';
import type { Outlines } from './outlines';

/** One cluster as it is drawn. The same cluster of the same typeface is always the same object. */
export type Glyph = {
  /** Counts the glyphs of this process: a key for tables that are looked up for every character. */
  readonly index: number;
  readonly font: Outlines;
  readonly glyph: number;
  /** Thousandths of the type size. */
  readonly advance: number;
  /** The text exactly as typed: what copying and searching in the PDF gives back. */
  readonly text: string;
  /** Bits of `breaking.ts`. */
  readonly breaking: number;
  /** No font draws this very character: a 〓 or the plain form of a variant stands for it. */
  readonly missing: boolean;
};

/** A font with others behind it that draw what it lacks. */
export type Typeface = {
  /** The text as glyphs, line feeds among them. */
  shape(text: string): readonly Glyph[];
};

const GETA = 0x3013;

/** A typeface that asks `fonts` in turn, cluster by cluster, and last the marks drawn by ourselves. */
export function createTypeface(fonts: readonly Outlines[]): Typeface {
  const stack = [...fonts, drawnMarks];
  const known = new Map<string, Glyph>();
  // Most characters are one UTF-16 unit, and a ledger has hundreds of thousands of them.
  const byUnit = new Array<Glyph | undefined>(0x1_0000);
  const glyphFor = (cluster: string): Glyph => {
    const found = known.get(cluster);
    if (found) return found;
    const made = resolve(stack, cluster);
    known.set(cluster, made);
    return made;
  };
  const shape = (text: string): readonly Glyph[] => {
    const glyphs = new Array<Glyph>(text.length);
    for (let index = 0; index < text.length; index += 1) {
      const unit = text.charCodeAt(index);
      if (isSpecialUnit(unit)) {
        return clusters(text.includes('\r') ? text.replace(/\r\n?/gu, '\n') : text).map(glyphFor);
      }
      let glyph = byUnit[unit];
      if (!glyph) {
        glyph = glyphFor(text.charAt(index));
        byUnit[unit] = glyph;
      }
      glyphs[index] = glyph;
    }
    return glyphs;
  };
  return { shape };
}

let glyphCount = 0;
function nextIndex(): number {
  glyphCount += 1;
  return glyphCount;
}

function resolve(stack: readonly Outlines[], cluster: string): Glyph {
  const breaking = breakingOf(cluster);
  const as = (font: Outlines, glyph: number, missing = false): Glyph => ({
    index: nextIndex(),
    font,
    glyph,
    advance: font.advance(glyph),
    text: cluster,
    breaking,
    missing,
  });
  const codePoint = cluster.codePointAt(0) ?? 0;
  if (isInvisible(codePoint)) return as(drawnMarks, NOTHING);
  const exact = isPrivateUse(codePoint) ? null : drawnExactly(stack, cluster);
  if (exact) return as(exact.font, exact.glyph);
  const plain = isPrivateUse(codePoint) ? null : firstWith(stack, (font) => font.glyphOf(codePoint));
  const stand = plain ?? firstWith(stack, (font) => font.glyphOf(GETA));
  return stand ? as(stand.font, stand.glyph, true) : as(drawnMarks, 0, true);
}

type Drawn = { readonly font: Outlines; readonly glyph: number };

function firstWith(stack: readonly Outlines[], glyphOf: (font: Outlines) => number): Drawn | null {
  for (const font of stack) {
    const glyph = glyphOf(font);
    if (glyph !== 0) return { font, glyph };
  }
  return null;
}

function drawnExactly(stack: readonly Outlines[], cluster: string): Drawn | null {
  const [base = 0, extender = 0, ...more] = Array.from(cluster, (character) => character.codePointAt(0) ?? 0);
  if (extender === 0) return firstWith(stack, (font) => font.glyphOf(base));
  if (more.length === 0 && isVariationSelector(extender)) {
    return firstWith(stack, (font) => font.glyphOfVariation(base, extender));
  }
  // か + ゛ written as two characters, as file names from a Mac are: drawn as the composed one, kept as typed.
  const composed = cluster.normalize('NFC');
  const codePoint = composed.codePointAt(0) ?? 0;
  return composed.length === String.fromCodePoint(codePoint).length
    ? firstWith(stack, (font) => font.glyphOf(codePoint))
    : null;
}
