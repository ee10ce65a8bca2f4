import { block } from '../../policy/finding';
import type { Register } from '../define';
import type { Field } from '../field';
import { RETENTION_HOLD } from '../ids';
import { ledger } from '../ledger';
import { HOLDABLE } from '../retention-hold-kinds';

const fields: readonly Field[] = [
  {
    key: 'reason',
    label: '消去しない理由',
    kind: 'text',
    required: true,
    maximum: 200,
    width: 280,
    help: '監査、訴訟、情報公開請求、事故の調査など、保存年限を過ぎても残す理由です。',
  },
  { key: 'records', label: '残す記録', kind: 'links', registers: HOLDABLE, required: true, width: 320 },
  {
    key: 'until',
    label: 'いつまで',
    kind: 'date',
    width: 130,
    help: '空欄のときは、この記録を取り消すまで残します。',
  },
  { key: 'orderedBy', label: '指示した者', kind: 'text', maximum: 100, width: 180 },
  { key: 'documentNumber', label: '文書番号', kind: 'text', maximum: 60, width: 160 },
];

/** 保存の延長: records that must not be erased though their 保存年限 is past. */
export const retentionHold: Register = ledger({
  id: RETENTION_HOLD,
  title: '保存の延長',
  noun: '保存の延長',
  group: 'organisation',
  clauses: [],
  fields,
  nameField: 'reason',
  columns: ['reason', 'records', 'until', 'orderedBy', 'documentNumber'],
  filters: [],
  series: null,
  check: (values) =>
    Array.isArray(values['records']) && values['records'].length > 0
      ? []
      : [block('records', null, '残す記録を選んでください。')],
});
