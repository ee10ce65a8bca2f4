import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createPrinting } from '../../../electron/services/printing';
import type { Json } from '../../../shared/json';
import type { FormDoc } from '../../../shared/print/form-doc';
import { type Grey, readPgm, readPng, writePng } from './grey-png';
import { changedTiles, type Tile } from './tiles';

const here = new URL('.', import.meta.url).pathname;
const printing = createPrinting(join(here, '../../../assets'), () => new Date('2026-11-22T01:05:00Z'));
const control = { signal: new AbortController().signal, progress: () => undefined };

/** The PDF of these forms, as the host makes it. */
export async function printed(...documents: FormDoc[]): Promise<Uint8Array> {
  const answer = await printing.renderForms({ documents: documents as unknown as Json[] }, control);
  if (!answer.ok) throw new Error(JSON.stringify(answer.error));
  return answer.value.pdf;
}

function withFile<T>(pdf: Uint8Array, use: (file: string, folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'printed-'));
  try {
    const file = join(folder, 'form.pdf');
    writeFileSync(file, pdf);
    return use(file, folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function poppler(command: string, words: readonly string[]): Buffer {
  const run = spawnSync(command, words, { maxBuffer: 100_000_000 });
  if (run.error) throw new Error(`${command} is needed (apt install poppler-utils): ${run.error.message}`);
  const said = run.stderr.toString();
  if (run.status !== 0 || said !== '') throw new Error(`${command}: ${said}`);
  return run.stdout;
}

/** The text another program reads from the PDF, in the order drawn. */
export const textOfPdf = (pdf: Uint8Array): string =>
  withFile(pdf, (file) => poppler('pdftotext', ['-raw', '-enc', 'UTF-8', file, '-']).toString('utf8'));

export const infoOfPdf = (pdf: Uint8Array): string =>
  withFile(pdf, (file) => poppler('pdfinfo', [file]).toString('utf8'));

/** The pages as another program draws them. */
export const picturesOf = (pdf: Uint8Array, dotsPerInch: number): readonly Grey[] =>
  withFile(pdf, (file, folder) => {
    poppler('pdftoppm', ['-gray', '-r', String(dotsPerInch), file, join(folder, 'page')]);
    return readdirSync(folder)
      .filter((name) => name.endsWith('.pgm'))
      .sort()
      .map((name) => readPgm(readFileSync(join(folder, name))));
  });

const UPDATE = process.env['UPDATE_GOLDEN'] === '1';
/** Fine enough that the smallest print has letters which can be told apart. */
export const GOLDEN_DPI = 96;

/** A page as a golden picture holds it: both sides of a comparison pass through here, so both lose the same. */
export const asKept = (page: Grey): Grey => readPng(writePng(page));

/** The pages of a form as golden pictures would hold them. */
export const keptPages = (pdf: Uint8Array): readonly Grey[] => picturesOf(pdf, GOLDEN_DPI).map(asKept);

/** Where on a page it differs from its golden picture. */
export type PageChange = { readonly page: number; readonly tiles: readonly Tile[] };

/**
 * The pages that do not look as their golden pictures do, a page too many or too few among them. With UPDATE_GOLDEN=1
 * the pictures are written instead: look at them before committing.
 */
export function changesFromGolden(name: string, pdf: Uint8Array): readonly PageChange[] {
  const pages = picturesOf(pdf, GOLDEN_DPI);
  const folder = join(here, 'pictures');
  if (UPDATE) {
    for (const old of picturesNamed(name)) rmSync(join(folder, old));
    for (const [at, page] of pages.entries())
      writeFileSync(join(folder, `${name}-${at + 1}.png`), writePng(page));
  }
  return Array.from({ length: Math.max(pages.length, picturesNamed(name).length) }, (_, at): PageChange => {
    const file = join(folder, `${name}-${at + 1}.png`);
    const now = pages[at];
    const then = existsSync(file) ? readPng(readFileSync(file)) : null;
    return { page: at + 1, tiles: changedTiles(then, now ? asKept(now) : null) };
  }).filter(({ tiles }) => tiles.length > 0);
}

const picturesNamed = (name: string): readonly string[] =>
  readdirSync(join(here, 'pictures')).filter((file) => new RegExp(`^${name}-\\d+\\.png$`, 'u').test(file));
