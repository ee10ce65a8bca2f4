import { GlobalWorkerOptions, getDocument, type PDFDocumentProxy } from 'pdfjs-dist';
import { ownWorker } from '../../app/own-worker';

let port: Worker | null = null;

/** Opens a PDF that the host made, for drawing page by page. */
export function openPdf(bytes: Uint8Array): Promise<PDFDocumentProxy> {
  port ??= ownWorker('pdf');
  GlobalWorkerOptions.workerPort = port;
  // pdf.js takes the buffer away; what is kept for saving stays ours.
  return getDocument({ data: bytes.slice(), isEvalSupported: false, useWasm: false, useWorkerFetch: false })
    .promise;
}

/** Draws one page at a width in CSS px, sharp on this screen. */
export async function drawPage(
  pdf: PDFDocumentProxy,
  number: number,
  canvas: HTMLCanvasElement,
  width: number,
): Promise<void> {
  const page = await pdf.getPage(number);
  const natural = page.getViewport({ scale: 1 });
  const scale = width / natural.width;
  const viewport = page.getViewport({ scale: scale * Math.max(1, devicePixelRatio) });
  canvas.width = viewport.width;
  canvas.height = viewport.height;
  canvas.style.width = `${width}px`;
  canvas.style.height = `${natural.height * scale}px`;
  await page.render({ canvas, viewport }).promise;
}
