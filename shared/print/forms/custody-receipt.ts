import type { Block, FormDoc } from '../form-doc';
import { type FormHead, label, makeForm, orOpenDate, orOpenMoment, row, value } from './parts';
import { type CarriedText, carriedTable, exampleItems } from './take-out-items';

/** What came back, as the lower part of the receipt says. */
export type ReturnText = {
  readonly at: string;
  readonly receiver: string;
  /** One line per thing: how it came back, and what became of its contents. */
  readonly items: readonly { readonly name: string; readonly end: string; readonly erasure: string }[];
  readonly remarks: string;
};

export type CustodyReceipt = {
  readonly number: string;
  readonly receivedOn: string;
  readonly addressee: readonly string[];
  readonly act: string;
  readonly purpose: string;
  readonly destination: string;
  readonly outAt: string;
  readonly until: string;
  readonly permit: string;
  readonly handedBy: string;
  readonly holderPost: string;
  /** Empty leaves a line to sign on. */
  readonly holder: string;
  /** The signature given on the screen, line by line. */
  readonly drawn: readonly (readonly number[])[] | null;
  readonly items: readonly CarriedText[];
  readonly blankItems: number;
  readonly back: ReturnText;
  readonly blankReturns: number;
};

const facts = (input: CustodyReceipt): Block => ({
  kind: 'table',
  columns: [28, 56, 28, 55],
  rows: [
    row(label('区分'), value(input.act), label('許可番号'), value(input.permit)),
    row(label('目的'), value(input.purpose), label('行先・使用場所'), value(input.destination)),
    row(
      label('受領日時'),
      value(orOpenMoment(input.outAt)),
      label('返却予定日'),
      value(orOpenDate(input.until)),
    ),
    row(label('渡した職員'), value(input.handedBy), label('受領者の所属・職'), value(input.holderPost)),
  ],
});

const returned = (back: ReturnText, blanks: number): Block => ({
  kind: 'table',
  columns: [62, 40, 65],
  points: 9,
  together: true,
  headRows: 1,
  rows: [
    {
      height: 7,
      cells: ['返却されたもの', '返却の状態', '中身の確認'].map((text) => label(text, { align: 'center' })),
    },
    ...[...back.items, ...Array.from({ length: blanks }, () => ({ name: '', end: '', erasure: '' }))].map(
      (item) => row(value(item.name), value(item.end), value(item.erasure)),
    ),
    row(label('返却日時'), value(orOpenMoment(back.at), { columns: 2 })),
    row(label('返却確認者（署名）'), value(back.receiver, { columns: 2 })),
    row(label('備考'), value(back.remarks, { columns: 2 })),
  ],
});

/** 情報資産受領書, with 返却確認書 below on the same sheet. */
export function custodyReceipt(input: CustodyReceipt, head: FormHead): FormDoc {
  return makeForm('custody-receipt', head, {
    face: 'mincho',
    numbers: [`番号　${input.number === '' ? '　　　　　　　　' : input.number}`],
    blocks: [
      { kind: 'addressee', lines: [...input.addressee] },
      { kind: 'title', text: head.title },
      {
        kind: 'paragraph',
        text: '次の情報資産を受け取りました。許可された目的のほかには使わず、紛失・盗難のないように扱い、予定日までに返却します。',
        firstIndent: 1,
      },
      facts(input),
      { kind: 'spacer', height: 1.5 },
      carriedTable(input.items, input.blankItems, '中身・摘要'),
      { kind: 'spacer', height: 3 },
      {
        kind: 'signature',
        date: orOpenDate(input.receivedOn),
        label: '受領者　氏名',
        name: input.holder,
        handwritten: input.holder === '' || input.drawn !== null,
        drawn: input.drawn === null ? null : input.drawn.map((line) => [...line]),
      },
      { kind: 'spacer', height: 6 },
      { kind: 'heading', text: '返却確認書' },
      {
        kind: 'paragraph',
        text: '上の情報資産の返却を受け、現物と中身を次のとおり確かめました。',
        firstIndent: 1,
      },
      returned(input.back, input.blankReturns),
      {
        kind: 'note',
        items: ['紛失・盗難に気付いたときは、直ちに所属長に知らせること。'],
      },
    ],
  });
}

export const NO_RETURN: ReturnText = { at: '', receiver: '', items: [], remarks: '' };

export const blankCustodyReceipt: CustodyReceipt = {
  number: '',
  receivedOn: '',
  addressee: ['情報セキュリティ管理者　　　　　　　　　　課長'],
  act: '',
  purpose: '',
  destination: '',
  outAt: '',
  until: '',
  permit: '',
  handedBy: '',
  holderPost: '',
  holder: '',
  drawn: null,
  items: [],
  blankItems: 3,
  back: NO_RETURN,
  blankReturns: 3,
};

export const exampleCustodyReceipt: CustodyReceipt = {
  ...blankCustodyReceipt,
  number: 'R8-出A0001',
  receivedOn: '令和8年11月24日',
  addressee: ['情報セキュリティ管理者　見本課長'],
  act: '庁外持出し',
  purpose: '見本地区の説明会',
  destination: '見本地区センター',
  outAt: '令和8年11月24日 09:05',
  until: '令和8年11月25日',
  permit: 'R8-持許001',
  handedBy: '見本　太郎',
  holderPost: '見本課　主事',
  holder: '見本　花子',
  items: exampleItems,
  blankItems: 0,
  back: {
    at: '令和8年11月24日 17:10',
    receiver: '見本　太郎',
    items: [
      { name: 'R8-媒A0001　USBメモリ', end: '異常なく返却', erasure: '消去し、残っていないことを確かめた' },
      { name: '見本説明会の資料', end: '相手先に渡した', erasure: '消去するものがない' },
    ],
    remarks: '',
  },
  blankReturns: 0,
};
