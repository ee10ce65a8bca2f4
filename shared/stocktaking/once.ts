import type { RegisterId } from '../ids';
import type { RecordState } from '../journal/project';
import type { BookView } from '../registers/define';

type Lists = readonly (readonly RecordState[])[];

/**
 * Worked out from several registers and kept until one of them changes: a projection answers with the same list as
 * long as nothing did. `key` tells apart what is asked of the same registers.
 */
export function oncePerLists<A extends readonly unknown[], T>(
  registers: readonly RegisterId[],
  keyOf: (...args: A) => string,
  build: (book: BookView, ...args: A) => T,
): (book: BookView, ...args: A) => T {
  const kept = new WeakMap<readonly RecordState[], Map<string, { lists: Lists; value: T }>>();
  return (book, ...args) => {
    const lists = registers.map((register) => book.all(register));
    const [first = NOTHING] = lists;
    const bucket = kept.get(first) ?? new Map<string, { lists: Lists; value: T }>();
    kept.set(first, bucket);
    const key = keyOf(...args);
    const known = bucket.get(key);
    if (known?.lists.every((list, at) => list === lists[at])) return known.value;
    const value = build(book, ...args);
    bucket.set(key, { lists, value });
    return value;
  };
}
const NOTHING: readonly RecordState[] = [];
