import type { RecordId } from '../ids';
import type { RecordState } from '../journal/project';
import type { IsoDate } from '../jp/date';
import type { Json, JsonObject } from '../json';
import { type Confidentiality, higherConfidentiality } from '../policy/classification';
import { holdsResidents } from './classification-fields';
import type { BookView, RegisterEvent } from './define';

/**
 * What a thing has held since its last verified Purge: the highest own class, the assets it ever carried, and the
 * mark of residents' information, which nothing removes. Disposal is judged by this, not by today's contents
 * (practice of erasing on return must not open a weaker method).
 */
export type Held = {
  readonly confidentiality: Confidentiality | 'unknown' | null;
  readonly assets: readonly RecordId[];
  readonly residents: boolean;
};

const NOTHING: Held = { confidentiality: null, assets: [], residents: false };

export const heldOf = (state: RecordState): Held =>
  (state.detail['held'] as unknown as Held | undefined) ?? NOTHING;

function noted(before: Held, fields: JsonObject): Held {
  const own = fields['confidentiality'] as Confidentiality | 'unknown' | undefined;
  const contents = (fields['contents'] ?? []) as readonly RecordId[];
  const news = contents.filter((id) => !before.assets.includes(id));
  return {
    confidentiality:
      own === undefined ? before.confidentiality : higherConfidentiality(before.confidentiality, own),
    assets: news.length === 0 ? before.assets : [...before.assets, ...news],
    residents: before.residents || holdsResidents(fields),
  };
}

/** Makes an event keep account of what the thing holds after it. */
export function holding(base: RegisterEvent): RegisterEvent {
  return {
    ...base,
    apply(state, body, entry) {
      const next = base.apply(state, body, entry);
      if ('unlawful' in next) return next;
      const before = heldOf(next);
      const after = noted(before, next.fields);
      const same =
        before.confidentiality === after.confidentiality &&
        before.assets === after.assets &&
        before.residents === after.residents;
      return same ? next : { ...next, detail: { ...next.detail, held: after as unknown as Json } };
    },
  };
}

/** What a verified Purge leaves: nothing but the mark, and what is on it from now. */
export function afterPurge(state: RecordState): RecordState {
  const held: Held = { ...NOTHING, residents: heldOf(state).residents };
  return { ...state, detail: { ...state.detail, held: held as unknown as Json } };
}

/** What comes along with a storage out of the machine it was in: nothing of it is ever less than before. */
export function inherit(state: RecordState, more: Held): RecordState {
  const own = heldOf(state);
  const held: Held = {
    confidentiality:
      more.confidentiality === null
        ? own.confidentiality
        : higherConfidentiality(own.confidentiality, more.confidentiality),
    assets: [...new Set([...own.assets, ...more.assets])],
    residents: own.residents || more.residents,
  };
  return { ...state, detail: { ...state.detail, held: held as unknown as Json } };
}

/** All that a thing ever held, to be handed on. */
export function handedOn(state: RecordState, book: Pick<BookView, 'record'>): Held {
  const { confidentiality, residents } = everHeld(state, book);
  return { confidentiality, assets: heldOf(state).assets, residents };
}

export type EverHeld = {
  readonly confidentiality: Confidentiality | 'unknown';
  readonly residents: boolean;
  readonly why: string | null;
};

/** The highest class a thing ever held since its last verified Purge, and which asset it came from. */
export function everHeld(state: RecordState, book: Pick<BookView, 'record'>): EverHeld {
  const held = heldOf(state);
  let result: EverHeld = {
    confidentiality: held.confidentiality ?? '1',
    residents: held.residents,
    why: null,
  };
  for (const id of held.assets) {
    const asset = book.record(id);
    if (!asset || asset.id === state.id) continue;
    const inside = heldOf(asset);
    const higher = higherConfidentiality(result.confidentiality, inside.confidentiality ?? '1');
    const why =
      higher === result.confidentiality
        ? result.why
        : `${asset.number ?? ''}${String(asset.fields['name'] ?? '')}を記録したことがある`;
    result = { confidentiality: higher, residents: result.residents || inside.residents, why };
  }
  return result;
}

export type ErasedBody = {
  readonly doneAt: string;
  readonly level: 'clear' | 'purge' | 'destroy';
  readonly verified: boolean;
  readonly on: IsoDate;
};
