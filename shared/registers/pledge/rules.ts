import type { RecordId } from '../../ids';
import type { RecordState } from '../../journal/project';
import type { IsoDate } from '../../jp/date';
import { showDate } from '../../jp/date';
import { fiscalYear } from '../../jp/fiscal';
import type { Json, JsonObject } from '../../json';
import { assignmentsOn, personName, sectionNameOn } from '../../organisation/assignments';
import { block, type Finding, warn } from '../../policy/finding';
import { type FrozenPledge, freeze, type PledgeText, textFor } from '../../policy/pledge';
import type { BookView, Situation } from '../define';
import { authorityOf } from '../employment';
import { PLEDGE } from '../ids';

export const personOf = (state: RecordState): RecordId => state.fields['person'] as RecordId;
export const yearOf = (state: RecordState): number => Number(state.fields['year']);
export const nameOnCard = (state: RecordState, book: Pick<BookView, 'record'>): string =>
  personName(book, personOf(state));

/** Nothing that was done lies in the future. */
export const notLater = (key: string, value: Json | undefined, situation: Situation): readonly Finding[] =>
  typeof value === 'string' && value > situation.today
    ? [block(key, null, '日付が今日より後です。行った日を入力してください。')]
    : [];

/** What a card says as a whole. */
export function checkCard(
  values: JsonObject,
  situation: Situation,
  self: RecordState | null,
): readonly Finding[] {
  const { person, year, from, until } = values;
  const findings: Finding[] = [];
  if (typeof from === 'string' && typeof until === 'string' && until < from)
    findings.push(block('until', null, '任用期間の終わりが始めより前です。'));
  if (typeof year === 'string' && typeof from === 'string') {
    const { start, end, label } = fiscalYear(Number(year));
    if (from > end || (typeof until === 'string' && until < start))
      findings.push(block('from', null, `任用期間が${label}にかかっていません。`));
    else if (typeof until === 'string' && until > end)
      findings.push(
        warn('until', '5-1(2)②', `任用期間が${label}を超えています。年度ごとの任用か確かめてください。`),
      );
  }
  const twin = situation.book
    .all(PLEDGE)
    .find(
      (other) =>
        other.id !== self?.id &&
        !other.voided &&
        other.fields['person'] === person &&
        other.fields['year'] === year,
    );
  if (person !== undefined && twin)
    findings.push(
      block('person', null, `この職員のこの年度のカードは既にあります（${twin.number ?? '番号なし'}）。`),
    );
  return findings;
}

/** 「令和8年4月1日から令和9年3月31日まで」 */
export function termText(fields: JsonObject): string {
  const { from, until } = fields;
  const begin = typeof from === 'string' ? `${showDate(from as IsoDate)}から` : '';
  return typeof until === 'string' ? `${begin}${showDate(until as IsoDate)}まで` : begin;
}

type Reading = { readonly book: Pick<BookView, 'record'> } & Pick<Situation, 'profile' | 'today'>;

/** The text this card's person would sign, with everything filled in; null where the profile has none for them. */
export function pledgeOf(
  state: RecordState,
  situation: Reading,
  text: PledgeText | null = textFor(situation.profile.pledge, String(state.fields['employment'])),
): FrozenPledge | null {
  if (!text) return null;
  const section = state.fields['section'] as RecordId | undefined;
  const on = (state.fields['from'] as IsoDate | undefined) ?? situation.today;
  const typed = state.fields['authority'];
  return freeze(text, {
    organisation: situation.profile.organisation.name,
    policy: situation.profile.organisation.policyName,
    addressee:
      typeof typed === 'string' && typed !== ''
        ? typed
        : authorityOf(situation.book.record(personOf(state)), section, situation),
    section: sectionNameOn(section && situation.book.record(section), on),
    year: fiscalYear(yearOf(state)).label,
    term: termText(state.fields),
    name: nameOnCard(state, situation.book),
  });
}

/** The witness is not the one who signs. */
export const checkWitness = (
  targets: readonly RecordState[],
  witness: Json | undefined,
  situation: Situation,
): readonly Finding[] =>
  targets
    .filter((target) => witness !== undefined && personOf(target) === witness)
    .map((target) =>
      block(
        'witness',
        '5-1(2)②',
        `立会者は、署名する本人（${nameOnCard(target, situation.book)}）とは別の職員にしてください。`,
      ),
    );

/** Deciding on restrictions is the chief's own (5-1(2)③). */
export function checkDecider(
  decider: Json | undefined,
  on: Json | undefined,
  situation: Situation,
): readonly Finding[] {
  if (typeof decider !== 'string' || typeof on !== 'string') return [];
  const roles = assignmentsOn(situation.book.record(decider as RecordId), on as IsoDate).map(
    ({ role }) => role,
  );
  return roles.includes('chief')
    ? []
    : [
        warn(
          'decider',
          '5-1(2)③',
          '決めた人は、その日に情報セキュリティ管理者として登録されていません。職員名簿を確かめてください。',
        ),
      ];
}
