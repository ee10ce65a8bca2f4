import type { Aspect } from '../../../shared/policy/classification';
import type { ClassLevel, FieldServices } from './services';

const UNKNOWN: ClassLevel = {
  value: 'unknown',
  label: '分類不明',
  explanation:
    '判断がつかないときに選びます。情報セキュリティ管理者（課長）に確認するものとして一覧に載ります。',
};

const NEITHER: ClassLevel = { value: '1', label: '1', explanation: '上のどれにも当たらないものです。' };

/** In our own words, after 3(1); 2A exists for schools alone. Used unless the page hands over its own. */
const MODEL: Readonly<Record<Aspect, readonly ClassLevel[]>> = {
  confidentiality: [
    { value: '3', label: '3', explanation: '秘密文書と同じ扱いが要るものです。' },
    { value: '2B', label: '2B', explanation: '秘密文書ほどではないが、そのままでは公表できないものです。' },
    {
      value: '2A',
      label: '2A',
      explanation: '（学校のみ）そのままでは公表できないが、児童生徒が見ることを予定しているものです。',
    },
    NEITHER,
  ],
  integrity: [
    {
      value: '2B',
      label: '2B',
      explanation: '書き換わったり壊れたりすると、市民の権利や業務に軽くない支障が出るものです。',
    },
    {
      value: '2A',
      label: '2A',
      explanation:
        '（学校のみ）書き換わったり壊れたりすると、学校の関係者や教育活動に軽い支障が出るものです。',
    },
    NEITHER,
  ],
  availability: [
    {
      value: '2B',
      label: '2B',
      explanation: 'なくなったり使えなくなったりすると、市民の権利や業務に軽くない支障が出るものです。',
    },
    {
      value: '2A',
      label: '2A',
      explanation:
        '（学校のみ）なくなったり使えなくなったりすると、学校の関係者や教育活動に軽い支障が出るものです。',
    },
    NEITHER,
  ],
};

/** The levels to choose from, 分類不明 last. */
export function classLevelsOf(services: FieldServices, aspect: Aspect): readonly ClassLevel[] {
  const levels = services.classLevels?.(aspect) ?? MODEL[aspect];
  return levels.some((level) => level.value === 'unknown') ? levels : [...levels, UNKNOWN];
}
