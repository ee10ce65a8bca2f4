import type { PDFDocumentProxy } from 'pdfjs-dist';
import { decodeQR } from 'qr/decode.js';
import type { ScannedPage } from '../../../shared/registers/pledge/stack';

/** Dots per inch a page is drawn with: finer where the code was not found. */
const TRIES = [150, 220, 300] as const;
const POINTS_PER_INCH = 72;
/** Time for one look at one page. */
const LOOK_MS = 400;
/** Darker than this is ink; a page with less of it than this part has nothing on it. */
const INK = 140;
const LEAST_INK = 0.0015;

function isBlank({ data }: ImageData): boolean {
  let dark = 0;
  for (let at = 0; at < data.length; at += 16) if ((data[at] ?? 255) < INK) dark += 1;
  return dark / (data.length / 16) < LEAST_INK;
}

async function drawn(pdf: PDFDocumentProxy, number: number, dpi: number): Promise<ImageData> {
  const page = await pdf.getPage(number);
  const viewport = page.getViewport({ scale: dpi / POINTS_PER_INCH });
  const canvas = document.createElement('canvas');
  canvas.width = Math.ceil(viewport.width);
  canvas.height = Math.ceil(viewport.height);
  await page.render({ canvas, viewport }).promise;
  const image = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height);
  page.cleanup();
  if (!image) throw new Error('no canvas');
  return image;
}

function codeIn(image: ImageData): string | null {
  try {
    return decodeQR(
      { width: image.width, height: image.height, data: image.data },
      { effort: 8, timeLimit: LOOK_MS },
    );
  } catch {
    // Not found is told by an exception, and is nothing unusual: backs have no code.
    return null;
  }
}

/** Looks for the code on one page of a scan, turned whichever way it lies. */
export async function readPage(pdf: PDFDocumentProxy, page: number): Promise<ScannedPage> {
  for (const dpi of TRIES) {
    const image = await drawn(pdf, page, dpi);
    const code = codeIn(image);
    if (code !== null) return { page, code, blank: false };
    if (isBlank(image)) return { page, code: null, blank: true };
  }
  return { page, code: null, blank: false };
}

/**
 * Cuts single pages out of a scan. The pages themselves are copied, not drawn anew: what is kept is exactly what the
 * scanner made, no larger and no worse.
 */
export async function cutPages(bytes: Uint8Array, pages: readonly number[]): Promise<readonly Uint8Array[]> {
  const { PDFDocument } = await import('pdf-lib');
  const source = await PDFDocument.load(bytes);
  const cut: Uint8Array[] = [];
  for (const page of pages) {
    const target = await PDFDocument.create();
    const [copy] = await target.copyPages(source, [page - 1]);
    if (copy) target.addPage(copy);
    cut.push(await target.save());
  }
  return cut;
}
