import type { Grey } from './grey-png';

/** A part of a page that looks different, in pixels from its top left corner. */
export type Tile = {
  readonly x: number;
  readonly y: number;
  readonly pixels: number;
  readonly shade: number;
};

/** Side of a tile: about a word of small print. */
const SIDE = 32;
/** Three of sixteen shades: another version of the drawing program smooths an edge by one or two. */
const CLEAR = 48;
/** Clearly different pixels a tile may have; the smallest changed letter makes more. */
const STRAY = 1;
/** How far the mean shade of a tile may move: a grey box that went missing moves it further. */
const FAINT = 8;

/** The tiles in which two pictures of a page differ; one tile, the whole page, where sizes differ or one is missing. */
export function changedTiles(a: Grey | null, b: Grey | null): readonly Tile[] {
  if (!a || !b || a.width !== b.width || a.height !== b.height) {
    return [{ x: 0, y: 0, pixels: (a ?? b)?.pixels.length ?? 0, shade: 255 }];
  }
  const tiles: Tile[] = [];
  for (let y = 0; y < a.height; y += SIDE) {
    for (let x = 0; x < a.width; x += SIDE) {
      const tile = compared(a, b, x, y);
      if (tile.pixels > STRAY || Math.abs(tile.shade) > FAINT) tiles.push(tile);
    }
  }
  return tiles;
}

function compared(a: Grey, b: Grey, x: number, y: number): Tile {
  const [right, bottom] = [Math.min(x + SIDE, a.width), Math.min(y + SIDE, a.height)];
  let pixels = 0;
  let shade = 0;
  for (let row = y; row < bottom; row += 1) {
    for (let at = row * a.width + x; at < row * a.width + right; at += 1) {
      const change = (b.pixels[at] ?? 0) - (a.pixels[at] ?? 0);
      if (Math.abs(change) > CLEAR) pixels += 1;
      shade += change;
    }
  }
  return { x, y, pixels, shade: shade / ((right - x) * (bottom - y)) };
}
