import { basename, dirname, join } from 'node:path';
import type { FilePort } from '../../electron/services/file-port';

const RESERVED = /^(con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?$/i;
const FORBIDDEN = /[<>:"|?*]/;

const failure = (code: string, path: string): Error => Object.assign(new Error(`${code}: ${path}`), { code });

/**
 * A file port that behaves like Windows where it matters: names differ in case only in spelling, some names do not
 * exist, folders cannot be synced, a file that is open cannot be replaced or removed, and a virus scanner holds
 * each new file for the first `held` renames.
 */
export function windowsFiles(inner: FilePort, held = 2): FilePort & { readonly renames: () => number } {
  const spelled = new Map<string, string>();
  const open = new Map<string, number>();
  let busy = held;
  let renames = 0;

  function real(path: string): string {
    const name = basename(path);
    if (RESERVED.test(name) || FORBIDDEN.test(name) || /[. ]$/.test(name)) throw failure('EINVAL', path);
    const key = path.toLowerCase();
    const known = spelled.get(key);
    if (known) return known;
    spelled.set(key, path);
    return path;
  }
  const isOpen = (path: string): boolean => (open.get(path) ?? 0) > 0;
  const count = (path: string, step: number): void => {
    open.set(path, (open.get(path) ?? 0) + step);
  };

  return {
    async open(path, mode) {
      const at = real(path);
      const file = await inner.open(at, mode);
      count(at, 1);
      return {
        ...file,
        async close() {
          count(at, -1);
          await file.close();
        },
      };
    },
    read: (path) => inner.read(real(path)),
    async rename(from, to) {
      renames += 1;
      const [source, target] = [real(from), real(to)];
      if (isOpen(source) || isOpen(target)) throw failure('EPERM', to);
      if (busy > 0) {
        busy -= 1;
        throw failure(busy % 2 === 0 ? 'EBUSY' : 'EPERM', to);
      }
      busy = held;
      await inner.rename(source, target);
    },
    async remove(path) {
      if (isOpen(real(path))) throw failure('EBUSY', path);
      await inner.remove(real(path));
    },
    async list(path) {
      return (await inner.list(real(path))).map((name) => basename(real(join(path, name))));
    },
    facts: (path) => inner.facts(real(path)),
    makeFolder: (path) => inner.makeFolder(real(path)),
    async syncFolder(path) {
      if (!(await inner.facts(dirname(path)))) throw failure('ENOENT', path);
    },
    renames: () => renames,
  };
}
