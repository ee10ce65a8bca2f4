import type { BookId, DeviceId, Instant, RegisterId } from '../ids';
import type { Sign, Verify } from '../journal/device-key';
import type { Entry, Head } from '../journal/entry';
import type { Seal } from '../journal/seal';
import type { AttachmentNote, BundleRequest, Recipient } from './book-file';
import type { Caps } from './caps';
import type { BundleHashing } from './hashing';

/** The entries of one device that are handed over, in the order of its chain, and the seal they end at. */
export type SealedEntries = { readonly entries: readonly Entry[]; readonly seal: Seal };

export type PackInput = {
  readonly book: { readonly id: BookId; readonly name: string };
  /** This device's entries beyond the last hand-over, up to its head. */
  readonly entries: readonly Entry[];
  /** The head as the journal has it: what is sealed must be that. */
  readonly head: Head;
  /** Heads of other devices that this one knows. */
  readonly known: Readonly<Record<DeviceId, Head>>;
  readonly others: readonly SealedEntries[];
  readonly request: Omit<BundleRequest, 'after' | 'attachments' | 'cover' | 'registers'>;
  readonly attachments: readonly (AttachmentNote & { readonly bytes: Uint8Array })[];
  readonly cover: Uint8Array | null;
  readonly extracts: readonly { readonly register: RegisterId; readonly csv: Uint8Array }[];
  readonly createdAt: Instant;
};

export type SignPorts = {
  readonly hashing: BundleHashing;
  /** This device's public key (64 hex digits) and what signs with its private key. */
  readonly key: string;
  readonly sign: Sign;
  readonly verify: Verify;
  readonly caps?: Caps;
};
export type PackPorts = SignPorts & {
  /** age, X25519, binary. */
  readonly encrypt: (plain: Uint8Array, recipient: Recipient) => Promise<Uint8Array>;
};
