import { foldForSearch } from '../jp/fold';
import type { Json, JsonObject } from '../json';

const textOf = (value: Json | undefined): string => (typeof value === 'string' ? value : '');

/** The same person under one key: by the staff register, else by name and company as they are searched (髙 = 高). */
export function personKey(
  person: Json | undefined,
  name: Json | undefined,
  company: Json | undefined,
): string {
  if (typeof person === 'string') return `p ${person}`;
  return `n ${foldForSearch(textOf(name))}\n${foldForSearch(textOf(company))}`;
}

/** Whose entry it is. */
export const personKeyOf = (fields: JsonObject): string =>
  personKey(fields['person'], fields['name'], fields['company']);
