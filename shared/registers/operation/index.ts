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
  { value: 'other', label: 'その他' },
];

const fields: readonly Field[] = [
  { key: 'moment', label: '日時', kind: 'moment', width: 190 },
  { key: 'kind', label: '操作', kind: 'choice', choices: KINDS, width: 150 },
  { key: 'subject', label: '対象', kind: 'text', width: 260 },
  { key: 'count', label: '件数', kind: 'count', width: 80 },
  { key: 'detail', label: '内容', kind: 'longText', width: 300 },
];

const JAPAN_OFFSET = 9 * 3_600_000;
const momentIn = (at: string): string => new Date(Date.parse(at) + JAPAN_OFFSET).toISOString().slice(0, 16);

const noted = (label: string, kind: string | null): RegisterEvent =>
  event<JsonObject>({
    label,
    creates: true,
    apply: (state, body, entry) => ({
      ...state,
      status: 'noted',
      fields: { ...body, kind: kind ?? body['kind'] ?? 'other', moment: momentIn(entry.at) },
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
  check: () => [],
};
