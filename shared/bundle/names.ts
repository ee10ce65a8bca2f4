import type { BookId, DeviceId } from '../ids';
import type { Caps } from './caps';

const ID = '[0-9A-HJKMNP-TV-Z]{26}';
const BASE = /^mamori-[0-9a-z]{8}-[0-9a-z]{8}-[1-9][0-9]{0,15}-[1-9][0-9]{0,15}$/;
const ENTRIES = new RegExp(`^data/entries-(${ID})\\.jsonl$`);
const SEAL = new RegExp(`^data/seal-(${ID})\\.json$`);
const ATTACHMENT = /^data\/attachments\/([0-9a-f]{64})$/;
/** Windows opens a device for these names, whatever follows the dot. */
const EXTRACT = /^data\/registers\/(?!(?:con|prn|aux|nul|com\d|lpt\d)\.)([a-z][a-z0-9-]{0,39})\.csv$/;

export const BAGIT = 'bagit.txt';
export const BAG_INFO = 'bag-info.txt';
export const MANIFEST = 'manifest-sha512.txt';
export const TAG_MANIFEST = 'tagmanifest-sha512.txt';
export const BOOK = 'data/book.json';
export const KEYS = 'data/keys.json';
export const COVER = 'data/cover.pdf';
export const entriesName = (device: DeviceId): string => `data/entries-${device}.jsonl`;
export const sealName = (device: DeviceId): string => `data/seal-${device}.json`;
export const attachmentName = (sha256: string): string => `data/attachments/${sha256}`;
export const extractName = (register: string): string => `data/registers/${register}.csv`;

/**
 * What a bundle is called: `mamori-<book>-<device>-<from>-<to>`, eight characters of each id, ASCII, lower case,
 * the same for the same entries. The file adds `.age`, the folder inside has this name.
 */
export function bundleName(book: BookId, device: DeviceId, from: number, to: number): string {
  return `mamori-${book.slice(0, 8)}-${device.slice(0, 8)}-${from}-${to}`.toLowerCase();
}

/** The part of a path in the ZIP before the first slash, if it is the folder of a bundle. */
export function baseOf(path: string): string | null {
  const base = path.split('/', 1)[0] ?? '';
  return BASE.test(base) ? base : null;
}

export const registerOfExtract = (name: string): string | null => EXTRACT.exec(name)?.[1] ?? null;
export const hashOfAttachment = (name: string): string | null => ATTACHMENT.exec(name)?.[1] ?? null;

/** Largest size of a file (its name within the folder), or null if a bundle has no file of that name. */
export function sizeLimit(name: string, caps: Caps): number | null {
  if (name === MANIFEST) return caps.files * 300;
  if ([BAGIT, BAG_INFO, TAG_MANIFEST, BOOK, KEYS].includes(name) || SEAL.test(name)) return caps.document;
  if (ENTRIES.test(name)) return caps.entriesFile;
  if (ATTACHMENT.test(name)) return caps.attachment;
  if (name === COVER) return caps.cover;
  return EXTRACT.test(name) ? caps.extract : null;
}
