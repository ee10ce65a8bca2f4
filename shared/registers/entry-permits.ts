import type { RecordId } from '../ids';
import type { RecordState } from '../journal/project';
import type { IsoDate } from '../jp/date';
import { foldForSearch } from '../jp/fold';
import type { Json } from '../json';
import { isPermitted } from './application';
import type { BookView } from './define';
import { personKey } from './entry-person';
import { ENTRY_PERMIT } from './ids';
import { groupedBy, oncePerList } from './once-per-list';

/** One person of a standing permission to enter. */
export type Permitted = {
  readonly permit: RecordState;
  readonly key: string;
  readonly areas: readonly RecordId[];
  readonly kind: 'staff' | 'contractor' | 'visitor';
  readonly person: RecordId | null;
  readonly name: string;
  readonly kana: string;
  readonly company: string;
  /** What a card or a barcode says, folded; null where there is none. */
  readonly card: string | null;
  readonly from: IsoDate;
  readonly until: IsoDate;
  /** Enters only with an escort, whatever the area asks. */
  readonly escorted: boolean;
};

export type PermitRow = {
  readonly person?: RecordId;
  readonly name?: string;
  readonly kana?: string;
  readonly card?: string;
};

export const permitRows = (state: RecordState): readonly PermitRow[] =>
  (state.fields['people'] ?? []) as readonly PermitRow[];

export const foldCard = (text: string): string => foldForSearch(text).replace(/[^0-9a-z]/g, '');

const text = (value: Json | undefined): string => (typeof value === 'string' ? value : '');

function peopleOf(permit: RecordState): readonly Permitted[] {
  const { fields } = permit;
  const company = text(fields['company']);
  return permitRows(permit).map((row) => ({
    permit,
    key: personKey(row.person, row.name, company),
    areas: (fields['areas'] ?? []) as readonly RecordId[],
    kind: (fields['kind'] ?? 'visitor') as Permitted['kind'],
    person: row.person ?? null,
    name: row.name ?? '',
    kana: row.kana ?? '',
    company,
    card: row.card === undefined || foldCard(row.card) === '' ? null : foldCard(row.card),
    from: text(fields['from']) as IsoDate,
    until: text(fields['until']) as IsoDate,
    escorted: fields['escorted'] === true,
  }));
}

export type PermitIndex = {
  readonly all: readonly Permitted[];
  readonly byKey: ReadonlyMap<string, readonly Permitted[]>;
  readonly byCard: ReadonlyMap<string, readonly Permitted[]>;
  readonly byName: ReadonlyMap<string, readonly Permitted[]>;
};

/** Everybody with a permission that was given and not taken back, whatever its period. */
export const permitsIn = oncePerList(ENTRY_PERMIT, (records): PermitIndex => {
  const all = records.filter(isPermitted).flatMap(peopleOf);
  return {
    all,
    byKey: groupedBy(all, ({ key }) => key),
    byCard: groupedBy(all, ({ card }) => card),
    byName: groupedBy(all, ({ name }) => foldForSearch(name)),
  };
});

type At = { readonly area: RecordId | string; readonly on: string };

export const isValid = (one: Permitted, { area, on }: At): boolean =>
  one.areas.includes(area as RecordId) && one.from <= on && on <= one.until;

/** The permission by which this person may enter that area on that day. */
export const permitOf = (book: BookView, key: string, at: At): Permitted | undefined =>
  permitsIn(book)
    .byKey.get(key)
    ?.find((one) => isValid(one, at));

/** Whom a name, as typed or read, means among those permitted: one person only, or nobody. */
export function permittedByName(
  book: BookView,
  name: string,
  company: string,
  at: At,
): Permitted | undefined {
  const found = (permitsIn(book).byName.get(foldForSearch(name)) ?? []).filter(
    (one) => isValid(one, at) && (company === '' || foldForSearch(one.company) === foldForSearch(company)),
  );
  return new Set(found.map(({ key }) => key)).size === 1 ? found[0] : undefined;
}

/** Whose card it is; an expired or foreign card is nobody's. */
export const permittedByCard = (book: BookView, scanned: string, at: At): Permitted | undefined =>
  permitsIn(book)
    .byCard.get(foldCard(scanned))
    ?.find((one) => isValid(one, at));
