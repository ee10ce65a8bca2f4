import type { RecordId } from '../../ids';
import type { RecordState } from '../../journal/project';
import type { IsoDate } from '../../jp/date';
import { addDays } from '../../jp/days';
import { classOfItems, itemsIn, summaryOf } from '../carried-items';
import { lineFields } from '../carried-line';
import type { BookView, Register, Situation, Wait } from '../define';
import type { Field } from '../field';
import { CUSTODY } from '../ids';
import { ledger } from '../ledger';
import { awayStatus } from '../standing';
import { comingBack } from './coming-back';
import {
  acknowledgedOf,
  actOf,
  custodyEffects,
  custodyEvents,
  isIrregular,
  openItems,
  returnsOf,
  untilOf,
} from './events';
import { goingMissing } from './going-missing';
import { goingOut, goingOutAgain } from './going-out';
import { receiptEvents, receiptOf, sign } from './receipt';
import { checkCorrection, standingFaults } from './rules';

/** So many days before it is due back it is on 本日の処理. */
const NOTICE_DAYS = 7;

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
  { key: 'progress', label: '返却', kind: 'text', width: 80 },
  { key: 'returnedAt', label: '返却日時', kind: 'moment', width: 150 },
  { key: 'receiver', label: '返却確認者', kind: 'person', width: 120 },
  { key: 'receipt', label: '受領', kind: 'text', width: 100 },
];

/** 期限超過 is no event: it is what an open line becomes when its day passes. */
function statusOf(state: RecordState, _book: BookView, today?: IsoDate): string {
  if (state.status === 'out') return awayStatus(actOf(state), untilOf(state), today);
  return state.status !== 'lost' && isIrregular(state) ? 'irregular' : state.status;
}

const dueText = (until: IsoDate, today: IsoDate): string => {
  if (until === today) return '本日返却の予定';
  return until === addDays(today, 1) ? '明日返却の予定' : '返却の予定';
};

function waits(state: RecordState, situation: Situation): readonly Wait[] {
  const person = (state.fields['holder'] ?? null) as RecordId | null;
  const until = untilOf(state);
  const lines: Wait[] = [];
  if (state.status === 'out' && until !== null) {
    const { today } = situation;
    const due = until <= addDays(today, NOTICE_DAYS);
    if (until < today)
      lines.push({
        kind: 'overdue',
        what: '返却予定日を過ぎています',
        person,
        since: until,
        action: 'return',
        matter: 'overdue-return',
      });
    else if (due)
      lines.push({
        kind: 'due',
        what: dueText(until, today),
        person,
        since: until,
        action: 'return',
      });
  }
  if (isIrregular(state) && acknowledgedOf(state) === null)
    lines.push({
      kind: 'waiting',
      what: '事後記録（不備）：所属長の確認待ち',
      person,
      since: (state.detail['on'] as IsoDate | undefined) ?? null,
      action: 'acknowledge',
      matter: 'decision',
    });
  if (openItems(state).length > 0)
    for (const fault of standingFaults(state, situation))
      if (fault.field !== 'irregular')
        lines.push({ kind: 'finding', what: fault.message, person, since: null, action: 'return' });
  return lines;
}

const base = ledger({
  id: CUSTODY,
  title: '持出・貸出簿',
  noun: '持出・貸出の記録',
  group: 'decisions',
  clauses: ['5-1(1)③イ', '3(2)⑥ア', '3(2)⑧ア', '3(2)⑧イ', '4-4①', '6-4(1)⑧'],
  fields: lineFields,
  derivedFields,
  derive(state, { book }) {
    const items = itemsIn(state.fields);
    const back = returnsOf(state).at(-1);
    const receipt = receiptOf(state);
    return {
      summary: summaryOf(items, book),
      highest: classOfItems(items, book).confidentiality,
      progress: `${items.length - openItems(state).length}／${items.length}`,
      ...(back ? { returnedAt: back.at, receiver: back.receiver } : {}),
      ...(receipt ? { receipt: receipt.manner === 'paper' ? '紙に署名' : '署名済' } : {}),
    };
  },
  nameField: 'summary',
  columns: [
    'number',
    'summary',
    'act',
    'holder',
    'destination',
    'outAt',
    'until',
    'progress',
    'returnedAt',
    'receiver',
    'highest',
    'permit',
    'purpose',
    'remarks',
  ],
  filters: ['act', 'holder', 'highest', 'section'],
  series: 'custody',
  check: (_values, situation, self) => (self ? standingFaults(self, situation) : []),
  checkChange: (before, after, _reason, situation) => checkCorrection(before, after, situation),
  statuses: {
    'on-loan': { label: '貸出中', tone: 'waiting' },
    'in-transport': { label: '運搬中', tone: 'waiting' },
    out: { label: '持出中', tone: 'waiting' },
    overdue: { label: '期限超過', tone: 'bad' },
    returned: { label: '返却済', tone: 'good' },
    'returned-erased': { label: '返却済（消去確認済）', tone: 'good' },
    irregular: { label: '事後記録（不備）', tone: 'bad' },
    lost: { label: '紛失', tone: 'bad' },
  },
  statusOf,
  waits,
  events: { ...custodyEvents, ...receiptEvents },
  effects: custodyEffects,
  actions: [...comingBack, sign, ...goingOutAgain, ...goingMissing],
});

/** What a line begins with has an action for each act; it is never simply typed in. */
const begun = base.actions.filter((action) => action.id !== 'register');

/** 持出・貸出簿: who has what since when, until when, and how it came back (5-1(1)③イ, 3(2)⑧, 4-4①). */
export const custody: Register = { ...base, copied: false, actions: [...goingOut, ...begun] };
