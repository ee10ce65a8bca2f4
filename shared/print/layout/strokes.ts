import { MM, type Sheet } from './sheet';

/** The most a signature is high on paper, and how thick its lines are. */
const HIGHEST = 15 * MM;
const INK = 0.35 * MM;

/** Draws a signature from `x`, its middle at `y`, as large as it fits before `right`. */
export function putSignature(
  sheet: Sheet,
  strokes: readonly (readonly number[])[],
  place: { readonly x: number; readonly y: number; readonly right: number },
): void {
  const [left, top, right, bottom] = edges(strokes);
  const [width, height] = [Math.max(1, right - left), Math.max(1, bottom - top)];
  const scale = Math.min((place.right - place.x) / width, HIGHEST / height);
  for (const line of strokes) {
    const points = line.map((value, at) =>
      at % 2 === 0 ? place.x + (value - left) * scale : place.y + (value - (top + bottom) / 2) * scale,
    );
    sheet.strokes.push({ points, weight: INK });
  }
}

function edges(strokes: readonly (readonly number[])[]): readonly [number, number, number, number] {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const line of strokes)
    for (let at = 0; at + 1 < line.length; at += 2) {
      const [x = 0, y = 0] = [line[at], line[at + 1]];
      [left, right] = [Math.min(left, x), Math.max(right, x)];
      [top, bottom] = [Math.min(top, y), Math.max(bottom, y)];
    }
  return [left, top, right, bottom];
}
