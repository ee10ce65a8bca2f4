import type { RecordId } from '../../ids';
import type { Effect, RecordState } from '../../journal/project';
import type { IsoDate } from '../../jp/date';
import { addDays } from '../../jp/days';
import type { JsonObject } from '../../json';
import type { Register, Situation, Wait } from '../define';
import { authorityOf } from '../employment';
import type { Field } from '../field';
import { PLEDGE } from '../ids';
import { ledger } from '../ledger';
import {
  briefingOf,
  pledgeEvents,
  restrictionOf,
  restrictionSetOf,
  shutOff,
  signingOf,
  trainingsOf,
} from './events';
import { cardFields } from './fields';
import { confirmReturn, leave } from './leaving';
import { isLeaving, isRenewed, lastDayOf } from './lists';
import { renew } from './renewal';
import { checkCard, personOf } from './rules';
import { brief, give, restrict, setRestriction, train } from './service';
import { cancelSignature, signAction, signOnPaper, takeInStack } from './signing';

/** 「採用時」 has no number of days in the clauses; after two weeks at work it is late by any reading. */
const GRACE_DAYS = 14;

const derivedFields: readonly Field[] = [
  { key: 'personName', label: '氏名', kind: 'text', width: 150 },
  { key: 'personKana', label: 'ふりがな', kind: 'text', width: 150 },
  { key: 'briefedOn', label: '説明日', kind: 'date', width: 120 },
  { key: 'signedOn', label: '署名日', kind: 'date', width: 120 },
  { key: 'signedHow', label: '署名の方法', kind: 'text', width: 110 },
  { key: 'textVersion', label: '文面の版', kind: 'text', width: 100 },
  { key: 'restriction', label: '利用の制限', kind: 'text', width: 200 },
  { key: 'trainings', label: '研修', kind: 'count', unit: '回', width: 80 },
  { key: 'lastDay', label: '離れる日', kind: 'date', width: 120 },
];

function restrictionText(state: RecordState): string {
  const decided = restrictionOf(state);
  if (!decided) return '未決定';
  const shut = shutOff(decided);
  if (shut.length === 0) return decided.terminal ? '制限なし（業務に要る）' : '端末を使わない';
  const words = shut.map((what) => (what === 'internet' ? 'ネット' : 'メール')).join('・');
  return `${words}不可（${restrictionSetOf(state)?.confirmed === true ? '設定済' : '未設定'}）`;
}

function derive(state: RecordState, { book }: Pick<Situation, 'book'>): JsonObject {
  const person = book.record(personOf(state));
  const signing = signingOf(state);
  const briefed = briefingOf(state)?.on;
  const last = lastDayOf(state);
  const kana = person?.fields['kana'];
  return {
    personName: String(person?.fields['name'] ?? ''),
    ...(typeof kana === 'string' ? { personKana: kana } : {}),
    ...(briefed === undefined ? {} : { briefedOn: briefed }),
    ...(signing
      ? {
          signedOn: signing.on,
          signedHow: signing.manner === 'screen' ? '画面' : '紙',
          textVersion: signing.pledge.version,
        }
      : {}),
    restriction: restrictionText(state),
    trainings: trainingsOf(state).length,
    ...(last === null ? {} : { lastDay: last }),
  };
}

const NEXT: { readonly [status: string]: { readonly what: string; readonly action: string } } = {
  unbriefed: { what: '守る内容の説明をしていません', action: 'brief' },
  unsigned: { what: '誓約書に署名がありません', action: 'sign' },
  undecided: { what: 'インターネット・メールの制限が決まっていません', action: 'restrict' },
  unset: { what: 'インターネット・メールの制限が設定されていません', action: 'set-restriction' },
};

function waits(state: RecordState, { book, today }: Situation): readonly Wait[] {
  if (isRenewed(state, book)) return [];
  const person = personOf(state);
  const from = (state.fields['from'] as IsoDate | undefined) ?? null;
  const next = NEXT[state.status];
  // A card made ahead of its year waits from its first day.
  const begun = from === null || from <= today;
  const late = from !== null && addDays(from, GRACE_DAYS) < today;
  const steps: readonly Wait[] =
    next && begun
      ? [{ ...next, kind: late ? 'overdue' : 'waiting', person, since: from, matter: 'unsigned' }]
      : [];
  const last = lastDayOf(state);
  if (!isLeaving(state, book, today) || last === null) return steps;
  const left = state.status === 'leaving';
  return [
    ...steps,
    {
      kind: last < today ? 'overdue' : 'due',
      what: left ? '返却を確かめていません' : '今月で任用期間が終わります',
      person,
      since: last,
      action: left ? 'return' : 'leave',
      ...(last < today ? { matter: 'overdue-return' } : {}),
    },
  ];
}

/** A newer card takes over from last year's. */
const effects = (state: RecordState): readonly Effect[] => {
  const { previous } = state.fields;
  return typeof previous === 'string'
    ? [{ on: previous as RecordId, kind: 'renewed', by: state.id, detail: { number: state.number } }]
    : [];
};

/** 説明・誓約: one card per person and 年度, from the briefing to the return of everything (5-1(2), 5-1(1)⑦, 5-2(4)). */
export const pledge: Register = ledger({
  id: PLEDGE,
  title: '説明・誓約',
  noun: '年度カード',
  group: 'decisions',
  clauses: ['5-1(2)①', '5-1(2)②', '5-1(2)③', '5-1(1)⑦', '5-2(4)'],
  fields: cardFields,
  derivedFields,
  derive,
  nameField: 'personName',
  columns: [
    'number',
    'personName',
    'year',
    'section',
    'employment',
    'briefedOn',
    'signedOn',
    'restriction',
    'trainings',
    'lastDay',
  ],
  filters: ['year', 'section', 'employment', 'need', 'restriction', 'signedHow', 'textVersion'],
  series: 'pledge',
  statuses: {
    unbriefed: { label: '説明待ち', tone: 'waiting' },
    unsigned: { label: '未署名', tone: 'warn' },
    undecided: { label: '制限の決定待ち', tone: 'waiting' },
    unset: { label: '制限未設定', tone: 'warn' },
    'in-service': { label: '手続済', tone: 'good' },
    leaving: { label: '返却待ち', tone: 'waiting' },
    ended: { label: '返却済', tone: 'ended' },
    renewed: { label: '翌年度へ更新済', tone: 'ended' },
  },
  statusOf: (state, book) => (isRenewed(state, book) && state.status !== 'ended' ? 'renewed' : state.status),
  events: pledgeEvents,
  effects,
  actions: [
    renew,
    brief,
    signAction,
    signOnPaper,
    restrict,
    setRestriction,
    train,
    give,
    leave,
    confirmReturn,
    cancelSignature,
    takeInStack,
  ],
  waits,
  check: checkCard,
  complete: (values, situation) => {
    const { person, section } = values as { readonly person?: RecordId; readonly section?: RecordId };
    const authority = authorityOf(person && situation.book.record(person), section, situation);
    return values['authority'] === undefined && authority !== '' ? { ...values, authority } : values;
  },
});
