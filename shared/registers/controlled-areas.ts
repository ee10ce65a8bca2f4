import type { RecordId } from '../ids';
import type { RecordState } from '../journal/project';
import type { IsoDate } from '../jp/date';
import type { JsonObject } from '../json';
import { type Confidentiality, compareLevels, higherConfidentiality } from '../policy/classification';
import { classificationOf } from './classed';
import type { BookView } from './define';
import { AREA } from './ids';

/** Whom a rule of an area is meant for. */
export type MeantFor = 'everyone' | 'unlisted' | 'outsiders' | 'nobody';

/** What a controlled area asks of those who enter it. */
export type AreaRules = {
  readonly id: RecordId;
  readonly name: string;
  /** 「17:30」: an entry without an exit is amiss from then on. */
  readonly closesAt: string;
  readonly twoPersons: boolean;
  /** How many may be inside at once, or null. */
  readonly maximum: number | null;
  readonly escortFor: MeantFor;
  readonly idFor: MeantFor;
  /** The highest confidentiality of the systems there. */
  readonly confidentiality: Confidentiality | 'unknown' | null;
};

type System = { readonly asset?: RecordId; readonly confidentiality?: Confidentiality | 'unknown' };

export const CLOSES_AT = '17:30';
const CLOCK = /^([01]\d|2[0-3]):[0-5]\d$/;

/** The highest confidentiality of the systems of an area: as typed, or as 情報資産台帳 says where it is higher. */
export function confidentialityOf(
  fields: JsonObject,
  book: Pick<BookView, 'record'>,
): AreaRules['confidentiality'] {
  let found: AreaRules['confidentiality'] = null;
  for (const system of (fields['systems'] ?? []) as readonly System[]) {
    const asset = system.asset === undefined ? undefined : book.record(system.asset);
    if (asset) found = higherConfidentiality(found, classificationOf(asset.fields).confidentiality);
    if (system.confidentiality !== undefined) found = higherConfidentiality(found, system.confidentiality);
  }
  return found;
}

const clockOf = (value: unknown): string =>
  typeof value === 'string' && CLOCK.test(value) ? value : CLOSES_AT;

export function areaRules(area: RecordState, book: Pick<BookView, 'record'>): AreaRules {
  const { fields } = area;
  return {
    id: area.id,
    name: String(fields['name'] ?? ''),
    closesAt: clockOf(fields['closesAt']),
    twoPersons: fields['twoPersons'] === true,
    maximum: typeof fields['maximum'] === 'number' ? fields['maximum'] : null,
    escortFor: (fields['escortFor'] ?? 'outsiders') as MeantFor,
    idFor: (fields['idFor'] ?? 'outsiders') as MeantFor,
    confidentiality: confidentialityOf(fields, book),
  };
}

/** Nothing that does not belong to its systems may be brought into such an area (4-2(2)③). */
export const keepsDevicesOut = (rules: AreaRules): boolean =>
  rules.confidentiality !== null && compareLevels(rules.confidentiality, '2B') >= 0;

/** Areas that are not voided and not closed down by that day. */
export const areasOn = (book: BookView, on: IsoDate): readonly RecordState[] =>
  book
    .all(AREA)
    .filter(
      ({ voided, fields }) =>
        voided === null && (typeof fields['closedOn'] !== 'string' || fields['closedOn'] >= on),
    );

/** What belongs to controlled areas is left out of the navigation until there is one. */
export const hasNoArea = (book: BookView): boolean => !book.all(AREA).some(({ voided }) => voided === null);
