import type { RecordState } from '../../shared/journal/project';
import type { Register, Situation, StatusLabel } from '../../shared/registers/define';

export type Waiting = { readonly register: Register; readonly state: RecordState };

/** Applications that wait for a decision, in all registers, oldest first. */
export function waitingDecisions(situation: Situation, registers: readonly Register[]): readonly Waiting[] {
  return registers
    .filter((register) => register.group === 'decisions')
    .flatMap((register) => {
      const decide = register.actions.find((action) => action.id === 'decide');
      if (!decide) return [];
      return situation.book
        .all(register.id)
        .filter((state) => decide.refusal(situation, state) === null)
        .map((state) => ({ register, state }));
    });
}

/** One line of 本日の処理: what, whose, since when, and the one thing to do about it. */
export type TodayLine = {
  readonly kind: 'overdue' | 'due' | 'waiting' | 'finding' | 'conflict';
  readonly title: string;
  readonly register: string;
  readonly record: string | null;
  readonly person: string | null;
  readonly since: string | null;
  /** Id of the action of the register that settles it. */
  readonly action: string | null;
};

export const kindLabels: { readonly [kind in TodayLine['kind']]: StatusLabel } = {
  overdue: { label: '期限超過', tone: 'bad' },
  conflict: { label: '食い違い', tone: 'bad' },
  due: { label: '期限間近', tone: 'warn' },
  waiting: { label: '処理待ち', tone: 'waiting' },
  finding: { label: '確認', tone: 'warn' },
};

/** What waits today, most pressing first. */
export const linesOfToday = (_situation: Situation): readonly TodayLine[] => [];
