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

const COMPARES_PER_SLICE = 2_000;

function* mergeSort(texts: readonly string[], compare: Compare): Sliced<readonly string[]> {
  let from = texts.slice();
  let into = new Array<string>(texts.length);
  let compared = 0;
  for (let run = 1; run < from.length; run *= 2) {
    for (let start = 0; start < from.length; start += 2 * run) {
      const middle = Math.min(start + run, from.length);
      const end = Math.min(start + 2 * run, from.length);
      let left = start;
      let right = middle;
      for (let place = start; place < end; place += 1) {
        const takeLeft =
          left < middle && (right >= end || compare(from[left] as string, from[right] as string) <= 0);
        into[place] = from[takeLeft ? left++ : right++] as string;
        compared += 1;
        if (compared % COMPARES_PER_SLICE === 0) yield;
      }
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

function mergedWith(known: readonly string[], added: readonly string[], compare: Compare): readonly string[] {
  if (added.length === 0) return known;
  const merged: string[] = [];
  let from = 0;
  for (const text of added) {
    const place = placeFor(known, text, compare);
    for (; from < place; from += 1) merged.push(known[from] as string);
    merged.push(text);
  }
  for (; from < known.length; from += 1) merged.push(known[from] as string);
  return merged;
}

/** Ranks texts in Japanese order. Each distinct text is compared once, and never again while `known` is handed back. */
export function* rankTexts(
  texts: readonly string[],
  known: readonly string[] = [],
  compare: Compare = japanese,
): Sliced<RankedTexts> {
  const rankOf = new Map<string, number>(known.map((text) => [text, 0]));
  const added: string[] = [];
  for (let index = 0; index < texts.length; index += 1) {
    const text = texts[index] as string;
    if (text !== '' && !rankOf.has(text)) {
      rankOf.set(text, 0);
      added.push(text);
    }
    if (index % 20_000 === 19_999) yield;
  }
  const sorted = mergedWith(known, yield* mergeSort(added, compare), compare);
  yield;
  let rank = 0;
  for (let index = 0; index < sorted.length; index += 1) {
    const text = sorted[index] as string;
    if (index > 0 && compare(sorted[index - 1] as string, text) !== 0) rank += 1;
    rankOf.set(text, rank);
    if (index % COMPARES_PER_SLICE === COMPARES_PER_SLICE - 1) yield;
  }
  const ranks = new Uint32Array(texts.length);
  for (let index = 0; index < texts.length; index += 1) {
    const text = texts[index] as string;
    ranks[index] = text === '' ? BLANK : (rankOf.get(text) as number);
  }
  return { ranks, sorted };
}

/** Ranks numbers (dates as yyyymmdd, counts); null and NaN are blank. */
export function rankNumbers(values: readonly (number | null)[]): Ranks {
  const present = Float64Array.from(
    values.filter((value): value is number => value !== null && !Number.isNaN(value)),
  );
  present.sort();
  const lowest = present[0] ?? 0;
  const whole = (present.at(-1) ?? 0) - lowest < BLANK && present.every(Number.isInteger);
  const place = new Map<number, number>();
  if (!whole) for (const value of present) if (!place.has(value)) place.set(value, place.size);
  return Uint32Array.from(values, (value) => {
    if (value === null || Number.isNaN(value)) return BLANK;
    return whole ? value - lowest : (place.get(value) as number);
  });
}

const DIGITS = 0x1_0000;

function pass(from: Uint32Array, keys: Uint32Array, shift: number): Uint32Array {
  const starts = new Uint32Array(DIGITS + 1);
  for (const index of from) {
    const digit = ((keys[index] as number) >>> shift) & 0xffff;
    starts[digit + 1] = (starts[digit + 1] as number) + 1;
  }
  for (let digit = 0; digit < DIGITS; digit += 1) {
    starts[digit + 1] = (starts[digit + 1] as number) + (starts[digit] as number);
  }
  const into = new Uint32Array(from.length);
  for (const index of from) {
    const digit = ((keys[index] as number) >>> shift) & 0xffff;
    const place = starts[digit] as number;
    into[place] = index;
    starts[digit] = place + 1;
  }
  return into;
}

/** The order of rows by rank: stable, blanks last in both directions. Radix, so well within a frame at 100,000. */
export function orderOf(ranks: Ranks, descending: boolean): Uint32Array {
  let highest = 0;
  for (const rank of ranks) if (rank !== BLANK && rank > highest) highest = rank;
  const keys = ranks.map((rank) => (rank === BLANK ? highest + 1 : descending ? highest - rank : rank));
  const natural = Uint32Array.from(ranks.keys());
  const low = pass(natural, keys, 0);
  return highest + 1 < DIGITS ? low : pass(low, keys, 16);
}
