import { createHash, createPublicKey, getHashes, verify } from 'node:crypto';
import { Encrypter } from 'age-encryption';
import { attachmentsIn, withheldAttachments } from '../../shared/bundle/attachments';
import { fromBase64 } from '../../shared/bundle/base64';
import {
  type AttachmentNote,
  type BundleRequest,
  bundleRequestSchema,
  recipientSchema,
  type WithheldRule,
} from '../../shared/bundle/book-file';
import type { BundleHashing } from '../../shared/bundle/hashing';
import { minisignKey, publicKeyFile } from '../../shared/bundle/minisign';
import { type PackedBundle, packBundle } from '../../shared/bundle/pack';
import type { PackPorts, SealedEntries } from '../../shared/bundle/pack-input';
import { packProblem } from '../../shared/bundle/pack-problems';
import { toHex } from '../../shared/hex';
import { type BookId, type DeviceId, type Hash, instantSchema } from '../../shared/ids';
import type { Verify } from '../../shared/journal/device-key';
import type { Entry, Head } from '../../shared/journal/entry';
import type { Problem } from '../../shared/problem';
import { fail, ok, type Result } from '../../shared/result';
import { sha256Hex } from './hashing';

/** SubjectPublicKeyInfo of an Ed25519 key (RFC 8410), to be followed by its 32 bytes. */
const SPKI = Buffer.from('302a300506032b6570032100', 'hex');

/** Ed25519 as Node has it: the one verifier of this project. False for anything that is no signature. */
export const verifyEd25519: Verify = (publicKey, message, signature) => {
  if (publicKey.length !== 32 || signature.length !== 64) return false;
  const key = createPublicKey({ key: Buffer.concat([SPKI, publicKey]), format: 'der', type: 'spki' });
  return verify(null, message, key, signature);
};

export const bundleHashing: BundleHashing = {
  sha256Hex,
  sha512Hex: (bytes) => createHash('sha512').update(bytes).digest('hex'),
  ...(getHashes().includes('blake2b512')
    ? { blake2b512: (bytes: Uint8Array) => createHash('blake2b512').update(bytes).digest() }
    : {}),
};

/** age with an X25519 recipient (`age1…`), binary. */
export const encryptAge: PackPorts['encrypt'] = (plain, recipient) => {
  const encrypter = new Encrypter();
  encrypter.addRecipient(recipient);
  return encrypter.encrypt(plain);
};

/** Whether `age1…` was copied without a mistake: it carries a checksum. */
export function isRecipient(text: string): boolean {
  try {
    new Encrypter().addRecipient(text);
    return recipientSchema.safeParse(text).success;
  } catch {
    return false;
  }
}

/** What `createDevice` / `openDevice` of device-key.ts give: the raw public key (32 bytes) and its signer. */
export type BundleSigner = {
  readonly publicKey: Uint8Array;
  readonly sign: (bytes: Uint8Array) => Uint8Array;
};

/** The book as it stands, read by whoever holds the journal. */
export type BundleSource = {
  readonly book: { readonly id: BookId; readonly name: string };
  readonly device: DeviceId;
  readonly heads: Readonly<Record<DeviceId, Head>>;
  /** Entries of a device beyond `after`, in the order of its chain. */
  entriesOf(device: DeviceId, after: number): Promise<readonly Entry[]>;
  /** The bytes of an attachment, decrypted. */
  readAttachment(sha256: Hash): Promise<Result<Uint8Array, Problem>>;
  /** Entries of other devices up to their seals; none while one PC is enrolled. */
  readonly others: readonly SealedEntries[];
};

/** The public key of this PC as the IT division enrols it: the file `minisign -p` reads, and 64 hex digits. */
export function publicKeys(publicKey: Uint8Array): { readonly minisign: string; readonly ed25519: string } {
  const ed25519 = toHex(publicKey);
  return { minisign: publicKeyFile(minisignKey(ed25519, sha256Hex)), ed25519 };
}

type ReadAttachment = AttachmentNote & { readonly bytes: Uint8Array };

/**
 * Reads the attachments asked for. Their names come from the entries, which may lie before this hand-over; one that
 * only withheld bodies name, wherever they are in the book, is refused.
 */
async function readAttachments(
  wanted: readonly Hash[],
  withheld: readonly WithheldRule[],
  source: BundleSource,
): Promise<Result<readonly ReadAttachment[], Problem>> {
  if (wanted.length === 0) return ok([]);
  const all = (await Promise.all(deviceIds(source).map((device) => source.entriesOf(device, 0)))).flat();
  const hidden = withheldAttachments(all, withheld);
  const leaking = wanted.flatMap((sha256) => hidden.get(sha256)?.name ?? []);
  if (leaking.length > 0) return fail(packProblem('pack-attachment-withheld', leaking));
  const notes = attachmentsIn(all);
  const found: ReadAttachment[] = [];
  for (const sha256 of new Set(wanted)) {
    const bytes = await source.readAttachment(sha256);
    if (!bytes.ok) return bytes;
    const note = notes.get(sha256) ?? { sha256, name: sha256, type: '', size: bytes.value.length };
    found.push({ ...note, bytes: bytes.value });
  }
  return ok(found);
}

const deviceIds = ({ heads }: BundleSource): readonly DeviceId[] => Object.keys(heads) as DeviceId[];

/**
 * `makeBundle` of the contract: seals this PC's head, packs what follows `after`, signs and encrypts.
 * A file given as damaged base64 or a request of another shape is a Problem (`pack-bad-request`).
 */
export async function makeBundle(
  request: unknown,
  source: BundleSource,
  signer: BundleSigner,
  now: Date,
): Promise<Result<PackedBundle, Problem>> {
  const parsed = bundleRequestSchema.safeParse(request);
  if (!parsed.success) {
    return fail(
      packProblem(
        'pack-bad-request',
        parsed.error.issues.map((issue) => issue.path.join('.')),
      ),
    );
  }
  if (!isRecipient(parsed.data.recipient)) return fail(packProblem('pack-bad-recipient'));
  const files = filesOf(parsed.data);
  if (!files) return fail(packProblem('pack-bad-request', ['base64']));
  const attachments = await readAttachments(parsed.data.attachments, parsed.data.withheld, source);
  if (!attachments.ok) return attachments;
  const head = source.heads[source.device];
  const entries = await source.entriesOf(source.device, parsed.data.after[source.device] ?? 0);
  if (!head || entries.length === 0) return fail(packProblem('pack-nothing-new'));
  const { after: _after, attachments: _wanted, cover: _cover, registers: _registers, ...rest } = parsed.data;
  return packBundle(
    {
      book: source.book,
      entries,
      head,
      known: source.heads,
      others: source.others,
      request: rest,
      attachments: attachments.value,
      ...files,
      createdAt: instantSchema.parse(now.toISOString()),
    },
    {
      hashing: bundleHashing,
      key: toHex(signer.publicKey),
      sign: signer.sign,
      verify: verifyEd25519,
      encrypt: encryptAge,
    },
  );
}

type Files = {
  readonly cover: Uint8Array | null;
  readonly extracts: {
    readonly register: BundleRequest['registers'][number]['register'];
    readonly csv: Uint8Array;
  }[];
};

function filesOf({ cover, registers }: BundleRequest): Files | null {
  const coverBytes = cover === null ? null : fromBase64(cover);
  if (cover !== null && !coverBytes) return null;
  const extracts: Files['extracts'] = [];
  for (const { register, csv } of registers) {
    const bytes = fromBase64(csv);
    if (!bytes) return null;
    extracts.push({ register, csv: bytes });
  }
  return { cover: coverBytes, extracts };
}
