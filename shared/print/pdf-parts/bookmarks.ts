import { type PDFContext, type PDFDict, type PDFDocument, PDFHexString, PDFName, type PDFRef } from 'pdf-lib';

export type Bookmark = { readonly title: string; readonly page: PDFRef };

/** The list of documents a reader shows beside a PDF of several. */
export function addBookmarks(pdf: PDFDocument, bookmarks: readonly Bookmark[]): void {
  const { context } = pdf;
  const root = context.nextRef();
  const refs = bookmarks.map(() => context.nextRef());
  const [first] = refs;
  const last = refs.at(-1);
  if (!first || !last) return;
  for (const [index, bookmark] of bookmarks.entries()) {
    const ref = refs[index];
    if (ref) context.assign(ref, item(context, bookmark, root, refs[index - 1], refs[index + 1]));
  }
  context.assign(root, context.obj({ Type: 'Outlines', First: first, Last: last, Count: refs.length }));
  pdf.catalog.set(PDFName.of('Outlines'), root);
}

function item(
  context: PDFContext,
  { title, page }: Bookmark,
  parent: PDFRef,
  before: PDFRef | undefined,
  after: PDFRef | undefined,
): PDFDict {
  return context.obj({
    Title: PDFHexString.fromText(title),
    Parent: parent,
    Dest: [page, 'Fit'],
    ...(before ? { Prev: before } : {}),
    ...(after ? { Next: after } : {}),
  });
}
