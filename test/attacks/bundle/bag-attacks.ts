import { canonicalize } from 'json-canonicalize';
import { bundleHashing } from '../../../electron/services/bundles';
import { type Attack, altered, attachment, base, documentWith, entriesFile, fileOf, textOf } from './target';

const MANIFEST = 'manifest-sha512.txt';
const manifest = textOf(MANIFEST);
const rows = manifest.trimEnd().split('\n');
const row = rows[0] ?? '';

const bag = (name: string, says: string, plain: () => Uint8Array): Attack => ({
  name: `bag: ${name}`,
  code: 'bag-refused',
  says: `[${says}]`,
  plain,
});
const listing = (name: string, says: string, text: string): Attack =>
  bag(name, says, () => altered({ [MANIFEST]: text }));
const info = (name: string, change: (text: string) => string): Attack => ({
  name: `bag: ${name}`,
  code: 'content-mismatch',
  says: 'bag-info.txt',
  plain: () => altered({ 'bag-info.txt': change(textOf('bag-info.txt')) }),
});
const declared = (name: string, text: string): Attack =>
  bag(name, 'version', () => altered({ 'bagit.txt': text }));
const mismatch = (name: string, plain: () => Uint8Array, says?: string): Attack => ({
  name: `bag: ${name}`,
  code: 'content-mismatch',
  plain,
  ...(says === undefined ? {} : { says }),
});
const extraHash = bundleHashing.sha256Hex(fileOf('data/cover.pdf'));

export const bagAttacks: readonly Attack[] = [
  bag('no declaration', 'missing', () => altered({ 'bagit.txt': null })),
  bag('no bag-info', 'missing', () => altered({ 'bag-info.txt': null })),
  bag('no manifest', 'missing', () => altered({ [MANIFEST]: null })),
  bag('no tag manifest', 'missing', () => altered({ 'tagmanifest-sha512.txt': null })),
  declared('BagIt 0.97', 'BagIt-Version: 0.97\nTag-File-Character-Encoding: UTF-8\n'),
  declared('BagIt 2.0', 'BagIt-Version: 2.0\nTag-File-Character-Encoding: UTF-8\n'),
  declared('Shift_JIS declared', 'BagIt-Version: 1.0\nTag-File-Character-Encoding: Shift_JIS\n'),
  declared('CRLF in the declaration', 'BagIt-Version: 1.0\r\nTag-File-Character-Encoding: UTF-8\r\n'),
  declared('byte order mark', '\ufeffBagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n'),
  declared('a third line', 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\nX: 1\n'),
  declared('an empty declaration', ''),
  listing('an empty manifest', 'manifest-form', ''),
  listing('a blank line', 'manifest-form', `${manifest}\n`),
  listing('no newline at the end', 'manifest-form', manifest.trimEnd()),
  listing('CRLF in the manifest', 'manifest-form', manifest.replaceAll('\n', '\r\n')),
  listing('capital digits', 'manifest-form', manifest.toUpperCase()),
  listing('binary marks', 'manifest-form', manifest.replaceAll('  ', ' *')),
  listing('one blank', 'manifest-form', manifest.replaceAll('  ', ' ')),
  listing('SHA-256 instead', 'manifest-form', manifest.replaceAll(/^[0-9a-f]{64}/gm, '')),
  listing('a byte order mark', 'manifest-form', `\ufeff${manifest}`),
  listing('a line twice', 'manifest-twice', `${manifest}${row}\n`),
  listing('a file above', 'listed-not-there', `${manifest}${'0'.repeat(128)}  ../../etc/passwd\n`),
  listing('a file that is not there', 'listed-not-there', `${manifest}${'0'.repeat(128)}  data/none\n`),
  listing('an absolute path', 'listed-not-there', `${manifest}${'0'.repeat(128)}  /etc/passwd\n`),
  listing('a tag file', 'listed-not-there', `${manifest}${'0'.repeat(128)}  bagit.txt\n`),
  listing('a file with a dot before', 'there-not-listed', manifest.replace('data/book', './data/book')),
  listing('a file in percent', 'there-not-listed', manifest.replace('data/book', 'data%2fbook')),
  listing('a line left out', 'there-not-listed', `${rows.slice(1).join('\n')}\n`),
  listing(
    'another sum',
    'hash',
    manifest.replace(/^./, (digit) => (digit === '0' ? '1' : '0')),
  ),
  bag('a payload file changed, manifest not', 'hash', () =>
    altered({ 'data/cover.pdf': '%PDF 偽物' }, 'tags'),
  ),
  bag('an entry changed, manifest not', 'hash', () =>
    altered({ [entriesFile]: textOf(entriesFile).replace('見本01', '見本02') }, 'tags'),
  ),
  bag('a tag file changed, tag manifest not', 'hash', () => altered({ 'bag-info.txt': 'X: 1\n' }, 'none')),
  bag('a file more, manifest not', 'there-not-listed', () =>
    altered({ 'data/registers/x.csv': 'x' }, 'tags'),
  ),
  bag('a file less, manifest not', 'listed-not-there', () => altered({ 'data/cover.pdf': null }, 'tags')),
  info('another organisation', (text) => text.replace('見本市', '別の市')),
  info('another day', (text) => text.replace('2026-11-23', '2020-01-01')),
  info('another size', (text) => text.replace(/Oxum: \d+/, 'Oxum: 1')),
  info('another count', (text) => text.replace(/\.\d+\n/, '.1\n')),
  info('a line more', (text) => `${text}Contact-Phone: 119\n`),
  info('nothing', () => ''),
  info('CRLF', (text) => text.replaceAll('\n', '\r\n')),
  mismatch('no book file', () => altered({ 'data/book.json': null })),
  mismatch('no keys', () => altered({ 'data/keys.json': null }), 'data/keys.json'),
  mismatch('no entries', () => altered({ [entriesFile]: null }), entriesFile),
  mismatch('no attachment', () => altered({ [attachment]: null }), '添付'),
  mismatch('another content of an attachment', () => altered({ [attachment]: '別の写真' }), attachment),
  mismatch(
    'an attachment nobody names',
    () => altered({ [`data/attachments/${extraHash}`]: fileOf('data/cover.pdf') }),
    extraHash,
  ),
  mismatch(
    'entries of a device nobody names',
    () => altered({ [`data/entries-${'A'.repeat(26)}.jsonl`]: 'x\n' }),
    'AAAA',
  ),
  mismatch('a seal nobody names', () => altered({ [`data/seal-${'A'.repeat(26)}.json`]: 'x\n' }), 'AAAA'),
  mismatch('another folder name', () => altered({}, 'all', `${base}0`), 'フォルダー'),
  mismatch('counts of registers', () =>
    documentWith('data/book.json', (book) => ({
      ...book,
      ranges: (book['ranges'] as readonly object[]).map((range) => ({ ...range, counts: { asset: 10 } })),
    })),
  ),
  mismatch('count of withheld bodies', () =>
    documentWith('data/book.json', (book) => ({ ...book, withheldBodies: 0 })),
  ),
  mismatch('count of erased bodies', () =>
    documentWith('data/book.json', (book) => ({ ...book, erasedBodies: 1 })),
  ),
  mismatch('an attachment listed twice', () =>
    documentWith('data/book.json', (book) => {
      const attachments = book['attachments'] as readonly object[];
      return { ...book, attachments: [...attachments, ...attachments] };
    }),
  ),
  mismatch('size of an attachment', () =>
    documentWith('data/book.json', (book) => {
      const [note] = book['attachments'] as readonly object[];
      return { ...book, attachments: [{ ...note, size: 1 }] };
    }),
  ),
  mismatch('a key of another device', () =>
    altered({
      'data/keys.json': `${canonicalize({ v: 1, keys: [{ device: 'A'.repeat(26), ed25519: '0'.repeat(64), minisign: '' }] })}\n`,
    }),
  ),
];
