import { useMemo } from 'react';
import type { Situation } from '../../shared/registers/define';
import type { Book } from '../book/book';
import { useBook, useSituation } from '../book/context';
import type { Naming } from './values';

/** Naming in the book as it stands. */
export const namingIn = (book: Book, situation: Situation): Naming => ({
  record: situation.book.record,
  register: book.register,
  derived: (register, state) => register.derive(state, situation),
});

/** Naming for screens: one object for the life of the book, always reading the newest. */
export function useNaming(): Naming {
  const book = useBook();
  const situation = useSituation();
  // biome-ignore lint/correctness/useExhaustiveDependencies: profile and today are all a name depends on beyond the live book
  return useMemo(() => namingIn(book, situation), [book, situation.profile, situation.today]);
}
