import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Grey, readPgm } from '../golden/forms/grey-png';

/** What a camera sees for a while: a picture in the middle of its view, or nothing but a grey table. */
export type Scene = {
  readonly picture: Grey | null;
  readonly seconds: number;
  /** Brightness of a strip at the left edge, outside what is read: by it a bench tells the scenes apart. */
  readonly strip?: number;
};

const WIDTH = 640;
const HEIGHT = 480;
const TABLE = 128;
const STRIP = 40;
export const FRAMES_A_SECOND = 20;

function view({ picture, strip = TABLE }: Scene): Uint8Array {
  const luma = new Uint8Array(WIDTH * HEIGHT).fill(TABLE);
  for (let y = 0; y < HEIGHT; y += 1) luma.fill(strip, y * WIDTH, y * WIDTH + STRIP);
  if (!picture) return luma;
  const scale = Math.min(1, 400 / picture.width, 400 / picture.height);
  const [width, height] = [Math.floor(picture.width * scale), Math.floor(picture.height * scale)];
  const [left, top] = [(WIDTH - width) >> 1, (HEIGHT - height) >> 1];
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const from = Math.floor(y / scale) * picture.width + Math.floor(x / scale);
      // A lens never gives pure black and white.
      luma[(top + y) * WIDTH + left + x] = 30 + Math.round(((picture.pixels[from] ?? 255) * 190) / 255);
    }
  return luma;
}

/** Writes a film that Chromium's fake camera shows over and over (YUV4MPEG2, 4:2:0, grey). */
export function writeFilm(path: string, scenes: readonly Scene[]): void {
  const grey = new Uint8Array((WIDTH * HEIGHT) / 2).fill(128);
  const parts: Uint8Array[] = [
    new TextEncoder().encode(`YUV4MPEG2 W${WIDTH} H${HEIGHT} F${FRAMES_A_SECOND}:1 Ip A1:1 C420\n`),
  ];
  for (const scene of scenes) {
    const frame = [new TextEncoder().encode('FRAME\n'), view(scene), grey];
    for (let at = 0; at < scene.seconds * FRAMES_A_SECOND; at += 1) parts.push(...frame);
  }
  writeFileSync(path, Buffer.concat(parts));
}

/** The pages of a PDF file as a printer would lay them on paper. */
export function pagesOf(pdf: string, dotsPerInch: number): readonly Grey[] {
  const folder = mkdtempSync(join(tmpdir(), 'film-'));
  try {
    const run = spawnSync('pdftoppm', ['-gray', '-r', String(dotsPerInch), pdf, join(folder, 'page')]);
    if (run.status !== 0) throw new Error(`pdftoppm (apt install poppler-utils): ${run.stderr}`);
    return readdirSync(folder)
      .sort()
      .map((name) => readPgm(readFileSync(join(folder, name))));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** A part of a page, in millimetres. */
export function cut(page: Grey, dotsPerInch: number, box: readonly [number, number, number, number]): Grey {
  const [left, top, width, height] = box.map((mm) => Math.round((mm * dotsPerInch) / 25.4)) as typeof box &
    [number, number, number, number];
  const pixels = new Uint8Array(width * height);
  for (let y = 0; y < height; y += 1) {
    const from = (top + y) * page.width + left;
    pixels.set(page.pixels.subarray(from, from + width), y * width);
  }
  return { width, height, pixels };
}
