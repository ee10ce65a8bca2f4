import type { RecordId } from '../ids';
import type { BookView } from './define';

/** What a line of 持出・貸出簿 does to the permission it was taken out by. */
export const USE_EFFECT = 'custody-use';

export type UseDetail = {
  readonly number: string | null;
  /** Keys of everything this line took. */
  readonly items: readonly string[];
  /** How many of them have not come back. */
  readonly open: number;
  readonly lost: number;
};

export type Use = UseDetail & { readonly by: RecordId };

/** Every line that stands on a permission, in no particular order. */
export const usesOf = (permit: RecordId, book: Pick<BookView, 'effectsOn'>): readonly Use[] =>
  book
    .effectsOn(permit)
    .filter((effect) => effect.kind === USE_EFFECT)
    .map((effect) => ({ ...(effect.detail as unknown as UseDetail), by: effect.by }));
