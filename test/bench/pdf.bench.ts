import { readFileSync } from 'node:fs';
import { deflateSync } from 'node:zlib';
import { packPages } from '../../electron/services/printing';
import { type FontFiles, openFaces } from '../../shared/print/font/faces';
import { type CompleteFormDoc, formDocSchema } from '../../shared/print/form-doc';
import { filledForm, forms } from '../../shared/print/forms';
import type { AssetRow } from '../../shared/print/forms/asset-ledger';
import { type PdfOptions, renderPdf } from '../../shared/print/pdf';
import { type Measure, measure } from './measure';
import { chromiumPeer, type Peer, type PlainLedger, pdfKitPeer, pdfMakePeer } from './pdf-peers';

const POINTS_PER_MM = 72 / 25.4;

const fontPath = (name: string): string =>
  new URL(`../../node_modules/@expo-google-fonts/${name}.ttf`, import.meta.url).pathname;
const GOTHIC = fontPath('biz-udgothic/400Regular/BIZUDGothic_400Regular');
const fontFiles = (): FontFiles => ({
  gothic: readFileSync(GOTHIC),
  mincho: readFileSync(fontPath('biz-udmincho/400Regular/BIZUDMincho_400Regular')),
  fallback: readFileSync(fontPath('noto-sans-jp/400Regular/NotoSansJP_400Regular')),
});

const words =
  '道路河川税務福祉住宅教育防災農林商工戸籍年金保険環境衛生施設財産契約会計統計広報文化水道交通観光';

/** Assets that differ from each other, in the mixture of scripts of a real ledger. */
function assetsOf(count: number): AssetRow[] {
  const [first, second] = forms['asset-ledger'].example.rows;
  if (first === undefined || second === undefined) throw new Error('the example has two rows');
  return Array.from({ length: count }, (_, index) => {
    const word = words.slice((index * 2) % words.length).slice(0, 2);
    return {
      ...(index % 3 === 0 ? second : first),
      number: `R8-A${String(index + 1).padStart(4, '0')}`,
      acquiredOn: `令和${(index % 8) + 1}年${(index % 12) + 1}月${(index % 28) + 1}日`,
      name: `${word}関係届出書綴り 第${(index * 7919) % 1000}号`,
      section: `見本部${word}課`,
      volume: `約${((index * 104_729) % 90_000) + 10}件`,
      place: `執務室　鍵付書庫${index % 37}`,
      remarks: index % 10 === 0 ? '前年度の棚卸で保管場所を改めた。' : '',
    };
  });
}

function ledgerDoc(rows: readonly AssetRow[]): CompleteFormDoc {
  const input = { ...forms['asset-ledger'].example, rows };
  const head = { number: '様式第1号', title: '情報資産管理台帳', printedAt: null, verification: null };
  return formDocSchema.parse(filledForm('asset-ledger', input, { ...head, mark: null }));
}

/** The same table without the form around it: what stands one above the other becomes one cell of several lines. */
function plainLedger(doc: CompleteFormDoc): PlainLedger {
  const ledger = doc.blocks.find((block) => block.kind === 'ledger');
  if (ledger === undefined) throw new Error('no ledger');
  const together = (values: readonly string[]): string[] => {
    let at = 0;
    return ledger.columns.map(({ parts }) => {
      at += parts.length;
      return values.slice(at - parts.length, at).join('\n');
    });
  };
  return {
    headers: together(ledger.columns.flatMap(({ parts }) => parts.map(({ label }) => label))),
    widths: ledger.columns.map(({ width }) => width * POINTS_PER_MM),
    rows: ledger.rows.map(together),
    points: ledger.points,
  };
}

type Work = () => unknown;

/**
 * Milliseconds of each work at its best: the runs take turns after one that warms up, so that a busy machine is
 * busy for all of them.
 */
async function best(runs: number, ...works: readonly Work[]): Promise<number[]> {
  const times = works.map(() => Number.POSITIVE_INFINITY);
  for (let run = 0; run <= runs; run += 1) {
    for (const [index, work] of works.entries()) {
      const start = performance.now();
      await work();
      if (run > 0) times[index] = Math.min(times[index] ?? 0, performance.now() - start);
    }
  }
  return times;
}

export async function bench(scale: { readonly full: boolean }): Promise<readonly Measure[]> {
  const runs = scale.full ? 60 : 30;
  const faces = openFaces(fontFiles());
  if (!faces.ok) throw new Error(faces.error);
  const options: PdfOptions = { at: new Date(0), deflate: packPages };
  const doc = ledgerDoc(assetsOf(1000));
  // Everything the PDF holds compressed, as it was before: pages, fonts and their tables.
  const streams: Uint8Array[] = [];
  const keep = (bytes: Uint8Array): Uint8Array => {
    streams.push(bytes.slice());
    return deflateSync(bytes);
  };
  const { pages } = await renderPdf([doc], faces.value, { ...options, deflate: keep });

  const [ours = 0, floor = 0] = await best(
    runs,
    () => renderPdf([doc], faces.value, options),
    () => streams.map((stream) => deflateSync(stream)),
  );
  const named = `PDF of a 1,000-row ledger (${pages} pages)`;
  const line = { ours, count: 1000, unit: 'ms' };
  const measures = [
    measure({ ...line, name: named, peer: floor, peerName: 'zlib on the same streams', limit: 2.5 }),
  ];

  const plain = plainLedger(doc);
  const fromFiles = async (): Promise<void> => {
    const opened = openFaces(fontFiles());
    if (opened.ok) await renderPdf([doc], opened.value, options);
  };
  const peers: readonly (Peer | null)[] = [
    await pdfKitPeer(plain, GOTHIC),
    await pdfMakePeer(plain, GOTHIC),
    await chromiumPeer(plain),
  ];
  for (const peer of peers) {
    if (peer === null) continue;
    const [fresh = 0, theirs = 0] = await best(scale.full ? 5 : 1, fromFiles, () => peer.write());
    await peer.close();
    measures.push(
      measure({
        ...line,
        ours: fresh,
        name: `${named}, fonts read anew`,
        peer: theirs,
        peerName: peer.name,
        limit: 1,
      }),
    );
  }
  return measures;
}
