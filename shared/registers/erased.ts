import type { RecordState } from '../journal/project';
import { isErased } from '../retention/past-term';
import type { Register } from './define';

const NAME = '消去済';

/**
 * A register that can show records whose bodies were erased: they are named and marked so, and no rule of the
 * register sees their empty fields.
 */
export function withErased(register: Register): Register {
  const { effects, waits } = register;
  return {
    ...register,
    statuses: { ...register.statuses, erased: { label: NAME, tone: 'ended' } },
    statusOf: (state, book, today) => (isErased(state) ? 'erased' : register.statusOf(state, book, today)),
    derive: (state, situation) =>
      isErased(state) ? { [register.nameField]: NAME } : register.derive(state, situation),
    ...(effects ? { effects: (state: RecordState) => (isErased(state) ? [] : effects(state)) } : {}),
    ...(waits
      ? {
          waits: (...[state, situation]: Parameters<typeof waits>) =>
            isErased(state) ? [] : waits(state, situation),
        }
      : {}),
    actions: register.actions.map((action) => ({
      ...action,
      refusal: (situation, target) => (isErased(target) ? 'hidden' : action.refusal(situation, target)),
    })),
    check: (values, situation, self) =>
      self && isErased(self) ? [] : register.check(values, situation, self),
  };
}
