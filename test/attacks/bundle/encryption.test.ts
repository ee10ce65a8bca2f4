import { randomBytes } from 'node:crypto';
import { Encrypter, generateX25519Identity } from 'age-encryption';
import { describe, expect, it } from 'vitest';
import { portsFor } from '../../../central/ports';
import { encryptAge } from '../../../electron/services/bundles';
import { concat, toUtf8 } from '../../../shared/bundle/bytes';
import { DEFAULT_CAPS } from '../../../shared/bundle/caps';
import { openBundle } from '../../../shared/bundle/open';
import { identity, intakeOf, recipient, unwrapped } from '../../unit/bundle/fixture';
import { target } from './target';

const whole = await encryptAge(target.plain, recipient);
const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');
const headerEnd = text(whole).indexOf('\n--- ');
const stanza = text(whole).slice('age-encryption.org/v1\n'.length, headerEnd + 1);
const ports = unwrapped(await portsFor(`# 見本の鍵\n${identity}\n`));
const open = (bytes: Uint8Array) => openBundle(bytes, ports, intakeOf());
const header = (lines: string): Uint8Array => concat([toUtf8(lines), randomBytes(500)]);

async function withPassphrase(): Promise<Uint8Array> {
  const encrypter = new Encrypter();
  encrypter.setPassphrase('見本');
  encrypter.setScryptWorkFactor(8);
  return encrypter.encrypt(target.plain);
}

const cases: readonly (readonly [
  name: string,
  code: string,
  bytes: () => Uint8Array | Promise<Uint8Array>,
])[] = [
  ['nothing', 'bundle-not-age', () => new Uint8Array(0)],
  ['a PDF', 'bundle-not-age', () => toUtf8('%PDF-1.7')],
  ['a ZIP', 'bundle-not-age', () => target.zip],
  ['the contents without encryption', 'bundle-not-age', () => target.plain],
  ['age of another version', 'bundle-not-age', () => header('age-encryption.org/v2\n')],
  ['ASCII armor', 'bundle-armored', () => toUtf8('-----BEGIN AGE ENCRYPTED FILE-----\n')],
  ['a header without an end', 'bundle-header', () => header(`age-encryption.org/v1\n${stanza}`)],
  [
    'a header of a megabyte',
    'bundle-header',
    () => header(`age-encryption.org/v1\n-> x ${'y'.repeat(1_000_000)}\n--- x\n`),
  ],
  [
    'a thousand recipients',
    'bundle-header',
    () => header(`age-encryption.org/v1\n${stanza.repeat(1000)}--- x\n`),
  ],
  ['30 recipients', 'bundle-header', () => header(`age-encryption.org/v1\n${stanza.repeat(30)}--- x\n`)],
  ['no recipient', 'bundle-not-for-us', () => header(`age-encryption.org/v1\n--- ${'A'.repeat(43)}\n`)],
  [
    'a stanza that is none',
    'bundle-damaged',
    () => header('age-encryption.org/v1\n-> X25519 x\n***\n--- x\n'),
  ],
  [
    'an X25519 stanza of zeros',
    'bundle-damaged',
    () =>
      header(
        `age-encryption.org/v1\n-> X25519 ${'A'.repeat(43)}\n${'A'.repeat(43)}\n--- ${'A'.repeat(43)}\n`,
      ),
  ],
  ['a passphrase', 'bundle-not-for-us', withPassphrase],
  [
    'another recipient',
    'bundle-not-for-us',
    async () => {
      const other = unwrapped(await portsFor(await generateX25519Identity())).recipients[0];
      return encryptAge(target.plain, other ?? recipient);
    },
  ],
  ['a changed header', 'bundle-damaged', () => whole.with(headerEnd + 10, 0x41)],
  ['a changed nonce', 'bundle-damaged', () => whole.with(headerEnd + 55, (whole[headerEnd + 55] ?? 0) ^ 1)],
  ['a changed byte', 'bundle-damaged', () => whole.with(2000, (whole[2000] ?? 0) ^ 1)],
  ['a changed last byte', 'bundle-damaged', () => whole.with(-1, (whole.at(-1) ?? 0) ^ 1)],
  ['one byte short', 'bundle-damaged', () => whole.subarray(0, -1)],
  ['half of it', 'bundle-damaged', () => whole.subarray(0, whole.length / 2)],
  ['only the header', 'bundle-damaged', () => whole.subarray(0, headerEnd + 49)],
  ['one byte more', 'bundle-damaged', () => concat([whole, new Uint8Array(1)])],
  ['an empty content', 'signature-missing', () => encryptAge(new Uint8Array(0), recipient)],
  ['random content', 'signature-missing', () => encryptAge(randomBytes(5000), recipient)],
];

describe('the encryption around a bundle', () => {
  it('opens when nothing is wrong', async () => {
    expect((await open(whole)).ok).toBe(true);
  });

  for (const [name, code, bytes] of cases) {
    it(`refuses ${name}`, async () => {
      expect(await open(await bytes())).toMatchObject({ ok: false, error: { code } });
    });
  }

  it('refuses what is too large without looking at it', async () => {
    const refusing = { ...ports, decrypt: () => Promise.reject(new Error('looked at')) };
    const large = await openBundle(
      whole,
      refusing,
      intakeOf({ caps: { ...DEFAULT_CAPS, bundle: whole.length - 1 } }),
    );
    expect(large).toMatchObject({ ok: false, error: { code: 'bundle-too-large' } });
  });

  it('opens with any of several identities, and with none that is broken', async () => {
    const two = unwrapped(await portsFor(`${await generateX25519Identity()}\n${identity}\n`));
    expect((await openBundle(whole, two, intakeOf())).ok).toBe(true);
    for (const file of ['', '# nothing\n', 'AGE-SECRET-KEY-1XYZ\n', `${identity}X\n`, `${identity}\nx\n`]) {
      expect(await portsFor(file)).toMatchObject({ ok: false, error: { code: 'identity-unreadable' } });
    }
  });
});
