import type { PDFDocumentProxy } from 'pdfjs-dist';
import { useEffect, useRef } from 'react';
import { drawPage } from '../forms/pdf-pages';

/** Wide enough to read a name by. */
const WIDTH = 420;

/** One page of a scan, so that a person can see whose sheet it is. */
export function PagePicture({ pdf, page }: { readonly pdf: PDFDocumentProxy; readonly page: number }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    if (canvas.current) void drawPage(pdf, page, canvas.current, WIDTH);
  }, [pdf, page]);
  return <canvas ref={canvas} className="page-picture" role="img" aria-label={`${page}ページ目の紙面`} />;
}
