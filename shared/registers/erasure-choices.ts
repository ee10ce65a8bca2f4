import type { Choice } from './field';

/** What can be said of the contents of a thing that came back (4-4①). */
export const ERASURE_CHOICES: readonly Choice[] = [
  { value: 'erased', label: '消去し、残っていないことを確かめた' },
  { value: 'untouched', label: '書き込んでいない（中身は持出し前のまま）' },
  { value: 'kept', label: '中身を残す（理由を摘要に書く）' },
  { value: 'none', label: '消去するものがない（紙など）' },
];
