import type { Sliced } from './slices';

/** Ranks of rows: smaller comes first. BLANK marks what has no value and goes last in both directions. */
export type Ranks = Uint32Array;
export const BLANK = 0xffff_ffff;

export type RankedTexts = {
  readonly ranks: Ranks;
  /** The distinct texts in order: handed back when rows change, so that only new texts are compared. */
  readonly sorted: readonly string[];
};

export type Compare = (left: string, right: string) => number;

/** 五十音 and JIS order as Chromium's ICU has it, with R8-2 before R8-10. */
export const japanese: Compare = new Intl.Collator('ja-JP', { numeric: true }).compare;

/** One comparison takes about a microsecond: a slice stays well below a frame. */
const COMPARES_PER_SLICE = 1_000;
const STEPS_PER_SLICE = 4_000;

type Merge = { left: number; right: number; place: number };

/** Merges two runs that follow each other, at most so many texts at a time. True when it is done. */
function mergeSome(
  from: readonly string[],
  into: string[],
  middle: number,
  end: number,
  at: Merge,
  compare: Compare,
): boolean {
  const stop = Math.min(end, at.place + COMPARES_PER_SLICE);
  let { left, right, place } = at;
  for (; place < stop; place += 1) {
    const takeLeft =
      left < middle && (right >= end || compare(from[left] as string, from[right] as string) <= 0);
    into[place] = from[takeLeft ? left : right] as string;
    if (takeLeft) left += 1;
    else right += 1;
  }
  at.left = left;
  at.right = right;
  at.place = place;
  return place === end;
}

const FIRST_RUN = 128;

function* mergeSort(texts: readonly string[], compare: Compare): Sliced<readonly string[]> {
  let from: string[] = [];
  for (let start = 0; start < texts.length; start += FIRST_RUN) {
    from.push(...texts.slice(start, start + FIRST_RUN).sort(compare));
    yield;
  }
  let into = new Array<string>(texts.length);
  for (let run = FIRST_RUN; run < from.length; run *= 2) {
    for (let start = 0; start < from.length; start += 2 * run) {
      const middle = Math.min(start + run, from.length);
      const end = Math.min(start + 2 * run, from.length);
      const at: Merge = { left: start, right: middle, place: start };
      while (!mergeSome(from, into, middle, end, at, compare)) yield;
      yield;
    }
    [from, into] = [into, from];
  }
  return from;
}

/** Where `text` goes in a sorted list: after all that are not greater. */
function placeFor(sorted: readonly string[], text: string, compare: Compare): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (compare(sorted[middle] as string, text) <= 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

function* mergedWith(
  known: readonly string[],
  added: readonly string[],
  compare: Compare,
): Sliced<readonly string[]> {
  if (added.length === 0) return known;
  if (known.length === 0) return added;
  const merged: string[] = [];
  let from = 0;
  for (const text of added) {
    const place = placeFor(known, text, compare);
    for (; from < place; from += 1) merged.push(known[from] as string);
    merged.push(text);
    if (merged.length % 64 === 0) yield;
  }
  for (; from < known.length; from += 1) merged.push(known[from] as string);
  return merged;
}

/**
 * Ranks texts in Japanese order. Each distinct text is compared once, and never again while `known` (the `sorted` of
 * an earlier answer) is handed back.
 */
export function* rankTexts(
  count: number,
  textAt: (index: number) => string,
  known: readonly string[] = [],
  compare: Compare = japanese,
): Sliced<RankedTexts> {
  const texts = new Array<string>(count);
  const rankOf = new Map<string, number>();
  for (let index = 0; index < known.length; index += 1) {
    rankOf.set(known[index] as string, 0);
    if (index % STEPS_PER_SLICE === 0) yield;
  }
  const added: string[] = [];
  for (let index = 0; index < count; index += 1) {
    const text = textAt(index);
    texts[index] = text;
    if (text !== '' && !rankOf.has(text)) {
      rankOf.set(text, 0);
      added.push(text);
    }
    if (index % STEPS_PER_SLICE === 0) yield;
  }
  const sorted = yield* mergedWith(known, yield* mergeSort(added, compare), compare);
  let rank = 0;
  for (let index = 0; index < sorted.length; index += 1) {
    const text = sorted[index] as string;
    if (index > 0 && compare(sorted[index - 1] as string, text) !== 0) rank += 1;
    rankOf.set(text, rank);
    if (index % COMPARES_PER_SLICE === 0) yield;
  }
  const ranks = new Uint32Array(count);
  for (let index = 0; index < count; index += 1) {
    const text = texts[index] as string;
    ranks[index] = text === '' ? BLANK : (rankOf.get(text) as number);
    if (index % STEPS_PER_SLICE === 0) yield;
  }
  return { ranks, sorted };
}

/** Ranks numbers (dates as yyyymmdd, counts); null and NaN are blank. */
export function* rankNumbers(count: number, valueAt: (index: number) => number | null): Sliced<Ranks> {
  const values = new Float64Array(count);
  let lowest = Number.POSITIVE_INFINITY;
  let highest = Number.NEGATIVE_INFINITY;
  let whole = true;
  for (let index = 0; index < count; index += 1) {
    const value = valueAt(index) ?? Number.NaN;
    values[index] = value;
    if (value < lowest) lowest = value;
    if (value > highest) highest = value;
    if (whole && !Number.isInteger(value) && !Number.isNaN(value)) whole = false;
    if (index % STEPS_PER_SLICE === 0) yield;
  }
  const ranks = new Uint32Array(count);
  const rankOf = whole && highest - lowest < BLANK ? null : placesOf(values);
  for (let index = 0; index < count; index += 1) {
    const value = values[index] as number;
    if (Number.isNaN(value)) ranks[index] = BLANK;
    else ranks[index] = rankOf ? (rankOf.get(value) as number) : value - lowest;
    if (index % STEPS_PER_SLICE === 0) yield;
  }
  return ranks;
}

function placesOf(values: Float64Array): ReadonlyMap<number, number> {
  const places = new Map<number, number>();
  for (const value of values.slice().sort()) if (!places.has(value)) places.set(value, places.size);
  return places;
}

const DIGITS = 0x1_0000;

/** One pass of a radix sort over 16 bits of the keys; stable. */
function pass(from: Uint32Array, keys: Uint32Array, shift: number): Uint32Array {
  const starts = new Uint32Array(DIGITS + 1);
  const count = from.length;
  for (let place = 0; place < count; place += 1) {
    const digit = ((keys[from[place] as number] as number) >>> shift) & 0xffff;
    starts[digit + 1] = (starts[digit + 1] as number) + 1;
  }
  for (let digit = 0; digit < DIGITS; digit += 1)
    starts[digit + 1] = (starts[digit + 1] as number) + (starts[digit] as number);
  const into = new Uint32Array(count);
  for (let place = 0; place < count; place += 1) {
    const index = from[place] as number;
    const digit = ((keys[index] as number) >>> shift) & 0xffff;
    into[starts[digit] as number] = index;
    starts[digit] = (starts[digit] as number) + 1;
  }
  return into;
}

/** The order of rows by rank: stable, blanks last in both directions. Radix, so well within a frame at 100,000. */
export function orderOf(ranks: Ranks, descending: boolean): Uint32Array {
  const count = ranks.length;
  let highest = 0;
  for (let index = 0; index < count; index += 1) {
    const rank = ranks[index] as number;
    if (rank !== BLANK && rank > highest) highest = rank;
  }
  const keys = new Uint32Array(count);
  const natural = new Uint32Array(count);
  for (let index = 0; index < count; index += 1) {
    const rank = ranks[index] as number;
    natural[index] = index;
    keys[index] = rank === BLANK ? highest + 1 : descending ? highest - rank : rank;
  }
  const low = pass(natural, keys, 0);
  return highest + 1 < DIGITS ? low : pass(low, keys, 16);
}
