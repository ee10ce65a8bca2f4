import type { BookId } from '../ids';
import type { Verify } from '../journal/device-key';
import type { Result } from '../result';
import type { Recipient, WithheldRule } from './book-file';
import type { Caps } from './caps';
import type { BundleHashing } from './hashing';
import type { Received } from './replay';

/** What age says: the bytes, `not-for-us` (no stanza for this identity), or `damaged`. */
export type Decrypted = Result<Uint8Array, 'not-for-us' | 'damaged'>;

/** A device whose key was accepted (64 hex digits), and the one book it writes; null if that was not recorded. */
export type EnrolledKey = { readonly key: string; readonly book: BookId | null };

export type VerifyPorts = {
  readonly hashing: BundleHashing;
  readonly verify: Verify;
  /** Recipients whose identities open the bundle: the signature must name one of them. */
  readonly recipients: readonly Recipient[];
};
export type OpenPorts = VerifyPorts & { readonly decrypt: (bytes: Uint8Array) => Promise<Decrypted> };

export type Intake = {
  /** Keys whose bundles are accepted; null accepts any key and says so (`signer.enrolled` is false). */
  readonly enrolled: readonly EnrolledKey[] | null;
  /** What came before; null leaves the replay check out and says so (`standing` is not-checked). */
  readonly received: Received | null;
  /** Which bodies may be missing; null takes the bundle's own list. */
  readonly withholdable: readonly WithheldRule[] | null;
  readonly caps?: Caps;
};
