import { attachmentsIn } from '../../../shared/bundle/attachments';
import type { BundleRequest } from '../../../shared/bundle/book-file';
import type { Answer } from '../../../shared/host/channel';
import type { Host } from '../../../shared/host/dispatch';
import type { DeviceId, Hash } from '../../../shared/ids';
import { shortHash } from '../../../shared/journal/seal';
import type { JsonObject } from '../../../shared/json';
import { showClassification } from '../../../shared/policy/classification';
import type { FormHead } from '../../../shared/print/forms/parts';
import { bundleMade } from '../../../shared/registers/bundle/index';
import {
  type BundleChoice,
  bundleRequest,
  coverOf,
  handedOver,
  highestClass,
  type Made,
  rangeText,
} from '../../../shared/registers/bundle/making';
import type { Register, Situation } from '../../../shared/registers/define';
import { sheetOf } from '../../../shared/registers/export';
import { ok } from '../../../shared/result';
import type { Book } from '../../book/book';
import type { Naming } from '../../registers/values';

export type MadeBundle = Made & { readonly bytes: Uint8Array };

const PAGE = 5_000;
const CHUNK = 0x8000;

function toBase64(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += CHUNK)
    text += String.fromCharCode(...bytes.subarray(at, at + CHUNK));
  return btoa(text);
}

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
  readonly book: Book;
  readonly situation: Situation;
  readonly naming: Naming;
  readonly head: FormHead;
  readonly withAttachments: boolean;
};

/** Makes the 提出ファイル through the host and writes down that it was made. Nothing is written down if it fails. */
export async function makeBundle(choice: BundleChoice, parts: Parts): Promise<Answer<MadeBundle>> {
  const { host, book, situation, naming } = parts;
  const after = choice.scope === 'since-last' ? handedOver(situation) : {};
  const attachments = parts.withAttachments ? await attachmentsAfter(host, after) : ok<readonly Hash[]>([]);
  if (!attachments.ok) return attachments;
  const extracts = await extractsOf(host, book.registers, naming, situation);
  if (!extracts.ok) return extracts;
  const inside = await host.call('renderForms', {
    documents: [coverOf(situation, book.registers, choice, null, parts.head) as never],
  });
  if (!inside.ok) return inside;
  const request = bundleRequest(situation, choice, {
    attachments: attachments.value,
    extracts: extracts.value,
    cover: toBase64(inside.value.pdf),
  });
  const made = await host.call('makeBundle', { request: request as never });
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
  const noted = await book.commit([bundleMade(situation, fields, until)], situation.profile.version);
  return noted.ok ? ok(made.value) : noted;
}
