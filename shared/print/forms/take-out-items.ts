import type { Block } from '../form-doc';
import { numberedTable, value } from './parts';

/** One thing that is lent, carried or taken out, as the register shows it. */
export type CarriedText = {
  /** 管理番号; empty for paper that stands in no ledger. */
  readonly number: string;
  readonly kind: string;
  readonly name: string;
  readonly serial: string;
  /** 部数・件数 */
  readonly count: string;
  /** 機密性 of the thing with all that is on it. */
  readonly klass: string;
  /** What is on it, or what happened to it on return. */
  readonly note: string;
};

export const NO_ITEM: CarriedText = {
  number: '',
  kind: '',
  name: '',
  serial: '',
  count: '',
  klass: '',
  note: '',
};

/** The list of things of every form of 持出し; `note` is the heading of its last column. */
export function carriedTable(items: readonly CarriedText[], blankItems: number, note: string): Block {
  const all = [...items, ...Array.from({ length: blankItems }, () => NO_ITEM)];
  return numberedTable(
    [9, 29, 49, 27, 17, 36],
    ['管理番号\n製造番号', '種別・名称', '部数・件数', '機密性', note],
    all.map((item) => [
      value([item.number, item.serial].filter((text) => text !== '').join('\n')),
      value([item.kind, item.name].filter((text) => text !== '').join('\n')),
      value(item.count, { align: 'center' }),
      value(item.klass, { align: 'center' }),
      value(item.note),
    ]),
  );
}

export const exampleItems: readonly CarriedText[] = [
  {
    number: 'R8-媒A0001',
    kind: 'USBメモリ',
    name: '見本製　MH-32（常時暗号化）',
    serial: 'MIHON-0003',
    count: '1本',
    klass: '2B',
    note: '見本調査の回答',
  },
  {
    number: '',
    kind: '紙',
    name: '見本説明会の資料',
    serial: '',
    count: '30部',
    klass: '1',
    note: '',
  },
];
