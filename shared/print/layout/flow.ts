import type { Typeface } from '../font/typeface';
import type { CompleteFormDoc } from '../form-doc';
import type { Line } from './lines';
import { emptySheet, MM, type Sheet } from './sheet';

/** The pages of one form while they are filled from top to bottom. */
export type Flow = {
  readonly doc: CompleteFormDoc;
  readonly face: Typeface;
  readonly sheets: Sheet[];
  readonly left: number;
  readonly width: number;
  readonly bottom: number;
  /** Where the text area of a following page begins. */
  readonly continuedTop: number;
  sheet: Sheet;
  /** Hears of each page that is full; what is marked on it later is head and footer only. */
  readonly full: (sheet: Sheet) => void;
  /** Where the next block begins on `sheet`. */
  y: number;
};

const A4 = { short: 210 * MM, long: 297 * MM };
/** The running head of following pages. */
const RUNNING_HEAD = 7 * MM;

export function createFlow(
  doc: CompleteFormDoc,
  face: Typeface,
  full: (sheet: Sheet) => void = () => undefined,
): Flow {
  const upright = doc.page.orientation === 'portrait';
  const [width, height] = upright ? [A4.short, A4.long] : [A4.long, A4.short];
  const { top, right, bottom, left } = doc.page.margins;
  const sheet = emptySheet(width, height);
  return {
    doc,
    face,
    sheets: [sheet],
    sheet,
    full,
    left: left * MM,
    width: width - (left + right) * MM,
    bottom: height - bottom * MM,
    continuedTop: top * MM + RUNNING_HEAD,
    y: top * MM,
  };
}

export const room = (flow: Flow): number => flow.bottom - flow.y;
/** The height a following page has for blocks. */
export const capacity = (flow: Flow): number => flow.bottom - flow.continuedTop;

export function newSheet(flow: Flow): void {
  const { width, height } = flow.sheet;
  flow.full(flow.sheet);
  flow.sheet = emptySheet(width, height);
  flow.sheets.push(flow.sheet);
  flow.y = flow.continuedTop;
}

/** Begins a new page unless `height` still fits; a block higher than any page begins where it is. */
export function need(flow: Flow, height: number): void {
  if (height > room(flow) && height <= capacity(flow)) newSheet(flow);
}

/** How far below the middle of a line its baseline is: Japanese squares sit 0.88 above and 0.12 below it. */
const BASELINE = 0.38;

/** Puts a line of text with its middle at `middle`. */
export function putLine(
  sheet: Sheet,
  line: Line,
  x: number,
  middle: number,
  size: number,
  spacing = 0,
): void {
  if (line.to <= line.from) return;
  const { glyphs, from, to } = line;
  sheet.texts.push({ glyphs, from, to, x, baseline: middle + BASELINE * size, size, spacing });
}

/** The width of a line in points. */
export const widthOf = (line: Line, size: number): number => (line.width * size) / 1000;
