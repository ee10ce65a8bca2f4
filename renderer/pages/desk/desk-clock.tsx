import { useEffect, useState } from 'react';
import type { Instant } from '../../../shared/ids';
import { localMomentDate, momentIn } from '../../../shared/jp/moment';
import { dateWords } from '../../ui/fields/dates';

/** The moment in Japan, to the minute; draws again when the minute changes, also over midnight. */
export function useMinute(): string {
  const [minute, setMinute] = useState(() => momentIn(new Date().toISOString() as Instant));
  useEffect(() => {
    const timer = setInterval(() => setMinute(momentIn(new Date().toISOString() as Instant)), 1_000);
    return () => clearInterval(timer);
  }, []);
  return minute;
}

/** Date and time, to be read from two metres. */
export function DeskClock({ minute }: { readonly minute: string }) {
  return (
    <p className="desk-clock">
      <span>{dateWords(localMomentDate(minute as never))}</span>
      <strong className="figures">{minute.slice(11)}</strong>
    </p>
  );
}
