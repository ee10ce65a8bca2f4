import { createContext, type ReactNode, useContext, useEffect, useRef, useState } from 'react';
import type { Register, Situation } from '../../shared/registers/define';
import { compareLines, linesOfRecord, pastTermLine, type TodayLine } from '../../shared/registers/today';
import { useBook, useSituation } from '../book/context';
import { nextTurn } from '../book/slices';
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

/** The lines of today, worked out a few hundred records at a time: no key press waits for them. Null when stale. */
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
  lines.push(...pastTermLine(situation));
  await nextTurn();
  return isStale() ? null : lines.sort(compareLines);
}

export function WaitingProvider({ children }: { readonly children: ReactNode }) {
  const { registers } = useBook();
  const situation = useSituation();
  const [waiting, setWaiting] = useState<WaitingNow>({ lines: null, decisions: [] });
  const counted = useRef(false);
  useEffect(() => {
    let stale = false;
    const count = async () => {
      const lines = await linesInSlices(situation, registers, () => stale);
      if (!lines) return;
      counted.current = true;
      setWaiting({ lines, decisions: waitingDecisions(situation, registers) });
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
