import { dirname } from 'node:path';
import type { FilePort, OpenFile } from '../../electron/services/file-port';

const failure = (code: string, path: string): Error => Object.assign(new Error(`${code}: ${path}`), { code });

type Change =
  | { readonly kind: 'write'; readonly bytes: Buffer; readonly position: number }
  | { readonly kind: 'truncate'; readonly length: number };

/** A file's contents as the programme sees them, as they are on the disk, and what lies between. */
type Content = { current: Buffer; durable: Buffer; pending: Change[] };

function apply(bytes: Buffer, change: Change): Buffer {
  if (change.kind === 'truncate') {
    const cut = Buffer.alloc(change.length);
    bytes.copy(cut, 0, 0, change.length);
    return cut;
  }
  const size = Math.max(bytes.length, change.position + change.bytes.length);
  const grown = Buffer.alloc(size);
  bytes.copy(grown);
  change.bytes.copy(grown, change.position);
  return grown;
}

export type MemoryFiles = FilePort & {
  /**
   * The power goes: of what was not synced, each write may be lost, or be there in part; renames and new names that
   * were not synced with their folder may be undone. What was synced stays. `chance` gives numbers in [0, 1).
   */
  cutPower(chance: () => number): void;
  paths(): readonly string[];
};

/**
 * A file system in memory that forgets what was not synced. Names are durable from `syncFolder` on, contents from
 * `sync` on: less than ext4 or NTFS promise.
 */
export function memoryFiles(): MemoryFiles {
  let names = new Map<string, Content>();
  let durableNames = new Map<string, Content>();
  const folders = new Set<string>(['/']);

  const contentOf = (path: string): Content => {
    const content = names.get(path);
    if (!content) throw failure('ENOENT', path);
    return content;
  };
  const change = (content: Content, what: Change): void => {
    content.pending.push(what);
    content.current = apply(content.current, what);
  };

  function opened(content: Content): OpenFile {
    return {
      read: async (position, length) => Buffer.from(content.current.subarray(position, position + length)),
      async write(bytes, position) {
        change(content, { kind: 'write', bytes: Buffer.from(bytes), position });
      },
      async sync() {
        content.durable = content.current;
        content.pending = [];
      },
      async truncate(length) {
        change(content, { kind: 'truncate', length });
      },
      size: async () => content.current.length,
      close: async () => undefined,
    };
  }

  return {
    async open(path, mode) {
      if (mode === 'create') {
        if (names.has(path)) throw failure('EEXIST', path);
        if (!folders.has(dirname(path))) throw failure('ENOENT', path);
        const content: Content = { current: Buffer.alloc(0), durable: Buffer.alloc(0), pending: [] };
        names.set(path, content);
      }
      return opened(contentOf(path));
    },
    read: async (path) => Buffer.from(contentOf(path).current),
    async rename(from, to) {
      names.set(to, contentOf(from));
      names.delete(from);
    },
    async remove(path) {
      names.delete(path);
    },
    async list(path) {
      const inside = (name: string): boolean => dirname(name) === path;
      const found = [...names.keys(), ...folders].filter((name) => name !== path && inside(name));
      return found.map((name) => name.slice(path.length + 1)).sort();
    },
    async facts(path) {
      const content = names.get(path);
      if (content) return { kind: 'file', size: content.current.length };
      return folders.has(path) ? { kind: 'folder', size: 0 } : null;
    },
    async makeFolder(path) {
      for (let at = path; !folders.has(at); at = dirname(at)) folders.add(at);
    },
    async syncFolder(path) {
      for (const name of new Set([...names.keys(), ...durableNames.keys()])) {
        if (dirname(name) !== path) continue;
        const content = names.get(name);
        if (content) durableNames.set(name, content);
        else durableNames.delete(name);
      }
    },
    cutPower(chance) {
      const survivors = new Map<string, Content>();
      for (const name of new Set([...names.keys(), ...durableNames.keys()])) {
        const kept = chance() < 0.5 ? names.get(name) : durableNames.get(name);
        if (kept) survivors.set(name, kept);
      }
      for (const content of new Set(survivors.values())) {
        let bytes = content.durable;
        for (const what of content.pending) {
          const luck = chance();
          if (luck < 0.4) continue;
          const part =
            what.kind === 'write' && luck < 0.7
              ? { ...what, bytes: what.bytes.subarray(0, Math.floor(chance() * what.bytes.length)) }
              : what;
          bytes = apply(bytes, part);
        }
        content.current = bytes;
        content.durable = bytes;
        content.pending = [];
      }
      names = survivors;
      durableNames = new Map(survivors);
    },
    paths: () => [...names.keys()].sort(),
  };
}
