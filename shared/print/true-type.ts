/**
 * Reads what drawing needs from a TrueType file (OpenType 1.9: cmap 4, 12 and 14, hmtx, head, hhea): which glyph
 * stands for a character or a variation sequence, and how wide it is. Everything is read once, when the font is opened.
 */
export type TrueType = {
  readonly bytes: Uint8Array;
  readonly postScriptName: string;
  /** The glyph of a code point, or 0 where the font has none. */
  glyphOf(codePoint: number): number;
  /** The glyph of base + variation selector, or 0 where the font does not know the sequence. */
  variantOf(codePoint: number, selector: number): number;
  /** Width in thousandths of an em. */
  advanceOf(glyph: number): number;
  /** In thousandths of an em: left, bottom, right, top. */
  readonly box: readonly [number, number, number, number];
  readonly ascent: number;
  readonly descent: number;
};

type Table = { readonly offset: number; readonly length: number };
/** One selector's answers: ranges that look as usual, and glyphs of their own. */
type Variants = {
  readonly usual: readonly (readonly [number, number])[];
  readonly own: ReadonlyMap<number, number>;
};

/** Throws when the bytes are no TrueType font: the caller says which file that was. */
export function openTrueType(bytes: Uint8Array): TrueType {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const tables = readTables(view);
  const head = need(tables, 'head').offset;
  const unitsPerEm = view.getUint16(head + 18);
  const scale = (units: number): number => Math.round((units * 1000) / unitsPerEm);
  const hhea = need(tables, 'hhea').offset;
  const advances = readAdvances(view, need(tables, 'hmtx').offset, view.getUint16(hhea + 34), scale);
  const cmap = readCmap(view, need(tables, 'cmap').offset);
  const glyphOf = (codePoint: number): number =>
    codePoint < 0x10000 ? (cmap.basic[codePoint] ?? 0) : (cmap.beyond.get(codePoint) ?? 0);
  const corner = (at: number): number => scale(view.getInt16(head + at));
  return {
    bytes,
    postScriptName: readPostScriptName(view, tables.get('name')),
    glyphOf,
    variantOf(codePoint, selector) {
      const variants = cmap.variants.get(selector);
      if (variants === undefined) return 0;
      const own = variants.own.get(codePoint);
      if (own !== undefined) return own;
      const usual = variants.usual.some(([first, last]) => codePoint >= first && codePoint <= last);
      return usual ? glyphOf(codePoint) : 0;
    },
    advanceOf: (glyph) => advances[Math.min(glyph, advances.length - 1)] ?? 1000,
    box: [corner(36), corner(38), corner(40), corner(42)],
    ascent: scale(view.getInt16(hhea + 4)),
    descent: scale(view.getInt16(hhea + 6)),
  };
}

function readTables(view: DataView): ReadonlyMap<string, Table> {
  const tables = new Map<string, Table>();
  const count = view.getUint16(4);
  for (let index = 0; index < count; index += 1) {
    const at = 12 + index * 16;
    const tag = String.fromCharCode(
      view.getUint8(at),
      view.getUint8(at + 1),
      view.getUint8(at + 2),
      view.getUint8(at + 3),
    );
    tables.set(tag, { offset: view.getUint32(at + 8), length: view.getUint32(at + 12) });
  }
  return tables;
}

function need(tables: ReadonlyMap<string, Table>, tag: string): Table {
  const table = tables.get(tag);
  if (table === undefined) throw new Error(`no ${tag} table`);
  return table;
}

function readAdvances(
  view: DataView,
  offset: number,
  count: number,
  scale: (units: number) => number,
): Uint16Array {
  const advances = new Uint16Array(count);
  for (let index = 0; index < count; index += 1) advances[index] = scale(view.getUint16(offset + index * 4));
  return advances;
}

type Cmap = {
  readonly basic: Uint16Array;
  readonly beyond: Map<number, number>;
  readonly variants: Map<number, Variants>;
};

function readCmap(view: DataView, cmap: number): Cmap {
  const read: Cmap = { basic: new Uint16Array(0x10000), beyond: new Map(), variants: new Map() };
  const seen = new Set<number>();
  const count = view.getUint16(cmap + 2);
  for (let index = 0; index < count; index += 1) {
    const record = cmap + 4 + index * 8;
    const platform = view.getUint16(record);
    const at = cmap + view.getUint32(record + 4);
    if (seen.has(at) || (platform !== 0 && platform !== 3)) continue;
    seen.add(at);
    const format = view.getUint16(at);
    if (format === 4) readFormat4(view, at, read);
    if (format === 12) readFormat12(view, at, read);
    if (format === 14) readFormat14(view, at, read);
  }
  return read;
}

function readFormat4(view: DataView, at: number, read: Cmap): void {
  const twice = view.getUint16(at + 6);
  const ends = at + 14;
  const starts = ends + twice + 2;
  const deltas = starts + twice;
  const offsets = deltas + twice;
  for (let segment = 0; segment < twice; segment += 2) {
    const start = view.getUint16(starts + segment);
    const end = view.getUint16(ends + segment);
    const delta = view.getUint16(deltas + segment);
    const range = view.getUint16(offsets + segment);
    for (let code = start; code <= end && code < 0xffff; code += 1) {
      const stored = range === 0 ? code : view.getUint16(offsets + segment + range + (code - start) * 2);
      read.basic[code] = range !== 0 && stored === 0 ? 0 : (stored + delta) & 0xffff;
    }
  }
}

function readFormat12(view: DataView, at: number, read: Cmap): void {
  const groups = view.getUint32(at + 12);
  for (let group = 0; group < groups; group += 1) {
    const record = at + 16 + group * 12;
    const first = view.getUint32(record);
    const last = view.getUint32(record + 4);
    const glyph = view.getUint32(record + 8);
    for (let code = first; code <= last; code += 1) {
      if (code < 0x10000) read.basic[code] = glyph + code - first;
      else read.beyond.set(code, glyph + code - first);
    }
  }
}

const uint24 = (view: DataView, at: number): number => view.getUint16(at) * 256 + view.getUint8(at + 2);

function readFormat14(view: DataView, at: number, read: Cmap): void {
  const count = view.getUint32(at + 6);
  for (let index = 0; index < count; index += 1) {
    const record = at + 10 + index * 11;
    const usualAt = view.getUint32(record + 3);
    const ownAt = view.getUint32(record + 7);
    read.variants.set(uint24(view, record), {
      usual: usualAt === 0 ? [] : readUsual(view, at + usualAt),
      own: ownAt === 0 ? new Map() : readOwn(view, at + ownAt),
    });
  }
}

function readUsual(view: DataView, at: number): [number, number][] {
  return Array.from({ length: view.getUint32(at) }, (_, index) => {
    const first = uint24(view, at + 4 + index * 4);
    return [first, first + view.getUint8(at + 7 + index * 4)];
  });
}

function readOwn(view: DataView, at: number): Map<number, number> {
  const own = new Map<number, number>();
  const count = view.getUint32(at);
  for (let index = 0; index < count; index += 1) {
    own.set(uint24(view, at + 4 + index * 5), view.getUint16(at + 7 + index * 5));
  }
  return own;
}

/** Name 6 in the Windows (UTF-16) or Macintosh (ASCII) record; letters, figures and hyphens only. */
function readPostScriptName(view: DataView, name: Table | undefined): string {
  if (name === undefined) return 'Font';
  const strings = name.offset + view.getUint16(name.offset + 4);
  const count = view.getUint16(name.offset + 2);
  for (let index = 0; index < count; index += 1) {
    const record = name.offset + 6 + index * 12;
    if (view.getUint16(record + 6) !== 6) continue;
    const at = strings + view.getUint16(record + 10);
    let text = '';
    for (let byte = 0; byte < view.getUint16(record + 8); byte += 1)
      text += String.fromCharCode(view.getUint8(at + byte));
    return text.replace(/[^A-Za-z0-9-]/g, '') || 'Font';
  }
  return 'Font';
}
