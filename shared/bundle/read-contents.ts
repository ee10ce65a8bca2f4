import { canonicalize } from 'json-canonicalize';
import type { z } from 'zod';
import type { Hash, RegisterId } from '../ids';
import { verifyChain } from '../journal/chain';
import { deviceIdOf } from '../journal/device-key';
import type { Entry } from '../journal/entry';
import { erasedWithoutOrder } from '../journal/erasure';
import { type Seal, sealSchema } from '../journal/seal';
import { checkSeal } from '../journal/seal-check';
import type { Problem } from '../problem';
import { ok, type Result } from '../result';
import { type AttachmentNote, type BookFile, bookFileSchema, isMoment, keysFileSchema } from './book-file';
import { fromUtf8 } from './bytes';
import type { Caps } from './caps';
import { countsOf } from './counts';
import { isWithheld, readEntries } from './entries-file';
import { chainWords, jsonWords, sealWords } from './faults';
import type { Intake, VerifyPorts } from './intake';
import { minisignKey, publicKeyLine } from './minisign';
import {
  attachmentName,
  BOOK,
  COVER,
  entriesName,
  hashOfAttachment,
  KEYS,
  registerOfExtract,
  sealName,
} from './names';

import { refuse } from './refusals';
import { judge, type ReplayFault, type Standing } from './replay';
import { parseCanonical } from './strict-json';
import type { ZipFile } from './zip';

/** One device's entries: verified hash by hash, up to a seal of that device. */
export type OpenedChain = {
  readonly entries: readonly [Entry, ...Entry[]];
  readonly seal: Seal;
  readonly enrolled: boolean;
  readonly standing: Standing;
};

export type Contents = {
  readonly book: BookFile;
  readonly chains: readonly OpenedChain[];
  readonly attachments: readonly (AttachmentNote & { readonly bytes: Uint8Array })[];
  readonly cover: Uint8Array | null;
  readonly extracts: readonly { readonly register: RegisterId; readonly csv: Uint8Array }[];
};

type Files = ReadonlyMap<string, Uint8Array>;

function readDocument<S extends z.ZodType>(
  name: string,
  schema: S,
  files: Files,
  caps: Caps,
): Result<z.output<S>, Problem> {
  const bytes = files.get(name);
  if (!bytes) return refuse('content-mismatch', `${name} がない`);
  const text = fromUtf8(bytes);
  if (!text?.endsWith('\n')) return refuse('json-refused', jsonWords(name, 'text'));
  const value = parseCanonical(text.slice(0, -1), caps.depth);
  if (!value.ok) return refuse('json-refused', jsonWords(name, value.error));
  const parsed = schema.safeParse(value.value);
  return parsed.success ? ok(parsed.data) : refuse('json-refused', jsonWords(name, 'shape'));
}

/** Reads the payload of a bag whose manifests hold. Every file in it must be accounted for. */
export function readContents(
  payload: readonly ZipFile[],
  ports: VerifyPorts,
  intake: Intake,
  caps: Caps,
): Result<Contents, Problem> {
  const files: Files = new Map(payload.map((file) => [file.name, file.bytes]));
  const book = readDocument(BOOK, bookFileSchema, files, caps);
  if (!book.ok) return book;
  const chains: OpenedChain[] = [];
  let room = caps.entries;
  for (const range of book.value.ranges) {
    const chain = readChain(range.device, book.value, files, ports, intake, { ...caps, entries: room });
    if (!chain.ok) return chain;
    room -= chain.value.entries.length;
    chains.push(chain.value);
  }
  const wrong =
    checkKeys(chains, files, ports, caps) ??
    checkCounts(book.value, chains) ??
    checkErased(chains) ??
    checkFiles(book.value, payload, ports);
  if (wrong) return wrong;
  const extracts = payload.flatMap(({ name, bytes }) => {
    const register = registerOfExtract(name);
    return register === null ? [] : [{ register: register as RegisterId, csv: bytes }];
  });
  const attachments = book.value.attachments.map((note) => ({
    ...note,
    bytes: files.get(attachmentName(note.sha256)) ?? new Uint8Array(0),
  }));
  return ok({ book: book.value, chains, attachments, cover: files.get(COVER) ?? null, extracts });
}

type Refusal = { readonly ok: false; readonly error: Problem };

function readChain(
  device: BookFile['device'],
  book: BookFile,
  files: Files,
  ports: VerifyPorts,
  intake: Intake,
  caps: Caps,
): Result<OpenedChain, Problem> {
  const name = entriesName(device);
  const bytes = files.get(name);
  if (!bytes) return refuse('content-mismatch', `${name} がない`);
  const read = readEntries(bytes, caps.entries, caps);
  if (!read.ok) return refuse('json-refused', jsonWords(name, read.error.fault, read.error.line));
  const [first, ...rest] = read.value;
  if (!first) return refuse('content-mismatch', `${name} が空`);
  const entries: OpenedChain['entries'] = [first, ...rest];
  if (first.book !== book.book.id)
    return refuse('chain-broken', chainWords({ seq: first.seq, fault: 'book' }));
  if (first.device !== device) return refuse('chain-broken', chainWords({ seq: first.seq, fault: 'device' }));
  const after = first.seq > 1 ? { seq: first.seq - 1, hash: first.prev } : null;
  const chain = verifyChain(entries, after, ports.hashing);
  if (!chain.ok) return refuse('chain-broken', chainWords(chain.error));
  const unsigned = entries.find((entry) => (entry.signer === null) !== (entry.sig === null));
  if (unsigned) return refuse('chain-broken', `${unsigned.seq}番の記録: 決裁の署名の有無が合わない`);
  const seal = readDocument(sealName(device), sealSchema, files, caps);
  if (!seal.ok) return seal;
  const wrong = checkSealOf(entries, seal.value, ports) ?? checkWithheld(entries, book, intake);
  if (wrong) return wrong;
  const enrolled = intake.enrolled?.find((known) => known.key === seal.value.key);
  if (intake.enrolled && !enrolled) return refuse('signature-unknown-key', `端末 ${device} の締め記録`);
  if (enrolled?.book && enrolled.book !== book.book.id) return refuse('signature-other-book', book.book.id);
  const standing = judge({ entries, seal: seal.value }, intake.received, device !== book.device);
  if (!standing.ok)
    return refuse(REPLAY[standing.error.fault], `端末 ${device} の ${standing.error.seq}番の記録`);
  return ok({ entries, seal: seal.value, enrolled: enrolled !== undefined, standing: standing.value });
}

const REPLAY = {
  gap: 'chain-gap',
  fork: 'chain-fork',
  rollback: 'chain-rollback',
  replay: 'bundle-replayed',
} as const satisfies Record<ReplayFault['fault'], string>;

function checkSealOf(entries: OpenedChain['entries'], seal: Seal, ports: VerifyPorts): Refusal | null {
  const [first] = entries;
  const last = entries.at(-1) ?? first;
  const checked = checkSeal(seal, ports.verify, ports.hashing);
  if (!checked.ok) return refuse('seal-wrong', sealWords(seal.body.device, checked.error));
  const { book, device, head } = seal.body;
  if (!isMoment(seal.body.at)) return refuse('seal-wrong', seal.body.at);
  if (book !== first.book || device !== first.device)
    return refuse('seal-wrong', sealWords(device, 'device'));
  if (head.seq !== last.seq || head.hash !== last.hash) {
    return refuse('seal-head', `記録は ${last.seq}番まで、締め記録は ${head.seq}番まで`);
  }
  return null;
}

function checkWithheld(entries: readonly Entry[], book: BookFile, intake: Intake): Refusal | null {
  const rules = intake.withholdable ?? book.withheld;
  const wrong = entries.find((entry) => entry.absent === 'withheld' && !isWithheld(entry, rules));
  return wrong
    ? refuse('withheld-not-allowed', `${wrong.seq}番の記録（${wrong.register}／${wrong.event}）`)
    : null;
}

/** A body goes only by a decision: the order to erase it comes after it, so it is in the same hand-over. */
function checkErased(chains: readonly OpenedChain[]): Refusal | null {
  const [wrong] = erasedWithoutOrder(chains.flatMap((chain) => chain.entries));
  return wrong
    ? refuse('erased-without-decision', `${wrong.seq}番の記録（${wrong.register}／${wrong.event}）`)
    : null;
}

function checkKeys(
  chains: readonly OpenedChain[],
  files: Files,
  ports: VerifyPorts,
  caps: Caps,
): Refusal | null {
  const read = readDocument(KEYS, keysFileSchema, files, caps);
  if (!read.ok) return read;
  const same =
    read.value.keys.length === chains.length &&
    chains.every(({ seal: { key } }, at) => {
      const told = read.value.keys[at];
      const line = publicKeyLine(minisignKey(key, ports.hashing.sha256Hex));
      return (
        told?.ed25519 === key && told.minisign === line && told.device === deviceIdOf(key, ports.hashing)
      );
    });
  return same ? null : refuse('content-mismatch', KEYS);
}

function checkCounts(book: BookFile, chains: readonly OpenedChain[]): Refusal | null {
  const counted = countsOf(chains.map((chain) => chain.entries));
  const { ranges, withheldBodies, erasedBodies } = book;
  const same = canonicalize({ ranges, withheldBodies, erasedBodies }) === canonicalize(counted);
  const own =
    ranges[0]?.device === book.device && new Set(ranges.map((range) => range.device)).size === ranges.length;
  return same && own ? null : refuse('content-mismatch', `${BOOK} の範囲・件数`);
}

/** Nothing but what the book file names, and all of it. */
function checkFiles(book: BookFile, payload: readonly ZipFile[], ports: VerifyPorts): Refusal | null {
  const notes = new Map<Hash, AttachmentNote>(book.attachments.map((note) => [note.sha256, note]));
  const devices = book.ranges.flatMap(({ device }) => [entriesName(device), sealName(device)]);
  const expected = new Set([BOOK, KEYS, COVER, ...devices]);
  let found = 0;
  for (const { name, bytes } of payload) {
    const hash = hashOfAttachment(name);
    if (hash === null) {
      if (!expected.has(name) && registerOfExtract(name) === null) return refuse('content-mismatch', name);
      continue;
    }
    const note = notes.get(hash as Hash);
    if (!note || note.size !== bytes.length || ports.hashing.sha256Hex(bytes) !== hash) {
      return refuse('content-mismatch', name);
    }
    found += 1;
  }
  return found === book.attachments.length ? null : refuse('content-mismatch', '添付の一覧');
}
