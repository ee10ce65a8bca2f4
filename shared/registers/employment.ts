import type { RecordId } from '../ids';
import type { RecordState } from '../journal/project';
import type { IsoDate } from '../jp/date';
import { assignmentsOn } from '../organisation/assignments';
import type { BookView, Situation } from './define';
import type { Choice } from './field';

/** 任用の種類: pledges are asked for by it (5-1(2)). */
export const EMPLOYMENTS: readonly Choice[] = [
  {
    value: 'fiscal-part',
    label: '会計年度任用職員（パートタイム）',
    synonyms: ['会計年度任用職員', '会計年度', 'パートタイム', 'パート', '短時間', '会計年度（パート）'],
  },
  {
    value: 'fiscal-full',
    label: '会計年度任用職員（フルタイム）',
    synonyms: ['フルタイム', '会計年度（フル）'],
  },
  { value: 'temporary', label: '臨時的任用職員', synonyms: ['臨時', '臨時職員', '臨時的任用'] },
  { value: 'dispatched', label: '派遣労働者', synonyms: ['派遣', '派遣職員', '派遣社員'] },
  { value: 'reappointed', label: '再任用職員', synonyms: ['再任用', '暫定再任用', '定年前再任用'] },
  { value: 'regular', label: '正規職員', synonyms: ['正規', '常勤', '正職員', '一般職'] },
  { value: 'other', label: 'その他', synonyms: [] },
];

export const employmentLabel = (kind: unknown): string =>
  EMPLOYMENTS.find((one) => one.value === kind)?.label ?? '';

/** Kinds that get a card every year without anybody asking for it. */
const WITH_CARD = new Set(['fiscal-part', 'fiscal-full', 'temporary', 'dispatched']);

/** The kind of employment of a person: as registered, else by the role they hold. */
export function employmentOf(person: RecordState, on: IsoDate): string {
  const typed = person.fields['employment'];
  if (typeof typed === 'string') return typed;
  const [main] = assignmentsOn(person, on);
  return main?.role === 'fiscal-year' ? 'fiscal-part' : 'regular';
}

export const hasCardEachYear = (person: RecordState, on: IsoDate): boolean =>
  WITH_CARD.has(employmentOf(person, on));

/** 任命権者 of a person: as registered, else of the section, else the first of the organisation. */
export function authorityOf(
  person: RecordState | undefined,
  section: RecordId | undefined,
  situation: { readonly book: Pick<BookView, 'record'> } & Pick<Situation, 'profile'>,
): string {
  const own = person?.fields['authority'];
  if (typeof own === 'string' && own !== '') return own;
  const ofSection = section && situation.book.record(section)?.fields['authority'];
  if (typeof ofSection === 'string' && ofSection !== '') return ofSection;
  return situation.profile.organisation.authorities[0] ?? '';
}
