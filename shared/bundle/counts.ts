import type { RegisterId } from '../ids';
import type { Entry } from '../journal/entry';
import type { BookFile } from './book-file';

function countBy(entries: readonly Entry[]): Record<RegisterId, number> {
  const counts: Record<RegisterId, number> = {};
  for (const { register } of entries) counts[register] = (counts[register] ?? 0) + 1;
  return counts;
}

/** Everything in a book file that can be counted from the entries as they are handed over. */
export function countsOf(
  chains: readonly (readonly Entry[])[],
): Pick<BookFile, 'ranges' | 'withheldBodies' | 'erasedBodies'> {
  const absent = (reason: Entry['absent']): number =>
    chains.reduce((sum, entries) => sum + entries.filter((entry) => entry.absent === reason).length, 0);
  const ranges = chains.flatMap((entries) => {
    const [first, last] = [entries[0], entries.at(-1)];
    if (!first || !last) return [];
    return [{ device: first.device, from: first.seq, to: last.seq, counts: countBy(entries) }];
  });
  return { ranges, withheldBodies: absent('withheld'), erasedBodies: absent('erased') };
}
