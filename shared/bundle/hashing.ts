import { blake2b } from '@noble/hashes/blake2.js';
import type { Hashing } from '../journal/chain';

/** SHA-256 and SHA-512, as lower-case hex. */
export type BundleHashing = Hashing & {
  readonly sha512Hex: (bytes: Uint8Array) => string;
  /** BLAKE2b with 64 bytes where the platform has it; Electron's OpenSSL does not, and noble's is used. */
  readonly blake2b512?: (bytes: Uint8Array) => Uint8Array;
};

export const blake2bOf = (hashing: BundleHashing, bytes: Uint8Array): Uint8Array =>
  hashing.blake2b512?.(bytes) ?? blake2b(bytes, { dkLen: 64 });
