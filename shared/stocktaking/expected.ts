import type { RecordId } from '../ids';
import type { RecordState } from '../journal/project';
import type { JsonObject } from '../json';
import type { Profile } from '../policy/profile';
import type { BookView } from '../registers/define';
import { ASSET, CABINET, CUSTODY, DISPOSAL, INCIDENT, MEDIUM, PERSON } from '../registers/ids';
import { LOST_EFFECT, outOf, whereaboutsText } from '../registers/whereabouts';
import { oncePerLists } from './once';
import { cabinetsIn, type Place, placeOf } from './places';

/** How a thing stands for a stocktake: on its shelf, out by 持出・貸出簿, known to be lost, or not there any more. */
export type Standing = 'here' | 'out' | 'lost' | 'gone';

/** A thing of the ledgers as a stocktake sees it. */
export type Thing = {
  readonly id: RecordId;
  readonly number: string;
  readonly name: string;
  readonly serial: string;
  readonly section: string | null;
  readonly place: Place;
  readonly standing: Standing;
  /** Who has it where, while it is out. */
  readonly whereabouts: string;
  /** Whether a stocktake counts this kind at all. */
  readonly counted: boolean;
};

/** What a stocktake covers. */
export type Scope = {
  readonly places: 'all' | ReadonlySet<string>;
  readonly withAssets: boolean;
  readonly section: string | null;
};

/** Things of both ledgers that stand somewhere: nothing in a cloud, no asset that is on a registered medium. */
const isCounted = (state: RecordState, assetKinds: readonly string[]): boolean =>
  state.register === MEDIUM
    ? state.fields['kind'] !== 'cloud'
    : assetKinds.includes(String(state.fields['kind'] ?? '')) && state.fields['medium'] === undefined;

function standingOf(state: RecordState, book: BookView): Standing {
  if (state.voided) return 'gone';
  const effects = book.effectsOn(state.id);
  if (effects.length === 0) return 'here';
  const kinds = new Set(effects.map(({ kind }) => kind));
  if (kinds.has('disposed')) return 'gone';
  if (kinds.has(LOST_EFFECT)) return 'lost';
  return outOf(state.id, book) ? 'out' : 'here';
}

export type Things = {
  readonly byId: ReadonlyMap<RecordId, Thing>;
  /** By place, then by number. */
  readonly list: readonly Thing[];
};

const collator = new Intl.Collator('ja', { numeric: true });

/** Every register that says what a thing is, where it is kept or whether it is there. */
const SOURCES = [MEDIUM, ASSET, CABINET, CUSTODY, DISPOSAL, INCIDENT, PERSON];

const built = oncePerLists(
  SOURCES,
  (profile: Profile) => profile.stocktake.assetKinds.join(' '),
  (book, profile): Things => {
    const cabinets = cabinetsIn(book);
    const list = [MEDIUM, ASSET].flatMap((register) =>
      book.all(register).map((state): Thing => {
        const standing = standingOf(state, book);
        return {
          id: state.id,
          number: state.number ?? '',
          name: String(state.fields['name'] ?? ''),
          serial: String(state.fields['serial'] ?? ''),
          section: (state.fields['section'] as string | undefined) ?? null,
          place: placeOf(state, cabinets),
          standing,
          whereabouts: standing === 'out' ? whereaboutsText(state.id, book) : '',
          counted: isCounted(state, profile.stocktake.assetKinds),
        };
      }),
    );
    list.sort(
      (a, b) => collator.compare(a.place.label, b.place.label) || collator.compare(a.number, b.number),
    );
    return { byId: new Map(list.map((thing) => [thing.id, thing])), list };
  },
);

export const thingsIn = (book: BookView, profile: Profile): Things => built(book, profile);

export function scopeOf(fields: JsonObject): Scope {
  const cabinets = (fields['cabinets'] ?? []) as readonly string[];
  return {
    places: fields['scope'] === 'cabinets' ? new Set(cabinets.map((id) => `c:${id}`)) : 'all',
    withAssets: fields['withAssets'] !== false,
    section: fields['scope'] === 'section' ? String(fields['section'] ?? '') : null,
  };
}

/** Whether a stocktake of this scope looks for the thing at all: on the shelf, or among what is out. */
export const isInScope = (thing: Thing, scope: Scope, book: BookView): boolean =>
  thing.counted &&
  thing.standing !== 'gone' &&
  (scope.withAssets || book.record(thing.id)?.register === MEDIUM) &&
  (scope.section === null || thing.section === scope.section) &&
  (scope.places === 'all' || scope.places.has(thing.place.key));
