import type { Hash } from '../../shared/ids';
import type { Seal } from '../../shared/journal/seal';

export type PackedFile = {
  readonly bytes: Uint8Array;
  readonly name: string;
  readonly sha256: Hash;
  readonly seal: Seal;
  readonly entries: number;
};
