import type { RecordState } from '../../shared/journal/project';
import type { Register, Situation } from '../../shared/registers/define';

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
