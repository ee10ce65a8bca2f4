import { foldForSearch } from '../jp/fold';
import type { Json, JsonObject } from '../json';
import type { Existing } from './outcome';

const keyPart = (value: Json | undefined): string =>
  typeof value === 'string'
    ? foldForSearch(value)
    : value === undefined || value === null
      ? ''
      : JSON.stringify(value);

const BETWEEN = '\u0000';

/** The values a row is matched by as one text, width and variants folded; null when one of them is blank. */
export function keyOf(values: JsonObject, matchBy: readonly string[]): string | null {
  const parts = matchBy.map((key) => keyPart(values[key]));
  return parts.length === 0 || parts.includes('') ? null : parts.join(BETWEEN);
}

/** The records of the register by their key; a key that several have is no key. */
export class KnownRecords {
  private readonly byKey = new Map<string, Existing | 'several'>();
  constructor(private readonly matchBy: readonly string[]) {}
  add(one: Existing): void {
    const key = keyOf(one.values, this.matchBy);
    if (key !== null) this.byKey.set(key, this.byKey.has(key) ? 'several' : one);
  }
  find(key: string | null): Existing | 'several' | null {
    return key === null ? null : (this.byKey.get(key) ?? null);
  }
}

export function sameValue(one: Json | undefined, other: Json | undefined): boolean {
  if (one === other) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  const [left, right] = [one, other] as unknown as [JsonObject, JsonObject];
  const keys = Object.keys(left);
  return (
    Array.isArray(one) === Array.isArray(other) &&
    keys.length === Object.keys(right).length &&
    keys.every((key) => sameValue(left[key], right[key]))
  );
}

/** Full or half width and spaces: no difference in what the rows were matched by. */
export function sameButWidth(one: Json | undefined, other: Json | undefined): boolean {
  const plain = (value: Json | undefined) => String(value).normalize('NFKC').replace(/\s/gu, '');
  return plain(one) === plain(other);
}
