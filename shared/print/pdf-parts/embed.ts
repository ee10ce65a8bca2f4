import { type PDFContext, type PDFDict, PDFRawStream, type PDFRef, PDFString } from 'pdf-lib';
import { subsetFont } from '../font/subset';
import type { FontCodes } from './codes';

/** Compresses for FlateDecode (zlib format). The host gives node:zlib; the bytes decide those of the PDF. */
export type Deflate = (bytes: Uint8Array) => Uint8Array;

/** Entries of a stream's dictionary. */
type Entries = { readonly [key: string]: string | number };

export function addStream(
  context: PDFContext,
  deflate: Deflate,
  bytes: Uint8Array,
  entries: Entries = {},
): PDFRef {
  const packed = deflate(bytes);
  const dict = context.obj({ ...entries, Filter: 'FlateDecode', Length: packed.length });
  return context.register(PDFRawStream.of(dict, packed));
}

/**
 * Embeds the glyphs that were drawn as a composite font at `ref`: CID → glyph by CIDToGIDMap, CID → text exactly as
 * typed by ToUnicode.
 */
export function embedFont(context: PDFContext, deflate: Deflate, codes: FontCodes, ref: PDFRef): void {
  const { font } = codes;
  const subset = subsetFont(
    font,
    [...codes.glyphs.keys()].map(({ glyph }) => glyph),
  );
  const name = `${tagOf(subset.bytes)}+${font.name}`;
  const file = addStream(context, deflate, subset.bytes, { Length1: subset.bytes.length });
  const descendant = context.register(
    context.obj({
      Type: 'Font',
      Subtype: 'CIDFontType2',
      BaseFont: name,
      CIDSystemInfo: systemInfo(context),
      FontDescriptor: descriptor(context, codes, name, file),
      DW: 1000,
      W: context.obj(widths(codes)),
      CIDToGIDMap: addStream(context, deflate, glyphMap(codes, subset.placeOf)),
    }),
  );
  const dict = context.obj({
    Type: 'Font',
    Subtype: 'Type0',
    BaseFont: name,
    Encoding: 'Identity-H',
    DescendantFonts: [descendant],
    ToUnicode: addStream(context, deflate, toUnicode(codes)),
  });
  context.assign(ref, dict);
}

const systemInfo = (context: PDFContext): PDFDict =>
  context.obj({ Registry: PDFString.of('Adobe'), Ordering: PDFString.of('Identity'), Supplement: 0 });

function descriptor(context: PDFContext, { font }: FontCodes, name: string, file: PDFRef): PDFRef {
  const scale = (value: number): number => Math.round((value * 1000) / font.unitsPerEm);
  return context.register(
    context.obj({
      Type: 'FontDescriptor',
      FontName: name,
      // Symbolic: the codes are our own.
      Flags: 4,
      FontBBox: font.box.map(scale),
      ItalicAngle: 0,
      Ascent: scale(font.ascent),
      Descent: scale(font.descent),
      CapHeight: 740,
      StemV: 80,
      FontFile2: file,
    }),
  );
}

/** Six letters that tell subsets of one font apart (PDF 32000-1, 9.6.4), made from the bytes (FNV-1a). */
function tagOf(bytes: Uint8Array): string {
  let hash = 0x811c9dc5;
  for (const byte of bytes) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  let tag = '';
  for (let letter = 0; letter < 6; letter += 1) {
    tag += String.fromCharCode(65 + (hash % 26));
    hash = Math.floor(hash / 26);
  }
  return tag;
}

/** Widths other than a full square, as runs `first last width`. */
function widths(codes: FontCodes): number[] {
  const runs: number[] = [];
  for (const [{ advance }, cid] of codes.glyphs) {
    if (advance === 1000) continue;
    const end = runs.length;
    if (runs[end - 2] === cid - 1 && runs[end - 1] === advance) runs[end - 2] = cid;
    else runs.push(cid, cid, advance);
  }
  return runs;
}

function glyphMap(codes: FontCodes, placeOf: ReadonlyMap<number, number>): Uint8Array {
  const map = new DataView(new ArrayBuffer(2 * codes.next));
  for (const [{ glyph }, cid] of codes.glyphs) map.setUint16(2 * cid, placeOf.get(glyph) ?? 0);
  return new Uint8Array(map.buffer);
}

const hex = (value: number): string => value.toString(16).toUpperCase().padStart(4, '0');
const utf16 = (text: string): string =>
  text
    .split('')
    .map((unit) => hex(unit.charCodeAt(0)))
    .join('');

function toUnicode(codes: FontCodes): Uint8Array {
  const pairs = [...codes.glyphs].map(([{ text }, cid]) => `<${hex(cid)}> <${utf16(text)}>`);
  const lines = [
    '/CIDInit /ProcSet findresource begin',
    '12 dict begin',
    'begincmap',
    '/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def',
    '/CMapName /Adobe-Identity-UCS def',
    '/CMapType 2 def',
    '1 begincodespacerange',
    '<0000> <FFFF>',
    'endcodespacerange',
  ];
  for (let begin = 0; begin < pairs.length; begin += 100) {
    const block = pairs.slice(begin, begin + 100);
    lines.push(`${block.length} beginbfchar`, ...block, 'endbfchar');
  }
  lines.push('endcmap', 'CMapName currentdict /CMap defineresource pop', 'end', 'end');
  return new TextEncoder().encode(lines.join('\n'));
}
