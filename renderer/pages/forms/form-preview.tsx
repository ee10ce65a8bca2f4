import { FileDown, Printer, ZoomIn, ZoomOut } from 'lucide-react';
import type { PDFDocumentProxy } from 'pdfjs-dist';
import { useEffect, useRef, useState } from 'react';
import type { FormDoc } from '../../../shared/print/form-doc';
import type { Problem } from '../../../shared/problem';
import { useSay } from '../../app/notice';
import { offerFile } from '../../app/offer-file';
import { useHost } from '../../host/context';
import { Button, IconButton } from '../../ui/button';
import { Notice, ProblemNotice, Progress } from '../../ui/notices';
import { drawPage, openPdf } from './pdf-pages';
import { printPages } from './print-pages';

type Props = {
  readonly documents: readonly FormDoc[];
  readonly title: string;
  readonly subject: string;
  readonly count: number;
};

type Rendered = {
  readonly bytes: Uint8Array;
  readonly pdf: PDFDocumentProxy;
  readonly missing: readonly string[];
};

const WIDTHS = [480, 700, 860, 1080, 1320] as const;

/** Every text of the documents, for looking for characters that no font can draw. */
const textsIn = (value: unknown): readonly string[] => {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(textsIn);
  return value !== null && typeof value === 'object' ? Object.values(value).flatMap(textsIn) : [];
};

/** 印刷プレビュー: the PDF as it will be, characters that would be missing named first. */
export function FormPreview({ documents, title, subject, count }: Props) {
  const host = useHost();
  const say = useSay();
  const [rendered, setRendered] = useState<Rendered | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [zoom, setZoom] = useState(1);

  useEffect(() => {
    let current = true;
    setRendered(null);
    setProblem(null);
    void (async () => {
      const missing = await host.call('missingGlyphs', { texts: [...new Set(textsIn(documents))] });
      const answer = await host.call('renderForms', { documents: documents as never });
      if (!current) return;
      if (!answer.ok) return setProblem(answer.error);
      const pdf = await openPdf(answer.value.pdf);
      if (current)
        setRendered({ bytes: answer.value.pdf, pdf, missing: missing.ok ? missing.value.missing : [] });
    })();
    return () => {
      current = false;
    };
  }, [documents, host]);

  async function save() {
    if (!rendered) return;
    const given = await offerFile(host, {
      name: `${title}.pdf`,
      type: 'application/pdf',
      bytes: rendered.bytes,
    });
    if (!given.ok) return setProblem(given.error);
    if (given.value !== null) say({ text: given.value });
    noted('PDFで保存');
  }

  async function print() {
    if (!rendered) return;
    await printPages(rendered.pdf);
    noted('印刷');
  }

  const noted = (how: string) =>
    void host.call('logOperation', { kind: 'print', subject, count, detail: how });

  if (problem) return <ProblemNotice problem={problem} />;
  if (!rendered) return <Progress doing="様式を作っています" done={0} total={0} />;
  return (
    <section className="form-preview" aria-label="印刷プレビュー">
      <div className="preview-bar">
        <span>全{rendered.pdf.numPages}ページ</span>
        <IconButton icon={ZoomOut} label="縮小" onPress={() => setZoom(Math.max(0, zoom - 1))} />
        <IconButton
          icon={ZoomIn}
          label="拡大"
          onPress={() => setZoom(Math.min(WIDTHS.length - 1, zoom + 1))}
        />
        <Button tone="primary" icon={Printer} onPress={() => void print()}>
          印刷
        </Button>
        <Button icon={FileDown} onPress={() => void save()}>
          PDFで保存
        </Button>
      </div>
      {rendered.missing.length > 0 && (
        <Notice tone="warn" title="印刷できない文字があります">
          <p>
            次の文字は、どの書体にも形がありません：{rendered.missing.join('　')}
            。その字の欄は空白になります。別の字に訂正するか、手書きで補ってください。
          </p>
        </Notice>
      )}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section className="preview-pages" tabIndex={0} aria-label="様式の各ページ">
        {pageNumbers(rendered.pdf).map((number) => (
          <Page key={`${number} ${zoom}`} pdf={rendered.pdf} number={number} width={WIDTHS[zoom] ?? 800} />
        ))}
      </section>
    </section>
  );
}

const pageNumbers = (pdf: PDFDocumentProxy): readonly number[] =>
  Array.from({ length: pdf.numPages }, (_, at) => at + 1);

/** One page, drawn when it comes near the screen. */
function Page({
  pdf,
  number,
  width,
}: {
  readonly pdf: PDFDocumentProxy;
  readonly number: number;
  readonly width: number;
}) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const element = canvas.current;
    if (!element) return;
    const observer = new IntersectionObserver(
      ([entry]) => {
        if (!entry?.isIntersecting) return;
        observer.disconnect();
        void drawPage(pdf, number, element, width);
      },
      { rootMargin: '800px' },
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, [pdf, number, width]);
  return (
    <canvas
      ref={canvas}
      className="preview-page"
      role="img"
      aria-label={`${number}ページ目`}
      width={width}
      height={width}
    />
  );
}
