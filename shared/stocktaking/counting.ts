import type { RecordId } from '../ids';
import type { DraftEntry } from '../journal/entry';
import type { RecordState } from '../journal/project';
import { momentIn } from '../jp/moment';
import type { JsonObject } from '../json';
import { draftNew, draftOn, type Situation } from '../registers/define';
import { STOCKTAKE_COUNT } from '../registers/ids';
import { type CountFields, type CountLine, countedIn, type How, lineAt, type Observation } from './counted';
import { type Thing, thingsIn } from './expected';
import { type Finder, type Found, finderOf } from './finder';
import { labelCode } from './label-code';
import type { Place } from './places';
import { tallyOf } from './tally';

/** What the counter is told of one code: decided without looking through the ledgers. */
export type Answer =
  | { readonly kind: 'present'; readonly thing: Thing; readonly notes: readonly string[] }
  | {
      readonly kind: 'elsewhere';
      readonly thing: Thing;
      readonly place: Place;
      readonly notes: readonly string[];
    }
  | {
      readonly kind: 'repeated';
      readonly thing: Thing;
      readonly before: Observation;
      readonly place: Place | null;
    }
  | { readonly kind: 'gone'; readonly thing: Thing }
  | { readonly kind: 'unlisted'; readonly code: string; readonly before: Observation | null }
  | { readonly kind: 'several'; readonly code: string; readonly things: readonly Thing[] }
  | { readonly kind: 'place'; readonly place: Place };

/** What may be written down as it stands. */
export type Countable = Exclude<Answer, { kind: 'several' | 'place' }>;

export type Counter = { readonly place: Place | null; readonly by: RecordId | null };

function answerThing(
  id: RecordId,
  code: string,
  { place }: Counter,
  stocktake: RecordState,
  situation: Situation,
): Countable {
  const thing = thingsIn(situation.book, situation.profile).byId.get(id);
  if (!thing) return { kind: 'unlisted', code, before: null };
  const [before] = countedIn(situation.book, stocktake.id).seen.get(id) ?? [];
  if (before) return { kind: 'repeated', thing, before, place };
  if (thing.standing === 'gone') return { kind: 'gone', thing };
  const notes =
    thing.standing === 'out'
      ? [`持出・貸出中の記録があります（${thing.whereabouts}）。数えた後に、返却を記録してください。`]
      : thing.standing === 'lost'
        ? ['紛失として記録されています。数えた後に、事故の記録で「発見を記録」してください。']
        : [];
  return place === null || place.key === thing.place.key
    ? { kind: 'present', thing, notes }
    : { kind: 'elsewhere', thing, place, notes };
}

/** What a code means among what is counted: last digits need to be unique among those things only. */
export function findCounted(
  code: string,
  situation: Situation,
  finder: Finder = finderOf(situation.book),
): Found {
  const found = finder.find(code);
  if (found.kind !== 'several') return found;
  const { byId } = thingsIn(situation.book, situation.profile);
  const counted = found.things.filter((id) => {
    const thing = byId.get(id);
    return thing?.counted && thing.standing !== 'gone';
  });
  const [only, ...more] = counted;
  if (only === undefined) return found;
  return more.length === 0
    ? { kind: 'thing', thing: only, by: 'tail' }
    : { kind: 'several', things: counted };
}

/** What a code that was read or typed means here and now. */
export function answerTo(
  code: string,
  counter: Counter,
  stocktake: RecordState,
  situation: Situation,
): Answer {
  const found = findCounted(code, situation);
  switch (found.kind) {
    case 'place':
      return { kind: 'place', place: found.place };
    case 'thing':
      return answerThing(found.thing, code, counter, stocktake, situation);
    case 'several': {
      const { byId } = thingsIn(situation.book, situation.profile);
      const things = found.things.flatMap((id) => byId.get(id) ?? []);
      const here = ({ place }: Thing): number => Number(place.key !== counter.place?.key);
      return { kind: 'several', code, things: things.toSorted((a, b) => here(a) - here(b)) };
    }
    case 'unknown': {
      const before = countedIn(situation.book, stocktake.id).unlisted.find((one) => one.code === code);
      return { kind: 'unlisted', code, before: before ?? null };
    }
  }
}

/** The one of several that the counter chose. */
export const answerChosen = (
  thing: Thing,
  code: string,
  counter: Counter,
  stocktake: RecordState,
  situation: Situation,
): Countable => answerThing(thing.id, code, counter, stocktake, situation);

/** The entry of one count, whatever number of things it names. */
export function countDraft(
  stocktake: RecordState,
  count: Omit<CountFields, 'stocktake' | 'at'>,
  situation: Situation,
): DraftEntry {
  const fields = { stocktake: stocktake.id, at: momentIn(situation.now), ...count };
  return draftNew(STOCKTAKE_COUNT, situation.newRecord(), 'counted', 1, {
    number: null,
    on: situation.today,
    fields: fields as unknown as JsonObject,
  });
}

/** The entry of one scan. */
export function scanDraft(
  answer: Countable,
  how: How,
  code: string,
  { place, by }: Counter,
  stocktake: RecordState,
  situation: Situation,
): DraftEntry {
  const thing = answer.kind === 'unlisted' ? {} : { thing: answer.thing.id };
  // A label's forty digits say nothing that the thing does not.
  const said =
    'thing' in thing && thing.thing !== undefined && labelCode(thing.thing) === code ? {} : { code };
  const line: CountLine = { ...thing, ...said, found: true, ...lineAt(place) };
  return countDraft(stocktake, { how, ...(by === null ? {} : { by }), lines: [line] }, situation);
}

/** A place is counted to its end: what was not seen there is 所在不明. */
export function placeDoneDraft(
  place: Place,
  by: RecordId | null,
  stocktake: RecordState,
  situation: Situation,
): DraftEntry {
  const lines = tallyOf(stocktake, situation)
    .rows.filter(({ thing, outcome }) => thing.place.key === place.key && outcome === 'unchecked')
    .map(({ thing }): CountLine => ({ thing: thing.id, found: false, ...lineAt(place) }));
  const counter = by === null ? {} : { by };
  return countDraft(stocktake, { how: 'place-done', ...counter, lines, done: place.key }, situation);
}

/** Takes a count back: it stays on record, and no longer counts. */
export const takeBackDraft = (count: RecordState, reason: string, situation: Situation): DraftEntry =>
  draftOn(count, 'voided', 1, { on: situation.today, reason });
