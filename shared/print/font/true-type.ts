import { fail, ok, type Result } from '../../result';
import type { Outlines } from './outlines';

type Tables = ReadonlyMap<string, { readonly offset: number; readonly length: number }>;

/**
 * Opens a TrueType font (OpenType with a `glyf` table and a full Unicode cmap) without copying it.
 * Fails with what the font lacks; collections and CFF fonts are not for us.
 */
export function openTrueType(bytes: Uint8Array, name: string): Result<Outlines, string> {
  try {
    return readFont(new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength), bytes, name);
  } catch (error) {
    if (error instanceof RangeError) return fail('the file ends too early');
    throw error;
  }
}

function readTables(view: DataView): Tables {
  const tables = new Map<string, { offset: number; length: number }>();
  for (let index = 0; index < view.getUint16(4); index += 1) {
    const at = 12 + 16 * index;
    const tag = String.fromCharCode(...[0, 1, 2, 3].map((letter) => view.getUint8(at + letter)));
    tables.set(tag, { offset: view.getUint32(at + 8), length: view.getUint32(at + 12) });
  }
  return tables;
}

function readFont(view: DataView, bytes: Uint8Array, name: string): Result<Outlines, string> {
  if (view.getUint32(0) !== 0x00010000) return fail('not a TrueType font');
  const tables = readTables(view);
  const at = (tag: string): number => tables.get(tag)?.offset ?? 0;
  for (const tag of ['head', 'hhea', 'maxp', 'hmtx', 'loca', 'glyf', 'cmap']) {
    if (!tables.has(tag)) return fail(`no ${tag} table`);
  }
  const characters = subtable(view, at('cmap'), 12);
  if (characters === 0) return fail('no full Unicode cmap');
  const variations = subtable(view, at('cmap'), 14);
  const [head, hhea, hmtx, loca, glyf] = [at('head'), at('hhea'), at('hmtx'), at('loca'), at('glyf')];
  const unitsPerEm = view.getUint16(head + 18);
  const longOffsets = view.getInt16(head + 50) === 1;
  const widths = view.getUint16(hhea + 34);
  const glyphCount = view.getUint16(at('maxp') + 4);
  const place = (glyph: number): number =>
    longOffsets ? view.getUint32(loca + 4 * glyph) : 2 * view.getUint16(loca + 2 * glyph);
  const glyphOf = (codePoint: number): number => glyphFromGroups(view, characters, codePoint);
  return ok({
    name,
    unitsPerEm,
    ascent: view.getInt16(hhea + 4),
    descent: view.getInt16(hhea + 6),
    box: [
      view.getInt16(head + 36),
      view.getInt16(head + 38),
      view.getInt16(head + 40),
      view.getInt16(head + 42),
    ],
    glyphOf,
    glyphOfVariation: (codePoint, selector) =>
      variations === 0 ? 0 : variationGlyph(view, variations, codePoint, selector, glyphOf),
    advance: (glyph) =>
      Math.round((view.getUint16(hmtx + 4 * Math.min(glyph, widths - 1)) * 1000) / unitsPerEm),
    outline: (glyph) =>
      glyph < glyphCount
        ? bytes.subarray(glyf + place(glyph), glyf + place(glyph + 1))
        : bytes.subarray(0, 0),
  });
}

/** Where the cmap subtable of this format begins, 0 when there is none. */
function subtable(view: DataView, cmap: number, format: number): number {
  for (let index = 0; index < view.getUint16(cmap + 2); index += 1) {
    const begin = cmap + view.getUint32(cmap + 4 + 8 * index + 4);
    if (view.getUint16(begin) === format) return begin;
  }
  return 0;
}

/** The index of the first of `count` sorted things for which `isAfter` is true. */
function firstAfter(count: number, isAfter: (index: number) => boolean): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isAfter(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** cmap format 12: groups of (first character, last character, first glyph). */
function glyphFromGroups(view: DataView, begin: number, codePoint: number): number {
  const group = (index: number): number => begin + 16 + 12 * index;
  const index = firstAfter(view.getUint32(begin + 12), (at) => view.getUint32(group(at)) > codePoint) - 1;
  if (index < 0 || codePoint > view.getUint32(group(index) + 4)) return 0;
  return view.getUint32(group(index) + 8) + codePoint - view.getUint32(group(index));
}

const uint24 = (view: DataView, at: number): number => (view.getUint16(at) << 8) | view.getUint8(at + 2);

/** cmap format 14: the default form of a sequence is the plain glyph, the others are listed one by one. */
function variationGlyph(
  view: DataView,
  begin: number,
  codePoint: number,
  selector: number,
  plain: (codePoint: number) => number,
): number {
  const record = (index: number): number => begin + 10 + 11 * index;
  const index = firstAfter(view.getUint32(begin + 6), (at) => uint24(view, record(at)) > selector) - 1;
  if (index < 0 || uint24(view, record(index)) !== selector) return 0;
  const defaults = view.getUint32(record(index) + 3);
  const others = view.getUint32(record(index) + 7);
  if (defaults !== 0 && isInRanges(view, begin + defaults, codePoint)) return plain(codePoint);
  if (others === 0) return 0;
  const mapping = (at: number): number => begin + others + 4 + 5 * at;
  const found = firstAfter(view.getUint32(begin + others), (at) => uint24(view, mapping(at)) > codePoint) - 1;
  if (found < 0 || uint24(view, mapping(found)) !== codePoint) return 0;
  return view.getUint16(mapping(found) + 3);
}

function isInRanges(view: DataView, begin: number, codePoint: number): boolean {
  const range = (index: number): number => begin + 4 + 4 * index;
  const index = firstAfter(view.getUint32(begin), (at) => uint24(view, range(at)) > codePoint) - 1;
  if (index < 0) return false;
  return codePoint <= uint24(view, range(index)) + view.getUint8(range(index) + 3);
}
