import type { RecordState } from '../../shared/journal/project';
import type { Register, Situation, StatusLabel } from '../../shared/registers/define';
import type { TodayLine } from '../../shared/registers/today';

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

export const kindLabels: { readonly [kind in TodayLine['kind']]: StatusLabel } = {
  overdue: { label: '期限超過', tone: 'bad' },
  conflict: { label: '食い違い', tone: 'bad' },
  due: { label: '期限間近', tone: 'warn' },
  waiting: { label: '処理待ち', tone: 'waiting' },
  finding: { label: '確認', tone: 'warn' },
};
