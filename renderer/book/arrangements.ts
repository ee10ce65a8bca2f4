import type { Json } from '../../shared/json';
import type { BookDatabase } from './database';
import type { PageCipher } from './page-cipher';

/** What the user arranged on this PC: saved views of tables, widths and sort orders, what was open. Encrypted. */
export type Arrangements = {
  /** The value kept under `key`, or null. */
  read(key: string): Promise<Json>;
  /** Known at once, written a moment later: a width being dragged is one writing. */
  write(key: string, value: Json): void;
  /** Writes what is waiting. */
  flush(): Promise<void>;
};

const WRITE_AFTER_MS = 400;

/** Without a database, or with a damaged row, arrangements start afresh: nothing official is in them. */
export function createArrangements(database: BookDatabase | null, cipher: PageCipher): Arrangements {
  const memory = new Map<string, Json>();
  const waiting = new Set<string>();
  let timer: ReturnType<typeof setTimeout> | null = null;

  async function flush(): Promise<void> {
    if (timer) clearTimeout(timer);
    timer = null;
    const keys = [...waiting];
    waiting.clear();
    if (!database) return;
    for (const key of keys) {
      const sealed = await cipher.seal(`arrangement/${key}`, memory.get(key) ?? null);
      try {
        await database.arrangements.put({ key, ...sealed });
      } catch {
        // Kept for this session only.
      }
    }
  }

  return {
    async read(key) {
      const kept = memory.get(key);
      if (kept !== undefined || !database) return kept ?? null;
      try {
        const row = await database.arrangements.get(key);
        return row ? await cipher.open(`arrangement/${key}`, row) : null;
      } catch {
        return null;
      }
    },
    write(key, value) {
      memory.set(key, value);
      waiting.add(key);
      timer ??= setTimeout(() => void flush(), WRITE_AFTER_MS);
    },
    flush,
  };
}
