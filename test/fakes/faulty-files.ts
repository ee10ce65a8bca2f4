import type { FilePort, OpenFile } from '../../electron/services/file-port';

export type Fault = 'ENOSPC' | 'EIO' | 'short-write';

export type FaultyFiles = FilePort & {
  /** From now on the operation with this number (1 = the next) fails; with `forGood` every one after it too. */
  failAt(operation: number, fault: Fault, forGood: boolean): void;
  /** How many operations were asked for since `failAt` or `heal`. */
  count(): number;
  heal(): void;
  /** What failed, or null. */
  failed(): string | null;
};

/** Any file port with an operation that fails: reads, writes, syncs, renames, everything counts as one. */
export function faultyFiles(inner: FilePort): FaultyFiles {
  let count = 0;
  let at = Number.POSITIVE_INFINITY;
  let fault: Fault = 'EIO';
  let forGood = false;
  let failed: string | null = null;

  function due(): boolean {
    count += 1;
    return forGood ? count >= at : count === at;
  }
  const refuse = (what: string): never => {
    failed ??= what;
    const code = fault === 'short-write' ? 'ENOSPC' : fault;
    throw Object.assign(new Error(`${code} in ${what}`), { code });
  };
  const guard =
    <A extends readonly unknown[], T>(what: string, run: (...input: A) => Promise<T>) =>
    async (...input: A): Promise<T> =>
      due() ? refuse(what) : run(...input);

  const guarded = (file: OpenFile, path: string): OpenFile => ({
    read: guard(`read ${path}`, file.read),
    async write(bytes, position) {
      if (!due()) return file.write(bytes, position);
      if (fault === 'short-write') await file.write(bytes.subarray(0, bytes.length >> 1), position);
      return refuse(`write ${path}`);
    },
    sync: guard(`sync ${path}`, file.sync),
    truncate: guard(`truncate ${path}`, file.truncate),
    size: guard(`size ${path}`, file.size),
    // Closing gives the handle back whatever happens.
    close: file.close,
  });

  return {
    open: guard('open', async (path, mode) => guarded(await inner.open(path, mode), path)),
    read: guard('read file', inner.read),
    rename: guard('rename', inner.rename),
    remove: guard('remove', inner.remove),
    list: guard('list', inner.list),
    facts: guard('facts', inner.facts),
    makeFolder: guard('make folder', inner.makeFolder),
    syncFolder: guard('sync folder', inner.syncFolder),
    failAt(operation, what, always) {
      [count, at, fault, forGood, failed] = [0, operation, what, always, null];
    },
    count: () => count,
    heal() {
      [count, at, forGood] = [0, Number.POSITIVE_INFINITY, false];
    },
    failed: () => failed,
  };
}
