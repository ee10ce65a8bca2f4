import type { RecordId } from '../ids';
import { type IsoDate, showDate } from '../jp/date';
import { personName } from '../organisation/assignments';
import type { Act } from '../policy/custody';
import type { BookView } from './define';

/** The kind of the effect that a line of 持出・貸出簿 has on a thing for as long as it is out. */
export const CUSTODY_EFFECT = 'custody';
/** … and for as long as nobody knows where it is. */
export const LOST_EFFECT = 'lost';

/** What is known of a thing that is out: all that pledges and stocktakes read. */
export type CustodyDetail = {
  readonly act: Act;
  readonly holder: RecordId;
  readonly until: IsoDate | null;
  readonly destination: string;
};

export type Out = CustodyDetail & { readonly by: RecordId };

/** Every line that has this thing out: more than one only where two PCs did not know of each other. */
export const outsOf = (id: RecordId, book: Pick<BookView, 'effectsOn'>): readonly Out[] =>
  book
    .effectsOn(id)
    .filter((effect) => effect.kind === CUSTODY_EFFECT)
    .map((effect) => ({ ...(effect.detail as unknown as CustodyDetail), by: effect.by }));

/** The line that has this thing out now, or null while it is at its place. */
export const outOf = (id: RecordId, book: Pick<BookView, 'effectsOn'>): Out | null =>
  outsOf(id, book)[0] ?? null;

/** 「見本 太郎　見本出張所（11月25日まで）」 */
export function whereaboutsText(id: RecordId, book: Pick<BookView, 'effectsOn' | 'record'>): string {
  const out = outOf(id, book);
  if (!out) return '';
  const until = out.until === null ? '' : `（${showDate(out.until, 'short')}まで）`;
  return [personName(book, out.holder), `${out.destination}${until}`]
    .filter((part) => part !== '')
    .join('　');
}
