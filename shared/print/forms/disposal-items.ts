import type { Block } from '../form-doc';
import { numberedTable, value } from './parts';

/** One thing to be disposed of, as the register shows it. */
export type DisposalItem = {
  /** 管理番号 */
  readonly number: string;
  /** 種別 */
  readonly kind: string;
  /** 品名・型番 or 名称 */
  readonly name: string;
  /** 製造番号（S/N） */
  readonly serial: string;
  /** 最高分類: the highest class the thing ever held. */
  readonly highestClass: string;
  readonly method: string;
  readonly note: string;
};

const NO_ITEM: DisposalItem = {
  number: '',
  kind: '',
  name: '',
  serial: '',
  highestClass: '',
  method: '',
  note: '',
};

/** The list of things of the application and the report, with rows to be written by hand after them. */
export function itemTable(items: readonly DisposalItem[], blankItems: number): Block {
  const all = [...items, ...Array.from({ length: blankItems }, () => NO_ITEM)];
  return numberedTable(
    [9, 27, 46, 27, 18, 24, 16],
    ['管理番号', '種別・品名', '製造番号', '最高分類', '処理の方法', '摘要'],
    all.map((item) => [
      value(item.number),
      value([item.kind, item.name].filter((text) => text !== '').join('\n')),
      value(item.serial),
      value(item.highestClass, { align: 'center' }),
      value(item.method),
      value(item.note),
    ]),
  );
}
