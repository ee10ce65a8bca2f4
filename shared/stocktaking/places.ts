import type { RecordId } from '../ids';
import type { RecordState } from '../journal/project';
import { foldForSearch } from '../jp/fold';
import type { JsonObject } from '../json';
import type { BookView } from '../registers/define';
import { CABINET } from '../registers/ids';
import { oncePerLists } from './once';

/** `c:` and a cabinet's id, `t:` and a place's folded words, or `none` where the ledger says nothing. */
export type PlaceKey = string;
export type Place = { readonly key: PlaceKey; readonly label: string; readonly cabinet: RecordId | null };

export const NO_PLACE: Place = { key: 'none', label: '（保管場所の記載なし）', cabinet: null };

export type Cabinets = {
  readonly byId: ReadonlyMap<string, Place>;
  /** By folded name and number. */
  readonly byName: ReadonlyMap<string, Place>;
};

const cabinetsOf = oncePerLists(
  [CABINET],
  () => '',
  (book): Cabinets => {
    const byId = new Map<string, Place>();
    const byName = new Map<string, Place>();
    for (const state of book.all(CABINET)) {
      if (state.voided) continue;
      const place = { key: `c:${state.id}`, label: String(state.fields['name'] ?? ''), cabinet: state.id };
      byId.set(state.id, place);
      for (const name of [place.label, state.number ?? '']) {
        const folded = foldForSearch(name);
        if (folded !== '' && !byName.has(folded)) byName.set(folded, place);
      }
    }
    return { byId, byName };
  },
);

export const cabinetsIn = (book: BookView): Cabinets => cabinetsOf(book);

/** Where the ledger says a thing is kept: a cabinet, else the words typed; a cabinet's name in words is that cabinet. */
export function placeOf(thing: Pick<RecordState, 'fields'>, cabinets: Cabinets): Place {
  const cabinet = thing.fields['cabinet'];
  const found = typeof cabinet === 'string' ? cabinets.byId.get(cabinet) : undefined;
  if (found) return found;
  const words = thing.fields['place'];
  return typeof words === 'string' ? placeNamed(words, cabinets) : NO_PLACE;
}

/** The place that words name. Spaces, width and 異体字 make no difference. */
export function placeNamed(words: string, cabinets: Cabinets): Place {
  const folded = foldForSearch(words);
  if (folded === '') return NO_PLACE;
  return cabinets.byName.get(folded) ?? { key: `t:${folded}`, label: words.trim(), cabinet: null };
}

/** What has to be amended for a thing to be kept there: null takes a value away. */
export function changesTo(place: Place, fields: JsonObject): JsonObject {
  const wanted: JsonObject = {
    place: place.key === NO_PLACE.key ? null : place.label,
    cabinet: place.cabinet,
    // What was noted of the old place says nothing of the new one.
    storageProperties: null,
  };
  return Object.fromEntries(Object.entries(wanted).filter(([key, value]) => (fields[key] ?? null) !== value));
}
