import type { RecordId } from '../ids';
import { comparePositions, type Position } from './entry';

type Ordered = { readonly id: RecordId; readonly created: Position };

/** From so many changes on, ordering everything anew is no slower. */
export const MANY = 1_000;

/** Where a record with this beginning stands, or would stand, in a list ordered by it. */
function placeOf(list: readonly Ordered[], state: Ordered): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const other = list[middle];
    if (other && comparePositions(other.created, state.created) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** A new list, ordered as the old one, with what changed in its place: an entry more does not sort 100,000 again. */
export function patched<T extends Ordered>(
  list: readonly T[],
  changes: ReadonlyMap<RecordId, T>,
): readonly T[] {
  const next = list.slice();
  for (const state of changes.values()) {
    const place = placeOf(next, state);
    if (next[place]?.id === state.id) next[place] = state;
    else if (place === next.length) next.push(state);
    else next.splice(place, 0, state);
  }
  return next;
}
