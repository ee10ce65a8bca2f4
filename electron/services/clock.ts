import type { Instant } from '../../shared/ids';
import type { Problem } from '../../shared/problem';

const MINUTE = 60_000;
const YEAR = 366 * 24 * 60 * MINUTE;
/** No copy of this program is older than that. */
const EARLIEST = Date.UTC(2026, 0, 1);

/** An implausible clock is said and its time is recorded as it is: adjusting it would be inventing a time. */
export function clockWarning(now: Date, last: Instant | null): Problem | null {
  const time = now.getTime();
  const before = last === null ? null : Date.parse(last);
  const why =
    time < EARLIEST
      ? 'このアプリが作られた日より前の日付です。'
      : before !== null && time < before - 10 * MINUTE
        ? '前に登録した日時より前になっています。'
        : before !== null && time > before + YEAR
          ? '前に登録した日時から1年以上進んでいます。'
          : null;
  if (!why) return null;
  return {
    code: 'clock-implausible',
    what: 'パソコンの日付と時刻が正しくない可能性があります。',
    why,
    next: 'パソコンの日付と時刻を確かめてください。記録には、表示どおりの時刻がそのまま残ります。',
  };
}
