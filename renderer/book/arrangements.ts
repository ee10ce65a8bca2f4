import type { Json } from '../../shared/json';
import type { BookDatabase } from './database';
import type { PageCipher } from './page-cipher';

/** What the user arranged on this PC: saved views of tables, widths and sort orders, what was open. Encrypted. */
export type Arrangements = {
  /** The value kept under `key`, or null. */
  read(key: string): Promise<Json>;
  write(key: string, value: Json): Promise<void>;
};

/** Without a database, or with a damaged row, arrangements start afresh: nothing official is in them. */
export function createArrangements(database: BookDatabase | null, cipher: PageCipher): Arrangements {
  const memory = new Map<string, Json>();
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
    async write(key, value) {
      memory.set(key, value);
      if (!database) return;
      const sealed = await cipher.seal(`arrangement/${key}`, value);
      try {
        await database.arrangements.put({ key, ...sealed });
      } catch {
        // Kept for this session only.
      }
    },
  };
}
