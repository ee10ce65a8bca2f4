/** An open file. Positions and lengths are bytes. Every operation may throw a NodeJS.ErrnoException. */
export type OpenFile = {
  /** What is there from `position` on, at most `length` bytes: shorter only at the end of the file. */
  read(position: number, length: number): Promise<Buffer>;
  /** All of the bytes, or an error. */
  write(bytes: Uint8Array, position: number): Promise<void>;
  /** fdatasync: returns when the contents are on the disk. */
  sync(): Promise<void>;
  truncate(length: number): Promise<void>;
  size(): Promise<number>;
  close(): Promise<void>;
};

export type FileFacts = { readonly kind: 'file' | 'folder' | 'other'; readonly size: number };

/**
 * All the host does to the file system, so that tests can put Windows, a full disk or a failing one in its place.
 * Errors are NodeJS.ErrnoException with their `code`.
 */
export type FilePort = {
  /** `create` fails if it is there; `update` fails if it is not. */
  open(path: string, mode: 'read' | 'update' | 'create'): Promise<OpenFile>;
  read(path: string): Promise<Buffer>;
  rename(from: string, to: string): Promise<void>;
  /** Removes a file; no error if it is not there. */
  remove(path: string): Promise<void>;
  /** Names in a folder, sorted; empty if the folder is not there. */
  list(path: string): Promise<readonly string[]>;
  facts(path: string): Promise<FileFacts | null>;
  makeFolder(path: string): Promise<void>;
  /** fsync of a folder, so that a rename in it survives a power cut. Does nothing where the system has no such thing. */
  syncFolder(path: string): Promise<void>;
};

export const errorCode = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
