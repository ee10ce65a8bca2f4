import type { Choice } from '../field';

export const ROLES: readonly Choice[] = [
  { value: 'chief', label: '情報セキュリティ管理者（所属長）' },
  { value: 'head', label: '情報セキュリティ責任者（部局長）' },
  { value: 'keeper', label: '台帳担当' },
  { value: 'staff', label: '職員' },
  { value: 'fiscal-year', label: '会計年度任用職員' },
];
