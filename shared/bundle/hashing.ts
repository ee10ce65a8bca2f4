import type { Hashing } from '../journal/chain';

/** SHA-256 and SHA-512, as lower-case hex. */
export type BundleHashing = Hashing & { readonly sha512Hex: (bytes: Uint8Array) => string };
