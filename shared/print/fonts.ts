import type { Face } from './form-doc';
import { openTrueType, type TrueType } from './true-type';

/** The three fonts forms are set in, as TrueType files. `fallback` draws what the first two lack. */
export type FontName = Face | 'fallback';
export type FontFiles = Readonly<Record<FontName, Uint8Array>>;

/** Cuts a TrueType font down to the glyphs of `text`, variation sequences included. Same input, same bytes. */
export type SubsetPort = (font: Uint8Array, text: string) => Promise<Uint8Array>;

export type FontSet = {
  readonly fonts: Readonly<Record<FontName, TrueType>>;
  readonly subset: SubsetPort;
};

/** Throws when a file is no TrueType font. Opening takes some milliseconds per font: keep the set. */
export function openFontSet(files: FontFiles, subset: SubsetPort): FontSet {
  return {
    fonts: {
      gothic: openTrueType(files.gothic),
      mincho: openTrueType(files.mincho),
      fallback: openTrueType(files.fallback),
    },
    subset,
  };
}

/** Which fonts are asked, in this order, for text of a face. */
const CHAINS: Readonly<Record<Face, readonly FontName[]>> = {
  gothic: ['gothic', 'fallback'],
  mincho: ['mincho', 'fallback'],
};

/** A box to tick is drawn as lines: no font of ours has it. */
export const TICKED = '☑';
export const UNTICKED = '☐';
/** Width of a drawn box in thousandths of an em. */
export const TICK_WIDTH = 1000;

export type Found = { readonly font: FontName; readonly advance: number; readonly exact: boolean };

const isSelector = (code: number): boolean =>
  (code >= 0xfe00 && code <= 0xfe0f) || (code >= 0xe0100 && code <= 0xe01ef);
/** Marks that join the kana before them: macOS file names write が as か and a mark. */
const isJoining = (code: number): boolean =>
  code === 0x3099 || code === 0x309a || (code >= 0x300 && code <= 0x36f);

/** Length in UTF-16 units of the sequence drawn as one glyph which starts at `at`. */
export function sequenceLength(text: string, at: number): number {
  const first = text.codePointAt(at) ?? 0;
  let length = first > 0xffff ? 2 : 1;
  let next = text.codePointAt(at + length);
  while (next !== undefined && (isSelector(next) || isJoining(next))) {
    length += next > 0xffff ? 2 : 1;
    next = text.codePointAt(at + length);
  }
  return length;
}

/** The glyph of one sequence in one font, or 0: a variation sequence by cmap 14, a base with marks composed. */
export function glyphOfSequence(font: TrueType, sequence: string): number {
  const base = sequence.codePointAt(0) ?? 0;
  const baseLength = base > 0xffff ? 2 : 1;
  if (sequence.length === baseLength) return font.glyphOf(base);
  const next = sequence.codePointAt(baseLength) ?? 0;
  if (isSelector(next)) return font.variantOf(base, next);
  const composed = sequence.normalize('NFC');
  const code = composed.codePointAt(0) ?? 0;
  return composed.length === (code > 0xffff ? 2 : 1) ? font.glyphOf(code) : 0;
}

/**
 * The font that draws a sequence. Where no font has it exactly, its base character is drawn (`exact` is false), and
 * where none has that either, the first font's sign for "no such character".
 */
export function findGlyph(set: FontSet, face: Face, sequence: string): Found {
  for (const exact of [true, false]) {
    const wanted = exact ? sequence : String.fromCodePoint(sequence.codePointAt(0) ?? 0);
    for (const name of CHAINS[face]) {
      const glyph = glyphOfSequence(set.fonts[name], wanted);
      if (glyph !== 0) return { font: name, advance: set.fonts[name].advanceOf(glyph), exact };
    }
  }
  return { font: face, advance: set.fonts[face].advanceOf(0), exact: false };
}

/** Characters and sequences of these texts that no font draws as they are, each once, in order of appearance. */
export function missingGlyphs(texts: readonly string[], set: FontSet): string[] {
  const known = new Map<string, boolean>();
  for (const text of texts) {
    for (let at = 0; at < text.length; ) {
      const length = sequenceLength(text, at);
      const sequence = text.slice(at, at + length);
      at += length;
      if (!known.has(sequence)) known.set(sequence, isDrawn(set, sequence));
    }
  }
  return [...known].filter(([, drawn]) => !drawn).map(([sequence]) => sequence);
}

const isDrawn = (set: FontSet, sequence: string): boolean =>
  sequence === TICKED ||
  sequence === UNTICKED ||
  sequence < ' ' ||
  (findGlyph(set, 'gothic', sequence).exact && findGlyph(set, 'mincho', sequence).exact);
