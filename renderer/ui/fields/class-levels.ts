import type { Aspect } from '../chips';
import type { ClassLevel, FieldServices } from './services';

const UNKNOWN: ClassLevel = {
  value: 'unknown',
  label: '分類不明',
  explanation: '分からないときはこれを選びます。情報セキュリティ管理者（課長）に確認する一覧に載ります。',
};

/** Used until the page hands over the levels of the profile in force. */
const MODEL: Readonly<Record<Aspect, readonly ClassLevel[]>> = {
  confidentiality: [
    { value: '3', label: '機密性3', explanation: '秘密文書に当たるなど、特に厳しく扱う情報です。' },
    { value: '2B', label: '機密性2B', explanation: '個人情報など、漏れると住民や市に損害が出る情報です。' },
    { value: '2A', label: '機密性2A', explanation: '直ちに公表することを前提としない、内部の情報です。' },
    { value: '1', label: '機密性1', explanation: '公表してよい情報です。' },
  ],
  integrity: [
    { value: '2B', label: '完全性2B', explanation: '書き換わると権利や業務に重い支障が出る情報です。' },
    { value: '2A', label: '完全性2A', explanation: '書き換わると業務に支障が出る情報です。' },
    { value: '1', label: '完全性1', explanation: '上のどちらにも当たらない情報です。' },
  ],
  availability: [
    { value: '2B', label: '可用性2B', explanation: '使えなくなると権利や業務に重い支障が出る情報です。' },
    { value: '2A', label: '可用性2A', explanation: '使えなくなると業務に支障が出る情報です。' },
    { value: '1', label: '可用性1', explanation: '上のどちらにも当たらない情報です。' },
  ],
};

/** The levels to choose from, 分類不明 last. */
export function classLevelsOf(services: FieldServices, aspect: Aspect): readonly ClassLevel[] {
  const levels = services.classLevels?.(aspect) ?? MODEL[aspect];
  return levels.some((level) => level.value === 'unknown') ? levels : [...levels, UNKNOWN];
}
