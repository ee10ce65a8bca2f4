import type { DeviceId, Hash } from '../ids';
import { verifyChain } from '../journal/chain';
import { deviceIdOf } from '../journal/device-key';
import type { Entry, Head } from '../journal/entry';
import type { Seal } from '../journal/seal';
import { checkSeal, signSeal } from '../journal/seal-check';
import type { Problem } from '../problem';
import { fail, ok, type Result } from '../result';
import { withheldAttachments } from './attachments';
import { makeBag } from './bag';
import { type BookFile, bookFileSchema } from './book-file';
import { concat } from './bytes';
import { DEFAULT_CAPS } from './caps';
import { commentOf, writeComment } from './comment';
import { countsOf } from './counts';
import { withhold } from './entries-file';
import { chainWords, sealWords } from './faults';
import type { BundleHashing } from './hashing';
import { minisignKey, signMinisign } from './minisign';
import { bundleName } from './names';
import type { PackInput, PackPorts, SealedEntries, SignPorts } from './pack-input';
import { packProblem } from './pack-problems';
import { payloadOf } from './payload';
import { writeZip } from './zip';

/** What is encrypted: four lines of minisign, then the ZIP. Deterministic for the same input and key. */
export type SignedBundle = {
  readonly name: string;
  readonly plain: Uint8Array;
  readonly zip: Uint8Array;
  readonly book: BookFile;
  readonly seal: Seal;
};

export type PackedBundle = {
  /** File name with `.age`. */
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly sha256: Hash;
  readonly seal: Seal;
  readonly book: BookFile;
  readonly entries: number;
};

/** Re-verifies the chain before anything is signed: a device is no signing oracle. */
function sealOwn(input: PackInput, ports: SignPorts): Result<SealedEntries, Problem> {
  const [first] = input.entries;
  if (!first) return fail(packProblem('pack-nothing-new'));
  const device = deviceIdOf(ports.key, ports.hashing);
  if (first.device !== device || first.book !== input.book.id) {
    return fail(packProblem('pack-chain-damaged', ['端末または台帳が違います']));
  }
  const head = verifyStretch(input.entries, ports.hashing);
  if (!head.ok) return head;
  if (head.value.seq !== input.head.seq || head.value.hash !== input.head.hash) {
    return fail(packProblem('pack-chain-damaged', ['記録の終わりが台帳の記録と一致しません']));
  }
  const { [device]: _own, ...known } = input.known;
  const body = {
    v: 1,
    kind: 'seal',
    book: input.book.id,
    device,
    head: head.value,
    known,
    at: input.createdAt,
    reason: 'bundle',
  } as const;
  return ok({ entries: input.entries, seal: signSeal(body, ports.key, ports.sign) });
}

function verifyStretch(entries: readonly Entry[], hashing: BundleHashing): Result<Head, Problem> {
  const [first] = entries;
  const after = first && first.seq > 1 ? { seq: first.seq - 1, hash: first.prev } : null;
  const chain = verifyChain(entries, after, hashing);
  if (!chain.ok) return fail(packProblem('pack-chain-damaged', [chainWords(chain.error)]));
  return chain.value ? ok(chain.value) : fail(packProblem('pack-nothing-new'));
}

function checkOther(
  other: SealedEntries,
  input: PackInput,
  ports: SignPorts,
): Result<SealedEntries, Problem> {
  const head = verifyStretch(other.entries, ports.hashing);
  if (!head.ok) return head;
  const seal = checkSeal(other.seal, ports.verify, ports.hashing);
  const { device, book } = other.seal.body;
  if (!seal.ok) return fail(packProblem('pack-chain-damaged', [sealWords(device, seal.error)]));
  const fits =
    seal.value.head.hash === head.value.hash && other.entries[0]?.device === device && book === input.book.id;
  return fits ? ok(other) : fail(packProblem('pack-chain-damaged', ['締め記録が記録と一致しません']));
}

function bookFileOf(
  input: PackInput,
  chains: readonly SealedEntries[],
  device: DeviceId,
): Result<BookFile, Problem> {
  const { request } = input;
  const parsed = bookFileSchema.safeParse({
    v: 1,
    format: 'mamori-bundle',
    book: input.book,
    organisation: request.organisation,
    section: request.sectionName,
    profile: request.profileVersion,
    device,
    createdAt: input.createdAt,
    recipient: { name: request.recipientName, key: request.recipient },
    medium: request.mediumNumber,
    highestClass: request.highestClass,
    withheld: request.withheld,
    attachments: input.attachments.map(({ bytes: _bytes, ...note }) => note),
    ...countsOf(chains.map((chain) => chain.entries)),
  } satisfies Record<keyof BookFile, unknown>);
  if (parsed.success) return ok(parsed.data);
  return fail(
    packProblem(
      'pack-bad-request',
      parsed.error.issues.map((issue) => issue.path.join('.')),
    ),
  );
}

function checkAttachments(input: PackInput, ports: SignPorts): Problem | null {
  const chains = [input.entries, ...input.others.map((other) => other.entries)];
  const hidden = withheldAttachments(chains.flat(), input.request.withheld);
  const leaking = input.attachments.filter(({ sha256 }) => hidden.has(sha256));
  if (leaking.length > 0)
    return packProblem(
      'pack-attachment-withheld',
      leaking.map(({ name }) => name),
    );
  const damaged = input.attachments.filter(
    ({ sha256, size, bytes }) => bytes.length !== size || ports.hashing.sha256Hex(bytes) !== sha256,
  );
  return damaged.length > 0
    ? packProblem(
        'pack-attachment-damaged',
        damaged.map(({ name }) => name),
      )
    : null;
}

/** A thing asked for twice is handed over once. */
function withoutRepeats(input: PackInput): PackInput {
  const attachments = new Map(input.attachments.map((attachment) => [attachment.sha256, attachment]));
  const extracts = new Map(input.extracts.map((extract) => [extract.register, extract]));
  return { ...input, attachments: [...attachments.values()], extracts: [...extracts.values()] };
}

/** Seals the head, lays out the bag, signs the ZIP: all but the encryption. */
export function signBundle(given: PackInput, ports: SignPorts): Result<SignedBundle, Problem> {
  const caps = ports.caps ?? DEFAULT_CAPS;
  const input = withoutRepeats(given);
  const wrong = checkAttachments(input, ports);
  if (wrong) return fail(wrong);
  const own = sealOwn(input, ports);
  if (!own.ok) return own;
  const chains: SealedEntries[] = [];
  for (const chain of [own.value, ...input.others]) {
    const checked = chain === own.value ? own : checkOther(chain, input, ports);
    if (!checked.ok) return checked;
    const { entries, seal } = checked.value;
    chains.push({ entries: entries.map((entry) => withhold(entry, input.request.withheld)), seal });
  }
  const book = bookFileOf(input, chains, own.value.seal.body.device);
  if (!book.ok) return book;
  const payload = payloadOf(input, chains, book.value, ports, caps);
  if (!payload.ok) return payload;
  const comment = commentOf(book.value);
  const name = bundleName(comment.book, comment.device, comment.from, comment.to);
  const bag = makeBag(name, book.value, payload.value, ports.hashing.sha512Hex);
  const zip = writeZip(bag.map((file) => ({ ...file, name: `${name}/${file.name}` })));
  const key = minisignKey(ports.key, ports.hashing.sha256Hex);
  const minisig = signMinisign(zip, key, writeComment(comment), ports);
  return ok({ name, plain: concat([minisig, zip]), zip, book: book.value, seal: own.value.seal });
}

/**
 * Makes the file that goes to the IT division. Refused with a Problem: nothing new, a damaged chain, an attachment
 * that belongs to withheld bodies only, text that cannot be handed over, more than one hand-over may hold.
 */
export async function packBundle(input: PackInput, ports: PackPorts): Promise<Result<PackedBundle, Problem>> {
  const signed = signBundle(input, ports);
  if (!signed.ok) return signed;
  const { name, plain, book, seal } = signed.value;
  const bytes = await ports.encrypt(plain, book.recipient.key);
  const sha256 = ports.hashing.sha256Hex(bytes) as Hash;
  const entries = book.ranges.reduce((sum, range) => sum + range.to - range.from + 1, 0);
  return ok({ name: `${name}.age`, bytes, sha256, seal, book, entries });
}
