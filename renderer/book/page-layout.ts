import type { RecordId, RegisterId } from '../../shared/ids';
import type { RecordState } from '../../shared/journal/project';

/** Rows per page: one encryption and one IndexedDB row for so many records. */
export const PAGE_ROWS = 256;

export type PageKey = { readonly register: RegisterId; readonly index: number };

/** Which record lies on which page. A record never moves, so that one change rewrites one page. */
export type PageLayout = {
  /** Gives new records their place and answers the pages to be written. */
  place(states: Iterable<RecordState>): readonly PageKey[];
  /** Takes over a page as it was loaded. */
  adopt(key: PageKey, rows: readonly RecordState[]): void;
  rows(key: PageKey): readonly RecordId[];
  clear(): void;
};

export function createPageLayout(): PageLayout {
  const pages = new Map<RegisterId, RecordId[][]>();
  const places = new Map<RecordId, PageKey>();

  function placeNew(state: RecordState): PageKey {
    const list = pages.get(state.register) ?? [];
    pages.set(state.register, list);
    if ((list.at(-1)?.length ?? PAGE_ROWS) >= PAGE_ROWS) list.push([]);
    const key = { register: state.register, index: list.length - 1 };
    list[key.index]?.push(state.id);
    places.set(state.id, key);
    return key;
  }

  return {
    place(states) {
      const dirty = new Map<string, PageKey>();
      for (const state of states) {
        const key = places.get(state.id) ?? placeNew(state);
        dirty.set(`${key.register}/${key.index}`, key);
      }
      return [...dirty.values()];
    },
    adopt(key, rows) {
      const list = pages.get(key.register) ?? [];
      pages.set(key.register, list);
      list[key.index] = rows.map((state) => state.id);
      for (const state of rows) places.set(state.id, key);
    },
    rows: ({ register, index }) => pages.get(register)?.[index] ?? [],
    clear() {
      pages.clear();
      places.clear();
    },
  };
}
