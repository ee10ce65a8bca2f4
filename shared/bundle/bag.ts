import { fail, ok, type Result } from '../result';
import type { BookFile } from './book-file';
import { fromUtf8, toUtf8 } from './bytes';
import { BAG_INFO, BAGIT, MANIFEST, TAG_MANIFEST } from './names';
import type { ZipFile } from './zip';

/** BagIt 1.0 (RFC 8493) under a stricter profile: SHA-512 manifests only, no fetch.txt, tag files as written here. */
const DECLARATION = 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n';
const LINE = /^([0-9a-f]{128}) {2}(\S+)$/;

export type Sha512 = (bytes: Uint8Array) => string;

/** The day in Japan, as bag-info.txt gives it. */
function baggingDate(createdAt: string): string {
  return new Date(Date.parse(createdAt) + 9 * 3600 * 1000).toISOString().slice(0, 10);
}

/** bag-info.txt follows from the book file and the payload; on opening it is made again and compared. */
export function bagInfo(base: string, book: BookFile, payload: readonly ZipFile[]): string {
  const size = payload.reduce((sum, file) => sum + file.bytes.length, 0);
  return [
    `Source-Organization: ${book.organisation} ${book.section}`,
    `External-Identifier: ${base}`,
    `Bagging-Date: ${baggingDate(book.createdAt)}`,
    `Payload-Oxum: ${size}.${payload.length}`,
    'Bag-Software-Agent: mamori-daicho bundle v1',
    '',
  ].join('\n');
}

const manifest = (files: readonly ZipFile[], sha512: Sha512): string =>
  files.map((file) => `${sha512(file.bytes)}  ${file.name}\n`).join('');

/** All files of the bag, tag files first. Names are relative to the bag's folder. */
export function makeBag(
  base: string,
  book: BookFile,
  payload: readonly ZipFile[],
  sha512: Sha512,
): readonly ZipFile[] {
  const tags = [
    { name: BAGIT, bytes: toUtf8(DECLARATION) },
    { name: BAG_INFO, bytes: toUtf8(bagInfo(base, book, payload)) },
    { name: MANIFEST, bytes: toUtf8(manifest(payload, sha512)) },
  ];
  return [...tags, { name: TAG_MANIFEST, bytes: toUtf8(manifest(tags, sha512)) }, ...payload];
}

export type BagFault = {
  readonly fault:
    | 'missing'
    | 'version'
    | 'manifest-form'
    | 'manifest-twice'
    | 'listed-not-there'
    | 'there-not-listed'
    | 'hash';
  readonly name: string;
};

/** Compares a manifest, line by line, with the files it must list: each once, and no other. */
function checkManifest(
  name: string,
  text: string | null,
  files: readonly ZipFile[],
  sha512: Sha512,
): BagFault | null {
  if (!text?.endsWith('\n')) return { fault: 'manifest-form', name };
  const listed = new Map<string, string>();
  for (const line of text.slice(0, -1).split('\n')) {
    const [, hash, path] = LINE.exec(line) ?? [];
    if (hash === undefined || path === undefined) return { fault: 'manifest-form', name };
    if (listed.has(path)) return { fault: 'manifest-twice', name: path };
    listed.set(path, hash);
  }
  for (const file of files) {
    const hash = listed.get(file.name);
    if (hash === undefined) return { fault: 'there-not-listed', name: file.name };
    if (hash !== sha512(file.bytes)) return { fault: 'hash', name: file.name };
    listed.delete(file.name);
  }
  const [extra] = listed.keys();
  return extra === undefined ? null : { fault: 'listed-not-there', name: extra };
}

/** Checks declaration and manifests. Answers with the payload, and with bag-info.txt for `bagInfo` to be compared. */
export function checkBag(
  files: readonly ZipFile[],
  sha512: Sha512,
): Result<{ readonly payload: readonly ZipFile[]; readonly info: string | null }, BagFault> {
  const named = new Map(files.map((file) => [file.name, file.bytes]));
  for (const name of [BAGIT, BAG_INFO, MANIFEST, TAG_MANIFEST]) {
    if (!named.has(name)) return fail({ fault: 'missing', name });
  }
  const textOf = (name: string): string | null => fromUtf8(named.get(name) ?? new Uint8Array(0));
  if (textOf(BAGIT) !== DECLARATION) return fail({ fault: 'version', name: BAGIT });
  const tags = files.filter((file) => !file.name.startsWith('data/') && file.name !== TAG_MANIFEST);
  const payload = files.filter((file) => file.name.startsWith('data/'));
  const fault =
    checkManifest(TAG_MANIFEST, textOf(TAG_MANIFEST), tags, sha512) ??
    checkManifest(MANIFEST, textOf(MANIFEST), payload, sha512);
  return fault ? fail(fault) : ok({ payload, info: textOf(BAG_INFO) });
}
