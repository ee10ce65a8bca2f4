import type { RecordId } from '../../ids';
import type { IsoDate } from '../../jp/date';
import { addDays } from '../../jp/days';
import { application, isPermitted } from '../application';
import { decisionOf } from '../decision';
import type { Register, Wait } from '../define';
import type { Field } from '../field';
import { DISPOSAL } from '../ids';
import { disposalActions } from './actions';
import { disposalEffects, disposalEvents, doneThings, itemsOf, workOf } from './events';
import { disposalFields } from './fields';
import { disposalGuides } from './guides';
import { checkItems, checkOriginals } from './rules';

const derivedFields: readonly Field[] = [
  { key: 'summary', label: '廃棄するもの', kind: 'text', width: 260, shortOf: 'items' },
  { key: 'progress', label: '実施', kind: 'text', width: 90 },
  { key: 'doneAt', label: '実施日時', kind: 'moment', width: 150 },
  { key: 'operator', label: '処理担当者', kind: 'person', width: 120 },
];

const NOTICE_DAYS = 7;

/** 廃棄: applied for, permitted, carried out, recorded (3(2)⑩, 4-1(7), 6-1(10)③). */
export const disposal: Register = application({
  id: DISPOSAL,
  title: '廃棄',
  noun: '廃棄申請',
  clauses: ['3(2)⑩ア', '3(2)⑩イ', '3(2)⑩ウ', '4-1(7)①', '6-1(10)③'],
  clause: '3(2)⑩ウ',
  fields: disposalFields,
  nameField: 'summary',
  columns: [
    'number',
    'summary',
    'route',
    'section',
    'applicant',
    'appliedOn',
    'permitNumber',
    'decidedOn',
    'progress',
    'doneAt',
    'operator',
    'reason',
  ],
  filters: ['route', 'section', 'applicant'],
  series: 'disposal',
  permitSeries: 'disposal-permit',
  derivedFields,
  derive(state, { book }) {
    const items = itemsOf(state);
    const first = items[0] && book.record(items[0].thing);
    const name = first ? `${first.number ?? ''} ${String(first.fields['name'] ?? '')}`.trim() : '';
    const work = workOf(state).at(-1);
    const done = doneThings(state).size;
    return {
      summary: items.length > 1 ? `${name} ほか${items.length - 1}点` : name,
      progress: `${done}／${items.length}`,
      ...(work ? { doneAt: work.doneAt, operator: work.operator as RecordId } : {}),
    };
  },
  check: (values, situation, self) => [
    ...checkItems(values, situation, self),
    ...checkOriginals(values, situation),
  ],
  guide: (values, situation) => disposalGuides(values, situation),
  statuses: {
    'carried-out': { label: '実施済', tone: 'waiting' },
    'certificate-waiting': { label: '証明書待ち', tone: 'waiting' },
    completed: { label: '完了', tone: 'good' },
    irregular: { label: '事後記録（不備）', tone: 'bad' },
  },
  waits(state, { today }): readonly Wait[] {
    const applicant = (state.fields['applicant'] ?? null) as RecordId | null;
    const planned = (state.fields['plannedOn'] ?? null) as IsoDate | null;
    const decided = decisionOf(state)?.decidedOn ?? null;
    if (isPermitted(state)) {
      const soon = planned !== null && planned <= addDays(today, NOTICE_DAYS);
      const late = soon && planned < today;
      return [
        {
          kind: late ? 'overdue' : soon ? 'due' : 'waiting',
          what: late ? '実施予定日を過ぎています' : soon ? '実施の予定' : '実施待ち',
          person: applicant,
          since: soon ? planned : decided,
          action: 'carry-out',
        },
      ];
    }
    const done = (workOf(state).at(-1)?.doneAt.slice(0, 10) ?? null) as IsoDate | null;
    if (state.status === 'carried-out')
      return [{ kind: 'waiting', what: '引渡し待ち', person: applicant, since: done, action: 'hand-over' }];
    if (state.status === 'certificate-waiting')
      return [{ kind: 'waiting', what: '完了証明書待ち', person: applicant, since: done, action: 'certify' }];
    return [];
  },
  events: disposalEvents,
  effects: disposalEffects,
  actions: disposalActions,
});
