import { useEffect, useState } from 'react';
import { useHost } from '../host/context';

/** Whether this book holds sample data: its prints carry 見本. */
export function useSample(): boolean {
  const host = useHost();
  const [sample, setSample] = useState(false);
  useEffect(() => {
    void host.call('status', {}).then((answer) => setSample(answer.ok && answer.value.book?.sample === true));
  }, [host]);
  return sample;
}
