import type { RecordId } from '../../ids';
import type { RecordState } from '../../journal/project';
import type { IsoDate } from '../../jp/date';
import { isDifference, type Outcome, type Row, type Tally } from '../../stocktaking/tally';

/** One line of the report: in words as they stood, so that it reads the same when the ledgers have moved on. */
export type Difference = {
  readonly outcome: Outcome;
  readonly thing: RecordId | null;
  readonly number: string;
  readonly name: string;
  readonly serial: string;
  /** Where the ledger had it. */
  readonly place: string;
  readonly seenAt: string;
  readonly note: string;
};

export type PlaceResult = {
  readonly place: string;
  readonly expected: number;
  readonly seen: number;
  readonly missing: number;
  readonly unchecked: number;
};

export type OutLine = {
  readonly thing: RecordId;
  readonly number: string;
  readonly name: string;
  readonly whereabouts: string;
};

/** What a stocktake came to: frozen by 確定, worked out until then. */
export type Outcomes = {
  readonly expected: number;
  readonly counts: { readonly [outcome in Outcome]: number };
  readonly places: readonly PlaceResult[];
  readonly differences: readonly Difference[];
  readonly out: readonly OutLine[];
};

export type Result = Outcomes & {
  readonly closedOn: IsoDate;
  readonly closedBy: RecordId;
  readonly witness: RecordId | null;
  readonly uncheckedReason: string;
  readonly remarks: string;
  /** Things whose place was amended. */
  readonly moved: readonly RecordId[];
};

export const resultOf = (state: RecordState): Result | null =>
  (state.detail['result'] as unknown as Result | undefined) ?? null;

const repeatedNote = ({ times, places }: Row): readonly string[] =>
  times > 1
    ? [
        places.length > 1
          ? `${times}回読み取られています（${places.join('、')}）`
          : `${times}回読み取られています`,
      ]
    : [];

function differenceOf(row: Row): Difference {
  const { thing } = row;
  return {
    outcome: row.outcome === 'present' && row.times > 1 ? 'repeated' : row.outcome,
    thing: thing.id,
    number: thing.number,
    name: thing.name,
    serial: thing.serial,
    place: thing.place.label,
    seenAt: row.seenAt?.label ?? '',
    note: [...row.notes, ...repeatedNote(row)].join('　'),
  };
}

const ORDER: readonly Outcome[] = ['missing', 'elsewhere', 'unlisted', 'repeated', 'present', 'unchecked'];

/** The outcome in words, the most serious first. */
export function outcomesOf(tally: Tally): Outcomes {
  const unlisted = tally.unlisted.map(
    ({ code, place, note }): Difference => ({
      outcome: 'unlisted',
      thing: null,
      number: code,
      name: '',
      serial: '',
      place: '',
      seenAt: place?.label ?? '',
      note,
    }),
  );
  const differences = [...tally.rows.filter(isDifference).map(differenceOf), ...unlisted];
  return {
    expected: tally.expected,
    counts: tally.counts,
    places: tally.places.map(({ place, expected, seen, missing, unchecked }) => ({
      place: place.label,
      expected,
      seen,
      missing,
      unchecked,
    })),
    differences: differences.toSorted((a, b) => ORDER.indexOf(a.outcome) - ORDER.indexOf(b.outcome)),
    out: tally.out.map(({ id, number, name, whereabouts }) => ({ thing: id, number, name, whereabouts })),
  };
}

export type Settled = {
  readonly things: readonly RecordId[];
  readonly how: 'incident' | 'found';
  readonly on: IsoDate;
};

const settledIn = (state: RecordState): readonly Settled[] =>
  (state.detail['settled'] ?? []) as unknown as readonly Settled[];

/** What the closing left 所在不明 and nobody has dealt with since. */
export function stillMissing(state: RecordState): readonly Difference[] {
  const result = resultOf(state);
  if (!result || state.voided) return [];
  const settled = new Set(settledIn(state).flatMap(({ things }) => things));
  return result.differences.filter(
    ({ outcome, thing }) => outcome === 'missing' && thing !== null && !settled.has(thing),
  );
}
