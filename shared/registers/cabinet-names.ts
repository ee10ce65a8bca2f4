import type { RecordState } from '../journal/project';
import { foldForSearch } from '../jp/fold';
import type { BookView } from './define';
import { CABINET } from './ids';

/** The cabinet that is called so, or null: what a column 保管場所 of a sheet says. */
export function cabinetNamed(name: string, book: Pick<BookView, 'all'>): RecordState['id'] | null {
  const wanted = foldForSearch(name);
  const found = book
    .all(CABINET)
    .find(
      (state) =>
        !state.voided &&
        (foldForSearch(String(state.fields['name'] ?? '')) === wanted ||
          (state.number !== null && foldForSearch(state.number) === wanted)),
    );
  return found?.id ?? null;
}
