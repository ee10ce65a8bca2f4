import { useEffect, useState } from 'react';
import type { Situation } from '../../../shared/registers/define';
import { tiedRegisters } from '../../../shared/registers/erasure/index';
import { type PastTerm, pastTermSteps } from '../../../shared/retention/past-term';
import { nextTurn } from '../../book/slices';

/** What is past its term, worked out a thousand records at a time: no key press waits for it. Null when stale. */
export async function pastTermInSlices(
  situation: Situation,
  isStale: () => boolean,
): Promise<readonly PastTerm[] | null> {
  const steps = pastTermSteps(tiedRegisters(situation), situation);
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done) return step.value;
    await nextTurn();
    if (isStale()) return null;
  }
}

/** What is past its term now; null until it has been worked out for the first time. */
export function usePastTerm(situation: Situation): readonly PastTerm[] | null {
  const [past, setPast] = useState<readonly PastTerm[] | null>(null);
  useEffect(() => {
    let stale = false;
    void pastTermInSlices(situation, () => stale).then((found) => found && setPast(found));
    return () => {
      stale = true;
    };
  }, [situation]);
  return past;
}
