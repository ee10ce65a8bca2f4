import { ERASURE_CHOICES } from '../erasure-choices';
import type { Field } from '../field';
import { ASSET, MEDIUM } from '../ids';

export const ENDS = [
  { value: 'back', label: '異常なく返却' },
  { value: 'damaged', label: '破損して返却' },
  { value: 'handed-over', label: '相手先に渡した（戻らない）' },
] as const;

export const returnItemFields: readonly Field[] = [
  { key: 'thing', label: '返却するもの', kind: 'link', registers: [MEDIUM, ASSET], given: true },
  {
    key: 'what',
    label: '台帳にない書類など',
    kind: 'text',
    maximum: 100,
    given: true,
    shownWhen: (row) => row['thing'] === undefined,
  },
  { key: 'end', label: '返却の状態', kind: 'choice', choices: ENDS, required: true, initial: 'back' },
  {
    key: 'erasure',
    label: '中身の確認',
    kind: 'choice',
    choices: ERASURE_CHOICES,
    required: true,
    clause: '4-4①',
  },
  { key: 'note', label: '摘要', kind: 'text', maximum: 200 },
];
