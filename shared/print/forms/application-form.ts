import type { Block, Cell, FormDoc } from '../form-doc';
import {
  type DecisionText,
  EMPTY_STAMPS,
  type FormHead,
  label,
  makeForm,
  NOTHING_DECIDED,
  numberLine,
  orOpenDate,
  row,
  type Sender,
  type StampText,
  senderBlock,
  UNKNOWN_SENDER,
  value,
} from './parts';

/** What every application has, whatever is applied for. */
export type Application = {
  /** 整理番号 or 仮番号; empty on a form to be written by hand. */
  readonly number: string;
  readonly appliedOn: string;
  /** The deciding post, for instance 「情報セキュリティ管理者　見本課長」. */
  readonly addressee: readonly string[];
  readonly applicant: Sender;
  readonly decision: DecisionText;
  readonly stamps: readonly StampText[];
};

/** An application to be written by hand. */
export const EMPTY_APPLICATION: Application = {
  number: '',
  appliedOn: '',
  addressee: ['情報セキュリティ管理者　　　　　　　　　　課長'],
  applicant: UNKNOWN_SENDER,
  decision: NOTHING_DECIDED,
  stamps: EMPTY_STAMPS,
};

/** Who applies and who decides in the samples. */
export const EXAMPLE_ADDRESSEE = ['情報セキュリティ管理者　見本課長'];
export const EXAMPLE_SENDER: Sender = {
  section: '見本部見本課',
  post: '主任',
  name: '見本　太郎',
  extension: '0000',
  typedBy: null,
};

/** Boxes with a little more air between them than tables have. */
export const spaced = (...blocks: readonly Block[]): Block[] =>
  blocks.flatMap((block, at) => (at === 0 ? [block] : [{ kind: 'spacer', height: 1.5 }, block]));

/** 処理欄: what was done afterwards, in two lines; 綴った簿冊 is left out where nothing is known of it. */
export const processing = (
  columns: number[],
  binder: string,
  first: readonly Cell[],
  second: readonly Cell[],
): Block => ({
  kind: 'table',
  columns,
  together: true,
  rows: [
    row(label('処理欄', { rows: binder === '' ? 2 : 3 }), ...first),
    row(...second),
    ...(binder === '' ? [] : [row(label('綴った簿冊'), value(binder, { columns: 3 }))]),
  ],
});

/** A letter on a form: 宛先, who writes, title, 「次のとおり…」, boxes, notes. */
export function letterForm(
  form: string,
  head: FormHead,
  body: {
    readonly number: string;
    readonly date: string;
    readonly addressee: readonly string[];
    readonly from: readonly [heading: string, sender: Sender];
    readonly lead: string;
    readonly blocks: readonly Block[];
    readonly notes: string[];
    readonly points?: number;
  },
): FormDoc {
  const { number, date, addressee, from, lead, blocks, notes, points } = body;
  return makeForm(form, head, {
    face: 'mincho',
    ...(points === undefined ? {} : { points }),
    numbers: [numberLine(number)],
    date: orOpenDate(date),
    blocks: [
      { kind: 'addressee', lines: [...addressee] },
      senderBlock(...from),
      { kind: 'title', text: head.title },
      { kind: 'paragraph', text: lead, firstIndent: 1 },
      ...blocks,
      { kind: 'note', items: notes },
    ],
  });
}
