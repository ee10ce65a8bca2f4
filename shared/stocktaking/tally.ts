import type { RecordId } from '../ids';
import type { RecordState } from '../journal/project';
import type { LocalMoment } from '../jp/moment';
import type { Profile } from '../policy/profile';
import type { BookView } from '../registers/define';
import { type Counted, countedIn, type Observation } from './counted';
import { isInScope, type Scope, scopeOf, type Thing, type Things, thingsIn } from './expected';
import type { Place } from './places';

export const OUTCOMES = ['present', 'missing', 'elsewhere', 'unlisted', 'repeated', 'unchecked'] as const;
export type Outcome = (typeof OUTCOMES)[number];

export const OUTCOME_LABELS: { readonly [outcome in Outcome]: string } = {
  present: '現品あり',
  missing: '所在不明',
  elsewhere: '保管場所相違',
  unlisted: '台帳外',
  repeated: '重複読取',
  unchecked: '未確認',
};

/** How one thing of the ledgers came out. */
export type Row = {
  readonly thing: Thing;
  readonly outcome: Exclude<Outcome, 'repeated'>;
  /** Where it was seen, when not where the ledger says. */
  readonly seenAt: Pick<Place, 'key' | 'label'> | null;
  readonly times: number;
  /** Every place it was seen at. */
  readonly places: readonly string[];
  readonly at: LocalMoment | null;
  /** What does not fit, in words: seen though out, seen though disposed of. */
  readonly notes: readonly string[];
};

export type PlaceTally = {
  readonly place: Place;
  readonly expected: number;
  readonly seen: number;
  readonly missing: number;
  readonly unchecked: number;
  readonly done: boolean;
};

export type Tally = {
  /** Everything looked for, by place and number, then what was seen without being looked for. */
  readonly rows: readonly Row[];
  readonly byThing: ReadonlyMap<RecordId, Row>;
  readonly out: readonly Thing[];
  readonly lost: readonly Thing[];
  readonly unlisted: readonly Observation[];
  readonly counts: { readonly [outcome in Outcome]: number };
  readonly expected: number;
  readonly places: readonly PlaceTally[];
};

function notesOf(thing: Thing, expected: boolean): readonly string[] {
  if (thing.standing === 'out')
    return [`持出・貸出中の記録があります（${thing.whereabouts}）。返却を記録してください。`];
  if (thing.standing === 'lost')
    return ['紛失として記録されています。事故の記録で「発見を記録」してください。'];
  if (thing.standing === 'gone') return ['廃棄済または取消しの記録です。'];
  return expected || thing.counted ? [] : ['棚卸の対象にしていない種類です。'];
}

/** A thing that was seen: where the ledger says, or elsewhere. Seen once at its place, it is there. */
function seenRow(thing: Thing, seen: readonly Observation[], expected: boolean): Row {
  const places = [...new Set(seen.flatMap(({ place }) => (place ? [place.label] : [])))];
  // Who counted without saying where says nothing against those who did.
  const said = seen.filter(({ place }) => place !== null);
  const moved = said.length > 0 && !said.some(({ place }) => place?.key === thing.place.key);
  return {
    thing,
    outcome: thing.standing === 'gone' ? 'unlisted' : moved ? 'elsewhere' : 'present',
    seenAt: moved ? (said.at(-1)?.place ?? null) : null,
    times: seen.length,
    places,
    at: seen.at(-1)?.at ?? null,
    notes: notesOf(thing, expected),
  };
}

function rowOf(thing: Thing, counted: Counted): Row {
  const seen = counted.seen.get(thing.id);
  if (seen) return seenRow(thing, seen, true);
  const missed = counted.missed.get(thing.id);
  return {
    thing,
    outcome: missed ? 'missing' : 'unchecked',
    seenAt: null,
    times: 0,
    places: [],
    at: missed?.at(-1)?.at ?? null,
    notes: missed?.flatMap(({ note }) => (note === '' ? [] : [note])) ?? [],
  };
}

function placesOf(rows: readonly Row[], counted: Counted): readonly PlaceTally[] {
  const places = new Map<
    string,
    { place: Place; expected: number; seen: number; missing: number; unchecked: number }
  >();
  for (const { thing, outcome } of rows) {
    const one = places.get(thing.place.key) ?? {
      place: thing.place,
      expected: 0,
      seen: 0,
      missing: 0,
      unchecked: 0,
    };
    one.expected += 1;
    if (outcome === 'missing') one.missing += 1;
    else if (outcome === 'unchecked') one.unchecked += 1;
    else one.seen += 1;
    places.set(thing.place.key, one);
  }
  return [...places.values()].map((one) => ({ ...one, done: counted.done.has(one.place.key) }));
}

function tallied(things: Things, counted: Counted, scope: Scope, book: BookView): Tally {
  const inScope = things.list.filter((thing) => isInScope(thing, scope, book));
  const expected = inScope.filter((thing) => thing.standing === 'here').map((thing) => rowOf(thing, counted));
  const looked = new Set(expected.map(({ thing }) => thing.id));
  const beside = [...counted.seen].flatMap(([id, seen]): readonly Row[] => {
    const thing = looked.has(id) ? undefined : things.byId.get(id);
    return thing ? [seenRow(thing, seen, false)] : [];
  });
  const rows = [...expected, ...beside];
  const count = (outcome: Outcome): number => rows.filter((row) => row.outcome === outcome).length;
  return {
    rows,
    byThing: new Map(rows.map((row) => [row.thing.id, row])),
    out: inScope.filter(({ id, standing }) => standing === 'out' && !counted.seen.has(id)),
    lost: inScope.filter(({ id, standing }) => standing === 'lost' && !counted.seen.has(id)),
    unlisted: counted.unlisted,
    counts: {
      present: count('present'),
      missing: count('missing'),
      elsewhere: count('elsewhere'),
      unlisted: count('unlisted') + counted.unlisted.length,
      repeated: rows.filter(({ times }) => times > 1).length,
      unchecked: count('unchecked'),
    },
    expected: expected.length,
    places: placesOf(expected, counted),
  };
}

type Known = { readonly counted: Counted; readonly tally: Tally };
const kept = new WeakMap<Things, Map<RecordId, Known & { readonly fields: RecordState['fields'] }>>();

/** How a stocktake stands now. Kept until a ledger, a custody line or a count changes. */
export function tallyOf(
  stocktake: RecordState,
  { book, profile }: { readonly book: BookView; readonly profile: Profile },
): Tally {
  const things = thingsIn(book, profile);
  const counted = countedIn(book, stocktake.id);
  const bucket = kept.get(things) ?? new Map();
  kept.set(things, bucket);
  const known = bucket.get(stocktake.id);
  if (known && known.counted === counted && known.fields === stocktake.fields) return known.tally;
  const tally = tallied(things, counted, scopeOf(stocktake.fields), book);
  bucket.set(stocktake.id, { counted, tally, fields: stocktake.fields });
  return tally;
}

/** Whether a row belongs among the differences of the report. */
export const isDifference = (row: Row): boolean =>
  row.outcome !== 'present' || row.notes.length > 0 || row.places.length > 1 || row.times > 1;
