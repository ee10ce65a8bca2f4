import type { Answer } from '../../shared/host/channel';
import type { OutputOf, ParsedInputOf, PublicKeys, Status } from '../../shared/host/contract';
import type { JsonObject } from '../../shared/json';
import type { Problem } from '../../shared/problem';
import type { BundleSigner, BundleSource } from './bundles';
import type { FilePort } from './file-port';
import type { nodeHashing, Random } from './hashing';
import type { PackedFile } from './packed-file';
import type { KdfCost } from './passwords';
import type { SettingsStore } from './settings';
import type { WorkPort } from './work';

/** Everything the host needs from outside, so that it runs the same in Electron, behind HTTP and in tests. */
export type HostDeps = {
  readonly shell: Status['shell'];
  readonly version: string;
  readonly dataFolder: string;
  readonly files: FilePort;
  readonly settings: SettingsStore;
  readonly work: WorkPort;
  readonly bundles: {
    make(
      request: unknown,
      source: BundleSource,
      signer: BundleSigner,
      now: Date,
    ): Promise<Answer<PackedFile>>;
    publicKeys(publicKey: Uint8Array): PublicKeys;
  };
  /** Gives a file to the user: a save dialog, or null where the window offers it as a download. */
  saveFile(file: ParsedInputOf<'saveFile'>): Promise<Answer<OutputOf<'saveFile'>>>;
  /** What is odd about the data folder just now: `data-folder.ts`. */
  folderWarnings(): Promise<readonly Problem[]>;
  readonly now: () => Date;
  readonly random: Random;
  readonly hashing: typeof nodeHashing;
  readonly kdfCost: KdfCost;
  /** Bytes after which a new segment of the journal is begun. */
  readonly segmentLimit: number;
  /**
   * Whether an account of the entry desk may write this: register and event, and the body (null: erased). The host itself
   * knows no register.
   */
  isDeskEntry(kind: string, body: JsonObject | null): boolean;
  /** Hears of bugs. */
  report(error: unknown): void;
};

/** 16 MB: read in one go, and small enough that damage stays local. */
export const SEGMENT_LIMIT = 16_000_000;
