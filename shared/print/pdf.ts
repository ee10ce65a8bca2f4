import { PDFDocument, PDFName, type PDFRef } from 'pdf-lib';
import type { Faces } from './font/faces';
import type { CompleteFormDoc } from './form-doc';
import { layOut } from './layout/layout';
import { clearSheet, type Sheet } from './layout/sheet';
import { addBookmarks, type Bookmark } from './pdf-parts/bookmarks';
import { ByteWriter } from './pdf-parts/byte-writer';
import { createCodes } from './pdf-parts/codes';
import { writeSheet } from './pdf-parts/content';
import { addStream, type Deflate, embedFont } from './pdf-parts/embed';

export type { Deflate } from './pdf-parts/embed';

export type PdfOptions = {
  /** Creation date in the PDF's metadata; what is printed on the page is the form's own text. */
  readonly at: Date;
  readonly deflate: Deflate;
  /** Called after each document; it may wait, so that the caller can breathe or stop by throwing. */
  readonly onDocument?: (done: number, total: number) => void | Promise<void>;
};

export type RenderedPdf = { readonly pdf: Uint8Array<ArrayBuffer>; readonly pages: number };

/**
 * Renders forms into one PDF, each with its own n/N; equal input gives equal bytes. Forms must be complete:
 * `formDocSchema.parse` fills in what a builder left out.
 */
export async function renderPdf(
  documents: readonly CompleteFormDoc[],
  faces: Faces,
  options: PdfOptions,
): Promise<RenderedPdf> {
  const pdf = await PDFDocument.create({ updateMetadata: false });
  describe(pdf, documents, options);
  const codes = createCodes();
  const out = new ByteWriter();
  const resources = pdf.context.nextRef();
  const bookmarks: Bookmark[] = [];
  for (const [index, document] of documents.entries()) {
    const bodies: Uint8Array[] = [];
    const sheets = layOut(document, faces, (sheet) => {
      bodies.push(writeSheet(sheet, codes, out));
      clearSheet(sheet);
    });
    const pages = sheets.map((sheet, page) => {
      // The watermark comes with the furniture and lies below everything else.
      const content = joined(writeSheet(sheet, codes, out), bodies[page]);
      return addPage(pdf, sheet, content, resources, options.deflate);
    });
    const [first] = pages;
    if (first) bookmarks.push({ title: document.title, page: first });
    await options.onDocument?.(index + 1, documents.length);
  }
  const fonts: Record<string, PDFRef> = {};
  for (const used of codes.fonts.values()) {
    const ref = pdf.context.nextRef();
    embedFont(pdf.context, options.deflate, used, ref);
    fonts[used.resource] = ref;
  }
  pdf.context.assign(resources, pdf.context.obj({ Font: fonts }));
  if (bookmarks.length > 1) addBookmarks(pdf, bookmarks);
  const bytes = await pdf.save({
    addDefaultPage: false,
    updateFieldAppearances: false,
    objectsPerTick: Infinity,
  });
  return { pdf: bytes as Uint8Array<ArrayBuffer>, pages: pdf.getPageCount() };
}

function joined(first: Uint8Array, second: Uint8Array = new Uint8Array(0)): Uint8Array {
  const both = new Uint8Array(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
}

function describe(pdf: PDFDocument, documents: readonly CompleteFormDoc[], options: PdfOptions): void {
  const titles = [...new Set(documents.map(({ title }) => title))];
  pdf.setTitle(titles.join('・').slice(0, 200), { showInWindowTitleBar: true });
  const author = documents.find(({ organisation }) => organisation !== null)?.organisation;
  if (author) pdf.setAuthor(author);
  pdf.setCreator('まもり台帳');
  pdf.setProducer('まもり台帳');
  pdf.setLanguage('ja');
  pdf.setCreationDate(options.at);
  pdf.setModificationDate(options.at);
}

function addPage(
  pdf: PDFDocument,
  sheet: Sheet,
  content: Uint8Array,
  resources: PDFRef,
  deflate: Deflate,
): PDFRef {
  const page = pdf.addPage([sheet.width, sheet.height]);
  page.node.set(PDFName.of('Contents'), addStream(pdf.context, deflate, content));
  page.node.set(PDFName.of('Resources'), resources);
  return page.ref;
}
