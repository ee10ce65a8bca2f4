import type { Outlines } from '../font/outlines';
import type { Glyph } from '../font/typeface';

/** A font as one PDF uses it: every glyph drawn has a code (CID) of its own, so its text comes back as typed. */
export type FontCodes = {
  readonly font: Outlines;
  /** Resource name on every page. */
  readonly resource: string;
  /** In order of their codes. */
  readonly glyphs: Map<Glyph, { readonly cid: number; readonly bytes: string }>;
  next: number;
};

export type Codes = Map<Outlines, FontCodes>;

/** Bytes that mean something in a PDF string; codes containing them are left out, so nothing is ever escaped. */
const SPECIAL = new Set([0x28, 0x29, 0x5c, 0x0d]);
const isPlain = (cid: number): boolean => !SPECIAL.has(cid >> 8) && !SPECIAL.has(cid & 0xff);

export function fontCodes(codes: Codes, font: Outlines): FontCodes {
  const known = codes.get(font);
  if (known) return known;
  const made: FontCodes = { font, resource: `F${codes.size + 1}`, glyphs: new Map(), next: 1 };
  codes.set(font, made);
  return made;
}

/** The two bytes that draw this glyph, as characters 0–255. */
export function codeOf(codes: FontCodes, glyph: Glyph): string {
  const known = codes.glyphs.get(glyph);
  if (known) return known.bytes;
  while (!isPlain(codes.next)) codes.next += 1;
  const cid = codes.next;
  codes.next += 1;
  if (cid > 0xffff) throw new Error('more than 65,535 different characters in one PDF');
  const bytes = String.fromCharCode(cid >> 8, cid & 0xff);
  codes.glyphs.set(glyph, { cid, bytes });
  return bytes;
}
