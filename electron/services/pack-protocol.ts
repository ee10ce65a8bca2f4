import type { BookId, DeviceId, Hash } from '../../shared/ids';
import type { Head } from '../../shared/journal/entry';
import type { Seal } from '../../shared/journal/seal';

/** A chain on its way to the worker: stored lines (`journal-text`) of the entries beyond `after`. */
export type PackedChain = {
  readonly device: DeviceId;
  readonly after: number;
  readonly lines: Uint8Array;
  /** Set on the chains of other devices: their own last word. */
  readonly seal: Seal | null;
};

/**
 * All a bundle is made of but the key: the worker asks for each signature and waits. `signature`: 4 bytes that say
 * whether it is there (0 not yet, 1 there, 2 refused), then its 64 bytes.
 */
export type PackTask = {
  readonly request: unknown;
  readonly book: { readonly id: BookId; readonly name: string };
  readonly device: DeviceId;
  readonly publicKey: Uint8Array;
  readonly heads: Readonly<Record<DeviceId, Head>>;
  readonly chains: readonly PackedChain[];
  readonly attachments: readonly { readonly sha256: Hash; readonly bytes: Uint8Array }[];
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly signature: SharedArrayBuffer;
};

export const SIGNATURE_ROOM = 4 + 64;
