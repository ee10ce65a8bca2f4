import { fromHex, toHex } from '../hex';
import { type DeviceId, deviceIdSchema, idFromBytes } from '../ids';
import type { Hashing } from './chain';

/** Ed25519 over a message, with the private key of this device held by whoever passes it in. */
export type Sign = (message: Uint8Array) => Uint8Array;
/** Plain Ed25519 (RFC 8032). `publicKey` has 32 bytes, `signature` 64. One implementation everywhere: Node's. */
export type Verify = (publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array) => boolean;

const HEX_KEY = /^[0-9a-f]{64}$/;
const PRIME = 2n ** 255n - 19n;
/** y coordinates of the eight points of small order on edwards25519. */
const LOW_ORDER = new Set([
  0n,
  1n,
  PRIME - 1n,
  0x7a03ac9277fdc74ec6cc392cfa53202a0f67100d760b3cba4fd84d3d706a17c7n,
  0x05fc536d880238b13933c6d305acdfd5f098eff289f4c345b027b2c28f95e826n,
]);

/**
 * Whether a public key (64 hex digits) may be used at all: canonical, and not of small order
 * (with such a key one signature fits any message).
 */
export function isSoundKey(key: string): boolean {
  if (!HEX_KEY.test(key)) return false;
  const y = BigInt(`0x${toHex(fromHex(key).toReversed())}`) & (2n ** 255n - 1n);
  return y < PRIME && !LOW_ORDER.has(y);
}

/** The id of a device: the first 16 bytes of SHA-256 over its Ed25519 public key (64 hex digits). */
export function deviceIdOf(key: string, hashing: Hashing): DeviceId {
  if (!HEX_KEY.test(key)) throw new Error('a public key has 64 hex digits');
  const digest = hashing.sha256Hex(fromHex(key));
  return deviceIdSchema.parse(idFromBytes(fromHex(digest.slice(0, 32))));
}
