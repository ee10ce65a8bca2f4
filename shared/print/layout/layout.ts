import type { Faces } from '../font/faces';
import type { CompleteBlock, CompleteFormDoc } from '../form-doc';
import { layCode } from './code-block';
import { createFlow, type Flow, newSheet } from './flow';
import { layFurniture, layHead } from './furniture';
import { layLabels } from './label-block';
import { layLedger } from './ledger-block';
import { MM, type Sheet } from './sheet';
import { layDecision, layStamps, layTable } from './table-blocks';
import {
  layAddressee,
  layApplicant,
  layHeading,
  layNote,
  layParagraph,
  laySignature,
  layTitle,
} from './text-blocks';

type Layers = {
  readonly [K in CompleteBlock['kind']]: (
    flow: Flow,
    block: Extract<CompleteBlock, { kind: K }>,
    after: number,
  ) => void;
};

const layers: Layers = {
  paragraph: layParagraph,
  addressee: layAddressee,
  applicant: layApplicant,
  title: layTitle,
  heading: layHeading,
  table: layTable,
  ledger: layLedger,
  decision: layDecision,
  stamps: layStamps,
  note: layNote,
  signature: laySignature,
  code: layCode,
  labels: layLabels,
  spacer: (flow, block) => {
    flow.y = Math.min(flow.y + block.height * MM, flow.bottom);
  },
  pageBreak: newSheet,
};

type Lay = (flow: Flow, block: CompleteBlock, after: number) => void;

function layBlocks(flow: Flow, blocks: readonly CompleteBlock[]): void {
  for (const [index, block] of blocks.entries()) {
    const fills = block.kind === 'ledger' && block.fillPage;
    (layers[block.kind] as Lay)(flow, block, fills ? heightOf(flow, blocks.slice(index + 1)) : 0);
  }
}

/** The height these blocks take on a page of their own; 0 when one is not enough. */
function heightOf(flow: Flow, blocks: readonly CompleteBlock[]): number {
  const trial = createFlow(flow.doc, flow.face);
  newSheet(trial);
  const begin = trial.y;
  const sheets = trial.sheets.length;
  layBlocks(trial, blocks);
  return trial.sheets.length === sheets ? trial.y - begin : 0;
}

/**
 * Lays a form out: its pages as marks on paper, with head, footer and n/N. `full` is called for each page, in order,
 * when all but its furniture is on it, and may take the marks away: a long ledger then never lies in memory whole.
 */
export function layOut(
  doc: CompleteFormDoc,
  faces: Faces,
  full: (sheet: Sheet) => void = () => undefined,
): readonly Sheet[] {
  const flow = createFlow(doc, faces[doc.face], full);
  if (!doc.bare) layHead(flow);
  layBlocks(flow, doc.blocks);
  full(flow.sheet);
  if (!doc.bare) layFurniture(flow);
  return flow.sheets;
}
