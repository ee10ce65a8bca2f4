import { Dexie, type EntityTable, type Table } from 'dexie';
import type { Sealed } from './page-cipher';

export type PageRow = Sealed & {
  readonly register: string;
  readonly index: number;
  /** Counts the writings of this page; the meta row says which one belongs to it. */
  readonly generation: number;
};
export type SealedRow = Sealed & { readonly key: string };

/** What this window keeps of a book: a cache which can be made again, and what the user arranged. */
export type BookDatabase = Dexie & {
  readonly pages: Table<PageRow, [string, number]>;
  readonly meta: EntityTable<SealedRow, 'key'>;
  /** Saved views and UI state, by their own key. */
  readonly arrangements: EntityTable<SealedRow, 'key'>;
};

const SCHEMA = 1;

function define(name: string): BookDatabase {
  const database = new Dexie(name) as BookDatabase;
  database.version(SCHEMA).stores({ pages: '[register+index]', meta: 'key', arrangements: 'key' });
  return database;
}

/**
 * Opens the database `name`, made anew if what is there cannot be opened (damaged, or written by a newer version).
 * Null where the browser gives no database at all: then the book lives in memory and is folded at each start.
 */
export async function openDatabase(name: string): Promise<BookDatabase | null> {
  const first = define(name);
  try {
    await first.open();
    if (first.verno === SCHEMA) return first;
  } catch {
    // Falls through to a new one.
  }
  first.close();
  try {
    await Dexie.delete(name);
    const second = define(name);
    await second.open();
    return second;
  } catch {
    return null;
  }
}
