import { fromHex, toHex } from '../hex';
import { isSoundKey, type Sign, type Verify } from '../journal/device-key';
import { fail, ok, type Result } from '../result';
import { fromBase64, toBase64 } from './base64';
import { concat, equalBytes, fromUtf8, toUtf8 } from './bytes';
import { type BundleHashing, blake2bOf } from './hashing';

/*
 * Minisign (https://jedisct1.github.io/minisign/): the pre-hashed form ("ED"), Ed25519 over BLAKE2b-512 of the file.
 * The key number is the first 8 bytes of the key's SHA-256, the same bytes a device id starts with.
 */
const KEY = toUtf8('Ed');
const PREHASHED = toUtf8('ED');
const UNTRUSTED = 'untrusted comment: ';
const TRUSTED = 'trusted comment: ';
/** Longest first lines of a bundle that are looked at; minisign itself allows 8 KiB of trusted comment. */
export const LONGEST_SIGNATURE = 4096;

/** An Ed25519 public key as 64 hex digits with its minisign key number as 16. */
export type MinisignKey = { readonly key: string; readonly number: string };

export function minisignKey(key: string, sha256Hex: (bytes: Uint8Array) => string): MinisignKey {
  return { key, number: sha256Hex(fromHex(key)).slice(0, 16) };
}

/** The base64 line of a public key (RW…), as `minisign -P` takes it. */
export const publicKeyLine = ({ key, number }: MinisignKey): string =>
  toBase64(concat([KEY, fromHex(number), fromHex(key)]));

/** The two-line file that `minisign -p` reads. */
export const publicKeyFile = (key: MinisignKey): string =>
  `${UNTRUSTED}mamori-daicho device key\n${publicKeyLine(key)}\n`;

/** Reads a key line, or a key file of two lines. Null when it is none, or one that must not be used. */
export function readPublicKey(text: string): MinisignKey | null {
  const lines = text.replace(/\r?\n$/, '').split(/\r?\n/);
  const line = lines.length === 2 && lines[0]?.startsWith('untrusted comment:') ? lines[1] : lines[0];
  const bytes = lines.length <= 2 && line !== undefined ? fromBase64(line) : null;
  if (bytes?.length !== 42 || !equalBytes(bytes.subarray(0, 2), KEY)) return null;
  const key = toHex(bytes.subarray(10));
  return isSoundKey(key) ? { key, number: toHex(bytes.subarray(2, 10)) } : null;
}

/** Signs bytes: the four lines of a .minisig. The trusted comment is covered by the second signature. */
export function signMinisign(
  message: Uint8Array,
  key: MinisignKey,
  trustedComment: string,
  { sign, hashing }: { readonly sign: Sign; readonly hashing: BundleHashing },
): Uint8Array {
  if (/[\r\n]/.test(trustedComment)) throw new Error('a trusted comment is one line');
  const signature = sign(blake2bOf(hashing, message));
  const both = sign(concat([signature, toUtf8(trustedComment)]));
  return toUtf8(
    `${UNTRUSTED}mamori-daicho ${publicKeyLine(key)}\n` +
      `${toBase64(concat([PREHASHED, fromHex(key.number), signature]))}\n` +
      `${TRUSTED}${trustedComment}\n${toBase64(both)}\n`,
  );
}

/** A .minisig taken apart; nothing in it is believed yet. `claimed` is the key its first line names, if any. */
export type ReadSignature = {
  readonly claimed: MinisignKey | null;
  readonly number: string;
  readonly signature: Uint8Array;
  readonly trustedComment: string;
  readonly commentSignature: Uint8Array;
};

/**
 * Splits `four lines ‖ file`, as `head -n 4` and `tail -n +5` do. Null if it does not begin like a signature, or there
 * are no four short lines.
 */
export function splitSigned(
  bytes: Uint8Array,
): { readonly minisig: Uint8Array; readonly file: Uint8Array } | null {
  if (fromUtf8(bytes.subarray(0, UNTRUSTED.length)) !== UNTRUSTED) return null;
  let at = 0;
  for (let line = 0; line < 4; line += 1) {
    const end = bytes.subarray(0, LONGEST_SIGNATURE).indexOf(10, at);
    if (end < 0) return null;
    at = end + 1;
  }
  return { minisig: bytes.subarray(0, at), file: bytes.subarray(at) };
}

export function readMinisign(minisig: Uint8Array): ReadSignature | null {
  const lines = fromUtf8(minisig)?.split('\n') ?? [];
  const [untrusted = '', first = '', trusted = '', second = '', rest] = lines;
  if (lines.length !== 5 || rest !== '' || lines.some((line) => line.includes('\r'))) return null;
  if (!untrusted.startsWith(UNTRUSTED) || !trusted.startsWith(TRUSTED)) return null;
  const bytes = fromBase64(first);
  const commentSignature = fromBase64(second);
  if (bytes?.length !== 74 || !equalBytes(bytes.subarray(0, 2), PREHASHED)) return null;
  if (commentSignature?.length !== 64) return null;
  return {
    claimed: readPublicKey(untrusted.split(' ').at(-1) ?? ''),
    number: toHex(bytes.subarray(2, 10)),
    signature: bytes.subarray(10),
    trustedComment: trusted.slice(TRUSTED.length),
    commentSignature,
  };
}

export type SignatureFault = 'key' | 'number' | 'signature' | 'comment';

/** Checks both signatures with one key. Answers with the trusted comment. */
export function verifyMinisign(
  file: Uint8Array,
  read: ReadSignature,
  key: MinisignKey,
  { verify, hashing }: { readonly verify: Verify; readonly hashing: BundleHashing },
): Result<string, SignatureFault> {
  if (!isSoundKey(key.key)) return fail('key');
  if (read.number !== key.number) return fail('number');
  const raw = fromHex(key.key);
  if (!verify(raw, blake2bOf(hashing, file), read.signature)) return fail('signature');
  const covered = concat([read.signature, toUtf8(read.trustedComment)]);
  return verify(raw, covered, read.commentSignature) ? ok(read.trustedComment) : fail('comment');
}
