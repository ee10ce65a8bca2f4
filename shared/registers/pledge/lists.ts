import type { RecordState } from '../../journal/project';
import type { IsoDate } from '../../jp/date';
import type { BookView } from '../define';
import { leavingOf, needsSignature, restrictionOf, restrictionSetOf, shutOff, signingOf } from './events';

/** A card whose year goes on in a newer one: what it lacks is asked for there. */
export const isRenewed = (state: RecordState, book: Pick<BookView, 'effectsOn'>): boolean =>
  book.effectsOn(state.id).some((effect) => effect.kind === 'renewed');

const counts = (state: RecordState, book: Pick<BookView, 'effectsOn'>): boolean =>
  !state.voided && state.status !== 'ended' && !isRenewed(state, book);

/** 未署名: asked for a signature and has none. */
export const isUnsigned = (state: RecordState, book: Pick<BookView, 'effectsOn'>): boolean =>
  counts(state, book) && needsSignature(state) && !signingOf(state);

/** 制限未設定: not decided, or decided and not set. */
export function isUnrestricted(state: RecordState, book: Pick<BookView, 'effectsOn'>): boolean {
  if (!counts(state, book)) return false;
  const restriction = restrictionOf(state);
  return !restriction || (shutOff(restriction).length > 0 && restrictionSetOf(state)?.confirmed !== true);
}

/** The day somebody leaves, as far as it is known: said, else the end of the term. */
export const lastDayOf = (state: RecordState): IsoDate | null =>
  leavingOf(state)?.on ?? (state.fields['until'] as IsoDate | undefined) ?? null;

/** 今月退職: leaves in the month of this day, or left before with something still out. */
export function isLeaving(state: RecordState, book: Pick<BookView, 'effectsOn'>, today: IsoDate): boolean {
  const last = lastDayOf(state);
  return counts(state, book) && last !== null && last.slice(0, 7) <= today.slice(0, 7);
}

export const PLEDGE_LISTS = ['unsigned', 'unrestricted', 'leaving'] as const;
export type PledgeList = (typeof PLEDGE_LISTS)[number];
export const LIST_LABELS: { readonly [list in PledgeList]: string } = {
  unsigned: '未署名',
  unrestricted: '制限未設定',
  leaving: '今月退職',
};

export function inList(
  list: PledgeList,
  state: RecordState,
  book: Pick<BookView, 'effectsOn'>,
  today: IsoDate,
): boolean {
  switch (list) {
    case 'unsigned':
      return isUnsigned(state, book);
    case 'unrestricted':
      return isUnrestricted(state, book);
    case 'leaving':
      return isLeaving(state, book, today);
  }
}
