import type { RecordId } from '../../shared/ids';
import type { RecordState } from '../../shared/journal/project';
import type { Json } from '../../shared/json';
import type { Register } from '../../shared/registers/define';
import type { Field } from '../../shared/registers/field';
import type { Book } from './book';
import { nextTurn } from './slices';

/** Folds text for searching: width, kana, kanji variants, dashes, spaces. Never used for storing. */
export type Folded = (text: string) => string;

export type Hit = { readonly register: Register; readonly state: RecordState };

const HITS_PER_REGISTER = 8;
const SLICE = 2_000;

/** A search over everything in the book, kept ready between two key presses. */
export type SearchIndex = {
  /** Makes ready what changed, in slices. */
  prepare(): Promise<void>;
  find(
    query: string,
  ): readonly { readonly register: Register; readonly hits: readonly Hit[]; readonly count: number }[];
};

function textOf(field: Field, value: Json | undefined): string {
  if (value === undefined || value === null) return '';
  switch (field.kind) {
    case 'choice':
      return field.choices.find((choice) => choice.value === value)?.label ?? '';
    case 'text':
    case 'longText':
    case 'date':
    case 'looseDate':
    case 'moment':
    case 'count':
      return typeof value === 'object' ? JSON.stringify(value) : String(value);
    case 'rows':
      return Array.isArray(value)
        ? value
            .map((row) => field.fields.map((one) => textOf(one, (row as never)[one.key])).join(' '))
            .join(' ')
        : '';
    default:
      return '';
  }
}

/** Everything in a record that one may search for, folded. */
export function haystackOf(register: Register, state: RecordState, folded: Folded): string {
  const parts = register.fields.map((field) => textOf(field, state.fields[field.key]));
  return folded([state.number ?? '', ...parts].filter((part) => part !== '').join('\n'));
}

/** Every word must be there. */
export const wordsOf = (query: string, folded: Folded): readonly string[] =>
  query
    .split(/[\s\u3000]+/)
    .map(folded)
    .filter((word) => word !== '');

/** Folded texts of records, made once per state of a record. */
export function createHaystacks(folded: Folded) {
  const known = new Map<RecordId, { readonly state: RecordState; readonly text: string }>();
  return (register: Register, state: RecordState): string => {
    const kept = known.get(state.id);
    if (kept?.state === state) return kept.text;
    const text = haystackOf(register, state, folded);
    known.set(state.id, { state, text });
    return text;
  };
}

export function createSearchIndex(
  book: Book,
  folded: Folded,
  haystack = createHaystacks(folded),
): SearchIndex {
  return {
    async prepare() {
      for (const register of book.registers) {
        const states = book.view.all(register.id);
        for (let start = 0; start < states.length; start += SLICE) {
          for (const state of states.slice(start, start + SLICE)) haystack(register, state);
          await nextTurn();
        }
      }
    },
    find(query) {
      const words = wordsOf(query, folded);
      if (words.length === 0) return [];
      return book.registers.flatMap((register) => {
        const found = book.view
          .all(register.id)
          .filter((state) => words.every((word) => haystack(register, state).includes(word)));
        const hits = found
          .slice(-HITS_PER_REGISTER)
          .toReversed()
          .map((state) => ({ register, state }));
        return hits.length === 0 ? [] : [{ register, hits, count: found.length }];
      });
    },
  };
}
