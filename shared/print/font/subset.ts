import type { Outlines } from './outlines';

/** Flags of a composite glyph's component (OpenType specification, `glyf`). */
const WORDS = 0x0001;
const SCALE = 0x0008;
const MORE = 0x0020;
const TWO_SCALES = 0x0040;
const MATRIX = 0x0080;
const INSTRUCTIONS = 0x0100;

/** A font file with only some glyphs, and where each of them now is. */
export type Subset = { readonly bytes: Uint8Array; readonly placeOf: ReadonlyMap<number, number> };

/**
 * Makes a TrueType file of the given glyphs (and the parts composites are made of) with the tables an embedded
 * CIDFontType2 needs: glyf, head, hhea, hmtx, loca, maxp. Hints are left out. Equal input gives equal bytes.
 */
export function subsetFont(font: Outlines, glyphs: Iterable<number>): Subset {
  const placeOf = new Map<number, number>([[0, 0]]);
  const queue = [0];
  const place = (glyph: number): number => {
    const known = placeOf.get(glyph);
    if (known !== undefined) return known;
    placeOf.set(glyph, queue.length);
    queue.push(glyph);
    return queue.length - 1;
  };
  for (const glyph of glyphs) place(glyph);
  const outlines: Uint8Array[] = [];
  // Composites add their parts to the queue while it is walked.
  for (let index = 0; index < queue.length; index += 1) {
    outlines.push(withoutHints(font.outline(queue[index] ?? 0), place));
  }
  return { bytes: assemble(font, queue, outlines), placeOf };
}

function withoutHints(outline: Uint8Array, place: (glyph: number) => number): Uint8Array {
  if (outline.length === 0) return outline;
  const view = new DataView(outline.buffer, outline.byteOffset, outline.byteLength);
  const contours = view.getInt16(0);
  return contours < 0
    ? compositeWithoutHints(outline, view, place)
    : simpleWithoutHints(outline, view, contours);
}

function simpleWithoutHints(outline: Uint8Array, view: DataView, contours: number): Uint8Array {
  const ends = 10 + 2 * contours;
  const rest = ends + 2 + view.getUint16(ends);
  const made = new Uint8Array(ends + 2 + outline.length - rest);
  made.set(outline.subarray(0, ends));
  made.set(outline.subarray(rest), ends + 2);
  return made;
}

function compositeWithoutHints(
  outline: Uint8Array,
  view: DataView,
  place: (glyph: number) => number,
): Uint8Array {
  const made = outline.slice();
  const write = new DataView(made.buffer);
  let at = 10;
  for (let more = true; more; ) {
    const flags = view.getUint16(at);
    write.setUint16(at, flags & ~INSTRUCTIONS);
    write.setUint16(at + 2, place(view.getUint16(at + 2)));
    at += 4 + (flags & WORDS ? 4 : 2);
    at += flags & SCALE ? 2 : flags & TWO_SCALES ? 4 : flags & MATRIX ? 8 : 0;
    more = (flags & MORE) !== 0;
  }
  return made.subarray(0, at);
}

const padded = (length: number): number => (length + 3) & ~3;

function assemble(font: Outlines, glyphs: readonly number[], outlines: readonly Uint8Array[]): Uint8Array {
  const loca = new DataView(new ArrayBuffer(4 * (glyphs.length + 1)));
  const hmtx = new DataView(new ArrayBuffer(4 * glyphs.length));
  const glyf = new Uint8Array(outlines.reduce((sum, outline) => sum + padded(outline.length), 0));
  let at = 0;
  for (const [index, outline] of outlines.entries()) {
    glyf.set(outline, at);
    at += padded(outline.length);
    loca.setUint32(4 * (index + 1), at);
    const advance = font.advance(glyphs[index] ?? 0);
    hmtx.setUint16(4 * index, Math.round((advance * font.unitsPerEm) / 1000));
    if (outline.length > 0)
      hmtx.setInt16(4 * index + 2, ((((outline[2] ?? 0) << 8) | (outline[3] ?? 0)) << 16) >> 16);
  }
  return fontFile([
    ['glyf', glyf],
    ['head', headTable(font)],
    ['hhea', hheaTable(font, glyphs.length)],
    ['hmtx', new Uint8Array(hmtx.buffer)],
    ['loca', new Uint8Array(loca.buffer)],
    ['maxp', maxpTable(glyphs.length)],
  ]);
}

function table(length: number, fields: readonly (readonly [at: number, value: number])[]): Uint8Array {
  const view = new DataView(new ArrayBuffer(length));
  for (const [at, value] of fields) view.setUint16(at, value & 0xffff);
  return new Uint8Array(view.buffer);
}

function headTable(font: Outlines): Uint8Array {
  const [left, bottom, right, top] = font.box;
  return table(54, [
    [0, 1],
    [12, 0x5f0f],
    [14, 0x3cf5],
    [18, font.unitsPerEm],
    [36, left],
    [38, bottom],
    [40, right],
    [42, top],
    [46, 8],
    [48, 2],
    [50, 1],
  ]);
}

function hheaTable(font: Outlines, glyphs: number): Uint8Array {
  return table(36, [
    [0, 1],
    [4, font.ascent],
    [6, font.descent],
    [10, font.unitsPerEm],
    [18, 1],
    [34, glyphs],
  ]);
}

/** The limits are upper bounds: readers allocate by them and nothing here is hinted. */
function maxpTable(glyphs: number): Uint8Array {
  return table(32, [
    [0, 1],
    [4, glyphs],
    [6, 2_000],
    [8, 400],
    [10, 2_000],
    [12, 400],
    [14, 1],
    [28, 32],
    [30, 4],
  ]);
}

function fontFile(tables: readonly (readonly [tag: string, bytes: Uint8Array])[]): Uint8Array {
  const begin = 12 + 16 * tables.length;
  const file = new Uint8Array(tables.reduce((sum, [, bytes]) => sum + padded(bytes.length), begin));
  const view = new DataView(file.buffer);
  view.setUint32(0, 0x00010000);
  view.setUint16(4, tables.length);
  const power = Math.floor(Math.log2(tables.length));
  view.setUint16(6, 16 * 2 ** power);
  view.setUint16(8, power);
  view.setUint16(10, 16 * (tables.length - 2 ** power));
  let at = begin;
  for (const [index, [tag, bytes]] of tables.entries()) {
    const entry = 12 + 16 * index;
    for (let letter = 0; letter < 4; letter += 1) view.setUint8(entry + letter, tag.charCodeAt(letter));
    file.set(bytes, at);
    view.setUint32(entry + 4, checksum(view, at, padded(bytes.length)));
    view.setUint32(entry + 8, at);
    view.setUint32(entry + 12, bytes.length);
    at += padded(bytes.length);
  }
  return file;
}

function checksum(view: DataView, begin: number, length: number): number {
  let sum = 0;
  for (let at = begin; at < begin + length; at += 4) sum = (sum + view.getUint32(at)) >>> 0;
  return sum;
}
