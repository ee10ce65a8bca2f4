import { PROTECTION_CHOICES } from '../carried-protection';
import type { Choice, Field } from '../field';
import { ASSET, CUSTODY, MEDIUM } from '../ids';

export const INCIDENT_KINDS: readonly Choice[] = [
  { value: 'lost', label: '紛失' },
  { value: 'stolen', label: '盗難' },
  { value: 'misdelivered', label: '誤送付・誤送信' },
  { value: 'leaked', label: '漏えい・不正な閲覧' },
  { value: 'other', label: 'その他' },
];

const WHAT = '起きたこと';
const THINGS = '対象の情報資産';
const OUT = '持出しの状況';

export const incidentFields: readonly Field[] = [
  {
    key: 'title',
    label: '件名',
    kind: 'text',
    required: true,
    maximum: 100,
    group: WHAT,
    width: 260,
  },
  {
    key: 'kind',
    label: '種別',
    kind: 'choice',
    choices: INCIDENT_KINDS,
    required: true,
    group: WHAT,
    width: 130,
  },
  { key: 'section', label: '所属', kind: 'section', required: true, group: WHAT, width: 140 },
  {
    key: 'noticedAt',
    label: '認知した日時',
    kind: 'moment',
    required: true,
    group: WHAT,
    width: 150,
    clause: '2(4)③',
  },
  { key: 'noticedBy', label: '認知した人', kind: 'person', required: true, group: WHAT, width: 120 },
  { key: 'occurredAt', label: '発生したと思われる日時', kind: 'text', maximum: 100, group: WHAT, width: 0 },
  { key: 'place', label: '場所', kind: 'text', maximum: 200, group: WHAT, width: 160 },
  { key: 'account', label: '経緯', kind: 'longText', maximum: 2000, required: true, group: WHAT, width: 0 },
  { key: 'things', label: '対象', kind: 'links', registers: [MEDIUM, ASSET], group: THINGS, width: 200 },
  {
    key: 'contents',
    label: '対象と中身（記録時点）',
    kind: 'longText',
    maximum: 4000,
    group: THINGS,
    width: 0,
    help: '台帳から書き写した、記録時点の中身と分類です。後から台帳を直しても変わりません。',
  },
  {
    key: 'confidentiality',
    label: '最高分類（機密性）',
    kind: 'class',
    aspect: 'confidentiality',
    group: THINGS,
    width: 110,
    clause: '3(2)⑤ウ',
  },
  { key: 'personal', label: '個人情報の種類・件数', kind: 'text', maximum: 200, group: THINGS, width: 0 },
  { key: 'impact', label: '影響・おそれ', kind: 'longText', maximum: 1000, group: THINGS, width: 0 },
  { key: 'custody', label: '持出・貸出簿の記録', kind: 'link', registers: [CUSTODY], group: OUT, width: 0 },
  { key: 'lastHolder', label: '最後に持っていた人', kind: 'person', group: OUT, width: 120 },
  { key: 'outAt', label: '持出・貸出日時', kind: 'moment', group: OUT, width: 0 },
  { key: 'until', label: '返却予定日', kind: 'date', group: OUT, width: 0 },
  { key: 'destination', label: '行先', kind: 'text', maximum: 200, group: OUT, width: 0 },
  { key: 'permitNumber', label: '許可番号', kind: 'text', maximum: 60, group: OUT, width: 120 },
  {
    key: 'protection',
    label: '保護措置',
    kind: 'choices',
    choices: PROTECTION_CHOICES,
    group: OUT,
    width: 0,
    clause: '3(2)⑧ア',
  },
  { key: 'response', label: '初動の対応', kind: 'longText', maximum: 2000, group: '対応', width: 0 },
];

const REPORTS = '報告';

/** When who was told: 2(4)③, 5-3(1)①②. */
export const reportFields: readonly Field[] = [
  {
    key: 'chiefAt',
    label: '所属長への報告日時',
    kind: 'moment',
    group: REPORTS,
    width: 0,
    clause: '5-3(1)①',
  },
  {
    key: 'deskAt',
    label: '統一窓口への報告日時',
    kind: 'moment',
    group: REPORTS,
    width: 0,
    clause: '5-3(1)①',
  },
  { key: 'csirtAt', label: 'CSIRTへの速報日時', kind: 'moment', group: REPORTS, width: 150, clause: '2(4)③' },
  { key: 'csirtReceiver', label: 'CSIRTの受付者', kind: 'text', maximum: 60, group: REPORTS, width: 0 },
  {
    key: 'csirtInstruction',
    label: 'CSIRTの指示',
    kind: 'longText',
    maximum: 1000,
    group: REPORTS,
    width: 0,
    clause: '5-3(3)③',
  },
  {
    key: 'headAt',
    label: '部局長への報告日時',
    kind: 'moment',
    group: REPORTS,
    width: 150,
    clause: '5-3(1)②',
  },
  { key: 'policeAt', label: '警察への届出日時', kind: 'moment', group: REPORTS, width: 0 },
];

export const closingFields: readonly Field[] = [
  {
    key: 'cause',
    label: '原因',
    kind: 'longText',
    required: true,
    maximum: 1000,
    group: '終結',
    width: 0,
    clause: '5-3(3)④',
  },
  {
    key: 'prevention',
    label: '再発防止',
    kind: 'longText',
    required: true,
    maximum: 1000,
    group: '終結',
    width: 0,
    clause: '5-3(3)④',
  },
  { key: 'closedOn', label: '終結日', kind: 'date', required: true, group: '終結', width: 120 },
];
