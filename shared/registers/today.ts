import type { RecordId, RegisterId } from '../ids';
import type { RecordState } from '../journal/project';
import type { IsoDate } from '../jp/date';
import { nameOf, type Register, type Situation } from './define';

/** One line of 本日の処理: what, whose, since when, and the one action that settles it. */
export type TodayLine = {
  readonly kind: 'overdue' | 'conflict' | 'due' | 'waiting' | 'finding';
  readonly title: string;
  readonly register: RegisterId;
  readonly record: RecordId | null;
  readonly person: RecordId | null;
  readonly since: IsoDate | null;
  readonly action: string | null;
};

const URGENCY: readonly TodayLine['kind'][] = ['overdue', 'conflict', 'due', 'waiting', 'finding'];

/** Everything that waits in the book, most pressing first, then the longest waiting. */
export function linesOfToday(situation: Situation, registers: readonly Register[]): readonly TodayLine[] {
  return registers
    .flatMap((register) =>
      situation.book.all(register.id).flatMap((state) => linesOfRecord(register, state, situation)),
    )
    .sort(compareLines);
}

/** What waits about one record: for those who ask of many records a few at a time. */
export function linesOfRecord(
  register: Register,
  state: RecordState,
  situation: Situation,
): readonly TodayLine[] {
  const waits = state.voided ? [] : (register.waits?.(state, situation) ?? []);
  if (waits.length === 0 && state.conflicts.length === 0) return [];
  const name = [state.number, nameOf(register, state, situation)].filter((part) => part).join(' ');
  const base = { register: register.id, record: state.id };
  return [
    ...waits.map(({ what, ...wait }): TodayLine => ({ ...base, ...wait, title: `${name}：${what}` })),
    ...state.conflicts.map(
      (conflict): TodayLine => ({
        ...base,
        kind: 'conflict',
        title: `${name}：${conflict.message}`,
        person: null,
        since: null,
        action: null,
      }),
    ),
  ];
}

/** Most pressing first, then the longest waiting. */
export const compareLines = (a: TodayLine, b: TodayLine): number =>
  URGENCY.indexOf(a.kind) - URGENCY.indexOf(b.kind) || compareDates(a.since, b.since);

const compareDates = (a: IsoDate | null, b: IsoDate | null): number =>
  a === b ? 0 : a === null ? 1 : b === null ? -1 : a < b ? -1 : 1;
