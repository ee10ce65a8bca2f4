import type { Faces } from '../font/faces';
import type { CompleteBlock, CompleteFormDoc } from '../form-doc';
import { createFlow, type Flow, newSheet } from './flow';
import { layFurniture, layHead } from './furniture';
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
  readonly [K in CompleteBlock['kind']]: (flow: Flow, block: Extract<CompleteBlock, { kind: K }>) => void;
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
  spacer: (flow, block) => {
    flow.y = Math.min(flow.y + block.height * MM, flow.bottom);
  },
  pageBreak: newSheet,
};

/** Lays a form out: its pages as marks on paper, with head, footer and n/N. */
export function layOut(doc: CompleteFormDoc, faces: Faces): readonly Sheet[] {
  const flow = createFlow(doc, faces[doc.face]);
  layHead(flow);
  for (const block of doc.blocks) {
    const lay = layers[block.kind] as (flow: Flow, block: CompleteBlock) => void;
    lay(flow, block);
  }
  layFurniture(flow);
  return flow.sheets;
}
