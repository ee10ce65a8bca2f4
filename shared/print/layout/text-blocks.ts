import type { CompleteBlock } from '../form-doc';
import { type Flow, need, newSheet, putLine, room, widthOf } from './flow';
import { breakLines, type Line } from './lines';
import { MM, rule } from './sheet';
import { putSignature } from './strokes';

/** Line pitch of running text, as a multiple of the type size. */
const LEADING = 1.65;
const NO_LIMIT = Number.MAX_VALUE;

type BlockOf<K extends CompleteBlock['kind']> = Extract<CompleteBlock, { kind: K }>;

/** A text on one line, whatever its width. */
export function oneLine(flow: Flow, text: string): Line {
  const glyphs = flow.face.shape(text.replaceAll('\n', ' '));
  return breakLines(glyphs, NO_LIMIT)[0] ?? { glyphs, from: 0, to: 0, width: 0 };
}

/** Sets lines one below the other from where the flow is, over page ends where it must. */
function putLines(
  flow: Flow,
  lines: readonly Line[],
  size: number,
  xOf: (line: Line, index: number) => number,
): void {
  const pitch = size * LEADING;
  for (const [index, line] of lines.entries()) {
    if (room(flow) < pitch) newSheet(flow);
    putLine(flow.sheet, line, xOf(line, index), flow.y + pitch / 2, size);
    flow.y += pitch;
  }
}

export function layParagraph(flow: Flow, block: BlockOf<'paragraph'>): void {
  const size = block.points ?? flow.doc.points;
  const indent = block.indent * size;
  const measure = flow.width - indent;
  const glyphs = flow.face.shape(block.text);
  const first = block.firstIndent * size;
  const lines = breakLines(glyphs, (measure * 1000) / size, ((measure - first) * 1000) / size);
  putLines(flow, lines, size, (line, index) => {
    const slack = flow.width - widthOf(line, size);
    if (block.align === 'right') return flow.left + slack;
    if (block.align === 'center') return flow.left + slack / 2;
    return flow.left + indent + (index === 0 ? first : 0);
  });
  flow.y += size * 0.3;
}

export function layAddressee(flow: Flow, block: BlockOf<'addressee'>): void {
  const size = flow.doc.points + 0.5;
  const lines = block.lines.map((line, index) => {
    const last = index === block.lines.length - 1;
    return last && block.honorific ? `${line}　${block.honorific}` : line;
  });
  const measure = ((flow.width * 0.62 - size) * 1000) / size;
  // Below a head of one line, 宛名 would stand too close to 様式番号.
  if (flow.doc.numbers.length + (flow.doc.date === null ? 0 : 1) < 2) flow.y += size * 0.5;
  const set = lines.flatMap((line) => [...breakLines(flow.face.shape(line), measure)]);
  putLines(flow, set, size, () => flow.left + size);
  flow.y += size * 0.6;
}

/** Space between the characters of a label so that it fills `ems` squares (均等割付). */
export function distributed(line: Line, ems: number, size: number): number {
  const gaps = line.to - line.from - 1;
  const free = ems * size - widthOf(line, size);
  return gaps > 0 && free > 0 ? free / gaps : 0;
}

/** Where 申請者 and 署名 begin, as a part of the width. */
const SENDER = 0.48;
/** The height of a line that may be filled in by hand. */
const HAND = 8 * MM;

export function layApplicant(flow: Flow, block: BlockOf<'applicant'>): void {
  const size = flow.doc.points;
  const labels = block.rows.map(({ label }) => oneLine(flow, label));
  const ems = Math.max(4, ...labels.map((label) => Math.ceil(label.width / 1000)));
  const heading = oneLine(flow, block.heading);
  const x = flow.left + flow.width * SENDER;
  const labelX = x + widthOf(heading, size) + size;
  const valueX = labelX + (ems + 1) * size;
  const measure = ((flow.left + flow.width - valueX) * 1000) / size;
  const pitch = size * LEADING;
  need(flow, pitch * (block.rows.length + 1));
  for (const [index, { value }] of block.rows.entries()) {
    const lines = breakLines(flow.face.shape(value), measure);
    const height = value === '' ? HAND : lines.length * pitch;
    if (room(flow) < height) newSheet(flow);
    const label = labels[index];
    const middle = flow.y + (value === '' ? HAND - pitch / 2 - 1 : pitch / 2);
    if (index === 0) putLine(flow.sheet, heading, x, middle, size);
    if (label) putLine(flow.sheet, label, labelX, middle, size, distributed(label, ems, size));
    for (const [at, line] of lines.entries()) {
      putLine(flow.sheet, line, valueX, middle + at * pitch, size);
    }
    if (value === '') rule(flow.sheet, valueX, flow.y + HAND - 1, flow.left + flow.width, flow.y + HAND - 1);
    flow.y += height;
  }
  flow.y += size * 0.6;
}

export function layTitle(flow: Flow, block: BlockOf<'title'>): void {
  const size = flow.doc.page.orientation === 'portrait' ? 16 : 15;
  const lines = breakLines(flow.face.shape(block.text), (flow.width * 1000) / size);
  flow.y += size * 0.5;
  need(flow, lines.length * size * 1.5 + 40);
  for (const line of lines) {
    const gaps = line.to - line.from - 1;
    const natural = widthOf(line, size);
    // Short titles are spread, as on printed forms; long ones are set solid.
    const spacing =
      gaps > 0 && lines.length === 1 ? Math.min(0.5 * size, (flow.width * 0.5 - natural) / gaps) : 0;
    const spread = Math.max(spacing, 0);
    const x = flow.left + (flow.width - natural - spread * gaps) / 2;
    putLine(flow.sheet, line, x, flow.y + size * 0.75, size, spread);
    flow.y += size * 1.5;
  }
  if (block.sub) {
    const sub = oneLine(flow, block.sub);
    const subSize = flow.doc.points;
    const x = flow.left + (flow.width - widthOf(sub, subSize)) / 2;
    putLine(flow.sheet, sub, x, flow.y + subSize * 0.7, subSize);
    flow.y += subSize * 1.4;
  }
  flow.y += size * 0.5;
}

export function layHeading(flow: Flow, block: BlockOf<'heading'>): void {
  const size = flow.doc.points + 0.5;
  need(flow, size * 4);
  const lines = breakLines(flow.face.shape(block.text), (flow.width * 1000) / size);
  flow.y += size * 0.4;
  putLines(flow, lines, size, () => flow.left);
  flow.y += size * 0.1;
}

export function layNote(flow: Flow, block: BlockOf<'note'>): void {
  const size = Math.max(9, flow.doc.points - 1.5);
  const label = oneLine(flow, block.label);
  const labelWidth = widthOf(label, size) + size * 0.8;
  const several = block.items.length > 1;
  flow.y += size * 0.5;
  for (const [index, item] of block.items.entries()) {
    const number = several ? oneLine(flow, `${index + 1}`) : null;
    const x = flow.left + labelWidth + (number ? size * 1.6 : 0);
    const lines = breakLines(flow.face.shape(item), ((flow.left + flow.width - x) * 1000) / size);
    const pitch = size * 1.5;
    for (const [at, line] of lines.entries()) {
      if (room(flow) < pitch) newSheet(flow);
      const middle = flow.y + pitch / 2;
      if (index === 0 && at === 0) putLine(flow.sheet, label, flow.left, middle, size);
      if (number && at === 0) putLine(flow.sheet, number, flow.left + labelWidth, middle, size);
      putLine(flow.sheet, line, x, middle, size);
      flow.y += pitch;
    }
  }
  flow.y += size * 0.4;
}

export function laySignature(flow: Flow, block: BlockOf<'signature'>): void {
  const size = flow.doc.points;
  need(flow, 22 * MM);
  const x = flow.left + flow.width * SENDER;
  const right = flow.left + flow.width;
  flow.y += 2 * MM;
  putLine(flow.sheet, oneLine(flow, block.date), x, flow.y + size, size);
  // What is drawn reaches above its line: below the date, not across it.
  flow.y += (block.drawn ? 15 : 10) * MM;
  const label = oneLine(flow, block.label);
  const valueX = x + widthOf(label, size) + 1.5 * size;
  putLine(flow.sheet, label, x, flow.y, size);
  if (block.drawn) putSignature(flow.sheet, block.drawn, { x: valueX, y: flow.y, right });
  else putLine(flow.sheet, oneLine(flow, block.name), valueX, flow.y, size);
  if (block.handwritten) rule(flow.sheet, valueX - 2, flow.y + size, right, flow.y + size);
  flow.y += 6 * MM;
}
