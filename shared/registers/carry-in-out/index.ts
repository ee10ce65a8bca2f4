import type { RecordId } from '../../ids';
import type { RecordState } from '../../journal/project';
import type { IsoDate } from '../../jp/date';
import { addDays } from '../../jp/days';
import type { JsonObject } from '../../json';
import { hasNoArea } from '../controlled-areas';
import type { Register, RegisterEvent, Wait } from '../define';
import { event, type RegisteredBody, registered } from '../fold';
import { CARRY_IN_OUT } from '../ids';
import { ledger } from '../ledger';
import { carryActions } from './actions';
import { carryFields } from './fields';
import { checkCarry } from './rules';

const NOTICE_DAYS = 7;

export type CarriedBody = {
  readonly on: IsoDate;
  readonly doneAt: string;
  readonly witness?: RecordId;
  readonly result?: string;
  readonly irregular?: string;
};
export type ImpactBody = {
  readonly on: IsoDate;
  readonly impactBy: string;
  readonly impactOn: IsoDate;
  readonly impact: string;
  readonly impactNote?: string;
};

const fieldsFrom = (state: RecordState, body: JsonObject): RecordState => {
  const { on: _on, ...fields } = body;
  return { ...state, fields: { ...state.fields, ...fields } };
};

const impactChecked = event<ImpactBody>({
  label: '影響の確認',
  sets: () => ['impact', 'impactBy', 'impactOn'],
  apply: (state, body) =>
    state.fields['doneAt'] === undefined
      ? fieldsFrom(state, body as unknown as JsonObject)
      : { unlawful: '搬入出が済んだ後の影響の確認です。' },
});

const carried = event<CarriedBody>({
  label: '搬入出',
  sets: () => ['doneAt', 'witness'],
  apply(state, body) {
    if (state.fields['doneAt'] !== undefined) return { unlawful: '搬入出は既に記録されています。' };
    const next = fieldsFrom(state, body as unknown as JsonObject);
    return { ...next, status: body.irregular === undefined ? 'carried' : 'irregular' };
  },
});

type AfterwardsBody = RegisteredBody & { readonly done: CarriedBody };
const planned = registered('registered');

/** Recorded when it was past: plan and carrying in one. */
const recordedAfterwards: RegisterEvent = {
  ...planned,
  label: '事後の記録',
  apply(state, body, entry) {
    const next = planned.apply(state, body, entry);
    if ('unlawful' in next) return next;
    const { done } = body as unknown as AfterwardsBody;
    return {
      ...fieldsFrom(next, done as unknown as JsonObject),
      status: done.irregular === undefined ? 'carried' : 'irregular',
    };
  },
};

const isDone = (state: RecordState): boolean => state.fields['doneAt'] !== undefined;

/** 搬入出 (4-2(3)): what devices go in or out, checked beforehand, with a member of staff watching. */
export const carryInOut: Register = ledger({
  id: CARRY_IN_OUT,
  title: '搬入出記録',
  noun: '搬入出',
  group: 'areas',
  clauses: ['4-2(3)①', '4-2(3)②'],
  fields: carryFields,
  nameField: 'summary',
  columns: [
    'number',
    'direction',
    'summary',
    'area',
    'plannedOn',
    'contractor',
    'impact',
    'impactBy',
    'doneAt',
    'witness',
  ],
  filters: ['area', 'direction'],
  series: 'carry',
  derivedFields: [{ key: 'summary', label: '機器等', kind: 'text', width: 220, shortOf: 'items' }],
  derive(state, { book }) {
    const items = (state.fields['items'] ?? []) as readonly { thing?: RecordId; name?: string }[];
    const [first] = items;
    const thing = first?.thing === undefined ? undefined : book.record(first.thing);
    const name = thing
      ? `${thing.number ?? ''} ${String(thing.fields['name'] ?? '')}`.trim()
      : (first?.name ?? '');
    return { summary: items.length > 1 ? `${name} ほか${items.length - 1}点` : name };
  },
  check: (values, situation) => checkCarry(values, situation),
  statuses: {
    registered: { label: '予定', tone: 'waiting' },
    carried: { label: '実施済', tone: 'good' },
    irregular: { label: '事後記録（不備）', tone: 'bad' },
  },
  statusOf: (state) => state.status,
  events: { 'impact-checked': impactChecked, carried, 'recorded-afterwards': recordedAfterwards },
  actions: carryActions,
  hidden: hasNoArea,
  waits(state, { today }): readonly Wait[] {
    if (isDone(state)) return [];
    const planned = (state.fields['plannedOn'] ?? null) as IsoDate | null;
    const wait = (kind: Wait['kind'], what: string, action: string): Wait => ({
      kind,
      what,
      person: (state.fields['responsible'] ?? null) as RecordId | null,
      since: planned,
      action,
    });
    if (state.fields['direction'] === 'in' && state.fields['impact'] === undefined)
      return [wait('waiting', '影響の確認待ち', 'check-impact')];
    if (planned === null || planned > addDays(today, NOTICE_DAYS))
      return [wait('waiting', '搬入出の予定', 'carry')];
    return planned < today
      ? [wait('overdue', '予定日を過ぎています', 'carry')]
      : [wait('due', '搬入出の予定', 'carry')];
  },
});
