import type { Tone } from '../../shared/registers/define';
import { ClassChip, StatusChip } from '../ui/chips';
import { dateWords, isIsoDate } from '../ui/fields/dates';
import type { Column } from '../ui/table/column';

export type SampleRow = {
  readonly id: string;
  readonly number: string;
  readonly name: string;
  readonly holder: string;
  readonly level: string;
  readonly status: string;
  readonly registered: string;
  readonly count: number | null;
  readonly place: string;
  readonly note: string;
};

const STATUSES: Readonly<Record<string, Tone>> = {
  在庫: 'neutral',
  貸出中: 'waiting',
  '返却済（消去確認済）': 'good',
  期限超過: 'warn',
  紛失: 'bad',
  廃棄済: 'ended',
};
const statuses = Object.keys(STATUSES);
const names = [
  '住民異動届つづり',
  'USBメモリ（暗号化）',
  '税証明交付簿',
  '外付けハードディスク',
  '研修資料CD-R',
];
const holders = ['見本 太郎', '見本 花子', '髙﨑 見本', '斎藤 見本', '渡邊 見本', ''];
const levels = ['3', '2B', '2B', '2A', '1', 'unknown'];
const places = ['第1書庫 A-3', '執務室 鍵付きロッカー', 'サーバ室', '第2書庫 B-11'];

const at = <T,>(list: readonly T[], index: number): T => list[index % list.length] as T;
const two = (value: number) => String(value).padStart(2, '0');

/** Rows of a made-up section, the same every time. */
export function sampleRows(count: number): readonly SampleRow[] {
  return Array.from({ length: count }, (_, index) => ({
    id: String(index),
    number: `R${6 + (index % 3)}-${String(index + 1).padStart(4, '0')}`,
    name: `${at(names, index * 7)} その${(index % 97) + 1}`,
    holder: at(holders, index * 5),
    level: at(levels, index * 11),
    status: at(statuses, index * 13 + (index >> 4)),
    registered: `${2024 + (index % 3)}-${two((index % 12) + 1)}-${two((index % 28) + 1)}`,
    count: index % 9 === 0 ? null : (index * 37) % 500,
    place: at(places, index * 3),
    note: index % 6 === 0 ? '見本のデータです。実在の職員・資産ではありません。' : '',
  }));
}

const dateOrder = (iso: string): number | null => (iso === '' ? null : Number(iso.replaceAll('-', '')));

export const sampleColumns: readonly Column<SampleRow>[] = [
  { key: 'number', label: '管理番号', width: 110, text: (row) => row.number },
  { key: 'name', label: '名称', width: 240, text: (row) => row.name },
  {
    key: 'level',
    label: '機密性',
    width: 120,
    text: (row) => (row.level === 'unknown' ? '機密性不明' : `機密性${row.level}`),
    draw: (row) => <ClassChip aspect="confidentiality" level={row.level} />,
    filter: {
      kind: 'choice',
      choices: levels
        .filter((level, index) => levels.indexOf(level) === index)
        .map((level) => ({ value: level, label: level === 'unknown' ? '不明' : level })),
      valuesOf: (row) => [row.level],
    },
  },
  {
    key: 'status',
    label: '状態',
    width: 200,
    text: (row) => row.status,
    draw: (row) => <StatusChip label={row.status} tone={STATUSES[row.status] ?? 'neutral'} />,
    filter: {
      kind: 'choice',
      choices: statuses.map((value) => ({ value, label: value })),
      valuesOf: (row) => [row.status],
    },
  },
  { key: 'holder', label: '使用者', width: 130, text: (row) => row.holder },
  {
    key: 'registered',
    label: '登録日',
    width: 210,
    text: (row) => (isIsoDate(row.registered) ? dateWords(row.registered) : ''),
    order: (row) => dateOrder(row.registered),
    filter: { kind: 'dates', dateOf: (row) => row.registered },
  },
  {
    key: 'count',
    label: '数量',
    width: 90,
    figures: true,
    text: (row) => (row.count === null ? '' : row.count.toLocaleString('ja-JP')),
    order: (row) => row.count,
  },
  { key: 'place', label: '保管場所', width: 200, text: (row) => row.place },
  { key: 'note', label: '備考', width: 320, text: (row) => row.note },
];
