import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';

/** A ledger as every writer gets it: column headers with widths in points, and rows of text. */
export type PlainLedger = {
  readonly headers: readonly string[];
  readonly widths: readonly number[];
  readonly rows: readonly (readonly string[])[];
  readonly points: number;
};
export type Peer = { readonly name: string; write(): Promise<Uint8Array>; close(): Promise<void> };

const nothing = async (): Promise<void> => undefined;
/** Neither package comes with types: what is used of them is written down here. */
const load = async <T>(name: string): Promise<T> => ((await import(name)) as { readonly default: T }).default;

type PdfKitDocument = {
  on(event: 'data', take: (chunk: Uint8Array) => void): void;
  on(event: 'end', done: () => void): void;
  font(font: string, size: number): PdfKitDocument;
  heightOfString(text: string, options: { readonly width: number }): number;
  text(text: string, x: number, y: number, options: { readonly width: number }): PdfKitDocument;
  rect(x: number, y: number, width: number, height: number): PdfKitDocument;
  stroke(): PdfKitDocument;
  lineWidth(width: number): PdfKitDocument;
  addPage(): PdfKitDocument;
  end(): void;
};
type PdfKit = new (options: object) => PdfKitDocument;

const MARGIN = { left: 71, top: 50, bottom: 50, pad: 2 };
const HEIGHT = 595;

export async function pdfKitPeer(ledger: PlainLedger, font: string): Promise<Peer> {
  const PdfKit = await load<PdfKit>('pdfkit');
  const write = async (): Promise<Uint8Array> => {
    const document = new PdfKit({ size: 'A4', layout: 'landscape', margin: 0, font });
    const chunks: Uint8Array[] = [];
    document.on('data', (chunk) => chunks.push(chunk));
    const ended = new Promise<void>((resolve) => document.on('end', resolve));
    document.font(font, ledger.points).lineWidth(0.7);
    drawRows(document, ledger);
    document.end();
    await ended;
    return Buffer.concat(chunks);
  };
  return { name: 'pdfkit', write, close: nothing };
}

function drawRows(document: PdfKitDocument, ledger: PlainLedger): void {
  let y = MARGIN.top;
  const drawRow = (row: readonly string[]): void => {
    const heights = row.map((text, column) =>
      document.heightOfString(text, { width: (ledger.widths[column] ?? 0) - 2 * MARGIN.pad }),
    );
    const height = Math.max(...heights) + 2 * MARGIN.pad;
    if (y + height > HEIGHT - MARGIN.bottom) {
      document.addPage();
      y = MARGIN.top;
      drawRow(ledger.headers);
    }
    let x = MARGIN.left;
    for (const [column, text] of row.entries()) {
      const width = ledger.widths[column] ?? 0;
      document.rect(x, y, width, height).stroke();
      document.text(text, x + MARGIN.pad, y + MARGIN.pad, { width: width - 2 * MARGIN.pad });
      x += width;
    }
    y += height;
  };
  for (const row of [ledger.headers, ...ledger.rows]) drawRow(row);
}

type PdfMake = {
  setFonts(fonts: object): void;
  setUrlAccessPolicy(allowed: () => boolean): void;
  setLocalAccessPolicy(allowed: () => boolean): void;
  createPdf(definition: object): { getBuffer(): Promise<Uint8Array> };
};

export async function pdfMakePeer(ledger: PlainLedger, font: string): Promise<Peer> {
  const pdfMake = await load<PdfMake>('pdfmake');
  pdfMake.setUrlAccessPolicy(() => false);
  pdfMake.setLocalAccessPolicy(() => true);
  pdfMake.setFonts({ Ledger: { normal: font } });
  const write = (): Promise<Uint8Array> =>
    pdfMake
      .createPdf({
        pageSize: 'A4',
        pageOrientation: 'landscape',
        pageMargins: [MARGIN.left, MARGIN.top, 34, MARGIN.bottom],
        defaultStyle: { font: 'Ledger', fontSize: ledger.points },
        content: [
          {
            table: {
              headerRows: 1,
              dontBreakRows: true,
              widths: ledger.widths.map((width) => width - 9),
              body: [[...ledger.headers], ...ledger.rows.map((row) => [...row])],
            },
          },
        ],
      })
      .getBuffer();
  return { name: 'pdfmake', write, close: nothing };
}

const escaped = (text: string): string =>
  text.replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`).replaceAll('\n', '<br>');

/** Chromium's print, with the browser already started. Null where there is no browser. */
export async function chromiumPeer(ledger: PlainLedger): Promise<Peer | null> {
  const installed = ['/usr/bin/chromium', '/usr/bin/google-chrome'].find((path) => existsSync(path));
  const browser = await chromium
    .launch({ ...(installed === undefined ? {} : { executablePath: installed }), args: ['--no-sandbox'] })
    .catch(() => null);
  if (browser === null) return null;
  const cells = (tag: string, row: readonly string[]): string =>
    `<tr>${row.map((text) => `<${tag}>${escaped(text)}</${tag}>`).join('')}</tr>`;
  const widths = ledger.widths.map((width) => `<col style="width:${width}pt">`).join('');
  const html = `<!doctype html><meta charset="utf-8"><style>
    @page { size: A4 landscape; margin: 17mm 12mm 17mm 25mm }
    table { border-collapse: collapse; table-layout: fixed; font: ${ledger.points}pt "BIZ UDGothic", "Noto Sans CJK JP" }
    th, td { border: 0.7pt solid #000; padding: 2pt; font-weight: normal; text-align: left; vertical-align: top }
    tr { break-inside: avoid }</style>
    <table><colgroup>${widths}</colgroup><thead>${cells('th', ledger.headers)}</thead>
    <tbody>${ledger.rows.map((row) => cells('td', row)).join('')}</tbody></table>`;
  const write = async (): Promise<Uint8Array> => {
    const page = await browser.newPage();
    await page.setContent(html);
    const pdf = await page.pdf({ preferCSSPageSize: true });
    await page.close();
    return pdf;
  };
  return { name: 'Chromium print', write, close: () => browser.close() };
}
