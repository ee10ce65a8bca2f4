import type { Glyph } from '../font/typeface';

/** Points per millimetre. Inside the layout everything is in points, y downwards from the top of the page. */
export const MM = 72 / 25.4;

/** Ruled lines: 0.4 mm around a table, 0.25 mm inside. */
export const OUTER_RULE = 0.4 * MM;
export const INNER_RULE = 0.25 * MM;
/** Light enough to survive a fax as white, dark enough to be seen as a label. */
export const LABEL_GREY = 0.92;

/** A run of glyphs on one baseline. */
export type TextMark = {
  readonly glyphs: readonly Glyph[];
  readonly from: number;
  readonly to: number;
  readonly x: number;
  readonly baseline: number;
  readonly size: number;
  /** Extra space after each glyph, in points. */
  readonly spacing: number;
};

export type RuleMark = {
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
  readonly weight: number;
  readonly dotted: boolean;
};

export type FillMark = {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly grey: number;
};

/** A line drawn by hand: x and y in turn, in points from the top left. */
export type StrokeMark = { readonly points: readonly number[]; readonly weight: number };

/** Large outlined letters across the page. */
export type WatermarkMark = { readonly glyphs: readonly Glyph[]; readonly size: number };

/** One printed page as marks on paper, in the order they are drawn: fills, watermark, rules, strokes, text. */
export type Sheet = {
  readonly width: number;
  readonly height: number;
  readonly fills: FillMark[];
  readonly rules: RuleMark[];
  readonly strokes: StrokeMark[];
  readonly texts: TextMark[];
  readonly watermarks: WatermarkMark[];
};

export function emptySheet(width: number, height: number): Sheet {
  return { width, height, fills: [], rules: [], strokes: [], texts: [], watermarks: [] };
}

/** Takes all marks off a page. */
export function clearSheet(sheet: Sheet): void {
  for (const marks of [sheet.fills, sheet.rules, sheet.strokes, sheet.texts, sheet.watermarks])
    marks.length = 0;
}

export function rule(
  sheet: Sheet,
  x1: number,
  y1: number,
  x2: number,
  y2: number,
  weight = INNER_RULE,
): void {
  sheet.rules.push({ x1, y1, x2, y2, weight, dotted: false });
}

/** A frame of four rules. */
export function frame(
  sheet: Sheet,
  x: number,
  y: number,
  width: number,
  height: number,
  weight: number,
): void {
  const half = weight / 2;
  rule(sheet, x - half, y, x + width + half, y, weight);
  rule(sheet, x - half, y + height, x + width + half, y + height, weight);
  rule(sheet, x, y, x, y + height, weight);
  rule(sheet, x + width, y, x + width, y + height, weight);
}
