import type { RecordId, RegisterId } from '../ids';
import type { RecordState } from '../journal/project';
import type { BookView } from './define';

/**
 * What is worked out from all records of a register, kept until one of them changes: a projection answers with the
 * same list as long as nothing did. For registers of hundreds, not of a hundred thousand.
 */
export function oncePerList<T>(
  register: RegisterId,
  build: (records: readonly RecordState[]) => T,
): (book: Pick<BookView, 'all'>) => T {
  const built = new WeakMap<readonly RecordState[], T>();
  return (book) => {
    const list = book.all(register);
    const known = built.get(list);
    if (known !== undefined) return known;
    const made = build(list);
    built.set(list, made);
    return made;
  };
}

export type Grouped<T> = ReadonlyMap<RecordId | string, readonly T[]>;

export function groupedBy<T>(items: readonly T[], keyOf: (item: T) => string | null): Grouped<T> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    if (key === null) continue;
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}
