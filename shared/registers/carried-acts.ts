import type { Choice } from './field';

/** What a permission can be asked for; lending inside the section needs none. */
export const PERMITTED_ACTS: readonly Choice[] = [
  { value: 'take-out', label: '庁外持出し' },
  { value: 'transport', label: '庁内運搬（機密性2以上）' },
];

export const MEANS: readonly Choice[] = [
  { value: 'walk', label: '徒歩・自転車' },
  { value: 'official-car', label: '公用車' },
  { value: 'public-transport', label: '公共交通機関' },
  { value: 'private-car', label: '自家用車（公務使用の承認済み）' },
  { value: 'carrier', label: '郵送・宅配' },
];
