import type { Instant } from '../../ids';
import { momentIn, showMoment } from '../../jp/moment';
import type { JsonObject } from '../../json';
import type { Register, RegisterEvent } from '../define';
import type { Field } from '../field';
import { event } from '../fold';
import { OPERATION } from '../ids';

const KINDS = [
  { value: 'unlocked', label: '画面ロックの解除' },
  { value: 'unlock-failed', label: '解除の失敗' },
  { value: 'export', label: '書出し' },
  { value: 'print', label: '印刷' },
  { value: 'read', label: '閲覧' },
  { value: 'import', label: '取込み' },
  { value: 'backup', label: '控え' },
  { value: 'create-book', label: '簿冊の作成' },
  { value: 'change-password', label: 'パスワードの変更' },
  { value: 'desk-account', label: '受付専用パスワード' },
  { value: 'other', label: 'その他' },
];

const fields: readonly Field[] = [
  { key: 'moment', label: '日時', kind: 'moment', width: 190 },
  { key: 'kind', label: '操作', kind: 'choice', choices: KINDS, width: 150 },
  { key: 'subject', label: '対象', kind: 'text', width: 260 },
  { key: 'count', label: '件数', kind: 'count', width: 80 },
  { key: 'detail', label: '内容', kind: 'longText', width: 300 },
];

const WORDS: { readonly [word: string]: string } = {
  password: 'パスワード',
  'recovery-key': '復旧キー',
  desk: '入退室受付のパスワード',
  'desk-account': '入退室受付の専用パスワード',
  unlock: '画面ロックの解除',
  'create-book': '簿冊の作成',
  'change-password': 'パスワードの変更',
};
const INSTANT = /\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z/g;

/** The host writes plain words and instants: here they become what people read. */
const readable = (text: unknown): string => {
  const plain = String(text ?? '');
  return (WORDS[plain] ?? plain).replace(INSTANT, (at) => showMoment(at as Instant)).replace('/', ' から ');
};

const noted = (label: string, kind: string | null): RegisterEvent =>
  event<JsonObject>({
    label,
    creates: true,
    apply: (state, body, entry) => ({
      ...state,
      status: 'noted',
      fields: {
        ...body,
        kind: kind ?? body['kind'] ?? 'other',
        moment: momentIn(entry.at),
        subject: readable(body['subject']),
        detail: body['detail'] === '' ? null : readable(body['detail']),
      },
    }),
  });

/** 操作記録: unlocks, failed unlocks, exports, prints and reads, written by the host itself (6-1(5)). */
export const operation: Register = {
  id: OPERATION,
  title: '操作記録',
  noun: '操作',
  group: 'operation',
  clauses: ['6-1(5)①', '6-1(3)②'],
  fields,
  derivedFields: [],
  derive: () => ({}),
  statuses: { noted: { label: '記録済', tone: 'neutral' } },
  statusOf: (state) => state.status,
  nameField: 'subject',
  events: {
    unlocked: noted('画面ロックの解除', 'unlocked'),
    'unlock-failed': noted('解除の失敗', 'unlock-failed'),
    operated: noted('操作', null),
  },
  actions: [],
  columns: ['moment', 'kind', 'subject', 'count', 'detail'],
  filters: ['kind'],
  complete: (values) => values,
  check: () => [],
};
