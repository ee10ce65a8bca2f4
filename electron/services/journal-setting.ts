import type { BookId, DeviceId } from '../../shared/ids';
import type { Hashing } from '../../shared/journal/chain';
import type { Entry } from '../../shared/journal/entry';
import type { FilePort } from './file-port';
import type { Random } from './hashing';
import type { Compartment, FrameKeys } from './journal-frame';

/** Whose journal it is, where it lies, and what it is read and written with. */
export type JournalSetting = {
  readonly files: FilePort;
  /** This device's own folder. */
  readonly folder: string;
  readonly book: BookId;
  readonly device: DeviceId;
  readonly keys: FrameKeys;
  /** Key of the head file's HMAC. */
  readonly headKey: Uint8Array;
  /** What new frames are of if nothing else is said. */
  readonly compartment: Compartment;
  /** The epoch whose key new frames of a compartment are encrypted with. */
  readonly epochOf: (compartment: Compartment) => number;
  /** Whether an entry of this kind (`kindOf`) may stand in a frame of this compartment of this chain. */
  readonly admits: (compartment: Compartment, kind: string) => boolean;
  /** Looks at each whole entry too, where whoever writes the chain is not trusted with the book. */
  readonly isFit?: (entry: Entry) => boolean;
  readonly hashing: Hashing;
  readonly random: Random;
  readonly now: () => Date;
  /** A segment that has grown to this is closed and a new one begun. Bytes. */
  readonly segmentLimit: number;
};
