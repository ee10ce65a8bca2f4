import type { RecordId, RegisterId } from '../ids';
import { ERASURE } from '../journal/erasure';
import type { RecordState } from '../journal/project';
import type { IsoDate } from '../jp/date';
import { addDays } from '../jp/days';
import { type PastTerm, pastTerm } from '../retention/past-term';
import { type Matter, nameOf, type Register, type Situation, type Wait } from './define';
import { itemsOf, tiedRegisters } from './erasure/index';

/** A group of 本日の処理. */
export type TodayGroupId = Matter | 'overdue' | 'conflict' | 'due' | 'later' | 'finding';

/** One line of 本日の処理: what, whose, since when, and the one action that settles it. */
export type TodayLine = {
  readonly kind: Wait['kind'] | 'conflict';
  readonly group: TodayGroupId;
  readonly title: string;
  readonly register: RegisterId;
  /** Null for a line that stands for many records: it leads to their list. */
  readonly record: RecordId | null;
  readonly person: RecordId | null;
  /** The day it was due in the groups that are by `deadline`, else since when it waits. */
  readonly since: IsoDate | null;
  readonly action: string | null;
};

export type TodayGroup = {
  readonly id: TodayGroupId;
  readonly label: string;
  /** What `since` means in this group. */
  readonly by: 'deadline' | 'since';
};

/**
 * The groups in the order a section chief must see them: what has gone wrong already, what is outside the rules at this
 * hour, what only the chief can move, then what comes and what goes on.
 */
export const todayGroups: readonly TodayGroup[] = [
  { id: 'incident', label: '紛失・事故', by: 'since' },
  { id: 'overdue-return', label: '返却の期限超過', by: 'deadline' },
  { id: 'not-left', label: '退室未記録', by: 'since' },
  { id: 'overdue', label: 'そのほかの期限超過', by: 'deadline' },
  { id: 'conflict', label: '食い違い', by: 'since' },
  { id: 'decision', label: '決裁・確認待ち', by: 'since' },
  { id: 'due', label: '7日以内に期限', by: 'deadline' },
  { id: 'inside', label: '在室中', by: 'since' },
  { id: 'unsigned', label: '説明・署名がまだ', by: 'since' },
  { id: 'next', label: '次の処理待ち', by: 'since' },
  { id: 'later', label: '期限が近いもの（8日以上先）', by: 'deadline' },
  { id: 'finding', label: '台帳の確認', by: 'since' },
  { id: 'past-term', label: '保存年限を過ぎたもの', by: 'deadline' },
];

const WEEK = 7;
/** An application to erase that asks for nothing any more. */
const SETTLED: readonly string[] = ['refused', 'withdrawn', 'revoked', 'carried-out'];
const KINDS: readonly TodayLine['kind'][] = ['overdue', 'conflict', 'due', 'waiting', 'finding'];
const RANK: ReadonlyMap<TodayGroupId, number> = new Map(todayGroups.map(({ id }, at) => [id, at]));
const rankOf = ({ group }: TodayLine): number => RANK.get(group) ?? RANK.size;

function groupOf({ kind, matter, since }: Omit<Wait, 'what'>, today: IsoDate): TodayGroupId {
  if (matter) return matter;
  if (kind === 'waiting') return 'next';
  return kind === 'due' && since !== null && since > addDays(today, WEEK) ? 'later' : kind;
}

/** Everything that waits in the book, group by group, the longest waiting first. */
export function linesOfToday(situation: Situation, registers: readonly Register[]): readonly TodayLine[] {
  return registers
    .flatMap((register) =>
      situation.book.all(register.id).flatMap((state) => linesOfRecord(register, state, situation)),
    )
    .concat(pastTermLine(pastTerm(tiedRegisters(situation), situation), situation))
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
    ...waits.map(({ what, matter, ...wait }): TodayLine => {
      const group = groupOf(matter ? { ...wait, matter } : wait, situation.today);
      return { ...base, ...wait, group, title: `${name}：${what}` };
    }),
    ...state.conflicts.map(
      (conflict): TodayLine => ({
        ...base,
        kind: 'conflict',
        group: 'conflict',
        title: `${name}：${conflict.message}`,
        person: null,
        since: null,
        action: null,
      }),
    ),
  ];
}

/**
 * One line for all records whose 保存年限 is over, that nothing keeps and nobody has applied for yet; none where there
 * is no such record. `past`: what is past its term, the longest first.
 */
export function pastTermLine(
  past: readonly PastTerm[],
  { book }: Pick<Situation, 'book'>,
): readonly TodayLine[] {
  const applied = new Set(
    book
      .all(ERASURE)
      .filter((state) => !state.voided && !SETTLED.includes(state.status))
      .flatMap((state) => itemsOf(state.fields).map(({ record }) => record)),
  );
  const going = past.filter(({ state, blockers }) => blockers.length === 0 && !applied.has(state.id));
  const [first] = going;
  if (!first) return [];
  return [
    {
      kind: 'finding',
      group: 'past-term',
      title: `保存年限が満了し、消去を申請できる記録が${going.length.toLocaleString('ja-JP')}件あります`,
      register: ERASURE,
      record: null,
      person: null,
      since: first.until,
      action: null,
    },
  ];
}

const isOne = ({ record }: TodayLine): number => (record === null ? 0 : 1);

/** By group, in it the line for many first, then the most pressing kind, then the earliest day. */
export const compareLines = (a: TodayLine, b: TodayLine): number =>
  rankOf(a) - rankOf(b) ||
  isOne(a) - isOne(b) ||
  KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind) ||
  compareDates(a.since, b.since);

const compareDates = (a: IsoDate | null, b: IsoDate | null): number =>
  a === b ? 0 : a === null ? 1 : b === null ? -1 : a < b ? -1 : 1;

/** The lines of each group that has any, in the order of the groups. `lines`: in the order of `compareLines`. */
export const byGroup = (
  lines: readonly TodayLine[],
): readonly { readonly group: TodayGroup; readonly lines: readonly TodayLine[] }[] =>
  todayGroups
    .map((group) => ({ group, lines: lines.filter((line) => line.group === group.id) }))
    .filter((one) => one.lines.length > 0);
