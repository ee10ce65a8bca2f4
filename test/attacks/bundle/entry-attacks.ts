import { canonicalize } from 'json-canonicalize';
import { bundleHashing } from '../../../electron/services/bundles';
import { toHex } from '../../../shared/hex';
import type { Hash } from '../../../shared/ids';
import { bodyHashOf, hashOfHeader, headerOf } from '../../../shared/journal/chain';
import type { Entry } from '../../../shared/journal/entry';
import { sealSchema } from '../../../shared/journal/seal';
import { signSeal } from '../../../shared/journal/seal-check';
import type { JsonObject } from '../../../shared/json';
import { deviceNamed, write } from '../../unit/bundle/fixture';
import {
  type Attack,
  altered,
  documentWith,
  entriesFile,
  entryWith,
  honest,
  hostile,
  jsonOf,
  lines,
  lineWith,
  sealFile,
  textOf,
} from './target';

const attack = (name: string, code: Attack['code'], says: string, plain: () => Uint8Array): Attack => ({
  name,
  code,
  says,
  plain,
});
const json = (name: string, says: string, plain: () => Uint8Array): Attack =>
  attack(`entries: ${name}`, 'json-refused', `[${says}]`, plain);
const chain = (name: string, says: string, plain: () => Uint8Array): Attack =>
  attack(`entries: ${name}`, 'chain-broken', says, plain);
const member = (name: string, says: string, change: JsonObject): Attack =>
  chain(name, says, () => entryWith(3, (entry) => ({ ...entry, ...change })));
const shape = (name: string, change: (entry: JsonObject) => unknown): Attack =>
  json(name, 'shape', () => entryWith(3, change));
const text = (change: (lines: readonly string[]) => readonly string[]): (() => Uint8Array) => {
  return () => altered({ [entriesFile]: `${change(lines).join('\n')}\n` });
};
const line = (at: number): string => lines[at] ?? '';
const entryAt = (at: number): Entry => JSON.parse(line(at)) as Entry;

/** The entry with another content, all its own hashes made again: only the chain can tell. */
function rewritten(at: number, change: Partial<Entry>): string {
  const entry = { ...entryAt(at), ...change };
  const body = entry.body && entry.salt ? bodyHashOf(entry.salt, entry.body, bundleHashing) : entry.bodyHash;
  const fresh = { ...entry, bodyHash: body };
  return canonicalize({ ...fresh, hash: hashOfHeader(headerOf(fresh), bundleHashing) });
}

const other = write(hostile.device, 10);

export const lineAttacks: readonly Attack[] = [
  attack('entries: nothing', 'content-mismatch', '空', () => altered({ [entriesFile]: '' })),
  json(
    'a blank line',
    'syntax',
    text((all) => [...all, '']),
  ),
  json('no newline at the end', 'syntax', () => altered({ [entriesFile]: lines.join('\n') })),
  json('CRLF', 'form', () => altered({ [entriesFile]: `${lines.join('\r\n')}\r\n` })),
  json('a byte order mark', 'syntax', () => altered({ [entriesFile]: `\ufeff${textOf(entriesFile)}` })),
  json(
    'an array of entries',
    'shape',
    text((all) => [`[${all.join(',')}]`]),
  ),
  json(
    'two entries in a line',
    'syntax',
    text((all) => [`${all[0]}${all[1]}`, ...all.slice(2)]),
  ),
  json('a key twice', 'form', () => lineWith(3, line(3).replace('"seq":4', '"seq":4,"seq":4'))),
  json('a body twice', 'form', () => lineWith(3, line(3).replace('"body":', '"body":{},"body":'))),
  json('blanks', 'form', () => lineWith(3, line(3).replace(',', ', '))),
  json('keys in another order', 'form', () =>
    lineWith(3, line(3).replace(/^\{(.*),("version":1)\}$/, '{$2,$1}')),
  ),
  json('an integer beyond 2^53 in a body', 'number', () =>
    lineWith(0, line(0).replace('"count":3', '"count":9007199254740993')),
  ),
  json('__proto__ in a body', 'key', () => lineWith(0, line(0).replace('"count":3', '"__proto__":3'))),
  json('toJSON in a body', 'key', () => lineWith(0, line(0).replace('"count":3', '"toJSON":3'))),
  json('a body 40 levels deep', 'depth', () =>
    lineWith(0, line(0).replace('"count":3', `"count":${'['.repeat(40)}${']'.repeat(40)}`)),
  ),
  json('a line over a megabyte', 'long', () =>
    lineWith(0, line(0).replace('"count":3', `"count":"${'x'.repeat(1_100_000)}"`)),
  ),
  json('no UTF-8', 'text', () => altered({ [entriesFile]: new Uint8Array([0xff, 0x0a]) })),
  shape('a member more', (entry) => ({ ...entry, trusted: true })),
  shape('a member less', ({ actor: _actor, ...entry }) => entry),
  shape('version 2 of the format', (entry) => ({ ...entry, v: 2 })),
  shape('a place as text', (entry) => ({ ...entry, seq: '4' })),
  shape('a place between two', (entry) => ({ ...entry, seq: 3.5 })),
  shape('place 0', (entry) => ({ ...entry, seq: 0 })),
  shape('a body that is a list', (entry) => ({ ...entry, body: [] })),
  shape('absent for another reason', (entry) => ({ ...entry, absent: 'lost' })),
  shape('a register that is a path', (entry) => ({ ...entry, register: '../medium' })),
  shape('seen of no device', (entry) => ({ ...entry, seen: { x: 1 } })),
];

export const chainAttacks: readonly Attack[] = [
  member('another body', '[body]', { body: { name: '書き換え' } }),
  member('an empty body', '[body]', { body: {} }),
  member('another salt', '[body]', { salt: '0'.repeat(32) }),
  member('no salt', '[presence]', { salt: null }),
  member('a salt in capitals', '[presence]', { salt: 'AB'.repeat(16) }),
  member('no body and no reason', '[presence]', { body: null, salt: null }),
  member('a body that is said to be withheld', '[presence]', { absent: 'withheld' }),
  member('a salt left behind', '[presence]', { body: null, absent: 'erased' }),
  member('another hash of the body', '[hash]', { bodyHash: '0'.repeat(64) as Hash }),
  member('another actor', '[hash]', { actor: 'A'.repeat(26) }),
  member('another time', '[hash]', { at: '2020-01-01T00:00:00.000Z' }),
  member('another record', '[hash]', { record: 'A'.repeat(26) }),
  member('another register', '[hash]', { register: 'asset' }),
  member('another event', '[hash]', { event: 'voided' }),
  member('other rules', '[hash]', { rules: 'none' }),
  member('another hash', '[hash]', { hash: '0'.repeat(64) }),
  member('another entry before', '[link]', { prev: '0'.repeat(64) }),
  member('another device', '[device]', { device: hostile.device }),
  member('another book', '[book]', { book: 'A'.repeat(26) }),
  member('an earlier tick', '[tick]', { tick: 1 }),
  member('another place', '[gap]', { seq: 9 }),
  member('a decision signature out of nowhere', '署名の有無', { sig: 'ab'.repeat(64) }),
  chain('a body rewritten with its hashes', '[link]', () =>
    lineWith(3, rewritten(3, { body: { name: '書き換え' } })),
  ),
  chain('a signer out of nowhere', '[link]', () =>
    lineWith(3, rewritten(3, { signer: 'A'.repeat(26) as Entry['signer'] })),
  ),
  chain(
    'two entries exchanged',
    '[gap]',
    text((all) => all.with(3, line(4)).with(4, line(3))),
  ),
  chain(
    'an entry twice',
    '[gap]',
    text((all) => [...all.slice(0, 4), ...all.slice(3)]),
  ),
  chain(
    'an entry taken out',
    '[gap]',
    text((all) => all.toSpliced(3, 1)),
  ),
  chain(
    'all backwards',
    '[gap]',
    text((all) => all.toReversed()),
  ),
  chain('a first entry with something before', '[link]', () =>
    lineWith(0, rewritten(0, { prev: 'a'.repeat(64) as Hash })),
  ),
  chain('entries of another device', '[device]', () =>
    altered({ [entriesFile]: `${other.map((entry) => canonicalize(entry)).join('\n')}\n` }),
  ),
  chain(
    'entries of another device behind',
    '[gap]',
    text((all) => [...all, canonicalize(other[0])]),
  ),
  chain('entries of another book', '[book]', () =>
    entryWith(0, (entry) => ({ ...entry, book: 'A'.repeat(26) })),
  ),
  attack(
    'entries: the last one cut off',
    'seal-head',
    '9番まで',
    text((all) => all.slice(0, -1)),
  ),
  attack('entries: the last one rewritten', 'seal-head', '10番まで', () =>
    lineWith(9, rewritten(9, { body: { items: [] } })),
  ),
  attack(
    'entries: one more than sealed',
    'seal-head',
    '11番まで',
    text((all) => [...all, canonicalize(write(honest.device, 11)[10])]),
  ),
  attack('entries: all but the first rewritten', 'seal-head', '10番まで', () => {
    const forged = write(honest.device, 10, write(honest.device, 1), '偽');
    return altered({ [entriesFile]: `${forged.map((entry) => canonicalize(entry)).join('\n')}\n` });
  }),
  attack('entries: a body withheld that must not be', 'withheld-not-allowed', 'medium', () =>
    entryWith(3, (entry) => ({ ...entry, body: null, salt: null, absent: 'withheld' })),
  ),
  attack('entries: a body erased that was not counted', 'content-mismatch', '件数', () =>
    entryWith(3, (entry) => ({ ...entry, body: null, salt: null, absent: 'erased' })),
  ),
];

const seal = sealSchema.parse(jsonOf(sealFile));
const sealed = (name: string, says: string, change: object, code: Attack['code'] = 'seal-wrong'): Attack =>
  attack(`seal: ${name}`, code, says, () => altered({ [sealFile]: `${canonicalize(change)}\n` }));
const flipped = (hex: string): string => (hex.startsWith('0') ? `1${hex.slice(1)}` : `0${hex.slice(1)}`);
const ORDER = 2n ** 252n + 27742317777372353535851937790883648493n;

/** The same signature with the group's order added to its second half: a lax verifier takes it. */
function malleable(sig: string): string {
  const value = BigInt(`0x${toHex(Uint8Array.from(Buffer.from(sig.slice(64), 'hex')).reverse())}`) + ORDER;
  const half = Buffer.from(value.toString(16).padStart(64, '0'), 'hex').reverse().toString('hex');
  return sig.slice(0, 64) + half;
}

const shorter = { ...seal.body, head: { seq: 9, hash: entryAt(8).hash } };
export const sealAttacks: readonly Attack[] = [
  attack('seal: none', 'content-mismatch', sealFile, () => altered({ [sealFile]: null })),
  sealed('another signature', '[signature]', { ...seal, sig: flipped(seal.sig) }),
  sealed('a signature of zeros', '[signature]', { ...seal, sig: '0'.repeat(128) }),
  sealed('a malleable signature', '[signature]', { ...seal, sig: malleable(seal.sig) }),
  sealed('signed by another device', '[device]', signSeal(seal.body, hostile.key, hostile.sign)),
  sealed('signed by another device under this key', '[signature]', {
    ...signSeal(seal.body, hostile.key, hostile.sign),
    key: honest.key,
  }),
  sealed(
    'of another device',
    '[device]',
    signSeal({ ...seal.body, device: hostile.device }, hostile.key, hostile.sign),
  ),
  sealed('a key of small order', '[key]', {
    ...seal,
    key: `01${'0'.repeat(62)}`,
    sig: `01${'0'.repeat(126)}`,
  }),
  sealed('the key zero', '[key]', { ...seal, key: '0'.repeat(64) }),
  sealed('a key that is not canonical', '[key]', { ...seal, key: `ee${'f'.repeat(60)}7f` }),
  sealed('body changed', '[signature]', { ...seal, body: { ...seal.body, at: '2020-01-01T00:00:00.000Z' } }),
  sealed('of an earlier head', '9番まで', signSeal(shorter, honest.key, honest.sign), 'seal-head'),
  sealed(
    'of another head at the same place',
    '10番まで',
    signSeal({ ...seal.body, head: { seq: 10, hash: 'a'.repeat(64) as Hash } }, honest.key, honest.sign),
    'seal-head',
  ),
  sealed(
    'of another book',
    '[device]',
    signSeal({ ...seal.body, book: 'A'.repeat(26) as typeof seal.body.book }, honest.key, honest.sign),
  ),
  sealed(
    'at a moment that is none',
    '2026-99-99',
    signSeal(
      { ...seal.body, at: '2026-99-99T00:00:00.000Z' as typeof seal.body.at },
      honest.key,
      honest.sign,
    ),
  ),
  sealed('of another kind', '[shape]', { ...seal, body: { ...seal.body, kind: 'receipt' } }, 'json-refused'),
  sealed('a member more', '[shape]', { ...seal, trusted: true }, 'json-refused'),
  sealed('a signature too short', '[shape]', { ...seal, sig: 'ab' }, 'json-refused'),
  attack('seal: of a device with another id', 'signature-other-content', '', () =>
    documentWith('data/book.json', (book) => ({
      ...book,
      recipient: { name: '見本', key: 'age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p' },
    })),
  ),
  attack('seal: a book file of another book', 'chain-broken', '[book]', () =>
    documentWith('data/book.json', (book) => ({ ...book, book: { id: 'A'.repeat(26), name: '別の台帳' } })),
  ),
  attack('seal: a book file of another device', 'content-mismatch', '範囲', () =>
    documentWith('data/book.json', (book) => ({ ...book, device: deviceNamed('別').device })),
  ),
];
