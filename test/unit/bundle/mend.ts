import { bundleHashing } from '../../../electron/services/bundles';
import { bagInfo } from '../../../shared/bundle/bag';
import { type BookFile, bookFileSchema } from '../../../shared/bundle/book-file';
import { fromUtf8, toUtf8 } from '../../../shared/bundle/bytes';
import type { ZipFile } from '../../../shared/bundle/zip';

/** Which manifests are made again after a change, so that it reaches the next check. */
export type Repair = 'all' | 'tags' | 'none';

const TAGS = ['bagit.txt', 'bag-info.txt', 'manifest-sha512.txt'];

const manifestOf = (files: readonly ZipFile[]): Uint8Array =>
  toUtf8(files.map((file) => `${bundleHashing.sha512Hex(file.bytes)}  ${file.name}\n`).join(''));

function bookIn(files: readonly ZipFile[]): BookFile | null {
  try {
    const text = fromUtf8(files.find(({ name }) => name === 'data/book.json')?.bytes ?? new Uint8Array(0));
    return bookFileSchema.parse(JSON.parse(text ?? ''));
  } catch {
    return null;
  }
}

/** The files of a bag with their tag files made to fit, except those named in `kept`. */
export function mended(
  files: readonly ZipFile[],
  folder: string,
  repair: Repair,
  kept: readonly string[],
): readonly ZipFile[] {
  const all = [...files];
  const mend = (name: string, make: () => Uint8Array): void => {
    const at = all.findIndex((file) => file.name === name);
    if (at >= 0 && !kept.includes(name)) all[at] = { name, bytes: make() };
  };
  const payload = () => all.filter(({ name }) => name.startsWith('data/'));
  if (repair === 'all') {
    const book = bookIn(all);
    if (book) mend('bag-info.txt', () => toUtf8(bagInfo(folder, book, payload())));
    mend('manifest-sha512.txt', () => manifestOf(payload()));
  }
  const tags = () => all.filter(({ name }) => TAGS.includes(name));
  if (repair !== 'none') mend('tagmanifest-sha512.txt', () => manifestOf(tags()));
  return all;
}
