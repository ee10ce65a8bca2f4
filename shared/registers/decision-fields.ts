import type { Field } from './field';

const OUTCOMES = [
  { value: 'permitted', label: '許可する' },
  { value: 'conditional', label: '条件を付けて許可' },
  { value: 'refused', label: '不許可とする' },
  { value: 'returned', label: '差し戻す' },
] as const;

/** What is typed when a decision is recorded: by paper as the normal path (office.md 3). */
export const decisionFields: readonly Field[] = [
  {
    key: 'outcome',
    label: '決裁の結果',
    kind: 'choice',
    choices: OUTCOMES,
    required: true,
    initial: 'permitted',
  },
  {
    key: 'decidedOn',
    label: '決裁日',
    kind: 'date',
    required: true,
    help: '紙の決裁では、押印または署名された日です。',
  },
  {
    key: 'decider',
    label: '許可者',
    kind: 'person',
    required: true,
    help: '申請者本人は許可者になれません。',
  },
  {
    key: 'kind',
    label: '決裁の種類',
    kind: 'choice',
    choices: [
      { value: 'own', label: '情報セキュリティ管理者の決裁' },
      { value: 'standing', label: '専決' },
      { value: 'deputy', label: '代決（後閲が必要）' },
    ],
    required: true,
    initial: 'own',
  },
  {
    key: 'manner',
    label: '決裁の方法',
    kind: 'choice',
    choices: [
      { value: 'paper', label: '紙の決裁' },
      { value: 'screen', label: '画面上の記録のみ' },
    ],
    required: true,
    initial: 'paper',
  },
  {
    key: 'binder',
    label: '綴った簿冊',
    kind: 'text',
    help: '決裁後の紙を綴った簿冊の名称です。',
    shownWhen: (values) => values['manner'] === 'paper',
    required: true,
  },
  {
    key: 'documentNumber',
    label: '文書番号',
    kind: 'text',
    maximum: 60,
    help: '文書管理システムの番号があれば入力します。',
  },
  {
    key: 'conditions',
    label: '許可の条件',
    kind: 'longText',
    required: true,
    shownWhen: (values) => values['outcome'] === 'conditional',
  },
  {
    key: 'reason',
    label: '理由',
    kind: 'longText',
    required: true,
    shownWhen: (values) => values['outcome'] === 'refused' || values['outcome'] === 'returned',
  },
  { key: 'scan', label: '決裁済みの紙の写し（任意）', kind: 'attachments' },
];
