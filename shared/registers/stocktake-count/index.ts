import type { RecordId } from '../../ids';
import { countFieldsOf, HOW_LABELS } from '../../stocktaking/counted';
import type { Register } from '../define';
import type { Field } from '../field';
import { registered, voided } from '../fold';
import { STOCKTAKE, STOCKTAKE_COUNT } from '../ids';

const fields: readonly Field[] = [
  { key: 'stocktake', label: '棚卸', kind: 'link', registers: [STOCKTAKE], width: 200 },
  {
    key: 'how',
    label: '数え方',
    kind: 'choice',
    choices: Object.entries(HOW_LABELS).map(([value, label]) => ({ value, label })),
    width: 130,
  },
  { key: 'at', label: '日時', kind: 'moment', width: 150 },
  { key: 'by', label: '数えた人', kind: 'person', width: 120 },
  { key: 'source', label: '一覧の名前', kind: 'text', width: 0 },
];

const derivedFields: readonly Field[] = [
  { key: 'what', label: '見たもの', kind: 'text', width: 260 },
  { key: 'place', label: '場所', kind: 'text', width: 160 },
];

/** 棚卸の読取り: one record per scan, so that several people can count at once and each scan is a small entry. */
export const stocktakeCount: Register = {
  id: STOCKTAKE_COUNT,
  title: '棚卸の読取り',
  noun: '読取り',
  group: 'operation',
  clauses: ['6-4(1)⑧'],
  fields,
  derivedFields,
  derive(state, { book }) {
    const { lines, done } = countFieldsOf(state);
    const [first] = lines;
    const thing = first?.thing && book.record(first.thing as RecordId);
    const name = thing ? `${thing.number ?? ''} ${String(thing.fields['name'] ?? '')}`.trim() : first?.code;
    const places = [...new Set(lines.flatMap(({ place }) => place?.label ?? []))];
    const more = lines.length > 1 ? `ほか${lines.length - 1}点` : '';
    return {
      what: done !== undefined && !first ? '数え終わり' : `${name ?? ''}${more}`,
      ...(places.length === 0 ? {} : { place: places.join('、') }),
    };
  },
  statuses: { counted: { label: '記録済', tone: 'good' }, voided: { label: '取消し', tone: 'ended' } },
  statusOf: (state) => (state.voided ? 'voided' : state.status),
  nameField: 'what',
  events: { counted: registered('counted', '読取り'), voided },
  actions: [],
  columns: ['at', 'what', 'place', 'how', 'by', 'stocktake'],
  filters: ['how'],
  complete: (values) => values,
  check: () => [],
};
