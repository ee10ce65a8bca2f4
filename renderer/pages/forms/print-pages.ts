import type { PDFDocumentProxy } from 'pdfjs-dist';

const DOTS_PER_POINT = 200 / 72;

/**
 * Prints through the window: each page as a picture of the size of the paper, since the content policy lets no PDF
 * frame in. 200 dpi, black on white.
 */
export async function printPages(pdf: PDFDocumentProxy): Promise<void> {
  const sheet = document.createElement('div');
  sheet.className = 'print-sheet';
  const landscape: boolean[] = [];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const page = await pdf.getPage(number);
    const viewport = page.getViewport({ scale: DOTS_PER_POINT });
    const canvas = document.createElement('canvas');
    canvas.width = viewport.width;
    canvas.height = viewport.height;
    await page.render({ canvas, viewport, intent: 'print' }).promise;
    landscape.push(viewport.width > viewport.height);
    canvas.className = viewport.width > viewport.height ? 'print-page landscape' : 'print-page portrait';
    sheet.append(canvas);
  }
  document.body.append(sheet);
  document.documentElement.dataset['printing'] = landscape[0] ? 'landscape' : 'portrait';
  try {
    window.print();
  } finally {
    sheet.remove();
    delete document.documentElement.dataset['printing'];
  }
}
