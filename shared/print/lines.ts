import type { Face } from './form-doc';
import type { Glyph, GlyphStore } from './glyphs';
import { mayBreak, SPACE } from './kinsoku';

export type Line = {
  readonly glyphs: readonly Glyph[];
  /** Thousandths of an em. */
  readonly width: number;
};

/**
 * Breaks a text into lines of at most `width` points. Line feeds break; kinsoku characters go to the next line with
 * what they belong to; a word that is wider than a line is parted. `firstIndent` is the space, in points, that the
 * first line of each paragraph leaves.
 */
export function breakLines(
  store: GlyphStore,
  face: Face,
  text: string,
  size: number,
  width: number,
  firstIndent = 0,
): readonly Line[] {
  const lines: Line[] = [];
  const limit = (width * 1000) / size + 1;
  const first = limit - (firstIndent * 1000) / size;
  for (const paragraph of text.split(/\r\n|\r|\n/)) {
    breakParagraph(store.glyphsOf(face, paragraph), limit, first, lines);
  }
  return lines;
}

function breakParagraph(glyphs: readonly Glyph[], limit: number, first: number, lines: Line[]): void {
  let start = 0;
  let width = 0;
  let room = first;
  for (let at = 0; at < glyphs.length; at += 1) {
    const glyph = glyphs[at] as Glyph;
    width += glyph.advance;
    if (width <= room || at === start) continue;
    if ((glyph.kinsoku & SPACE) !== 0) continue;
    const end = breakBefore(glyphs, start, at);
    lines.push(cut(glyphs, start, end));
    start = end;
    room = limit;
    width = 0;
    for (let carried = start; carried <= at; carried += 1) width += (glyphs[carried] as Glyph).advance;
  }
  lines.push(cut(glyphs, start, glyphs.length));
}

/** The last place at or before `at` where the line from `start` may end; `at` itself where there is none. */
function breakBefore(glyphs: readonly Glyph[], start: number, at: number): number {
  for (let place = at; place > start; place -= 1) {
    if (mayBreak((glyphs[place - 1] as Glyph).kinsoku, (glyphs[place] as Glyph).kinsoku)) return place;
  }
  return at;
}

function cut(glyphs: readonly Glyph[], start: number, end: number): Line {
  let last = end;
  while (last > start + 1 && ((glyphs[last - 1] as Glyph).kinsoku & SPACE) !== 0) last -= 1;
  const part = glyphs.slice(start, last);
  let width = 0;
  for (const glyph of part) width += glyph.advance;
  return { glyphs: part, width };
}
