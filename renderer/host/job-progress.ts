import { useEffect, useState } from 'react';
import type { OutputOf } from '../../shared/host/contract';
import { useHost } from './context';

type Shown = NonNullable<OutputOf<'progress'>['progress']>;
const ASK_EVERY_MS = 300;

/** How far a job of the host is; null while it has said nothing or none runs. */
export function useJobProgress(job: string | null): Shown | null {
  const host = useHost();
  const [shown, setShown] = useState<Shown | null>(null);
  useEffect(() => {
    setShown(null);
    if (job === null) return;
    const timer = setInterval(() => {
      void host.call('progress', { job }).then((answer) => {
        if (answer.ok) setShown(answer.value.progress);
      });
    }, ASK_EVERY_MS);
    return () => clearInterval(timer);
  }, [host, job]);
  return shown;
}

/** An id for one job. */
export const newJob = (): string => `job ${crypto.randomUUID()}`;
