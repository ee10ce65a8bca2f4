import type { RegisterId } from '../ids';
import type { IsoDate } from '../jp/date';
import { nextNumbers } from '../policy/numbering';
import type { Situation } from './define';

/** Who numbers what: the register and its pattern in the profile. */
export type Numbered = { readonly id: RegisterId; readonly series: string | null };

/** The next numbers of a series, after those already used; null where the profile gives it no pattern. */
export function nextNumbersFrom(
  used: readonly string[],
  series: string,
  situation: Situation,
  count: number,
  on: IsoDate = situation.today,
): readonly (string | null)[] {
  const pattern = situation.profile.numbering[series];
  return pattern === undefined ? new Array<null>(count).fill(null) : nextNumbers(used, pattern, on, count);
}

/**
 * The next displayed numbers of a register, given once and never recomputed (office.md 4). Numbers of voided
 * records stay used.
 */
export function nextNumbersOf(
  numbered: Numbered,
  situation: Situation,
  count: number,
): readonly (string | null)[] {
  if (numbered.series === null) return new Array<null>(count).fill(null);
  const used = situation.book.all(numbered.id).flatMap((state) => state.number ?? []);
  return nextNumbersFrom(used, numbered.series, situation, count);
}

export const nextNumberOf = (numbered: Numbered, situation: Situation): string | null =>
  nextNumbersOf(numbered, situation, 1)[0] ?? null;
