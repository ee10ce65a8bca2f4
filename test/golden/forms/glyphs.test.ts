import { describe, expect, it } from 'vitest';
import { type Face, type FormDoc, landscape } from '../../../shared/print/form-doc';
import type { Grey } from './grey-png';
import { changesFromGolden, picturesOf, printed, textOfPdf } from './printed';

const characters = [
  ...['髙', '高', '﨑', '崎', '𠮷', '吉', '𣘺', '橋', '辻󠄀', '辻󠄁', '㈱', '㋿', '☑', '☐', '〓'],
  ...'①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳',
  ...'あアア漢字齋斎邊邉辺〒℡㎡令和0Ag、。',
];
const COLUMNS = 12;
const CELL = 20;

/** One character per cell of 20 mm, so that each can be cut out of the picture. */
const sheetOf = (face: Face): FormDoc => ({
  form: 'glyphs',
  title: '文字',
  page: landscape,
  face,
  blocks: [
    {
      kind: 'table',
      columns: Array.from({ length: COLUMNS }, () => CELL),
      rows: Array.from({ length: Math.ceil(characters.length / COLUMNS) }, (_, row) => ({
        height: CELL,
        cells: Array.from({ length: COLUMNS }, (_, column) => ({
          text: characters[row * COLUMNS + column] ?? '',
          points: 36,
          align: 'center' as const,
        })),
      })),
    },
  ],
});

const DPI = 72;
const millimetres = (length: number): number => (length * DPI) / 25.4;

/** The ink of one cell, its rules left out. */
function cut(page: Grey, index: number): Uint8Array {
  const width = 260 / COLUMNS;
  const left = millimetres(landscape.margins.left + (index % COLUMNS) * width + 2);
  const top = millimetres(landscape.margins.top + Math.floor(index / COLUMNS) * CELL + 2);
  const [columns, rows] = [Math.floor(millimetres(width - 4)), Math.floor(millimetres(CELL - 4))];
  const pixels = new Uint8Array(columns * rows);
  for (let y = 0; y < rows; y += 1) {
    for (let x = 0; x < columns; x += 1) {
      pixels[y * columns + x] = page.pixels[(Math.round(top) + y) * page.width + Math.round(left) + x] ?? 255;
    }
  }
  return pixels;
}

const ink = (pixels: Uint8Array): number => pixels.filter((shade) => shade < 128).length;
const unlike = (a: Uint8Array, b: Uint8Array): number =>
  a.filter((shade, at) => Math.abs(shade - (b[at] ?? 0)) > 96).length;

describe.each(['gothic', 'mincho'] as const)('characters in %s', (face) => {
  it('are drawn, each with a shape of its own', async () => {
    const [page] = picturesOf(await printed(sheetOf(face)), DPI);
    if (!page) throw new Error('no page');
    const shapes = characters.map((_, index) => cut(page, index));
    for (const [index, shape] of shapes.entries()) {
      expect(ink(shape), `${characters[index]} is blank`).toBeGreaterThan(3);
      for (let other = index + 1; other < shapes.length; other += 1) {
        const names = `${characters[index]} and ${characters[other]} look the same`;
        if (characters[index] === characters[other]) continue;
        expect(unlike(shape, shapes[other] ?? shape), names).toBeGreaterThan(0);
      }
    }
  });
  it('come back as typed', async () => {
    const text = textOfPdf(await printed(sheetOf(face)));
    expect(text.replace(/\s/gu, '')).toContain(characters.join(''));
  });
  it('look as they did', async () => {
    expect(changesFromGolden(`glyphs-${face}`, await printed(sheetOf(face)))).toEqual([]);
  });
});
