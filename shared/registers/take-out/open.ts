import type { RecordState } from '../../journal/project';
import { type CarriedItem, itemsIn, keyOf } from '../carried-items';
import { usesOf } from '../carried-uses';
import type { BookView } from '../define';

/** What of an application has not been taken out yet. */
export function openItems(state: RecordState, book: Pick<BookView, 'effectsOn'>): readonly CarriedItem[] {
  const taken = new Set(usesOf(state.id, book).flatMap((use) => use.items));
  return itemsIn(state.fields).filter((item) => !taken.has(keyOf(item)));
}
