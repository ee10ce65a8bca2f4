import { z } from 'zod';
import { deviceIdSchema, type RecordId, type RegisterId, registerIdSchema } from '../../shared/ids';
import { headSchema } from '../../shared/journal/entry';
import type { RecordState, Snapshot } from '../../shared/journal/project';
import type { Json } from '../../shared/json';
import type { BookDatabase, PageRow, SealedRow } from './database';
import type { PageCipher } from './page-cipher';
import { packPage, unpackPage } from './page-codec';
import { createPageLayout, type PageKey } from './page-layout';
import { inSlices } from './slices';

const metaSchema = z.strictObject({
  fold: z.string(),
  heads: z.record(deviceIdSchema, headSchema),
  readOnly: z.array(registerIdSchema),
  seen: z.record(
    deviceIdSchema,
    z.record(deviceIdSchema, z.array(z.strictObject({ seq: z.number(), seen: z.number() }))),
  ),
  /** By register: the generation and the row count of each of its pages. */
  pages: z.record(registerIdSchema, z.array(z.tuple([z.number(), z.number()]))),
});
type Meta = z.infer<typeof metaSchema>;

/** What was folded since the pages were written. */
export type PageChanges = {
  readonly changed: ReadonlySet<RecordId>;
  readonly heads: Snapshot['heads'];
  readonly readOnly: Snapshot['readOnly'];
  readonly seen: Snapshot['seen'];
};

/**
 * The folded registers as encrypted pages. A cache: whatever is wrong with it (gone, damaged, from another
 * version or key), `load` answers null and the book is folded anew from the journal.
 */
export type PagesStore = {
  load(): Promise<Snapshot | null>;
  save(changes: PageChanges, record: (id: RecordId) => RecordState | undefined): Promise<void>;
  clear(): Promise<void>;
};

const META = 'meta';
/** Read or written between two turns of the screen. */
const PAGES_AT_ONCE = 6;
const place = (key: PageKey, generation: number) => `page/${key.register}/${key.index}/${generation}`;

/** `fold` names everything the folded states depend on: app version, registers, event versions. */
export function createPagesStore(database: BookDatabase, cipher: PageCipher, fold: string): PagesStore {
  const layout = createPageLayout();
  let pages: Meta['pages'] = {};

  async function readMeta(): Promise<Meta | null> {
    const row = await database.meta.get(META);
    if (!row) return null;
    const meta = metaSchema.parse(await cipher.open(META, row));
    return meta.fold === fold ? meta : null;
  }

  async function readPage(key: PageKey, row: PageRow | undefined, [generation, rows]: [number, number]) {
    if (row?.generation !== generation) throw new Error('a page is missing or from another time');
    const states = unpackPage(key.register, await cipher.open(place(key, generation), row));
    if (states.length !== rows) throw new Error('a page has lost rows');
    layout.adopt(key, states);
    return states;
  }

  async function readPages(meta: Meta): Promise<RecordState[]> {
    const keys = Object.entries(meta.pages).flatMap(([register, list]) =>
      list.map((mark, index) => ({ key: { register: register as RegisterId, index }, mark })),
    );
    const states: RecordState[] = [];
    await inSlices(keys, PAGES_AT_ONCE, async (slice) => {
      const rows = await database.pages.bulkGet(slice.map(({ key }) => [key.register, key.index]));
      const lists = await Promise.all(slice.map(({ key, mark }, at) => readPage(key, rows[at], mark)));
      for (const list of lists) for (const state of list) states.push(state);
    });
    return states;
  }

  async function clear(): Promise<void> {
    layout.clear();
    pages = {};
    try {
      await database.transaction('rw', database.pages, database.meta, async () => {
        await database.meta.clear();
        await database.pages.clear();
      });
    } catch {
      // A cache that cannot be emptied is overwritten page by page; its meta row no longer fits.
    }
  }

  return {
    async load() {
      try {
        const meta = await readMeta();
        if (meta) {
          const states = await readPages(meta);
          pages = meta.pages;
          const { heads, readOnly, seen } = meta;
          return { heads, readOnly, seen, states } as Snapshot;
        }
      } catch {
        // Falls through: damaged in some way.
      }
      await clear();
      return null;
    },

    async save({ changed, heads, readOnly, seen }, record) {
      const states = [...changed].flatMap((id) => record(id) ?? []);
      const keys = layout.place(states);
      // Everything is taken from the book now: what is folded while these rows are encrypted belongs to the next save.
      const planned = keys.map((key) => {
        const marks = pages[key.register] ?? [];
        pages[key.register] = marks;
        const rows = layout.rows(key).flatMap((id) => record(id) ?? []);
        const generation = (marks[key.index]?.[0] ?? 0) + 1;
        marks[key.index] = [generation, rows.length];
        return { key, generation, rows };
      });
      const meta: Meta = structuredClone({ fold, heads, readOnly: [...readOnly], seen, pages }) as Meta;
      const sealedMeta: SealedRow = { key: META, ...(await cipher.seal(META, meta as unknown as Json)) };
      const whole = planned.length <= PAGES_AT_ONCE;
      // Pages of several transactions do not fit the old meta row: it goes first, and the new one comes last.
      if (!whole) await database.meta.clear();
      await inSlices(planned, PAGES_AT_ONCE, async (slice) => {
        const rows = await Promise.all(
          slice.map(async ({ key, generation, rows }): Promise<PageRow> => {
            const sealed = await cipher.seal(place(key, generation), packPage(rows));
            return { register: key.register, index: key.index, generation, ...sealed };
          }),
        );
        await database.transaction('rw', database.pages, database.meta, async () => {
          await database.pages.bulkPut(rows);
          if (whole) await database.meta.put(sealedMeta);
        });
      });
      if (!whole || planned.length === 0) await database.meta.put(sealedMeta);
    },
    clear,
  };
}
