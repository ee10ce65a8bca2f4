import { bundleHashing } from '../../../electron/services/bundles';
import { toBase64 } from '../../../shared/bundle/base64';
import { concat, fromUtf8, toUtf8 } from '../../../shared/bundle/bytes';
import { commentOf, writeComment } from '../../../shared/bundle/comment';
import { minisignKey, publicKeyLine, signMinisign } from '../../../shared/bundle/minisign';
import { fromHex } from '../../../shared/hex';
import { deviceNamed } from '../../unit/bundle/fixture';
import { type Attack, honest, hostile, resigned, target } from './target';

const { zip } = target;
const comment = writeComment(commentOf(target.book));
const genuine = fromUtf8(target.plain.subarray(0, target.plain.length - zip.length)) ?? '';
const [untrusted = '', signature = '', trusted = '', second = ''] = genuine.trimEnd().split('\n');
const hostileKey = minisignKey(hostile.key, bundleHashing.sha256Hex);

const attack = (name: string, code: Attack['code'], plain: () => Uint8Array): Attack => ({
  name: `signature: ${name}`,
  code,
  plain,
});
const head = (name: string, code: Attack['code'], lines: readonly string[]): Attack =>
  attack(name, code, () => concat([toUtf8(`${lines.join('\n')}\n`), zip]));
const form = (name: string, lines: readonly string[]): Attack => head(name, 'signature-form', lines);
const commented = (name: string, text: string, code: Attack['code']): Attack =>
  attack(name, code, () => resigned(zip, honest, text));
const decoded = (line: string): Buffer => Buffer.from(line, 'base64');
const withByte = (line: string, at: number): string => {
  const bytes = decoded(line);
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  return bytes.toString('base64');
};
/** The neutral element as a key: with it, this signature fits any message for a verifier that does not look. */
const neutral = `01${'0'.repeat(62)}`;
const neutralKey = minisignKey(neutral, bundleHashing.sha256Hex);
const fits = fromHex(`01${'0'.repeat(126)}`);

export const signatureAttacks: readonly Attack[] = [
  attack('none', 'signature-missing', () => zip),
  attack('nothing at all', 'signature-missing', () => new Uint8Array(0)),
  attack('three lines', 'signature-missing', () => toUtf8(`${untrusted}\n${signature}\n${trusted}\n`)),
  attack('four endless lines', 'signature-missing', () => concat([toUtf8('x'.repeat(10_000)), target.plain])),
  attack('four lines and no ZIP', 'signature-wrong', () => toUtf8(genuine)),
  attack('another ZIP', 'signature-wrong', () => concat([toUtf8(genuine), zip.with(100, 0)])),
  attack('a byte more', 'signature-wrong', () => concat([target.plain, new Uint8Array(1)])),
  attack('a byte less', 'signature-wrong', () => target.plain.subarray(0, -1)),
  head('first signature changed', 'signature-wrong', [untrusted, withByte(signature, 20), trusted, second]),
  head('second half changed', 'signature-wrong', [untrusted, withByte(signature, 60), trusted, second]),
  head('signatures exchanged', 'signature-wrong', [
    untrusted,
    Buffer.concat([decoded(signature).subarray(0, 10), decoded(second)]).toString('base64'),
    trusted,
    decoded(signature).subarray(10).toString('base64'),
  ]),
  head('second signature changed', 'signature-comment', [untrusted, signature, trusted, withByte(second, 5)]),
  head('comment changed', 'signature-comment', [
    untrusted,
    signature,
    trusted.replace('to=10', 'to=11'),
    second,
  ]),
  head('comment emptied', 'signature-comment', [untrusted, signature, 'trusted comment: ', second]),
  form('no comment line', [untrusted, signature, 'comment: x', second]),
  head('no untrusted line', 'signature-missing', ['x', signature, trusted, second]),
  form('CRLF', [`${untrusted}\r`, `${signature}\r`, `${trusted}\r`, `${second}\r`]),
  form('not pre-hashed', [
    untrusted,
    Buffer.concat([Buffer.from('Ed'), decoded(signature).subarray(2)]).toString('base64'),
    trusted,
    second,
  ]),
  form('another algorithm', [
    untrusted,
    Buffer.concat([Buffer.from('XX'), decoded(signature).subarray(2)]).toString('base64'),
    trusted,
    second,
  ]),
  form('no base64', [untrusted, '*'.repeat(100), trusted, second]),
  form('base64 with blanks', [untrusted, ` ${signature}`, trusted, second]),
  form('base64 without padding', [untrusted, signature, trusted, second.replace(/=+$/, '')]),
  form('base64 with stray bits', [untrusted, signature, trusted, second.replace(/(.)==$/, 'B==')]),
  form('URL-safe base64', [untrusted, `_${signature.slice(1)}`, trusted, second]),
  form('too short', [untrusted, toBase64(decoded(signature).subarray(0, 73)), trusted, second]),
  form('too long', [
    untrusted,
    toBase64(Buffer.concat([decoded(signature), Buffer.from([0])])),
    trusted,
    second,
  ]),
  form('second one too short', [untrusted, signature, trusted, toBase64(decoded(second).subarray(0, 63))]),
  attack('no UTF-8', 'signature-form', () =>
    concat([toUtf8('untrusted comment: '), new Uint8Array([0xff, 0x0a, 0x0a, 0x0a, 0x0a]), zip]),
  ),
  head('another key number', 'signature-unknown-key', [untrusted, withByte(signature, 4), trusted, second]),
  attack('a key nobody enrolled', 'signature-unknown-key', () => resigned(zip, deviceNamed('未登録'))),
  attack('another device, under its own key', 'signature-other-content', () => resigned(zip, hostile)),
  attack("another device's signature under this key number", 'signature-wrong', () => {
    const lying = { key: hostileKey.key, number: minisignKey(honest.key, bundleHashing.sha256Hex).number };
    return concat([signMinisign(zip, lying, comment, { sign: hostile.sign, hashing: bundleHashing }), zip]);
  }),
  head('a key of small order', 'signature-unknown-key', [
    `untrusted comment: x ${publicKeyLine(neutralKey)}`,
    toBase64(concat([toUtf8('ED'), fromHex(neutralKey.number), fits])),
    trusted,
    toBase64(fits),
  ]),
  commented('comment in free words', 'hello', 'signature-form'),
  commented('comment of an empty text', '', 'signature-form'),
  commented('comment with a word more', `${comment} admin=1`, 'signature-form'),
  commented('comment of another version', comment.replace(' v1 ', ' v2 '), 'signature-form'),
  commented('comment with a leading zero', comment.replace('from=1', 'from=01'), 'signature-form'),
  commented(
    'comment of another recipient',
    comment.replace(/age1\S+$/, 'age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p'),
    'signature-other-recipient',
  ),
  commented('comment of another stretch', comment.replace('to=10', 'to=11'), 'signature-other-content'),
  commented('comment of another start', comment.replace('from=1', 'from=2'), 'signature-other-content'),
  commented(
    'comment of another book',
    comment.replace(/book=\S+/, `book=${'A'.repeat(26)}`),
    'signature-other-book',
  ),
  commented(
    'comment of another device',
    comment.replace(/device=\S+/, `device=${hostile.device}`),
    'signature-other-content',
  ),
];
