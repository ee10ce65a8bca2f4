import type { CompleteBlock } from '../form-doc';
import { codeOf, putCode } from './code-block';
import { type Flow, newSheet, putLine, widthOf } from './flow';
import { breakLines, type Line } from './lines';
import { frame, INNER_RULE, MM, rule, type Sheet } from './sheet';
import { oneLine } from './text-blocks';

type LabelsBlock = Extract<CompleteBlock, { kind: 'labels' }>;
type OneLabel = LabelsBlock['labels'][number];
type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

/** White between a label's edge and what is printed on it: cutting and printing are never exact. */
const EDGE = 1.5 * MM;
/** Quiet zone of the code, as a share of its side (4 modules of 25 on either side). */
const WITH_QUIET = 33 / 25;
const LEAST_POINTS = 6;
const LARGEST_CODE = 20 * MM;
/** Labels of boxes and cabinets are read from a few steps away. */
const LARGE = 60 * MM;
const PITCH = 1.25;

/** The place of one label on its sheet, in points. */
function boxOf({ grid, shift }: LabelsBlock, at: number): Box {
  const column = at % grid.columns;
  const row = Math.floor(at / grid.columns);
  return {
    x: (grid.left + column * (grid.width + grid.gapX) + shift.x) * MM,
    y: (grid.top + row * (grid.height + grid.gapY) + shift.y) * MM,
    width: grid.width * MM,
    height: grid.height * MM,
  };
}

/** A frame where the label ends, and a cross in its middle. */
function putFrame(sheet: Sheet, { x, y, width, height }: Box): void {
  frame(sheet, x, y, width, height, INNER_RULE);
  const [middleX, middleY, arm] = [x + width / 2, y + height / 2, 3 * MM];
  rule(sheet, middleX - arm, middleY, middleX + arm, middleY);
  rule(sheet, middleX, middleY - arm, middleX, middleY + arm);
}

type Set = { readonly lines: readonly Line[]; readonly size: number };

/** As many lines as asked for, in the largest size that holds the text; what is too long even so is cut. */
function fitted(flow: Flow, text: string, width: number, largest: number, most: number): Set {
  if (text === '') return { lines: [], size: largest };
  for (let size = largest; size > LEAST_POINTS; size -= 0.5) {
    const lines = breakLines(flow.face.shape(text), (width * 1000) / size);
    if (lines.length <= most) return { lines, size };
  }
  const lines = breakLines(flow.face.shape(text), (width * 1000) / LEAST_POINTS).slice(0, most);
  return { lines, size: LEAST_POINTS };
}

const BETWEEN = '／';

/** Whole parts only: half a handling restriction would say something else. What does not fit is 「ほか」. */
function fittedParts(flow: Flow, text: string, width: number, largest: number, most: number): Set {
  const parts = text.split(BETWEEN);
  for (let kept = parts.length; kept > 0; kept -= 1) {
    const shown = kept === parts.length ? text : [...parts.slice(0, kept), 'ほか'].join(BETWEEN);
    for (let size = largest; size >= LEAST_POINTS; size -= 0.5) {
      const lines = breakLines(flow.face.shape(shown), (width * 1000) / size);
      if (lines.length <= most) return { lines, size };
    }
  }
  return { lines: [], size: LEAST_POINTS };
}

function putSet(sheet: Sheet, { lines, size }: Set, x: number, y: number): number {
  for (const [at, line] of lines.entries()) putLine(sheet, line, x, y + size * PITCH * (at + 0.5), size);
  return y + size * PITCH * lines.length;
}

/** The class in a frame of its own: read in one glance, in black and white. */
function putMark(flow: Flow, text: string, x: number, y: number, size: number): number {
  const line = oneLine(flow, text);
  const height = size * 1.5;
  frame(flow.sheet, x + 0.5, y + 1, widthOf(line, size) + size * 0.8, height, INNER_RULE * 1.6);
  putLine(flow.sheet, line, x + 0.5 + size * 0.4, y + 1 + height / 2, size);
  return y + height + 3;
}

/** Below these a label has room for its number, its class and the code, and for nothing else. */
const SHORT = 16 * MM;
const NARROW = 30 * MM;

/** Beside the code, or under it where the label is too narrow for two columns. */
type Place = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

const MARK_HEIGHT = 1.5;
const MARK_GAP = 3;

/** What stands beside the code, from the most important on; what has no room is left out, never cut through. */
function putWords(flow: Flow, label: OneLabel, place: Place, scale: number, most: number): void {
  const { x, width, height } = place;
  const title = fitted(flow, label.title, width, 10 * scale, 1);
  const markSize = 8 * scale;
  const marked = label.mark === '' ? 0 : markSize * MARK_HEIGHT + MARK_GAP;
  const heightOf = (set: Set): number => set.size * PITCH * set.lines.length;
  const left = height - heightOf(title) - marked;
  const lines = [2, 1].find((count) => {
    const set = fitted(flow, label.text, width, 8 * scale, count);
    return count <= most && heightOf(set) <= left;
  });
  const text = fitted(flow, lines === undefined ? '' : label.text, width, 8 * scale, lines ?? 1);
  const used = heightOf(title) + heightOf(text) + marked;
  const room = most === 0 ? 0 : Math.max(0, Math.floor((height - used) / (LEAST_POINTS * scale * PITCH)));
  const small =
    room === 0
      ? { lines: [], size: LEAST_POINTS }
      : fittedParts(flow, label.small, width, 6.5 * scale, Math.min(room, 3));
  let y = place.y + Math.max(0, (height - used - heightOf(small)) / 2);
  y = putSet(flow.sheet, title, x, y);
  y = putSet(flow.sheet, text, x, y);
  if (label.mark !== '') y = putMark(flow, label.mark, x, y, markSize);
  putSet(flow.sheet, small, x, y);
}

/** Number and class under the code: a label of 20 × 20 mm. */
function putNarrow(flow: Flow, label: OneLabel, box: Box): void {
  const words = (label.mark === '' ? 1 : 2) * 11;
  const inner = { width: box.width - 2 * EDGE, height: box.height - 2 * EDGE };
  const side = Math.min(LARGEST_CODE, inner.width / WITH_QUIET, (inner.height - words) / WITH_QUIET);
  const code = codeOf(label.code, side);
  putCode(flow.sheet, code, box.x + (box.width - code.whole) / 2, box.y + EDGE);
  const place = { x: box.x + EDGE, y: box.y + box.height - EDGE - words, width: inner.width, height: words };
  putWords(flow, label, place, 0.65, 0);
}

/** Number, name, class and restrictions beside the code. */
function putWide(flow: Flow, label: OneLabel, box: Box): void {
  const inner = { width: box.width - 2 * EDGE, height: box.height - 2 * EDGE };
  const largest = box.height > LARGE ? LARGEST_CODE * 1.75 : LARGEST_CODE;
  const side = Math.min(largest, inner.height / WITH_QUIET, (inner.width * 0.45) / WITH_QUIET);
  const code = codeOf(label.code, side);
  putCode(flow.sheet, code, box.x + EDGE, box.y + (box.height - code.whole) / 2);
  const x = box.x + EDGE + code.whole;
  const place = { x, y: box.y + EDGE, width: box.x + box.width - EDGE - x, height: inner.height };
  if (box.height < SHORT) putWords(flow, label, place, 0.75, 0);
  else putWords(flow, label, place, box.height > LARGE ? 2 : box.height > 30 * MM ? 1.35 : 1, 2);
}

function putLabel(flow: Flow, label: OneLabel, box: Box): void {
  if (box.width < NARROW && box.height >= SHORT) putNarrow(flow, label, box);
  else putWide(flow, label, box);
}

const RULER = 100 * MM;
const RULER_WORDS = 'この線がちょうど100mmなら、実際のサイズ（100%）で印刷されています。';

/** A line to be measured: most sheets that do not fit were printed at 97 %. */
function putRuler(flow: Flow, y: number): void {
  const { sheet } = flow;
  const x = (sheet.width - RULER) / 2;
  rule(sheet, x, y, x + RULER, y);
  for (const end of [x, x + RULER]) rule(sheet, end, y - 2 * MM, end, y + 2 * MM);
  putLine(sheet, oneLine(flow, RULER_WORDS), x, y - 3 * MM, 7.5);
}

/** Labels from the start position on, one sheet after the other. */
export function layLabels(flow: Flow, block: LabelsBlock): void {
  const per = block.grid.columns * block.grid.rows;
  if (block.frames) {
    for (let at = 0; at < per; at += 1) putFrame(flow.sheet, boxOf(block, at));
    const first = boxOf(block, 0);
    putRuler(flow, first.y + first.height * 0.75);
    return;
  }
  const first = Math.min(block.start, per) - 1;
  for (const [at, label] of block.labels.entries()) {
    const place = first + at;
    if (at > 0 && place % per === 0) newSheet(flow);
    putLabel(flow, label, boxOf(block, place % per));
  }
}
