import type { IsoDate } from '../../shared/jp/date';
import { momentIn } from '../../shared/jp/moment';
import { areaRules, areasOn } from '../../shared/registers/controlled-areas';
import type { BookView } from '../../shared/registers/define';

/** What the clock alone changes on screens that stay open. */
export type Turns = {
  readonly today: IsoDate;
  /** The last closing time of a controlled area that has passed today (「17:30」), or ''. */
  readonly closed: string;
};

const EVERY_MS = 15_000;

function turnsAt(book: BookView, at: Date): Turns {
  const moment = momentIn(at.toISOString() as never);
  const [today, clock] = [moment.slice(0, 10) as IsoDate, moment.slice(11)];
  const closings = areasOn(book, today).map((area) => areaRules(area, book).closesAt);
  const closed = closings.filter((closesAt) => closesAt <= clock).reduce((a, b) => (a > b ? a : b), '');
  return { today, closed };
}

/**
 * The turns of the day of an opened book, for as many screens as look: one timer while somebody does, none otherwise.
 * The same object until midnight or a closing time passes.
 */
export function createTurns(book: BookView) {
  const listeners = new Set<() => void>();
  let current = turnsAt(book, new Date());
  let timer: ReturnType<typeof setInterval> | null = null;
  const refresh = (): boolean => {
    const next = turnsAt(book, new Date());
    if (next.today === current.today && next.closed === current.closed) return false;
    current = next;
    return true;
  };
  const tick = (): void => {
    if (refresh()) for (const listener of listeners) listener();
  };
  return {
    now(): Turns {
      if (timer === null) refresh();
      return current;
    },
    subscribe(listener: () => void): () => void {
      listeners.add(listener);
      timer ??= setInterval(tick, EVERY_MS);
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0 || timer === null) return;
        clearInterval(timer);
        timer = null;
      };
    },
  };
}
