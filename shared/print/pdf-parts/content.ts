import type { Glyph } from '../font/typeface';
import type { Sheet, TextMark, WatermarkMark } from '../layout/sheet';
import { type Codes, codeOf, fontCodes } from './codes';

/** Rounds to hundredths of a point: 0.0035 mm. */
const hundredths = (value: number): number => Math.round(value * 100);
const number = (value: number): string => `${hundredths(value) / 100}`;

/** A page's content stream: PDF operators as bytes, ready to be compressed. */
export function pageContent(sheet: Sheet, codes: Codes): Uint8Array {
  const parts: string[] = [];
  writeFills(sheet, parts);
  for (const watermark of sheet.watermarks) writeWatermark(sheet, watermark, codes, parts);
  writeRules(sheet, parts);
  if (sheet.texts.length > 0) writeTexts(sheet, codes, parts);
  return latin1(parts.join(''));
}

function latin1(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length);
  for (let index = 0; index < text.length; index += 1) bytes[index] = text.charCodeAt(index);
  return bytes;
}

function writeFills(sheet: Sheet, parts: string[]): void {
  let grey = -1;
  for (const fill of sheet.fills) {
    if (fill.grey !== grey) parts.push(`${number(fill.grey)} g\n`);
    grey = fill.grey;
    const y = sheet.height - fill.y - fill.height;
    parts.push(`${number(fill.x)} ${number(y)} ${number(fill.width)} ${number(fill.height)} re f\n`);
  }
  if (grey !== -1) parts.push('0 g\n');
}

function writeRules(sheet: Sheet, parts: string[]): void {
  let weight = -1;
  let dotted = false;
  for (const rule of sheet.rules) {
    if (rule.weight !== weight) parts.push(`${number(rule.weight)} w\n`);
    if (rule.dotted !== dotted) parts.push(rule.dotted ? '[0.7 1.4] 0 d\n' : '[] 0 d\n');
    weight = rule.weight;
    dotted = rule.dotted;
    const from = `${number(rule.x1)} ${number(sheet.height - rule.y1)}`;
    parts.push(`${from} m ${number(rule.x2)} ${number(sheet.height - rule.y2)} l S\n`);
  }
}

/** Runs of one font each as strings; fonts change in the middle of a text where a glyph needs another. */
function writeGlyphs(
  glyphs: readonly Glyph[],
  from: number,
  to: number,
  codes: Codes,
  choose: (resource: string) => void,
  parts: string[],
): void {
  let index = from;
  while (index < to) {
    const font = glyphs[index]?.font;
    if (!font) return;
    const used = fontCodes(codes, font);
    choose(used.resource);
    let text = '';
    for (; index < to; index += 1) {
      const glyph = glyphs[index];
      if (glyph?.font !== font) break;
      text += codeOf(used, glyph);
    }
    parts.push(`(${text})Tj\n`);
  }
}

function writeTexts(sheet: Sheet, codes: Codes, parts: string[]): void {
  let font = '';
  let spacing = 0;
  // Positions are differences; counting in hundredths keeps rounding from adding up.
  let x = 0;
  let y = 0;
  parts.push('BT\n');
  const writeText = (text: TextMark): void => {
    const toX = hundredths(text.x);
    const toY = hundredths(sheet.height - text.baseline);
    parts.push(`${(toX - x) / 100} ${(toY - y) / 100} Td`);
    x = toX;
    y = toY;
    if (hundredths(text.spacing) !== spacing) {
      spacing = hundredths(text.spacing);
      parts.push(` ${spacing / 100} Tc`);
    }
    const choose = (resource: string): void => {
      const wanted = `/${resource} ${number(text.size)} Tf`;
      if (wanted !== font) parts.push(` ${wanted}`);
      font = wanted;
    };
    writeGlyphs(text.glyphs, text.from, text.to, codes, choose, parts);
  };
  for (const text of sheet.texts) writeText(text);
  parts.push('ET\n');
}

/** Outlined letters rising across the page: readable on paper, gone to nothing on a fax, never over the data. */
function writeWatermark(sheet: Sheet, { glyphs, size }: WatermarkMark, codes: Codes, parts: string[]): void {
  const width = glyphs.reduce((sum, glyph) => sum + glyph.advance, 0) * (size / 1000);
  const angle = Math.atan2(sheet.height, sheet.width) / 1.5;
  const [cosine, sine] = [Math.cos(angle), Math.sin(angle)];
  const x = sheet.width / 2 - (width / 2) * cosine + size * 0.35 * sine;
  const y = sheet.height / 2 - (width / 2) * sine - size * 0.35 * cosine;
  const turn = [cosine, sine, -sine, cosine].map((value) => value.toFixed(5)).join(' ');
  parts.push(`q 0.78 G 0.8 w BT 1 Tr ${turn} ${number(x)} ${number(y)} Tm`);
  const choose = (resource: string): void => {
    parts.push(` /${resource} ${size} Tf`);
  };
  writeGlyphs(glyphs, 0, glyphs.length, codes, choose, parts);
  parts.push('ET Q\n');
}
