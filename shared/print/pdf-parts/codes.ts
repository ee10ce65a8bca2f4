import type { Outlines } from '../font/outlines';
import type { Glyph } from '../font/typeface';

/** A font as one PDF uses it: every glyph drawn has a code (CID) of its own, so its text comes back as typed. */
export type FontCodes = {
  readonly font: Outlines;
  /** Resource name on every page. */
  readonly resource: string;
  /** In order of their codes. */
  readonly glyphs: Map<Glyph, number>;
  next: number;
};

export type Codes = {
  readonly fonts: Map<Outlines, FontCodes>;
  /** The code of a glyph by its `index`, 0 where it has none yet. */
  readonly known: number[];
};

export const createCodes = (): Codes => ({ fonts: new Map(), known: new Array<number>(0x4000) });

/** Bytes that mean something in a PDF string; codes containing them are left out, so nothing is ever escaped. */
const SPECIAL = new Set([0x28, 0x29, 0x5c, 0x0d]);
const isPlain = (cid: number): boolean => !SPECIAL.has(cid >> 8) && !SPECIAL.has(cid & 0xff);

export function fontCodes({ fonts }: Codes, font: Outlines): FontCodes {
  const known = fonts.get(font);
  if (known) return known;
  const made: FontCodes = { font, resource: `F${fonts.size + 1}`, glyphs: new Map(), next: 1 };
  fonts.set(font, made);
  return made;
}

/** The two-byte code that draws this glyph. */
export function codeOf(codes: Codes, glyph: Glyph): number {
  const known = codes.known[glyph.index];
  if (known !== undefined) return known;
  const used = fontCodes(codes, glyph.font);
  while (!isPlain(used.next)) used.next += 1;
  const cid = used.next;
  used.next += 1;
  if (cid > 0xffff) throw new Error('more than 65,535 different characters in one PDF');
  used.glyphs.set(glyph, cid);
  codes.known[glyph.index] = cid;
  return cid;
}
