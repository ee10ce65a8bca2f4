import { canonicalize } from 'json-canonicalize';
import { concat, toUtf8 } from '../../../shared/bundle/bytes';
import type { JsonObject } from '../../../shared/json';
import { type Attack, altered, documentWith, fileOf, textOf } from './target';

const BOOK = 'data/book.json';
const text = textOf(BOOK);

const json = (name: string, says: string, plain: () => Uint8Array): Attack => ({
  name: `json: ${name}`,
  code: 'json-refused',
  says: `[${says}]`,
  plain,
});
/** The book file as this text. */
const written = (name: string, says: string, change: (text: string) => string | Uint8Array): Attack =>
  json(name, says, () => altered({ [BOOK]: change(text) }));
/** The book file with these members, in canonical form: only its shape is wrong. */
const shaped = (name: string, change: (book: JsonObject) => unknown): Attack =>
  json(name, 'shape', () => documentWith(BOOK, change));
const withMember = (name: string, member: string, value: unknown): Attack =>
  shaped(name, (book) => ({ ...book, [member]: value }));
const label = (what: string, value: unknown): Attack => withMember(`label: ${what}`, 'section', value);
const member = (key: string): string => text.replace('{', `{${key},`);
const nested = (depth: number): string => `${'['.repeat(depth)}${']'.repeat(depth)}`;

export const formAttacks: readonly Attack[] = [
  written('a key twice', 'form', (book) => book.replace('"v":1', '"v":1,"v":1')),
  written('a key twice, the second one another', 'form', (book) =>
    book.replace('"section":', '"section":"偽の課","section":'),
  ),
  written('a key twice, spelled with an escape', 'form', (book) =>
    book.replace('"v":1', '"v":2,"\\u0076":1'),
  ),
  written('keys in another order', 'form', (book) => {
    const backwards = Object.entries(JSON.parse(book) as JsonObject).toReversed();
    return `${JSON.stringify(Object.fromEntries(backwards))}\n`;
  }),
  written('blanks', 'form', (book) => `${JSON.stringify(JSON.parse(book), null, 2)}\n`),
  written('a blank in front', 'form', (book) => ` ${book}`),
  written('a newline more', 'form', (book) => `${book}\n`),
  written('no newline', 'text', (book) => book.trimEnd()),
  written('CRLF', 'form', (book) => book.replace('\n', '\r\n')),
  written('a byte order mark', 'syntax', (book) => `\ufeff${book}`),
  written('1.0 for 1', 'form', (book) => book.replace('"v":1', '"v":1.0')),
  written('1e0 for 1', 'form', (book) => book.replace('"v":1', '"v":1e0')),
  written('minus zero', 'form', (book) => book.replace('"erasedBodies":0', '"erasedBodies":-0')),
  written('a leading zero', 'syntax', (book) => book.replace('"v":1', '"v":01')),
  written('a plus sign', 'syntax', (book) => book.replace('"v":1', '"v":+1')),
  written('hexadecimal', 'syntax', (book) => book.replace('"v":1', '"v":0x1')),
  written('an integer beyond 2^53', 'number', (book) =>
    book.replace('"erasedBodies":0', '"erasedBodies":9007199254740993'),
  ),
  written('2^53', 'number', (book) => book.replace('"erasedBodies":0', '"erasedBodies":9007199254740992')),
  written('infinity by exponent', 'number', (book) =>
    book.replace('"erasedBodies":0', '"erasedBodies":1e999'),
  ),
  written('NaN', 'syntax', (book) => book.replace('"erasedBodies":0', '"erasedBodies":NaN')),
  written('an escaped letter', 'form', (book) => book.replace('mamori', '\\u006damori')),
  written('an escaped slash', 'form', (book) => book.replace('"format":"', '"format":"\\/')),
  written('single quotes', 'syntax', (book) => book.replaceAll('"', "'")),
  written('a comment', 'syntax', (book) => book.replace('{', '{/*x*/')),
  written('a comma too many', 'syntax', (book) => book.replace('}\n', ',}\n')),
  written('something behind', 'syntax', (book) => `${book.trimEnd()}{}\n`),
  written('cut off', 'syntax', (book) => `${book.slice(0, 200)}\n`),
  written('empty', 'syntax', () => '\n'),
  written('undefined', 'syntax', () => 'undefined\n'),
  written('a raw control character', 'syntax', (book) => book.replace('見本課', '見本\u0001課')),
  written('no UTF-8', 'text', () => concat([new Uint8Array([0x7b, 0xff, 0xfe]), fileOf(BOOK)])),
  written('overlong UTF-8', 'text', () => concat([new Uint8Array([0xc0, 0xbb]), fileOf(BOOK)])),
  written('surrogates in UTF-8', 'text', () => concat([new Uint8Array([0xed, 0xa0, 0x80]), fileOf(BOOK)])),
  written('Shift_JIS', 'text', () =>
    concat([toUtf8('{"section":"'), new Uint8Array([0x8c, 0xa9, 0x96, 0x7b]), toUtf8('"}\n')]),
  ),
  written('UTF-16', 'text', () => concat([new Uint8Array([0xff, 0xfe, 0x7b, 0x00]), toUtf8('\n')])),
  written('33 levels deep', 'depth', () => `${nested(33)}\n`),
  written('100,000 levels deep', 'depth', () => `${nested(100_000)}\n`),
  written('100,000 levels never closed', 'depth', () => `${'{"a":'.repeat(100_000)}\n`),
  written('__proto__', 'key', () => member('"__proto__":{"accepted":true}')),
  written('__proto__ inside', 'key', (book) => book.replace('"book":{', '"book":{"__proto__":null,')),
  written('constructor', 'key', () => member('"constructor":{"prototype":{}}')),
  written('toJSON', 'key', () => member('"toJSON":1')),
];

export const shapeAttacks: readonly Attack[] = [
  shaped('null', () => null),
  shaped('an array', () => []),
  shaped('a text', () => 'mamori-bundle'),
  shaped('a number', () => 1),
  shaped('an empty object', () => ({})),
  shaped('a member more', (book) => ({ ...book, admin: true })),
  shaped('a member less', ({ profile: _profile, ...book }) => book),
  withMember('another version', 'v', 2),
  withMember('a version as text', 'v', '1'),
  withMember('another format', 'format', 'mamori-backup'),
  withMember('a negative count', 'withheldBodies', -1),
  withMember('a fraction as a count', 'erasedBodies', 0.5),
  withMember('a list for a label', 'section', ['見本課']),
  withMember('no ranges', 'ranges', []),
  withMember('ranges that are none', 'ranges', [null]),
  withMember('a day that is none', 'createdAt', '2026-13-45T99:99:99.999Z'),
  withMember('a time without zone', 'createdAt', '2026-11-23T06:00:00'),
  withMember('a device that is none', 'device', '../../../../../../../../../'),
  withMember('a recipient that is none', 'recipient', { name: '見本', key: 'age1' }),
  withMember('a rule without events', 'withheld', [{ register: 'pledge' }]),
  withMember('a rule for a path', 'withheld', [{ register: '../x', events: '*' }]),
  withMember('an attachment without a hash', 'attachments', [{ sha256: '..', name: 'x', type: '', size: 1 }]),
  label('an escape sequence', '見本課\u001b[2J\u001b[1;1H'),
  label('a newline', '見本課\n検査結果: 受け取れます'),
  label('a carriage return', '見本課\r検査結果'),
  label('a right-to-left override', '見本課\u202e'),
  label('a bidi isolate', '見本課\u2066'),
  label('a line separator', '見本課\u2028'),
  label('a lone surrogate', '見本課\ud800'),
  label('NUL', '見本\u0000課'),
  label('nothing', ''),
  label('201 characters', '課'.repeat(201)),
  json('keys.json: a member more', 'shape', () =>
    documentWith('data/keys.json', (keys) => ({ ...keys, x: 1 })),
  ),
  json('keys.json: a key twice', 'form', () =>
    altered({ 'data/keys.json': textOf('data/keys.json').replace('"v":1', '"v":1,"v":1') }),
  ),
  json('keys.json: another version', 'shape', () =>
    documentWith('data/keys.json', (keys) => ({ ...keys, v: 2 })),
  ),
  json('keys.json: a key that is none', 'shape', () =>
    altered({
      'data/keys.json': `${canonicalize({ v: 1, keys: [{ device: 'x', ed25519: 'y', minisign: 'z' }] })}\n`,
    }),
  ),
];
