import { concat, toUtf8 } from '../../../shared/bundle/bytes';
import { numbers, type RawEnd, type RawEntry, rawZip } from './raw-zip';
import { type Attack, attachment, base, entriesFile, files, resigned, target } from './target';

const honestEntries: readonly RawEntry[] = files.map(({ name, bytes }) => ({
  name: `${base}/${name}`,
  bytes,
}));
const junk = toUtf8('見本の余分');

const structure = (
  name: string,
  says: string,
  make: (entries: readonly RawEntry[]) => readonly [readonly RawEntry[], RawEnd?],
): Attack => ({
  name: `zip: ${name}`,
  code: 'zip-refused',
  says: `[${says}]`,
  plain: () => resigned(rawZip(...make(honestEntries))),
});

/** One entry of the target with fields that lie. */
const lying = (name: string, says: string, change: Partial<RawEntry>, at = 5): Attack =>
  structure(name, says, (entries) => [
    entries.map((entry, index) => (index === at ? { ...entry, ...change } : entry)),
  ]);

const ending = (name: string, says: string, end: RawEnd): Attack =>
  structure(name, says, (entries) => [entries, end]);

const bytes = (name: string, says: string, make: (zip: Uint8Array) => Uint8Array): Attack => ({
  name: `zip: ${name}`,
  code: 'zip-refused',
  says: `[${says}]`,
  plain: () => resigned(make(target.zip)),
});

const extra = numbers([2, 0x7075], [2, 4], [4, 1]);
const zip64 = numbers([2, 1], [2, 8], [4, 1], [4, 0]);
const twice = (name: string, entry: (entries: readonly RawEntry[]) => RawEntry): Attack =>
  structure(name, 'duplicate', (entries) => [[...entries, entry(entries)]]);
const first = (entries: readonly RawEntry[], name: string): RawEntry => {
  const found = entries.find((entry) => entry.name === `${base}/${name}`);
  if (!found) throw new Error(`no entry ${name}`);
  return found;
};

export const headerAttacks: readonly Attack[] = [
  lying('encrypted flag', 'encrypted', { central: { flags: 1 }, local: { flags: 1 } }),
  lying('strong encryption flag', 'encrypted', { central: { flags: 0x40 }, local: { flags: 0x40 } }),
  lying('masked headers', 'encrypted', { central: { flags: 0x2000 }, local: { flags: 0x2000 } }),
  lying('data descriptor flag', 'flags', { central: { flags: 8 }, local: { flags: 8 } }),
  lying('data descriptor in the local header only', 'header', { local: { flags: 8 } }),
  lying('sizes left to a data descriptor', 'header', { local: { flags: 8, packed: 0, size: 0, crc: 0 } }),
  lying('UTF-8 flag', 'flags', { central: { flags: 0x800 }, local: { flags: 0x800 } }),
  lying('patch flag', 'flags', { central: { flags: 0x20 }, local: { flags: 0x20 } }),
  lying('every flag', 'encrypted', { central: { flags: 0xffff }, local: { flags: 0xffff } }),
  lying('deflated', 'compressed', { central: { method: 8 }, local: { method: 8 } }),
  lying('deflated in the directory only', 'compressed', { central: { method: 8 } }),
  lying('deflated in the local header only', 'header', { local: { method: 8 } }),
  lying('AES method', 'compressed', { central: { method: 99 }, local: { method: 99 } }),
  lying('LZMA method', 'compressed', { central: { method: 14 }, local: { method: 14 } }),
  lying('extra field in the directory', 'extra', { central: { extra } }),
  lying('extra field in the local header', 'header', { local: { extra } }),
  lying('Unicode path field', 'extra', { central: { extra }, local: { extra } }),
  lying('ZIP64 field', 'extra', { central: { extra: zip64 }, local: { extra: zip64 } }),
  lying('ZIP64 size', 'zip64', { central: { size: 0xffffffff } }),
  lying('ZIP64 packed size', 'zip64', { central: { packed: 0xffffffff } }),
  lying('ZIP64 offset', 'zip64', { central: { offset: 0xffffffff } }),
  lying('file comment', 'extra', { central: { comment: junk } }),
  lying('entry on another disk', 'disks', { central: { disk: 1 } }),
  lying('symbolic link', 'attributes', { central: { madeBy: 0x030a, external: 0xa1ff0000 } }),
  lying('device file', 'attributes', { central: { madeBy: 0x030a, external: 0x21b60000 } }),
  lying('directory attribute', 'attributes', { central: { external: 0x10 } }),
  lying('set-user-id attribute', 'attributes', { central: { external: 0x89ed0000 } }),
  lying('internal attribute', 'attributes', { central: { internal: 1 } }),
  lying('made on Unix', 'attributes', { central: { madeBy: 0x0314 } }),
  lying('needs version 4.5', 'attributes', { central: { needed: 45 }, local: { needed: 45 } }),
  lying('needs another version locally', 'header', { local: { needed: 20 } }),
  lying('a date of its own', 'attributes', { central: { date: 0x5a21 }, local: { date: 0x5a21 } }),
  lying('a time of its own', 'attributes', { central: { time: 1 }, local: { time: 1 } }),
  lying('another date locally', 'header', { local: { date: 0x5a21 } }),
  lying('local name differs', 'header', {
    local: { name: toUtf8(`${base}/data/evil.json`), nameLength: 0x3f },
  }),
  lying('local name longer', 'header', { local: { nameLength: 300 } }),
  lying('local size smaller', 'header', { local: { size: 1, packed: 1 } }),
  lying('local size larger', 'header', { local: { size: 99_999, packed: 99_999 } }),
  lying('local checksum differs', 'header', { local: { crc: 1 } }),
  lying('checksum wrong in both', 'crc', { central: { crc: 1 }, local: { crc: 1 } }),
  lying('checksum zero', 'crc', { central: { crc: 0 }, local: { crc: 0 } }),
  lying('local signature wrong', 'header', { local: { signature: 0x04034b51 } }),
  lying('directory signature wrong', 'directory', { central: { signature: 0x02014b51 } }),
  lying('packed and full size differ', 'size', { central: { packed: 1 } }),
  lying('size of 4 GB', 'size', { central: { size: 0xfffffffe, packed: 0xfffffffe } }),
  lying('size beyond the end', 'size', { central: { size: 900_000, packed: 900_000 } }),
  lying('size one too many', 'header', {
    central: {
      size: files[5] ? files[5].bytes.length + 1 : 0,
      packed: files[5] ? files[5].bytes.length + 1 : 0,
    },
  }),
  lying('offset of the entry before', 'gap', { central: { offset: 0 } }),
  lying('offset beyond the end', 'gap', { central: { offset: 0x7fffffff } }),
  lying('offset in the middle of a file', 'gap', { central: { offset: 40 } }),
  lying('name length zero', 'name', { central: { nameLength: 0 } }),
  lying('name length beyond the directory', 'name', { central: { nameLength: 0xffff } }),
];

export const structureAttacks: readonly Attack[] = [
  bytes('empty', 'end', () => new Uint8Array(0)),
  bytes('only an end record', 'directory', () => rawZip([], { count: 1, countHere: 1 })),
  bytes('one byte short', 'end', (zip) => zip.subarray(0, -1)),
  bytes('half of it', 'end', (zip) => zip.subarray(0, zip.length / 2)),
  bytes('one byte more', 'end', (zip) => concat([zip, new Uint8Array(1)])),
  bytes('a second ZIP behind', 'directory', (zip) => concat([zip, zip])),
  bytes('a script in front', 'directory', (zip) => concat([toUtf8('#!/bin/sh\n'), zip])),
  bytes('not a ZIP', 'end', () => toUtf8('これはZIPではありません'.repeat(20))),
  bytes('spanning marker in front', 'directory', (zip) => concat([numbers([4, 0x08074b50]), zip])),
  ending('comment', 'end', { comment: junk }),
  ending('an end record inside the comment', 'directory', {
    comment: concat([numbers([4, 0x06054b50], [4, 0], [4, 0], [4, 0], [4, 0]), numbers([2, 0])]),
  }),
  ending('comment length without a comment', 'end', { commentLength: 5 }),
  ending('ZIP64 end record and locator', 'directory', {
    beforeEnd: concat([
      numbers([4, 0x06064b50], [4, 44], [4, 0]),
      new Uint8Array(44),
      numbers([4, 0x07064b50]),
    ]),
  }),
  ending('ZIP64 count', 'zip64', { count: 0xffff }),
  ending('ZIP64 directory size', 'zip64', { size: 0xffffffff }),
  ending('ZIP64 directory offset', 'zip64', { offset: 0xffffffff }),
  ending('on disk 1', 'disks', { disk: 1 }),
  ending('directory on disk 1', 'disks', { directoryDisk: 1 }),
  ending('counts differ', 'disks', { countHere: 1 }),
  ending('count one too many', 'directory', { count: files.length + 1 }),
  ending('count one too few', 'directory', { count: files.length - 1 }),
  ending('count zero', 'directory', { count: 0 }),
  ending('count over the limit', 'too-many', { count: 0xfffe }),
  ending('directory size wrong', 'directory', { size: 46 }),
  ending('directory offset wrong', 'directory', { offset: 0 }),
  ending('directory offset beyond the end', 'directory', { offset: 0x7fffffff, size: 0x7fffffff }),
  ending('bytes before the directory', 'directory', { beforeDirectory: junk, offset: 0 }),
  ending('bytes hidden before the directory', 'gap', { beforeDirectory: junk }),
  ending('bytes after the directory', 'directory', { beforeEnd: junk }),
  ending('bytes before the first entry', 'gap', { first: junk }),
  ending('bytes after the end', 'end', { last: junk }),
  ending('directory in another order', 'gap', { reversed: true }),
  lying('bytes between entries', 'gap', { before: junk }),
  lying('bytes after an entry', 'gap', { after: junk }),
  lying('an entry not in the directory', 'gap', { hidden: true }),
  lying('an entry only in the directory', 'header', { ghost: true }),
  structure('last entry not in the directory', 'gap', (all) => [
    all.map((entry, at) => (at === all.length - 1 ? { ...entry, hidden: true } : entry)),
  ]),
  structure('all entries share one place', 'gap', (all) => [
    all.map((entry, at) => (at === 0 ? entry : { ...entry, ghost: true, central: { offset: 0 } })),
  ]),
  twice('the same file twice', (all) => first(all, entriesFile)),
  twice('another content under the same name', (all) => ({ ...first(all, 'data/book.json'), bytes: junk })),
  twice('an attachment twice', (all) => first(all, attachment)),
  structure('5,001 files', 'too-many', (all) => [
    Array.from({ length: 5001 }, (_, at) => ({ ...first(all, 'bagit.txt'), name: `${base}/${at}` })),
  ]),
  structure('two folders', 'name', (all) => [
    [...all, { name: `${base.slice(0, -1)}9/bagit.txt`, bytes: junk }],
  ]),
  structure('no folder', 'name', (all) => [
    all.map((entry) => ({ ...entry, name: String(entry.name).slice(base.length + 1) })),
  ]),
  structure('a cover over its limit', 'size', (all) => [
    all.map((entry) =>
      entry.name === `${base}/data/cover.pdf` ? { ...entry, bytes: new Uint8Array(21 * 1024 * 1024) } : entry,
    ),
  ]),
  structure('a document over its limit', 'size', (all) => [
    all.map((entry) =>
      entry.name === `${base}/data/book.json` ? { ...entry, bytes: new Uint8Array(1024 * 1024 + 1) } : entry,
    ),
  ]),
];
