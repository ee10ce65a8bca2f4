import type { Host } from '../../shared/host/dispatch';
import { ERASURE } from '../../shared/journal/erasure';
import { tiedRegisters } from '../../shared/registers/erasure/index';
import { registerOf } from '../../shared/registers/index';
import { pastTerm } from '../../shared/retention/past-term';
import type { Clerk } from '../clerk';
import type { Staff } from '../sample-people';

export type Erased = { readonly past: number; readonly kept: number; readonly bodies: number };

/** Lists what is past its term, applies, records the decision on paper and erases; counts what the host lost. */
export async function erasePast(host: Host, clerk: Clerk, staff: Staff): Promise<Erased> {
  const situation = clerk.situation();
  const past = pastTerm(tiedRegisters(situation), situation);
  const able = past.filter(({ blockers }) => blockers.length === 0);
  const items = able.map(({ state, completedOn, years, until }) => ({
    record: state.id as string,
    kind: registerOf(state.register).title,
    ...(state.number === null ? {} : { number: state.number }),
    completedOn: completedOn as string,
    years,
    until: until as string,
  }));
  const [erasure] = await clerk.act(ERASURE, 'apply', [], {
    section: staff.section,
    applicant: staff.keeper,
    appliedOn: situation.today,
    reason: '保存年限が満了したため。',
    items,
  });
  if (!erasure) throw new Error('no application');
  await clerk.act(ERASURE, 'decide', [erasure], {
    outcome: 'permitted',
    decidedOn: situation.today,
    decider: staff.chief,
    kind: 'own',
    manner: 'paper',
    binder: '廃棄綴（見本）',
  });
  await clerk.act(ERASURE, 'carry-out', [erasure], {
    on: situation.today,
    operator: staff.keeper,
    understood: true,
  });
  const gone = await Promise.all(
    able.map(async ({ state }) => {
      const answer = await host.call('recordEntries', { record: state.id });
      if (!answer.ok) throw new Error(answer.error.what);
      return answer.value.entries.filter(({ absent }) => absent === 'erased').length;
    }),
  );
  return {
    past: past.length,
    kept: past.length - able.length,
    bodies: gone.reduce((sum, count) => sum + count, 0),
  };
}
