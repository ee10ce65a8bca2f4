import type { DeviceId } from '../ids';
import { isSoundKey } from '../journal/device-key';
import type { Problem } from '../problem';
import { ok, type Result } from '../result';
import { checkAgeHeader } from './age-header';
import { bagInfo, checkBag } from './bag';
import type { BookFile } from './book-file';
import { type Caps, DEFAULT_CAPS } from './caps';
import { type Comment, commentOf, readComment, writeComment } from './comment';
import { bagWords, zipWords } from './faults';
import type { Intake, OpenPorts, VerifyPorts } from './intake';
import { type MinisignKey, minisignKey, readMinisign, splitSigned, verifyMinisign } from './minisign';
import { BOOK, baseOf, bundleName, sizeLimit } from './names';
import { type Contents, readContents } from './read-contents';
import { refuse } from './refusals';
import { readZip, type ZipFile } from './zip';

export type Signer = { readonly device: DeviceId; readonly key: string; readonly enrolled: boolean };

export type OpenedBundle = Contents & {
  readonly name: string;
  readonly signer: Signer;
  readonly book: BookFile;
  /** Every file, by its name within the bundle's folder. Names are from a fixed list: safe to write below a folder. */
  readonly files: readonly ZipFile[];
};

/**
 * Opens a bundle as a hostile file: sizes, age, signature, ZIP, manifests, JSON, chain and seal, replay, in this
 * order; the first thing that is not right refuses the whole. Nothing is written anywhere.
 */
export async function openBundle(
  bytes: Uint8Array,
  ports: OpenPorts,
  intake: Intake,
): Promise<Result<OpenedBundle, Problem>> {
  const refused = checkAgeHeader(bytes, intake.caps ?? DEFAULT_CAPS);
  if (refused) return refused;
  const plain = await ports.decrypt(bytes);
  if (plain.ok) return openSigned(plain.value, ports, intake);
  return refuse(plain.error === 'not-for-us' ? 'bundle-not-for-us' : 'bundle-damaged');
}

/** Opens what age gave back: four lines of minisign, then the ZIP. */
export function openSigned(
  plain: Uint8Array,
  ports: VerifyPorts,
  intake: Intake,
): Result<OpenedBundle, Problem> {
  const caps = intake.caps ?? DEFAULT_CAPS;
  if (plain.length > caps.bundle) return refuse('bundle-too-large');
  const signed = checkSignature(plain, ports, intake);
  if (!signed.ok) return signed;
  const { zip, comment, key, enrolled } = signed.value;
  const bag = readBag(zip, caps, ports);
  if (!bag.ok) return bag;
  const contents = readContents(bag.value.payload, ports, intake, caps);
  if (!contents.ok) return contents;
  const { book } = contents.value;
  const { name } = bag.value;
  if (writeComment(commentOf(book)) !== writeComment(comment)) return refuse('signature-other-content');
  if (name !== bundleName(comment.book, comment.device, comment.from, comment.to)) {
    return refuse('content-mismatch', `フォルダー名 ${name}`);
  }
  if (bag.value.info !== bagInfo(name, book, bag.value.payload))
    return refuse('content-mismatch', 'bag-info.txt');
  const signer = { device: comment.device, key: key.key, enrolled };
  if (contents.value.chains[0]?.seal.key !== key.key)
    return refuse('signature-other-content', '署名と締め記録の鍵');
  return ok({ ...contents.value, name, signer, files: bag.value.files });
}

type Signed = {
  readonly zip: Uint8Array;
  readonly comment: Comment;
  readonly key: MinisignKey;
  readonly enrolled: boolean;
};

function checkSignature(plain: Uint8Array, ports: VerifyPorts, intake: Intake): Result<Signed, Problem> {
  const split = splitSigned(plain);
  if (!split) return refuse('signature-missing');
  const read = readMinisign(split.minisig);
  if (!read) return refuse('signature-form');
  const known = intake.enrolled?.map((enrolled) => ({
    ...enrolled,
    ...minisignKey(enrolled.key, ports.hashing.sha256Hex),
  }));
  const registered = known?.find((enrolled) => enrolled.number === read.number);
  const key = known ? registered : read.claimed;
  if (!key)
    return known ? refuse('signature-unknown-key', `鍵番号 ${read.number}`) : refuse('signature-form');
  if (!isSoundKey(key.key)) return refuse('signature-unsound-key');
  const verified = verifyMinisign(split.file, read, key, ports);
  if (!verified.ok) {
    if (verified.error === 'comment') return refuse('signature-comment');
    return refuse(verified.error === 'key' ? 'signature-unsound-key' : 'signature-wrong');
  }
  const comment = readComment(verified.value);
  if (!comment) return refuse('signature-form', '署名の注記');
  if (!ports.recipients.includes(comment.recipient))
    return refuse('signature-other-recipient', comment.recipient);
  if (registered?.book && registered.book !== comment.book)
    return refuse('signature-other-book', comment.book);
  return ok({ zip: split.file, comment, key, enrolled: registered !== undefined });
}

type Bag = {
  readonly name: string;
  readonly files: readonly ZipFile[];
  readonly payload: readonly ZipFile[];
  readonly info: string | null;
};

function readBag(zip: Uint8Array, caps: Caps, ports: VerifyPorts): Result<Bag, Problem> {
  let base: string | null = null;
  const read = readZip(zip, {
    files: caps.files,
    sizeOf: (path) => {
      base ??= baseOf(path);
      return base !== null && path.startsWith(`${base}/`)
        ? sizeLimit(path.slice(base.length + 1), caps)
        : null;
    },
  });
  if (!read.ok) return refuse('zip-refused', zipWords(read.error));
  const name = baseOf(read.value[0]?.name ?? '');
  if (name === null) return refuse('zip-refused', BOOK);
  const files = read.value.map((file) => ({ ...file, name: file.name.slice(name.length + 1) }));
  const bag = checkBag(files, ports.hashing.sha512Hex);
  return bag.ok ? ok({ name, files, ...bag.value }) : refuse('bag-refused', bagWords(bag.error));
}
