import type { RecordId } from '../../ids';
import type { RecordState } from '../../journal/project';
import type { IsoDate } from '../../jp/date';
import type { JsonObject } from '../../json';
import { type Act, isConfidential } from '../../policy/custody';
import { block, type Finding, warn } from '../../policy/finding';
import { application, isPermitted } from '../application';
import { classOfItems, itemsIn, summaryOf } from '../carried-items';
import { checkPeriod } from '../carried-period';
import { checkOutside, checkProtection } from '../carried-protection';
import { checkItems } from '../carried-rules';
import { usesOf } from '../carried-uses';
import type { BookView, Register, Situation, Wait } from '../define';
import type { Field } from '../field';
import { TAKE_OUT } from '../ids';
import { takeOutActions, takeOutEvents } from './actions';
import { takeOutFields } from './fields';
import { openItems } from './open';

function check(values: JsonObject, situation: Situation, self: RecordState | null): readonly Finding[] {
  const items = itemsIn(values);
  const act = (values['act'] ?? 'take-out') as Act;
  const of = classOfItems(items, situation.book);
  const needless = act === 'transport' && items.length > 0 && !isConfidential(of);
  return [
    ...checkItems(items, { act, self: self?.id ?? null, now: false }, situation),
    ...checkPeriod(values, 'warn'),
    ...checkPast(values, situation, self),
    ...checkProtection(values, act, situation),
    ...checkOutside(values, situation),
    ...(needless
      ? [
          warn(
            'act',
            '3(2)⑧イ',
            '機密性1だけの庁内運搬に、許可は要りません。持出・貸出簿に直接記録できます。',
          ),
        ]
      : []),
  ];
}

/** A permission is for what is still to come. */
function checkPast(values: JsonObject, situation: Situation, self: RecordState | null): readonly Finding[] {
  const until = values['until'];
  if (self !== null || typeof until !== 'string' || until >= situation.today) return [];
  return [
    block(
      'until',
      '5-1(1)③イ',
      '期間が過ぎています。すでに持ち出したものは、持出・貸出簿の「事後記録（不備）」に記録してください。',
    ),
  ];
}

const derivedFields: readonly Field[] = [
  { key: 'summary', label: '持ち出すもの', kind: 'text', width: 260, shortOf: 'items' },
  {
    key: 'highest',
    label: '最高分類',
    kind: 'class',
    aspect: 'confidentiality',
    width: 110,
    clause: '3(2)⑤ウ',
  },
  { key: 'progress', label: '持出し', kind: 'text', width: 80 },
];

/** Once something was taken out, the permission shows how that stands. */
function statusOf(state: RecordState, book: BookView): string {
  if (!isPermitted(state)) return state.status;
  const uses = usesOf(state.id, book);
  if (uses.length === 0) return state.status;
  if (uses.some((use) => use.lost > 0)) return 'lost';
  if (uses.some((use) => use.open > 0)) return 'out';
  return openItems(state, book).length === 0 ? 'returned-all' : state.status;
}

function waits(state: RecordState, { book, today }: Situation): readonly Wait[] {
  if (!isPermitted(state) || openItems(state, book).length === 0) return [];
  const from = state.fields['from'] as IsoDate;
  const until = state.fields['until'] as IsoDate;
  const person = (state.fields['holder'] ?? state.fields['applicant'] ?? null) as RecordId | null;
  if (until < today)
    return [{ kind: 'finding', what: '許可の期間が過ぎています', person, since: until, action: 'expire' }];
  const what = from <= today ? '持出しの記録待ち' : '持出しの予定';
  return [{ kind: 'waiting', what, person, since: from, action: 'take' }];
}

/** 情報資産の持出し・運搬: applied for and permitted (5-1(1)③イ, 3(2)⑧イ); each going out is a line of 持出・貸出簿. */
export const takeOut: Register = application({
  id: TAKE_OUT,
  title: '持出し許可',
  noun: '持出し申請',
  clauses: ['5-1(1)③ア', '5-1(1)③イ', '5-1(1)③ウ', '5-1(1)④ア', '5-1(1)④イ', '3(2)⑧ア', '3(2)⑧イ'],
  clause: '5-1(1)③イ',
  fields: takeOutFields,
  nameField: 'summary',
  columns: [
    'number',
    'summary',
    'act',
    'highest',
    'applicant',
    'destination',
    'from',
    'until',
    'permitNumber',
    'decidedOn',
    'progress',
    'purpose',
    'section',
  ],
  filters: ['act', 'section', 'applicant', 'highest'],
  series: 'take-out',
  permitSeries: 'take-out-permit',
  derivedFields,
  derive(state, { book }) {
    const items = itemsIn(state.fields);
    return {
      summary: summaryOf(items, book),
      highest: classOfItems(items, book).confidentiality,
      progress: `${items.length - openItems(state, book).length}／${items.length}`,
    };
  },
  check,
  statuses: {
    out: { label: '持出中', tone: 'waiting' },
    'returned-all': { label: '返却済', tone: 'good' },
    lost: { label: '紛失', tone: 'bad' },
    expired: { label: '失効', tone: 'ended' },
  },
  statusOf,
  waits,
  events: takeOutEvents,
  actions: takeOutActions,
});
