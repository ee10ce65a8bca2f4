import type { FormDoc } from '../form-doc';
import { areaSubject, EMPTY_LEDGER, EXAMPLE_LEDGER, type LedgerInput, ledgerForm } from './ledger-form';
import type { FormHead } from './parts';

/** One permitted person of the 入室許可者名簿. */
export type PermitListRow = {
  readonly name: string;
  readonly company: string;
  /** 職員, 委託事業者, 来訪者 */
  readonly kind: string;
  readonly areas: string;
  readonly from: string;
  readonly until: string;
  readonly reason: string;
  readonly card: string;
  readonly escorted: string;
  readonly permitNumber: string;
  readonly decidedOn: string;
  readonly remarks: string;
};

export type PermitList = LedgerInput<PermitListRow>;

const cells = (row: PermitListRow, index: number): string[] => [
  String(index + 1),
  row.name,
  row.company,
  row.kind,
  row.areas,
  row.from,
  row.until,
  row.reason,
  row.card,
  row.escorted,
  row.permitNumber,
  row.decidedOn,
  row.remarks,
];

/** 入室許可者名簿, A4 lying. */
export function entryPermitList(input: PermitList, head: FormHead): FormDoc {
  return ledgerForm('entry-permit-list', head, input, {
    subject: areaSubject(input),
    rowHeight: input.fillPage ? 12 : 10,
    columns: [
      { width: 9, parts: [{ label: '番号', align: 'center' }] },
      { width: 38, parts: [{ label: '氏名' }, { label: '所属・会社' }] },
      { width: 22, parts: [{ label: '区分' }] },
      { width: 36, parts: [{ label: '管理区域' }] },
      { width: 30, parts: [{ label: 'いつから' }, { label: 'いつまで' }] },
      { width: 52, parts: [{ label: '入室の理由' }] },
      { width: 24, parts: [{ label: '入室証・\nカード番号' }] },
      { width: 14, parts: [{ label: '立会い', align: 'center' }] },
      { width: 30, parts: [{ label: '許可番号' }, { label: '許可日' }] },
      { width: 22, parts: [{ label: '備考' }] },
    ],
    rows: input.rows.map(cells),
    notes: [
      '期間が終わった者、異動・退職した者は、速やかに名簿から除くこと。',
      '立会いの欄に「要」とある者は、入室のたびに職員が立ち会うこと。',
    ],
  });
}

export const blankPermitList: PermitList = EMPTY_LEDGER;

export const examplePermitList: PermitList = {
  ...EXAMPLE_LEDGER,
  rows: [
    {
      name: '見本　太郎',
      company: '見本部見本課',
      kind: '職員',
      areas: '見本サーバ室',
      from: 'R8.4.1',
      until: 'R9.3.31',
      reason: 'サーバの運用と点検のため',
      card: 'MH-1001',
      escorted: '',
      permitNumber: 'R8-入許001',
      decidedOn: 'R8.4.1',
      remarks: '',
    },
    {
      name: '見本　次郎',
      company: '見本保守株式会社',
      kind: '委託事業者',
      areas: '見本サーバ室',
      from: 'R8.4.1',
      until: 'R9.3.31',
      reason: '見本システムの保守のため',
      card: 'MH-2001',
      escorted: '要',
      permitNumber: 'R8-入許002',
      decidedOn: 'R8.4.1',
      remarks: '',
    },
  ],
};
