import type { Choice } from './field';

/** Where a serial number was read: an adapter may have given its own. */
export const SERIAL_SOURCES: readonly Choice[] = [
  { value: 'label', label: '本体のラベル' },
  { value: 'device', label: '機器・媒体から読み取り' },
  { value: 'adapter', label: 'USB変換器を通して読み取り（変換器の番号のおそれ）' },
  { value: 'document', label: '購入・契約の書類' },
  { value: 'none', label: '番号なし' },
];
