import * as crypto from 'node:crypto';
import { createHash, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import type { Hashing } from '../../shared/journal/chain';

/** `crypto.hash` (Node 20.12 and later) is nearly twice as fast on short input. */
const oneShot: ((algorithm: string, data: Uint8Array | string) => string) | undefined = crypto.hash;

export const sha256Hex = (bytes: Uint8Array | string): string =>
  oneShot ? oneShot('sha256', bytes) : createHash('sha256').update(bytes).digest('hex');

export const nodeHashing: Hashing & { readonly sha256Hex: typeof sha256Hex } = { sha256Hex };

export const hmacSha256 = (key: Uint8Array, bytes: Uint8Array | string): Buffer =>
  createHmac('sha256', key).update(bytes).digest();

/** HKDF-SHA256: one key for one purpose out of a longer-lived one. 32 bytes. */
export const deriveKey = (secret: Uint8Array, purpose: string): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, new Uint8Array(0), `mamori-daicho/1 ${purpose}`, 32));

/** Fresh random bytes: the only source of randomness of the host, replaced in tests where a fixed one is wanted. */
export type Random = (length: number) => Buffer;
export const nodeRandom: Random = randomBytes;
