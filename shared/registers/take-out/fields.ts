import { MEANS, PERMITTED_ACTS } from '../carried-acts';
import { itemFields } from '../carried-items';
import { outsideFields, protectionFields } from '../carried-protection';
import type { Field } from '../field';

const GROUP = '持出しの内容';

export const takeOutFields: readonly Field[] = [
  {
    key: 'act',
    label: '持出しの区分',
    kind: 'choice',
    choices: PERMITTED_ACTS,
    required: true,
    initial: 'take-out',
    group: GROUP,
    width: 130,
    clause: '5-1(1)③イ',
  },
  {
    key: 'items',
    label: '持ち出すもの',
    kind: 'rows',
    fields: itemFields,
    required: true,
    group: GROUP,
    clause: '5-1(1)③イ',
    width: 0,
  },
  {
    key: 'purpose',
    label: '目的',
    kind: 'longText',
    required: true,
    maximum: 500,
    group: GROUP,
    width: 220,
  },
  {
    key: 'destination',
    label: '行先',
    kind: 'text',
    required: true,
    maximum: 200,
    group: GROUP,
    width: 160,
  },
  { key: 'means', label: '手段', kind: 'choice', choices: MEANS, group: GROUP, width: 0, clause: '3(2)⑧ア' },
  { key: 'route', label: '経路', kind: 'text', maximum: 200, group: GROUP, width: 0 },
  {
    key: 'holder',
    label: '持出者',
    kind: 'person',
    group: GROUP,
    width: 120,
    help: '申請者と違う職員が持ち出すときに選びます。空欄のときは申請者です。',
  },
  { key: 'from', label: '持出しの期間（から）', kind: 'date', required: true, group: GROUP, width: 120 },
  { key: 'until', label: '持出しの期間（まで）', kind: 'date', required: true, group: GROUP, width: 120 },
  ...protectionFields('保護措置'),
  ...outsideFields,
  { key: 'remarks', label: '備考', kind: 'longText', group: 'その他', width: 0 },
  { key: 'attachments', label: '添付', kind: 'attachments', group: 'その他', width: 0 },
];
