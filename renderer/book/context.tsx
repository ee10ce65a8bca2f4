import { createContext, type ReactNode, useContext, useEffect, useMemo, useSyncExternalStore } from 'react';
import type { RecordId, RegisterId } from '../../shared/ids';
import type { RecordState } from '../../shared/journal/project';
import type { IsoDate } from '../../shared/jp/date';
import type { Profile } from '../../shared/policy/profile';
import type { Situation } from '../../shared/registers/define';
import type { Book } from './book';
import { situationOf } from './situation';
import { createTurns, type Turns } from './turns';

/** What can wait is prepared when the first screen has been drawn. */
const AFTER_OPENING_MS = 3_000;

type Opened = {
  readonly book: Book;
  readonly delivered: Profile;
  readonly turns: ReturnType<typeof createTurns>;
  /** The one situation of a version of the book and a turn: what is worked out from it is worked out once. */
  readonly situation: (version: number, turns: Turns) => Situation;
};
const BookContext = createContext<Opened | null>(null);

function openedWith(book: Book, delivered: Profile): Opened {
  let last: { readonly version: number; readonly turns: Turns; readonly situation: Situation } | null = null;
  return {
    book,
    delivered,
    turns: createTurns(book.view),
    situation(version, turns) {
      if (last?.version !== version || last.turns !== turns) {
        last = { version, turns, situation: situationOf(book, delivered) };
      }
      return last.situation;
    },
  };
}

type ProviderProps = { readonly book: Book; readonly delivered: Profile; readonly children: ReactNode };

export function BookProvider({ book, delivered, children }: ProviderProps) {
  const opened = useMemo(() => openedWith(book, delivered), [book, delivered]);
  useEffect(() => {
    const timer = setTimeout(() => void book.backlinks.prepare(), AFTER_OPENING_MS);
    return () => clearTimeout(timer);
  }, [book]);
  return <BookContext value={opened}>{children}</BookContext>;
}

function useOpened(): Opened {
  const opened = useContext(BookContext);
  if (!opened) throw new Error('no BookProvider around this component');
  return opened;
}

export const useBook = (): Book => useOpened().book;

/** Changes with every change of the book: for screens that show what is derived from many records. */
export function useBookVersion(): number {
  const { book } = useOpened();
  return useSyncExternalStore(book.subscribe, book.version);
}

/** One record; draws again only when this record changes. */
export function useRecord(id: RecordId | null): RecordState | undefined {
  const { book } = useOpened();
  return useSyncExternalStore(book.subscribe, () => (id === null ? undefined : book.view.record(id)));
}

/** The records of a register, oldest first; draws again only when one of them changes. */
export function useRecords(register: RegisterId): readonly RecordState[] {
  const { book } = useOpened();
  return useSyncExternalStore(book.subscribe, () => book.view.all(register));
}

function useTurns(): Turns {
  const { turns } = useOpened();
  return useSyncExternalStore(turns.subscribe, turns.now);
}

/** Today in Japan; changes at midnight in a window that stays open. */
export const useToday = (): IsoDate => useTurns().today;

/** What rules and screens judge by; new whenever the book or the day changes, or a controlled area closes. */
export function useSituation(): Situation {
  const { situation } = useOpened();
  return situation(useBookVersion(), useTurns());
}

/** The situation at the moment of the call: for deciding what is about to be written. */
export function useSituationNow(): () => Situation {
  const { book, delivered } = useOpened();
  return () => situationOf(book, delivered);
}
