/** How large anything in a bundle may be, in bytes or pieces: checked before it is decoded. */
export type Caps = {
  /** The encrypted file, and so everything in it: nothing is compressed. */
  readonly bundle: number;
  readonly files: number;
  readonly attachment: number;
  readonly cover: number;
  readonly extract: number;
  readonly entriesFile: number;
  readonly line: number;
  readonly entries: number;
  readonly document: number;
  readonly depth: number;
};

const MEGABYTE = 1024 * 1024;

export const DEFAULT_CAPS: Caps = {
  bundle: 200 * MEGABYTE,
  files: 5_000,
  attachment: 50 * MEGABYTE,
  cover: 20 * MEGABYTE,
  extract: 50 * MEGABYTE,
  entriesFile: 150 * MEGABYTE,
  line: MEGABYTE,
  entries: 200_000,
  document: MEGABYTE,
  depth: 32,
};
