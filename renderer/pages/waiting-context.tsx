import { createContext, type ReactNode, useContext, useEffect, useRef, useState } from 'react';
import { ERASURE } from '../../shared/journal/erasure';
import type { Register, Situation } from '../../shared/registers/define';
import { RETENTION_HOLD } from '../../shared/registers/ids';
import { compareLines, linesOfRecord, pastTermLine, type TodayLine } from '../../shared/registers/today';
import type { PastTerm } from '../../shared/retention/past-term';
import { useBook, useSituation } from '../book/context';
import { nextTurn } from '../book/slices';
import { pastTermInSlices } from './retention/use-past-term';
import { type Waiting, waitingDecisions } from './waiting';

/** What waits in the book; `lines` is null until it has been worked out for the first time. */
export type WaitingNow = {
  readonly lines: readonly TodayLine[] | null;
  readonly decisions: readonly Waiting[];
};

const SLICE = 500;
/** The page that follows an act is drawn first. */
const AFTER_CHANGE_MS = 250;
const WaitingContext = createContext<WaitingNow>({ lines: null, decisions: [] });

/**
 * The lines of today, worked out a few hundred records at a time, in no order: no key press waits for them. Null when
 * stale.
 */
export async function linesInSlices(
  situation: Situation,
  registers: readonly Register[],
  isStale: () => boolean,
): Promise<readonly TodayLine[] | null> {
  const lines: TodayLine[] = [];
  for (const register of registers) {
    const all = situation.book.all(register.id);
    for (let start = 0; start < all.length; start += SLICE) {
      for (const state of all.slice(start, start + SLICE)) {
        lines.push(...linesOfRecord(register, state, situation));
      }
      await nextTurn();
      if (isStale()) return null;
    }
  }
  return lines;
}

/** What decides which records are past their term, all but for old records that are still worked on. */
const pastTermKey = ({ book, today, profile }: Situation): string =>
  [
    today,
    profile.version,
    ...[ERASURE, RETENTION_HOLD].flatMap((register) => book.all(register).map(({ head }) => head)),
  ].join(' ');

export function WaitingProvider({ children }: { readonly children: ReactNode }) {
  const { registers } = useBook();
  const situation = useSituation();
  const [waiting, setWaiting] = useState<WaitingNow>({ lines: null, decisions: [] });
  const counted = useRef(false);
  const known = useRef<{ readonly key: string; readonly past: readonly PastTerm[] }>({ key: '', past: [] });
  useEffect(() => {
    let stale = false;
    const count = async () => {
      const lines = await linesInSlices(situation, registers, () => stale);
      if (!lines) return;
      counted.current = true;
      const decisions = waitingDecisions(situation, registers);
      const show = () => {
        const past = pastTermLine(known.current.past, situation);
        setWaiting({ lines: [...lines, ...past].sort(compareLines), decisions });
      };
      show();
      const key = pastTermKey(situation);
      if (key === known.current.key) return;
      const past = await pastTermInSlices(situation, () => stale);
      if (!past) return;
      known.current = { key, past };
      show();
    };
    const timer = setTimeout(() => void count(), counted.current ? AFTER_CHANGE_MS : 0);
    return () => {
      stale = true;
      clearTimeout(timer);
    };
  }, [situation, registers]);
  return <WaitingContext value={waiting}>{children}</WaitingContext>;
}

export const useWaiting = (): WaitingNow => useContext(WaitingContext);
