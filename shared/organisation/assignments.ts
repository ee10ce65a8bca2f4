import type { RecordId } from '../ids';
import type { RecordState } from '../journal/project';
import type { IsoDate } from '../jp/date';

export type Role = 'chief' | 'head' | 'keeper' | 'staff' | 'fiscal-year';

/** One post a person holds for a time (発令・兼務): open-ended when `until` is absent. */
export type Assignment = {
  readonly section: RecordId;
  readonly post: string;
  readonly role: Role;
  readonly from: IsoDate;
  readonly until?: IsoDate;
  readonly concurrent?: boolean;
};

type Records = { record(id: RecordId): RecordState | undefined };

/** What a person held on a day, the main post first. */
export function assignmentsOn(
  person: RecordState | undefined | null | '',
  on: IsoDate,
): readonly Assignment[] {
  if (!person) return [];
  const all = (person.fields['assignments'] ?? []) as unknown as readonly Assignment[];
  return all
    .filter((one) => one.from <= on && (one.until === undefined || one.until >= on))
    .toSorted((a, b) => Number(a.concurrent ?? false) - Number(b.concurrent ?? false));
}

type DatedName = { readonly from: IsoDate; readonly name: string };

/** The name a section bore on a day (改称): the last one that had begun, else the first. */
export function sectionNameOn(section: RecordState | undefined, on: IsoDate): string {
  if (!section) return '';
  const names = (section.fields['names'] ?? []) as unknown as readonly DatedName[];
  const sorted = names.toSorted((a, b) => (a.from < b.from ? -1 : 1));
  return (
    sorted.findLast((one) => one.from <= on)?.name ?? sorted[0]?.name ?? String(section.fields['name'] ?? '')
  );
}

/** 「見本課　課長」: section and post of a person on a day, as it is printed. Empty when unknown. */
export function postTextOn(book: Records, person: RecordId, on: IsoDate): string {
  const [main] = assignmentsOn(book.record(person), on);
  if (!main) return '';
  return [sectionNameOn(book.record(main.section), on), main.post].filter((part) => part !== '').join('　');
}

/** The person's name as registered. */
export function personName(book: Records, person: RecordId | undefined): string {
  const name = person && book.record(person)?.fields['name'];
  return typeof name === 'string' ? name : '';
}
