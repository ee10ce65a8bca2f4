import type { Choice } from './field';

/** 取扱制限 (3(2)②), as assets carry them and labels show them. */
export const RESTRICTIONS: readonly Choice[] = [
  { value: 'no-copy', label: '複製禁止' },
  { value: 'no-take-out', label: '持出禁止' },
  { value: 'permit-to-take-out', label: '持出しは許可制' },
  { value: 'permit-to-send', label: '送信・運搬・提供は許可制' },
  { value: 'encrypt', label: '暗号化必須' },
  { value: 'named-readers', label: '閲覧者限定' },
  { value: 'locked-storage', label: '施錠保管' },
  { value: 'erase-after-use', label: '使用後消去' },
];

const labels = new Map(RESTRICTIONS.map(({ value, label }) => [value, label]));

/** As people read them; what is not in the list stays as it is. */
export const restrictionLabels = (values: readonly string[]): readonly string[] =>
  values.map((value) => labels.get(value) ?? value);
