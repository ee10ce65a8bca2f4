import type { RecordId, RegisterId } from '../../../shared/ids';
import type { DraftEntry } from '../../../shared/journal/entry';
import type { JsonObject } from '../../../shared/json';
import { block } from '../../../shared/policy/finding';
import { draftNew, draftOn, type Register, verdict } from '../../../shared/registers/define';
import type { Field } from '../../../shared/registers/field';
import { freshId } from './memory-host';

export const BOXES = 'box' as RegisterId;

const fields: readonly Field[] = [
  { kind: 'text', key: 'name', label: '名称', required: true },
  { kind: 'count', key: 'count', label: '数' },
  { kind: 'link', key: 'inside', label: '入れ物', registers: [BOXES] },
];

/** A small register of its own, so that these tests do not depend on any real one. */
export const boxes: Register = {
  id: BOXES,
  title: '見本台帳',
  noun: '見本',
  clauses: [],
  group: 'ledgers',
  fields,
  derivedFields: [],
  derive: () => ({}),
  complete: (values) => values,
  statuses: { active: { label: '使用中', tone: 'good' }, gone: { label: '廃止', tone: 'ended' } },
  statusOf: (state, book) => (book.effectsOn(state.id).length > 0 ? 'gone' : state.status),
  nameField: 'name',
  events: {
    registered: {
      version: 1,
      label: '登録',
      creates: true,
      sets: (body) => Object.keys(body),
      apply: (state, body) => ({ ...state, fields: body, status: 'active' }),
    },
    amended: {
      version: 1,
      label: '訂正',
      creates: false,
      sets: (body) => Object.keys(body),
      apply: (state, body) => ({ ...state, fields: { ...state.fields, ...body } }),
    },
  },
  effects: (state) =>
    typeof state.fields.inside === 'string'
      ? [{ on: state.fields.inside as RecordId, kind: 'replaced', by: state.id, detail: {} }]
      : [],
  actions: [
    {
      id: 'register',
      label: '登録',
      tone: 'primary',
      on: 'none',
      fields: () => fields,
      refusal: () => null,
      decide: (situation, _targets, values) =>
        verdict(values.name ? [] : [block('name', '3(1)', '名称を入力してください。')], () => [
          draftNew(BOXES, situation.newRecord(), 'registered', 1, values),
        ]),
    },
    {
      id: 'amend',
      label: '訂正する',
      tone: 'normal',
      on: 'one',
      fields: () => fields,
      initial: (_situation, [target]) => target?.fields ?? {},
      refusal: () => null,
      decide: (_situation, targets, values) =>
        verdict([], () => targets.map((target) => draftOn(target, 'amended', 1, values))),
    },
  ],
  columns: ['name', 'count'],
  filters: [],
  check: () => [],
};

export const boxDraft = (body: JsonObject, record = freshId<RecordId>()): DraftEntry => ({
  register: BOXES,
  record,
  event: 'registered',
  version: 1,
  body,
  expected: null,
});
