import type { FormDoc } from '../form-doc';
import { EMPTY_LEDGER, EXAMPLE_LEDGER, type LedgerInput, ledgerForm, yearSubject } from './ledger-form';
import type { FormHead } from './parts';

/** One line of the 持出・貸出簿. */
export type CustodyRow = {
  readonly number: string;
  /** 課内貸出, 庁内運搬, 庁外持出し */
  readonly act: string;
  readonly things: string;
  readonly klass: string;
  readonly outAt: string;
  readonly holder: string;
  readonly receipt: string;
  readonly destination: string;
  readonly purpose: string;
  /** 許可番号, or that the line is one of a blanket permission. */
  readonly permit: string;
  readonly protection: string;
  readonly until: string;
  readonly returnedAt: string;
  readonly receiver: string;
  readonly erasure: string;
  readonly remarks: string;
};

export type CustodyLedger = LedgerInput<CustodyRow> & {
  readonly fiscalYear: string;
  readonly blankRows: number;
};

const cells = (row: CustodyRow): string[] => [
  row.number,
  row.act,
  row.things,
  row.klass,
  row.outAt,
  row.until,
  row.holder,
  row.receipt,
  row.destination,
  row.purpose,
  row.permit,
  row.protection,
  row.returnedAt,
  row.receiver,
  row.erasure,
  row.remarks,
];

/** 持出・貸出簿, A4 lying: who has what since when, and how it came back. */
export function custodyLedger(input: CustodyLedger, head: FormHead): FormDoc {
  return ledgerForm('custody-ledger', head, input, {
    subject: yearSubject(input, input.extract),
    rowHeight: 16,
    blankRows: input.blankRows,
    columns: [
      { width: 24, parts: [{ label: '番号' }, { label: '区分' }] },
      { width: 46, parts: [{ label: '持ち出すもの' }] },
      { width: 11, parts: [{ label: '機密性', align: 'center' }] },
      { width: 29, parts: [{ label: '持出・貸出日時' }, { label: '返却予定日' }] },
      { width: 24, parts: [{ label: '持出者・借用者' }, { label: '受領印・署名' }] },
      { width: 36, parts: [{ label: '行先・使用場所' }, { label: '目的' }] },
      { width: 28, parts: [{ label: '許可番号' }, { label: '保護措置' }] },
      { width: 29, parts: [{ label: '返却日時' }, { label: '返却確認者' }] },
      { width: 33, parts: [{ label: '中身の確認' }, { label: '備考' }] },
    ],
    rows: input.rows.map(cells),
    notes: [
      '庁外への持出しは分類にかかわらず、庁内の運搬は機密性2以上のとき、許可を受けてから記録すること。',
      '戻ったものは、持ち出した者以外の職員が現物と中身を確かめること。',
    ],
  });
}

export const blankCustodyLedger: CustodyLedger = { ...EMPTY_LEDGER, fiscalYear: '', blankRows: 0 };

export const exampleCustodyLedger: CustodyLedger = {
  ...EXAMPLE_LEDGER,
  fiscalYear: '令和8年度',
  date: '令和8年11月25日現在',
  blankRows: 2,
  rows: [
    {
      number: 'R8-出A0001',
      act: '庁外持出し',
      things: 'R8-媒A0001　USBメモリ　見本製　MH-32',
      klass: '2B',
      outAt: '令和8年11月24日 09:05',
      until: '令和8年11月25日',
      holder: '見本　花子',
      receipt: '署名済',
      destination: '見本地区センター',
      purpose: '見本地区の説明会',
      permit: 'R8-持許001',
      protection: '暗号化、鍵付きのケース',
      returnedAt: '令和8年11月24日 17:10',
      receiver: '見本　太郎',
      erasure: '消去し、残っていないことを確かめた',
      remarks: '',
    },
    {
      number: 'R8-出A0002',
      act: '課内貸出',
      things: 'R8-媒A0007　外付けハードディスク',
      klass: '1',
      outAt: '令和8年11月25日 10:20',
      until: '令和8年11月25日',
      holder: '見本　次郎',
      receipt: '紙に署名',
      destination: '課内',
      purpose: '写真の取込み',
      permit: '',
      protection: '',
      returnedAt: '',
      receiver: '',
      erasure: '',
      remarks: '',
    },
  ],
};
