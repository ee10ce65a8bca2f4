import {
  type FontName,
  type FontSet,
  findGlyph,
  sequenceLength,
  TICK_WIDTH,
  TICKED,
  UNTICKED,
} from './fonts';
import type { Face } from './form-doc';
import { kinsokuOf } from './kinsoku';

/** One drawn sequence of characters. Its CID is given at first use, so that equal forms make equal bytes. */
export type Glyph = {
  readonly sequence: string;
  readonly font: FontName;
  /** Four hexadecimal digits, as the content stream writes it. */
  readonly cid: string;
  /** Thousandths of an em. */
  readonly advance: number;
  /** Line breaking: bits of kinsoku.ts. */
  readonly kinsoku: number;
  readonly tick: 'none' | 'ticked' | 'unticked';
};

/** All glyphs of one PDF, per font in the order of their CIDs (which start at 1). */
export type GlyphStore = {
  /** The glyphs of a text without line feeds; tabs count as spaces, other control characters are left out. */
  glyphsOf(face: Face, text: string): readonly Glyph[];
  used(font: FontName): readonly Glyph[];
};

export function createGlyphStore(set: FontSet): GlyphStore {
  const known: Record<Face, Map<string, Glyph>> = { gothic: new Map(), mincho: new Map() };
  const bySequence = new Map<string, Glyph>();
  const used: Record<FontName, Glyph[]> = { gothic: [], mincho: [], fallback: [] };

  const make = (face: Face, sequence: string): Glyph => {
    const isTick = sequence === TICKED || sequence === UNTICKED;
    const found = isTick ? { font: face, advance: TICK_WIDTH } : findGlyph(set, face, sequence);
    const key = `${found.font}/${sequence}`;
    const before = bySequence.get(key);
    if (before !== undefined) return before;
    const list = used[found.font];
    const glyph: Glyph = {
      sequence,
      font: found.font,
      cid: (list.length + 1).toString(16).padStart(4, '0'),
      advance: found.advance,
      kinsoku: kinsokuOf(sequence.codePointAt(0) ?? 0),
      tick: isTick ? (sequence === TICKED ? 'ticked' : 'unticked') : 'none',
    };
    list.push(glyph);
    bySequence.set(key, glyph);
    return glyph;
  };

  return {
    glyphsOf(face, text) {
      const store = known[face];
      const glyphs: Glyph[] = [];
      for (let at = 0; at < text.length; ) {
        const length = sequenceLength(text, at);
        const sequence = text.slice(at, at + length);
        at += length;
        const glyph = store.get(sequence);
        if (glyph !== undefined) glyphs.push(glyph);
        else if (sequence === '\t' || sequence >= ' ') {
          const made = make(face, sequence === '\t' ? ' ' : sequence);
          store.set(sequence, made);
          glyphs.push(made);
        }
      }
      return glyphs;
    },
    used: (font) => used[font],
  };
}

/** Width in thousandths of an em. */
export function widthOf(glyphs: readonly Glyph[]): number {
  let width = 0;
  for (const glyph of glyphs) width += glyph.advance;
  return width;
}
