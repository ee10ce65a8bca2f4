import type { RecordId } from '../ids';
import type { RecordState } from '../journal/project';
import type { LocalMoment } from '../jp/moment';
import type { BookView } from '../registers/define';
import { STOCKTAKE_COUNT } from '../registers/ids';
import { type Grouped, groupedBy, oncePerList } from '../registers/once-per-list';
import { NO_PLACE, type Place } from './places';

/** How a count came in: by a reader, a camera, typed, from a paper sheet, from another counter's list, or by finishing a place. */
export type How = 'reader' | 'camera' | 'typed' | 'sheet' | 'list' | 'place-done' | 'marked';

export const HOW_LABELS: { readonly [how in How]: string } = {
  reader: '読取り',
  camera: 'カメラ',
  typed: '入力',
  sheet: '棚卸票',
  list: '別の人の一覧',
  'place-done': '数え終わり',
  marked: '見当たらない',
};

/** What one look found: a thing, or something that no ledger has. Without a place it was not said where. */
export type CountLine = {
  readonly thing?: RecordId;
  /** What was read or typed. */
  readonly code?: string;
  readonly found: boolean;
  readonly place?: { readonly key: string; readonly label: string };
  readonly note?: string;
};

export type CountFields = {
  readonly stocktake: RecordId;
  readonly how: How;
  readonly by?: RecordId;
  readonly at: LocalMoment;
  readonly lines: readonly CountLine[];
  /** The place whose counting this ends. */
  readonly done?: string;
  readonly source?: string;
};

/** What a count says; nothing where its body is erased or was withheld. */
export const countFieldsOf = (state: RecordState): CountFields => {
  const fields = state.fields as unknown as CountFields;
  return fields.lines === undefined ? { ...fields, lines: [] } : fields;
};

export type Observation = {
  readonly record: RecordId;
  readonly how: How;
  readonly at: LocalMoment;
  readonly by: RecordId | null;
  /** Null: nobody said where. */
  readonly place: Pick<Place, 'key' | 'label'> | null;
  readonly code: string;
  readonly note: string;
};

export type Counted = {
  /** Per thing everywhere it was seen: a set, whatever the order it was told in. */
  readonly seen: ReadonlyMap<RecordId, readonly Observation[]>;
  readonly missed: ReadonlyMap<RecordId, readonly Observation[]>;
  readonly unlisted: readonly Observation[];
  /** Places whose counting is finished, by the record that says so. */
  readonly done: ReadonlyMap<string, RecordId>;
  /** Every count that stands, oldest first. */
  readonly records: readonly RecordState[];
};

const byStocktake: (book: Pick<BookView, 'all'>) => Grouped<RecordState> = oncePerList(
  STOCKTAKE_COUNT,
  (records) => groupedBy(records, (state) => (state.voided ? null : String(state.fields['stocktake'] ?? ''))),
);

const NONE: readonly RecordState[] = [];
const EMPTY: Counted = {
  seen: new Map(),
  missed: new Map(),
  unlisted: [],
  done: new Map(),
  records: [],
};

function pushed<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

function counted(records: readonly RecordState[]): Counted {
  const seen = new Map<RecordId, Observation[]>();
  const missed = new Map<RecordId, Observation[]>();
  const unlisted: Observation[] = [];
  const done = new Map<string, RecordId>();
  for (const state of records) {
    const fields = countFieldsOf(state);
    if (fields.done !== undefined) done.set(fields.done, state.id);
    for (const line of fields.lines) {
      const observation: Observation = {
        record: state.id,
        how: fields.how,
        at: fields.at,
        by: fields.by ?? null,
        place: line.place ?? null,
        code: line.code ?? '',
        note: line.note ?? '',
      };
      if (line.thing === undefined) unlisted.push(observation);
      else pushed(line.found ? seen : missed, line.thing, observation);
    }
  }
  return { seen, missed, unlisted, done, records };
}

const kept = new WeakMap<readonly RecordState[], Counted>();

/** All that was counted in a stocktake. */
export function countedIn(book: Pick<BookView, 'all'>, stocktake: RecordId): Counted {
  const records = byStocktake(book).get(stocktake) ?? NONE;
  if (records === NONE) return EMPTY;
  const known = kept.get(records);
  if (known) return known;
  const made = counted(records);
  kept.set(records, made);
  return made;
}

export const lineAt = (place: Place | null): Pick<CountLine, 'place'> =>
  place === null || place.key === NO_PLACE.key ? {} : { place: { key: place.key, label: place.label } };
