import type { Outlines } from '../font/outlines';
import type { Glyph } from '../font/typeface';
import type { Sheet, WatermarkMark } from '../layout/sheet';
import type { ByteWriter } from './byte-writer';
import { type Codes, codeOf, fontCodes } from './codes';

/** Rounds to hundredths of a point: 0.0035 mm. */
const hundredths = (value: number): number => Math.round(value * 100);

/** The marks on a page as PDF operators. They leave the graphics state as they found it. */
export function writeSheet(sheet: Sheet, codes: Codes, out: ByteWriter): Uint8Array {
  out.ascii('q\n');
  writeFills(sheet, out);
  for (const watermark of sheet.watermarks) writeWatermark(sheet, watermark, codes, out);
  writeRules(sheet, out);
  if (sheet.strokes.length > 0) writeStrokes(sheet, out);
  if (sheet.texts.length > 0) writeTexts(sheet, codes, out);
  out.ascii('Q\n');
  return out.take();
}

function writeFills(sheet: Sheet, out: ByteWriter): void {
  let grey = -1;
  for (const fill of sheet.fills) {
    if (fill.grey !== grey) {
      out.hundredths(hundredths(fill.grey));
      out.ascii('g\n');
    }
    grey = fill.grey;
    out.hundredths(hundredths(fill.x));
    out.hundredths(hundredths(sheet.height - fill.y - fill.height));
    out.hundredths(hundredths(fill.width));
    out.hundredths(hundredths(fill.height));
    out.ascii('re f\n');
  }
  if (grey !== -1) out.ascii('0 g\n');
}

function writeRules(sheet: Sheet, out: ByteWriter): void {
  let weight = -1;
  let dotted = false;
  for (const rule of sheet.rules) {
    if (rule.weight !== weight) {
      out.hundredths(hundredths(rule.weight));
      out.ascii('w\n');
    }
    if (rule.dotted !== dotted) out.ascii(rule.dotted ? '[0.7 1.4] 0 d\n' : '[] 0 d\n');
    weight = rule.weight;
    dotted = rule.dotted;
    out.hundredths(hundredths(rule.x1));
    out.hundredths(hundredths(sheet.height - rule.y1));
    out.ascii('m ');
    out.hundredths(hundredths(rule.x2));
    out.hundredths(hundredths(sheet.height - rule.y2));
    out.ascii('l S\n');
  }
}

/** Lines with round ends and corners, as ink has them; a dot is a line to itself. */
function writeStrokes(sheet: Sheet, out: ByteWriter): void {
  out.ascii('[] 0 d 1 J 1 j\n');
  for (const { points, weight } of sheet.strokes) {
    out.hundredths(hundredths(weight));
    out.ascii('w\n');
    const ends = points.length === 2 ? [...points, ...points] : points;
    for (let at = 0; at + 1 < ends.length; at += 2) {
      out.hundredths(hundredths(ends[at] ?? 0));
      out.hundredths(hundredths(sheet.height - (ends[at + 1] ?? 0)));
      out.ascii(at === 0 ? 'm\n' : 'l\n');
    }
    out.ascii('S\n');
  }
  out.ascii('0 J 0 j\n');
}

/** The codes of the run being written; used again for every run. */
const run: number[] = [];

/** Runs of one font each as strings; the font changes in the middle of a text where a glyph needs another. */
function writeGlyphs(
  glyphs: readonly Glyph[],
  from: number,
  to: number,
  codes: Codes,
  choose: (font: Outlines) => void,
  out: ByteWriter,
): void {
  let index = from;
  while (index < to) {
    const font = glyphs[index]?.font;
    if (!font) return;
    choose(font);
    let count = 0;
    for (; index < to; index += 1) {
      const glyph = glyphs[index];
      if (glyph?.font !== font) break;
      run[count] = codeOf(codes, glyph);
      count += 1;
    }
    out.string(run, count);
    out.ascii('Tj\n');
  }
}

function writeTexts(sheet: Sheet, codes: Codes, out: ByteWriter): void {
  let chosen: Outlines | null = null;
  let chosenSize = 0;
  let size = 0;
  let spacing = 0;
  // Positions are differences; counting in hundredths keeps rounding from adding up.
  let x = 0;
  let y = 0;
  const choose = (font: Outlines): void => {
    if (font === chosen && size === chosenSize) return;
    chosen = font;
    chosenSize = size;
    out.ascii(`/${fontCodes(codes, font).resource} `);
    out.hundredths(hundredths(size));
    out.ascii('Tf ');
  };
  out.ascii('BT\n');
  for (const text of sheet.texts) {
    const toX = hundredths(text.x);
    const toY = hundredths(sheet.height - text.baseline);
    out.hundredths(toX - x);
    out.hundredths(toY - y);
    out.ascii('Td ');
    x = toX;
    y = toY;
    if (hundredths(text.spacing) !== spacing) {
      spacing = hundredths(text.spacing);
      out.hundredths(spacing);
      out.ascii('Tc ');
    }
    size = text.size;
    writeGlyphs(text.glyphs, text.from, text.to, codes, choose, out);
  }
  out.ascii('ET\n');
}

/** Outlined letters rising across the page, below rules and text: seen on paper, never in the way of the data. */
function writeWatermark(sheet: Sheet, { glyphs, size }: WatermarkMark, codes: Codes, out: ByteWriter): void {
  const width = glyphs.reduce((sum, glyph) => sum + glyph.advance, 0) * (size / 1000);
  const angle = Math.atan2(sheet.height, sheet.width) / 1.5;
  const [cosine, sine] = [Math.cos(angle), Math.sin(angle)];
  const x = sheet.width / 2 - (width / 2) * cosine + size * 0.35 * sine;
  const y = sheet.height / 2 - (width / 2) * sine - size * 0.35 * cosine;
  const turn = [cosine, sine, -sine, cosine].map((value) => value.toFixed(5)).join(' ');
  out.ascii(`q 0.78 G 0.8 w BT 1 Tr ${turn} ${x.toFixed(2)} ${y.toFixed(2)} Tm `);
  const choose = (font: Outlines): void => out.ascii(`/${fontCodes(codes, font).resource} ${size} Tf `);
  writeGlyphs(glyphs, 0, glyphs.length, codes, choose, out);
  out.ascii('ET Q\n');
}
