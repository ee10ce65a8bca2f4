import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createDevice, deviceIdOf, openDevice } from '../../../electron/services/device-key';
import { nodeHashing, nodeRandom } from '../../../electron/services/hashing';
import {
  changePassword,
  createKeyring,
  isGenuine,
  openWithPassword,
  openWithRecoveryKey,
} from '../../../electron/services/keyring';
import { fullCost, keyOfPassword, passwordProblem } from '../../../electron/services/passwords';
import { printRecoveryKey, readRecoveryKey } from '../../../electron/services/recovery-key';
import { openBox, sealBox } from '../../../electron/services/sealed-box';
import { freshId } from '../../../electron/services/stamping';
import type { BookId, Instant, PersonId } from '../../../shared/ids';
import { deviceIdOf as sharedDeviceId } from '../../../shared/journal/device-key';
import { cheapCost, testPassword } from '../../fakes/test-host';

const book = {
  id: freshId<BookId>(nodeRandom),
  name: '見本課',
  sample: true,
  createdAt: '2026-11-23T05:01:05.000Z' as Instant,
};
const person = freshId<PersonId>(nodeRandom);
const made = createKeyring({
  book,
  user: { person, name: '見本太郎' },
  password: testPassword,
  cost: cheapCost,
  random: nodeRandom,
});

describe('the recovery key', () => {
  test('is read back whatever it is typed like', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 16, maxLength: 16 }), (secret) => {
        const printed = printRecoveryKey(secret);
        const full = printed.replace(/[0-9A-Z]/g, (character) =>
          String.fromCodePoint((character.codePointAt(0) ?? 0) + 0xfee0),
        );
        for (const typed of [printed, printed.toLowerCase(), printed.replaceAll('-', ' '), full]) {
          expect(readRecoveryKey(typed)).toEqual(Buffer.from(secret));
        }
        const careless = printed.replaceAll('0', 'O').replaceAll('1', 'l');
        expect(readRecoveryKey(careless)).toEqual(Buffer.from(secret));
      }),
      { numRuns: 300 },
    );
  });

  test('tells every mistyped character and every exchange of neighbours', () => {
    const printed = printRecoveryKey(nodeRandom(16)).replaceAll('-', '');
    let missed = 0;
    let tried = 0;
    for (let at = 0; at < printed.length; at += 1) {
      for (const other of '0123456789ABCDEFGHJKMNPQRSTVWXYZU') {
        if (other === printed[at]) continue;
        tried += 1;
        if (readRecoveryKey(printed.slice(0, at) + other + printed.slice(at + 1))) missed += 1;
      }
      const [a, b] = [printed[at] ?? '', printed[at + 1] ?? ''];
      if (a === b || b === '') continue;
      tried += 1;
      if (readRecoveryKey(printed.slice(0, at) + b + a + printed.slice(at + 2))) missed += 1;
    }
    expect(tried).toBeGreaterThan(900);
    // Twenty bits of checksum: one in a million gets through.
    expect(missed).toBeLessThanOrEqual(1);
    for (const wrong of ['', printed.slice(1), `${printed}0`, '復旧キー'])
      expect(readRecoveryKey(wrong)).toBe(null);
  });
});

describe('the keyring', () => {
  test('opens with the password and the recovery key, and with nothing else', async () => {
    const { keyring, dataKey, recoveryKey } = await made;
    expect((await openWithPassword(keyring, testPassword))?.dataKey).toEqual(dataKey);
    expect(openWithRecoveryKey(keyring, recoveryKey)).toEqual(dataKey);
    expect(await openWithPassword(keyring, `${testPassword} `)).toBe(null);
    expect(openWithRecoveryKey(keyring, printRecoveryKey(nodeRandom(16)))).toBe(null);
    expect(JSON.stringify(keyring)).not.toContain(dataKey.toString('base64'));
  });

  test('tells when a name, a parameter or a wrap was exchanged', async () => {
    const { keyring, dataKey } = await made;
    expect(isGenuine(keyring, dataKey)).toBe(true);
    const [user] = keyring.users;
    if (!user) throw new Error('no user');
    const others = [
      { ...keyring, book: { ...keyring.book, name: '別の課' } },
      { ...keyring, book: { ...keyring.book, sample: false } },
      { ...keyring, users: [{ ...user, name: '別人' }] },
      { ...keyring, users: [{ ...user, cost: { ...user.cost, passes: 2 } }] },
      { ...keyring, users: [user, user] },
      { ...keyring, epoch: 2 },
    ];
    for (const other of others) expect(isGenuine(other, dataKey)).toBe(false);
  });

  test('a wrap of another person or book does not open', async () => {
    const { keyring } = await made;
    const [user] = keyring.users;
    if (!user) throw new Error('no user');
    const stranger = { ...keyring, users: [{ ...user, person: freshId<PersonId>(nodeRandom) }] };
    expect(await openWithPassword(stranger, testPassword)).toBe(null);
    const elsewhere = { ...keyring, book: { ...book, id: freshId<BookId>(nodeRandom) } };
    expect(await openWithPassword(elsewhere, testPassword)).toBe(null);
  });

  test('a new password shuts out the old one', async () => {
    const { keyring, dataKey } = await made;
    const next = 'すいか-じてんしゃ-まくら-てがみ';
    const changed = await changePassword(keyring, {
      dataKey,
      person,
      current: testPassword,
      next,
      cost: cheapCost,
      random: nodeRandom,
    });
    expect(isGenuine(changed, dataKey)).toBe(true);
    expect(await openWithPassword(changed, testPassword)).toBe(null);
    expect((await openWithPassword(changed, next))?.dataKey).toEqual(dataKey);
  });

  test('argon2id is the one of RFC 9106 at full cost', async () => {
    expect(fullCost).toEqual({ memoryKiB: 65_536, passes: 3, lanes: 1 });
    // Reference: the argon2 command line tool, `echo -n password | argon2 somesalt -id -t 3 -k 65536 -p 1 -l 32 -r`.
    const key = await keyOfPassword('password', Buffer.from('somesalt'), fullCost);
    const { argon2Verify } = await import('hash-wasm');
    const encoded = `$argon2id$v=19$m=65536,t=3,p=1$${Buffer.from('somesalt').toString('base64').replaceAll('=', '')}$${key.toString('base64').replaceAll('=', '')}`;
    expect(await argon2Verify({ password: 'password', hash: encoded })).toBe(true);
    expect(await keyOfPassword('ＡＢＣ', Buffer.alloc(16), cheapCost)).toEqual(
      await keyOfPassword('ABC', Buffer.alloc(16), cheapCost),
    );
  });
});

describe('this PC’s keys', () => {
  test('open with the data key of their book only', async () => {
    const { dataKey } = await made;
    const file = createDevice(book.id, dataKey, nodeRandom, new Date());
    const keys = openDevice(file, book.id, dataKey);
    expect(keys?.device).toBe(file.device);
    expect(keys?.cacheKey).toHaveLength(32);
    expect(openDevice(file, book.id, nodeRandom(32))).toBe(null);
    expect(openDevice(file, freshId<BookId>(nodeRandom), dataKey)).toBe(null);
    const other = createDevice(book.id, dataKey, nodeRandom, new Date());
    expect(openDevice({ ...file, wrapped: other.wrapped }, book.id, dataKey)).toBe(null);
    expect(deviceIdOf(Buffer.from(file.publicKey, 'hex'))).toBe(sharedDeviceId(file.publicKey, nodeHashing));
  });

  test('sign what the one verifier accepts', async () => {
    const { verifyEd25519 } = await import('../../../electron/services/bundles');
    const { dataKey } = await made;
    const keys = openDevice(createDevice(book.id, dataKey, nodeRandom, new Date()), book.id, dataKey);
    const message = Buffer.from('締め記録');
    const signature = keys?.sign(message) ?? new Uint8Array();
    expect(verifyEd25519(keys?.publicKey ?? new Uint8Array(), message, signature)).toBe(true);
    keys?.forget();
    expect(keys?.cacheKey.every((byte) => byte === 0)).toBe(true);
  });
});

describe('a sealed box', () => {
  test('opens with its key and context only, unchanged', () => {
    const key = nodeRandom(32);
    const box = sealBox(key, Buffer.from('中身'), 'a', nodeRandom);
    expect(openBox(key, box, 'a')?.toString()).toBe('中身');
    expect(openBox(key, box, 'b')).toBe(null);
    expect(openBox(nodeRandom(32), box, 'a')).toBe(null);
    for (let at = 0; at < box.length; at += 1) {
      const changed = Buffer.from(box);
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(openBox(key, changed, 'a')).toBe(null);
    }
    for (let length = 0; length < box.length; length += 1)
      expect(openBox(key, box.subarray(0, length), 'a')).toBe(null);
  });
});

describe('passwords', () => {
  const rules = { minLength: 12, about: ['見本課', 'mihontaro'] };
  test.each([
    'short',
    'あいうえおかきくけこさ',
    'aaaaaaaaaaaaaaaa',
    'abababababab',
    'abcabcabcabcabc',
    '123456789012',
    '12345678901234567890',
    'abcdefghijklmnop',
    'qwertyuiop1234',
    '1qaz2wsx3edc4rfv',
    'asdfghjkl12345',
    'password1234',
    'Password2026!',
    'P@ssw0rd20261123',
    'passwordpassword',
    'shiyakusho2026',
    'Shiyakusho-Soumu-2026',
    'toyamashiyakusho',
    'kachou20261123',
    'reiwa8nen1123',
    'himitsu12345678',
    'sakurasakura2026',
    'パスワードパスワード',
    '富山市役所令和8年',
    'mihontaro2026!',
    'mamoridaicho1',
    'qwertyqwerty12',
    'zxcvbnm,./asdf',
    '19850401198504',
    '令和令和令和令和令和',
  ])('%s is refused', (password) => {
    expect(passwordProblem(password, rules)?.code).toBe('weak-password');
  });

  test.each([
    testPassword,
    'correct horse battery staple',
    'momiji-densha-yukidaruma',
    'ｍｏｍｉｊｉ－ｄｅｎｓｈａ－ｙｕｋｉ',
    'X7#kQ2!mZp9w',
    '夕立と羊羹と自転車の置き場',
    'kaeru7tokei3mizuumi',
    'aaaねこのしっぽとほうきぼし',
    `とても長い合言葉を${'ならべてみたらこうなりました'.repeat(4)}`,
  ])('%s is taken', (password) => {
    expect(passwordProblem(password, rules)).toBe(null);
  });

  test('length is counted in characters', () => {
    expect(passwordProblem('𠮷野家𩸽鯖鮪鰯鱈鮭', { minLength: 10, about: [] })?.why).toMatch(/今は9文字/);
  });
});
