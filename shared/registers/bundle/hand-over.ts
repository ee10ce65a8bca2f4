import { attachmentsIn } from '../../bundle/attachments';
import { toBase64 } from '../../bundle/base64';
import type { BundleRequest } from '../../bundle/book-file';
import type { Answer } from '../../host/channel';
import type { Host } from '../../host/dispatch';
import type { DeviceId, Hash } from '../../ids';
import type { DraftEntry } from '../../journal/entry';
import { shortHash } from '../../journal/seal';
import type { JsonObject } from '../../json';
import { showClassification } from '../../policy/classification';
import type { FormHead } from '../../print/forms/parts';
import { ok } from '../../result';
import type { Register, Situation } from '../define';
import { sheetOf } from '../export';
import type { Naming } from '../values';
import { bundleMade } from './index';
import {
  type BundleChoice,
  bundleRequest,
  coverOf,
  handedOver,
  highestClass,
  type Made,
  rangeText,
} from './making';

export type MadeBundle = Made & { readonly bytes: Uint8Array };

const PAGE = 5_000;

/** The attachments that the entries of the bundle name. */
async function attachmentsAfter(
  host: Host,
  start: Readonly<Record<DeviceId, number>>,
): Promise<Answer<readonly Hash[]>> {
  const found = new Set<Hash>();
  let after = { ...start };
  for (;;) {
    const page = await host.call('read', { after, limit: PAGE });
    if (!page.ok) return page;
    for (const hash of attachmentsIn(page.value.entries).keys()) found.add(hash);
    for (const entry of page.value.entries) after = { ...after, [entry.device]: entry.seq };
    if (!page.value.more) return ok([...found]);
  }
}

/** Readable extracts of the ledgers, for people who open the bundle with standard tools. */
async function extractsOf(
  host: Host,
  registers: readonly Register[],
  naming: Naming,
  situation: Situation,
): Promise<Answer<BundleRequest['registers']>> {
  const extracts: { register: BundleRequest['registers'][number]['register']; csv: string }[] = [];
  for (const register of registers.filter(({ group }) => group === 'ledgers' || group === 'decisions')) {
    const choice = { kind: 'csv-utf8-bom', dateStyle: 'iso', keys: null } as const;
    const request = sheetOf(register, situation.book.all(register.id), choice, naming, situation);
    const written = await host.call('writeSheet', { request: request as never });
    if (!written.ok) return written;
    extracts.push({ register: register.id, csv: toBase64(written.value.bytes) });
  }
  return ok(extracts);
}

type Parts = {
  readonly host: Host;
  readonly registers: readonly Register[];
  /** Writes to the book: in the window the live book does, in scripts the host is asked directly. */
  readonly commit: (drafts: readonly DraftEntry[]) => Promise<Answer<unknown>>;
  readonly situation: Situation;
  readonly naming: Naming;
  readonly head: FormHead;
  readonly withAttachments: boolean;
  /** By which the packing tells how far it is, and can be broken off. */
  readonly job?: string;
};

/** Makes the 提出ファイル through the host and writes down that it was made. Nothing is written down if it fails. */
export async function makeBundle(choice: BundleChoice, parts: Parts): Promise<Answer<MadeBundle>> {
  const { host, registers, situation, naming } = parts;
  const after = choice.scope === 'since-last' ? handedOver(situation) : {};
  const attachments = parts.withAttachments ? await attachmentsAfter(host, after) : ok<readonly Hash[]>([]);
  if (!attachments.ok) return attachments;
  const extracts = await extractsOf(host, registers, naming, situation);
  if (!extracts.ok) return extracts;
  const inside = await host.call('renderForms', {
    documents: [coverOf(situation, registers, choice, null, parts.head) as never],
  });
  if (!inside.ok) return inside;
  const request = bundleRequest(situation, choice, {
    attachments: attachments.value,
    extracts: extracts.value,
    cover: toBase64(inside.value.pdf),
  });
  const made = await host.call('makeBundle', {
    request: request as never,
    ...(parts.job === undefined ? {} : { job: parts.job }),
  });
  if (!made.ok) return made;
  const { body } = made.value.seal;
  const fields: JsonObject = {
    fileName: made.value.name,
    sha256: made.value.sha256,
    entries: made.value.entries,
    range: rangeText(made.value, after),
    highestClass: showClassification(highestClass(situation)),
    recipient: situation.profile.organisation.itDivision,
    seal: shortHash(body.head.hash),
    ...(choice.mediumNumber === null ? {} : { mediumNumber: choice.mediumNumber }),
  };
  const until: JsonObject = {
    [body.device]: body.head.seq,
    ...Object.fromEntries(Object.entries(body.known).map(([device, head]) => [device, head.seq])),
  };
  const noted = await parts.commit([bundleMade(situation, fields, until)]);
  return noted.ok ? ok(made.value) : noted;
}
