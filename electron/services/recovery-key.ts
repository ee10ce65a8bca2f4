import { sha256Hex } from './hashing';

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const SECRET = 16;
const DATA_CHARACTERS = 26;
const CHECK_CHARACTERS = 4;
const GROUP = 5;

function toCharacters(value: bigint, count: number): string {
  let text = '';
  let rest = value;
  for (let place = 0; place < count; place += 1) {
    text = ALPHABET.charAt(Number(rest & 31n)) + text;
    rest >>= 5n;
  }
  return text;
}

const check = (secret: Uint8Array): string =>
  toCharacters(BigInt(`0x${sha256Hex(secret).slice(0, 5)}`), CHECK_CHARACTERS);

/** 16 secret bytes as six printed groups of five: 26 characters of Crockford base32 and four to check them. */
export function printRecoveryKey(secret: Uint8Array): string {
  if (secret.length !== SECRET) throw new Error('a recovery key has 16 bytes');
  const value = BigInt(`0x${Buffer.from(secret).toString('hex')}`);
  const characters = toCharacters(value, DATA_CHARACTERS) + check(secret);
  return (characters.match(new RegExp(`.{${GROUP}}`, 'g')) ?? []).join('-');
}

/**
 * The secret of a typed recovery key, or null if a character is wrong. Lower case, full-width, spaces, any dash,
 * O for 0 and I or L for 1 are taken as meant.
 */
export function readRecoveryKey(typed: string): Buffer | null {
  const characters = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Pd}−ー]/gu, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1');
  if (characters.length !== DATA_CHARACTERS + CHECK_CHARACTERS) return null;
  let value = 0n;
  for (const character of characters.slice(0, DATA_CHARACTERS)) {
    const digit = ALPHABET.indexOf(character);
    if (digit < 0) return null;
    value = (value << 5n) | BigInt(digit);
  }
  if (value >> 128n !== 0n) return null;
  const secret = Buffer.from(value.toString(16).padStart(SECRET * 2, '0'), 'hex');
  return check(secret) === characters.slice(DATA_CHARACTERS) ? secret : null;
}
