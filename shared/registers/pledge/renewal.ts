import type { RecordId } from '../../ids';
import type { RecordState } from '../../journal/project';
import type { IsoDate } from '../../jp/date';
import { fiscalYear, fiscalYearOf } from '../../jp/fiscal';
import type { JsonObject } from '../../json';
import { assignmentsOn } from '../../organisation/assignments';
import { block, type Finding } from '../../policy/finding';
import { renewalOf as ruleOf, textFor } from '../../policy/pledge';
import { type Action, draftNew, type Situation, verdict } from '../define';
import { authorityOf, employmentLabel, employmentOf, hasCardEachYear } from '../employment';
import type { Field } from '../field';
import { PERSON, PLEDGE } from '../ids';
import { nextNumbersFrom } from '../numbering';
import { checkFields, tidied } from '../schema';
import { openGiven, signingOf } from './events';
import { cardFields } from './fields';
import { checkCard, personOf, yearOf } from './rules';

/** One line of 年度更新: a card to be made, with where it comes from. */
export type Renewed = {
  readonly origin: 'last-year' | 'roster';
  readonly person: RecordId;
  /** The card as it would be: the values of the register's form. */
  readonly values: JsonObject;
};

const sameDay = (on: IsoDate, years: number): IsoDate => {
  const moved = `${Number(on.slice(0, 4)) + years}${on.slice(4)}`;
  // 29 February has no counterpart in most years.
  return (
    moved.endsWith('-02-29') && !isLeap(Number(moved.slice(0, 4))) ? `${moved.slice(0, 5)}02-28` : moved
  ) as IsoDate;
};
const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

/** Who signed before, and what: 初回のみ leans on it. */
function lastSigned(person: RecordId, cards: readonly RecordState[]): RecordState | undefined {
  return cards
    .filter((card) => !card.voided && personOf(card) === person && signingOf(card) !== null)
    .toSorted((a, b) => yearOf(b) - yearOf(a))[0];
}

/** Whether a signature is asked for, by the rule of the kind: every 年度, the first time only, or as needed. */
function needOf(
  person: RecordId,
  employment: string,
  cards: readonly RecordState[],
  situation: Situation,
): JsonObject {
  const rules = situation.profile.pledge;
  const rule = ruleOf(rules, employment);
  if (rule === 'every-year') return { need: 'sign' };
  const before = lastSigned(person, cards);
  const signing = before && signingOf(before);
  if (rule === 'as-needed')
    return {
      need: 'none',
      needReason: `${employmentLabel(employment)}は、必要に応じて求めることとしているため。`,
    };
  if (!before || !signing) return { need: 'sign' };
  const label = fiscalYear(yearOf(before)).label;
  // A new version of the text is a new promise.
  return signing.pledge.version === textFor(rules, employment)?.version
    ? {
        need: 'carried',
        needReason: `${label}に署名済みで、文面（${signing.pledge.version}版）に変更がないため。`,
      }
    : { need: 'sign' };
}

/** Last year's card carried on: dates shifted by a year where they were the year's own, things still out copied. */
function carriedOn(
  card: RecordState,
  year: number,
  cards: readonly RecordState[],
  situation: Situation,
): Renewed {
  const { from, until, employment } = card.fields;
  const { start, end } = fiscalYear(year);
  const years = year - yearOf(card);
  const wasYearsStart = from === fiscalYear(yearOf(card)).start;
  const things = openGiven(card);
  const begins = wasYearsStart || typeof from !== 'string' ? start : sameDay(from as IsoDate, years);
  const ends = typeof until === 'string' ? sameDay(until as IsoDate, years) : end;
  return {
    origin: 'last-year',
    person: personOf(card),
    values: {
      person: personOf(card),
      year: String(year),
      section: card.fields['section'] ?? null,
      employment: employment ?? 'other',
      // Who came during the year goes on from its first day.
      from:
        begins > start && typeof until === 'string' && until === fiscalYear(yearOf(card)).end
          ? start
          : begins,
      until: ends,
      ...(card.fields['authority'] === undefined ? {} : { authority: card.fields['authority'] }),
      ...needOf(personOf(card), String(employment), cards, situation),
      ...(things.length === 0 ? {} : { things: things as unknown as JsonObject[] }),
      previous: card.id,
    },
  };
}

function fromRoster(
  person: RecordState,
  year: number,
  cards: readonly RecordState[],
  situation: Situation,
): Renewed[] {
  const { start, end } = fiscalYear(year);
  const on = start > situation.today ? start : situation.today < end ? situation.today : end;
  const [main] = assignmentsOn(person, on);
  if (!main || !hasCardEachYear(person, on)) return [];
  const employment = employmentOf(person, on);
  const typed = (key: string): IsoDate | undefined => person.fields[key] as IsoDate | undefined;
  const [begun, ends] = [typed('termFrom'), typed('termUntil')];
  if ((begun !== undefined && begun > end) || (ends !== undefined && ends < start)) return [];
  return [
    {
      origin: 'roster',
      person: person.id,
      values: {
        person: person.id,
        year: String(year),
        section: main.section,
        employment,
        from: begun !== undefined && begun > start ? begun : start,
        until: ends !== undefined && ends < end ? ends : end,
        authority: authorityOf(person, main.section, situation),
        ...needOf(person.id, employment, cards, situation),
      },
    },
  ];
}

/**
 * 年度更新: the cards of a 年度 that are still missing. Last year's are copied with their dates shifted; who is on the
 * roster and never had one is added. Who left is left out.
 */
export function renewalsFor(year: number, situation: Situation): readonly Renewed[] {
  const cards = situation.book.all(PLEDGE).filter((card) => !card.voided);
  const has = new Set(cards.filter((card) => yearOf(card) === year).map(personOf));
  const last = cards.filter(
    (card) =>
      yearOf(card) === year - 1 &&
      !has.has(personOf(card)) &&
      !['leaving', 'ended'].includes(card.status) &&
      situation.book.record(personOf(card))?.voided === null,
  );
  const before = new Set(cards.filter((card) => yearOf(card) === year - 1).map(personOf));
  const roster = situation.book
    .all(PERSON)
    .filter((person) => !person.voided && !has.has(person.id) && !before.has(person.id));
  return [
    ...last.map((card) => carriedOn(card, year, cards, situation)),
    ...roster.flatMap((person) => fromRoster(person, year, cards, situation)),
  ];
}

const renewFields: readonly Field[] = [
  {
    key: 'cards',
    label: '作る年度カード',
    kind: 'rows',
    required: true,
    fields: cardFields.filter((field) => field.kind !== 'rows'),
  },
  // What goes along unseen: things still out are copied from last year's card.
];

const thingsOf = (previous: unknown, situation: Situation): JsonObject => {
  const card = typeof previous === 'string' ? situation.book.record(previous as RecordId) : undefined;
  const things = card ? openGiven(card) : [];
  return things.length === 0 ? {} : { things: things as unknown as JsonObject[] };
};

/** All cards of one list in one commit; numbers are given in its order. */
export const renew: Action = {
  id: 'renew',
  label: '年度更新',
  tone: 'primary',
  on: 'none',
  fields: () => renewFields,
  initial(situation) {
    const { year } = fiscalYearOf(situation.today);
    return {
      cards: renewalsFor(year, situation).map(({ values: { things: _things, ...rest } }) => rest),
    };
  },
  refusal: () => null,
  decide(situation, _targets, typed) {
    const { cards = [] } = tidied(renewFields, typed) as { readonly cards?: readonly JsonObject[] };
    const people = new Set(cards.map((card) => `${card['person']} ${card['year']}`));
    const findings: readonly Finding[] = [
      ...checkFields(renewFields, typed),
      ...cards.flatMap((card, at) =>
        checkCard(card, situation, null).map((one) => ({
          ...one,
          field: `cards.${at}.${one.field ?? 'person'}`,
        })),
      ),
      ...(people.size < cards.length ? [block('cards', null, '同じ職員が2行以上あります。')] : []),
    ];
    return verdict(findings, () => {
      const used = situation.book.all(PLEDGE).flatMap((card) => card.number ?? []);
      // Numbered in the year the cards are for, also where they are made in March.
      const { start } = fiscalYear(Number(cards[0]?.['year']));
      const numbers = nextNumbersFrom(used, 'pledge', situation, cards.length, start);
      return cards.map((card, at) =>
        draftNew(PLEDGE, situation.newRecord(), 'registered', 1, {
          number: numbers[at] ?? null,
          on: card['from'] ?? situation.today,
          fields: { ...card, ...thingsOf(card['previous'], situation) },
        }),
      );
    });
  },
};
