import type { Outlines } from './outlines';

/**
 * Marks no bundled font has, drawn here as polygons on an em of 1000: they print crisp at any size and stay text,
 * so ☑ can be searched for and copied. Outer contours run clockwise, holes the other way.
 */
type Point = readonly [x: number, y: number];
type Contour = readonly Point[];

const square = (left: number, bottom: number, right: number, top: number): Contour => [
  [left, bottom],
  [left, top],
  [right, top],
  [right, bottom],
];
const hole = (contour: Contour): Contour => [...contour].reverse();

const box: readonly Contour[] = [square(90, -50, 910, 770), hole(square(150, 10, 850, 710))];
const tick: Contour = [
  [215, 400],
  [290, 465],
  [440, 285],
  [735, 655],
  [815, 600],
  [445, 130],
];
const cross: readonly Contour[] = [
  [
    [225, 150],
    [710, 635],
    [775, 570],
    [290, 85],
  ],
  [
    [225, 570],
    [290, 635],
    [775, 150],
    [710, 85],
  ],
];

const marks: readonly {
  readonly character: string;
  readonly contours: readonly Contour[];
  readonly advance: number;
}[] = [
  { character: '', contours: box, advance: 1000 },
  { character: '\u200B', contours: [], advance: 0 },
  { character: '☐', contours: box, advance: 1120 },
  { character: '☑', contours: [...box, tick], advance: 1120 },
  { character: '☒', contours: [...box, ...cross], advance: 1120 },
  { character: '✓', contours: [tick], advance: 1000 },
  { character: '✔', contours: [tick], advance: 1000 },
];

const ON_CURVE = 1;

/** A simple glyph of straight lines: coordinates as differences in 16 bits. */
function encode(contours: readonly Contour[]): Uint8Array {
  const points = contours.flat();
  if (points.length === 0) return new Uint8Array(0);
  const view = new DataView(new ArrayBuffer(10 + 2 * contours.length + 2 + 5 * points.length));
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  const bounds = [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
  view.setInt16(0, contours.length);
  for (const [index, bound] of bounds.entries()) view.setInt16(2 + 2 * index, bound);
  let last = -1;
  for (const [index, contour] of contours.entries()) {
    last += contour.length;
    view.setUint16(10 + 2 * index, last);
  }
  const flags = 12 + 2 * contours.length;
  for (const index of points.keys()) {
    view.setUint8(flags + index, ON_CURVE);
    const at = flags + points.length + 2 * index;
    view.setInt16(at, (xs[index] ?? 0) - (xs[index - 1] ?? 0));
    view.setInt16(at + 2 * points.length, (ys[index] ?? 0) - (ys[index - 1] ?? 0));
  }
  return new Uint8Array(view.buffer);
}

const outlines = marks.map(({ contours }) => encode(contours));
const placeOf = new Map(marks.map(({ character }, index) => [character.codePointAt(0) ?? 0, index]));

/** Glyph of nothing at all, for characters that only steer (zero-width space and its kin). */
export const NOTHING = 1;

export const drawnMarks: Outlines = {
  name: 'MamoriMarks',
  unitsPerEm: 1000,
  ascent: 880,
  descent: -120,
  box: [0, -120, 1000, 880],
  glyphOf: (codePoint) => placeOf.get(codePoint) ?? 0,
  glyphOfVariation: () => 0,
  advance: (glyph) => marks[glyph]?.advance ?? 0,
  outline: (glyph) => outlines[glyph] ?? new Uint8Array(0),
};
