import type { RecordId } from '../../ids';
import type { RecordState } from '../../journal/project';
import type { IsoDate } from '../../jp/date';
import { momentIn } from '../../jp/moment';
import { hasNoArea } from '../controlled-areas';
import type { Register, Situation, Wait } from '../define';
import { type EntryFault, entryFaults, isExitMissing, standingFaults } from '../entry-findings';
import { isInside } from '../entry-index';
import type { Field } from '../field';
import { ENTRY_LOG } from '../ids';
import { afterClosing, closingsOf } from '../month-closed';
import { ownParts } from '../own';
import { entryActions } from './actions';
import { entryEvents, reviewOf } from './events';
import { entryFields } from './fields';

const derivedFields: readonly Field[] = [
  { key: 'title', label: '入室', kind: 'text', width: 0 },
  { key: 'faults', label: '確認すること', kind: 'text', width: 160 },
  { key: 'afterClosing', label: '締め後', kind: 'text', width: 100 },
];

const AFTER_CLOSING = { added: '締め後追加', amended: '締め後訂正' } as const;

type When = Pick<Situation, 'book' | 'today'> & { readonly now?: Situation['now'] };

/** Without a clock only what was left open on an earlier day is late. */
const isLate = (state: RecordState, { book, today, now }: When): boolean =>
  isExitMissing(state, book, { today, clock: now === undefined ? '' : momentIn(now).slice(11) });

/** What is amiss, in words; a missing exit from closing time on, or from the next day where the clock is not given. */
export function faultLabels(state: RecordState, situation: When): readonly string[] {
  const faults: EntryFault[] = [...standingFaults(state, situation.book)];
  if (isLate(state, situation)) faults.unshift('exit-missing');
  return faults.map((fault) => entryFaults[fault].label);
}

export const afterClosingText = (state: RecordState, book: Situation['book']): string => {
  const after = afterClosing(book, state);
  return after === null ? '' : AFTER_CLOSING[after];
};

/** An open entry waits for its exit; what is amiss waits until it was looked at, or its month was closed. */
function waitsOf(state: RecordState, situation: Situation): readonly Wait[] {
  const { book } = situation;
  const day = String(state.fields['enteredAt'] ?? '').slice(0, 10) as IsoDate;
  const person = (state.fields['person'] ?? null) as RecordId | null;
  if (isInside(state)) {
    const late = isLate(state, situation);
    return [
      {
        kind: late ? 'overdue' : 'waiting',
        what: late ? entryFaults['exit-missing'].label : '在室中',
        person,
        since: day,
        action: late ? 'correct-exit' : 'leave',
        matter: late ? 'not-left' : 'inside',
      },
    ];
  }
  if (reviewOf(state) !== null) return [];
  if (closingsOf(book, String(state.fields['area'] ?? ''), day.slice(0, 7)).length > 0) return [];
  const faults = standingFaults(state, book);
  if (faults.length === 0) return [];
  const what = faults.map((fault) => entryFaults[fault].label).join('・');
  const action = faults.includes('keys-out') ? 'return-keys' : 'review';
  return [{ kind: 'finding', what, person, since: day, action }];
}

/** 入退室管理簿 (4-2(2)): who entered a controlled area, when, what for, with whom. */
export const entryLog: Register = {
  ...ownParts({
    id: ENTRY_LOG,
    title: '入退室管理簿',
    noun: '入退室',
    clauses: ['4-2(2)①', '4-2(2)②', '4-2(2)③'],
    fields: entryFields,
    nameField: 'title',
    columns: [
      'enteredAt',
      'leftAt',
      'name',
      'company',
      'people',
      'area',
      'purpose',
      'escort',
      'idShown',
      'faults',
      'afterClosing',
    ],
    filters: ['area', 'idShown'],
    derivedFields,
    derive: (state, situation) => ({
      title: `${String(state.fields['name'] ?? '')}　${String(state.fields['enteredAt'] ?? '')
        .slice(5)
        .replace('-', '/')
        .replace('T', ' ')}`,
      faults: faultLabels(state, situation).join('・'),
      afterClosing: afterClosingText(state, situation.book),
    }),
    hidden: hasNoArea,
    waits: waitsOf,
  }),
  group: 'areas',
  fields: entryFields,
  statuses: {
    inside: { label: '在室中', tone: 'waiting' },
    left: { label: '退室済', tone: 'good' },
    voided: { label: '取消し', tone: 'ended' },
  },
  events: entryEvents,
  actions: entryActions,
  check: (_values, situation, self) =>
    self
      ? standingFaults(self, situation.book).map((fault) => ({
          level: 'warn' as const,
          clause: entryFaults[fault].clause,
          field: null,
          message: entryFaults[fault].message,
        }))
      : [],
};
