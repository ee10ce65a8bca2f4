import { z } from 'zod';
import { type Hash, hashSchema, type RecordId, type RegisterId, recordIdSchema } from '../ids';
import { comparePositions, type Entry, type Position } from './entry';

/*
 * Erasing bodies is the one thing that changes what was written. So the journal itself knows what allows it: an
 * application that lists the records, a decision that grants it, and an order that names that decision.
 */
export const ERASURE = 'erasure' as RegisterId;
export const ERASE = 'carried-out';

const itemsSchema = z.array(z.object({ record: recordIdSchema }));
const appliedSchema = z.object({ fields: z.object({ items: itemsSchema }) });
const amendedSchema = z.object({ changes: z.object({ items: itemsSchema.optional() }) });
const decidedSchema = z.object({ outcome: z.string() });
/** What the order says beside what the register adds: the records, and the entry that decided it. */
const orderSchema = z.object({ records: z.array(recordIdSchema).min(1), decision: hashSchema });

/** An order to erase that counts: every entry of these records before `position`. */
export type EraseOrder = {
  readonly records: ReadonlySet<RecordId>;
  readonly position: Position;
  /** The record of the erasure. */
  readonly by: RecordId;
};

type Asked = { items: ReadonlySet<string>; granted: Hash | null };

function ordered(asked: Asked, entry: Entry): EraseOrder | null {
  const order = orderSchema.safeParse(entry.body);
  if (!order.success || asked.granted === null || order.data.decision !== asked.granted) return null;
  const { records } = order.data;
  if (!records.every((record) => asked.items.has(record))) return null;
  return { records: new Set(records), position: entry, by: entry.record };
}

const grants = (outcome: string): boolean => outcome === 'permitted' || outcome === 'conditional';
const namesOf = (items: z.infer<typeof itemsSchema>): ReadonlySet<string> =>
  new Set(items.map(({ record }) => record));

/** The orders among these entries that a decision stands behind; what lacks one does not count. */
export function eraseOrders(entries: readonly Entry[]): readonly EraseOrder[] {
  const asked = new Map<RecordId, Asked>();
  const orders: EraseOrder[] = [];
  for (const entry of entries.filter(({ register }) => register === ERASURE).toSorted(comparePositions)) {
    const known = asked.get(entry.record) ?? { items: new Set<string>(), granted: null };
    asked.set(entry.record, known);
    if (entry.event === 'applied') {
      const body = appliedSchema.safeParse(entry.body);
      if (body.success) known.items = namesOf(body.data.fields.items);
    } else if (entry.event === 'amended') {
      // What was decided on is no longer the list: it must be decided anew.
      const items = amendedSchema.safeParse(entry.body).data?.changes.items;
      if (items) known.items = namesOf(items);
      known.granted = null;
    } else if (entry.event === 'decided') {
      const outcome = decidedSchema.safeParse(entry.body).data?.outcome ?? '';
      known.granted = grants(outcome) ? entry.hash : null;
    } else if (entry.event === ERASE) {
      const order = ordered(known, entry);
      if (order) orders.push(order);
    } else if (entry.event !== 'reviewed') known.granted = null;
  }
  return orders;
}

/** Whether an order covers this entry: of one of its records, and written before it. */
export const isCovered = (
  entry: Position & Pick<Entry, 'record' | 'register'>,
  orders: readonly EraseOrder[],
): boolean =>
  entry.register !== ERASURE &&
  orders.some(({ records, position }) => records.has(entry.record) && comparePositions(entry, position) < 0);

/** Entries whose body is gone without an order to erase it. */
export const erasedWithoutOrder = (entries: readonly Entry[]): readonly Entry[] => {
  const gone = entries.filter(({ absent }) => absent === 'erased');
  if (gone.length === 0) return [];
  const orders = eraseOrders(entries);
  return gone.filter((entry) => !isCovered(entry, orders));
};
