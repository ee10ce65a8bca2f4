import type { FormDoc } from '../form-doc';
import { ledgerForm, yearSubject } from './ledger-form';
import type { FormHead } from './parts';

/** One line of the 廃棄記録簿: what 3(2)⑩イ asks for (日時・担当者・処理内容), on which thing, and who saw it. */
export type DisposalRecordRow = {
  readonly doneAt: string;
  readonly place: string;
  readonly number: string;
  readonly serial: string;
  readonly kindAndName: string;
  readonly highestClass: string;
  readonly permitNumber: string;
  readonly permittedOn: string;
  readonly method: string;
  readonly work: string;
  readonly operator: string;
  readonly witness: string;
  readonly verification: string;
  /** 復元できないことの確認: 「確認済」, or empty on paper. */
  readonly verified: string;
  /** 完了証明書の番号、引渡書の番号、事後記録（不備）の理由 and the like. */
  readonly remarks: string;
};

export type DisposalRecordBook = {
  readonly section: string;
  /** 「令和8年度」 */
  readonly fiscalYear: string;
  readonly keeper: string;
  readonly date: string;
  readonly rows: readonly DisposalRecordRow[];
  /** Rows for writing by hand; with `fillPage` the last page is filled with them. */
  readonly blankRows: number;
  readonly fillPage: boolean;
};

const cells = (row: DisposalRecordRow, index: number): string[] => [
  String(index + 1),
  row.doneAt,
  row.place,
  row.number,
  row.serial,
  row.kindAndName,
  row.highestClass,
  row.permitNumber,
  row.permittedOn,
  row.method,
  row.work,
  row.operator,
  row.witness,
  row.verification,
  row.verified,
  row.remarks,
  '',
];

/** 廃棄記録簿, A4 lying. */
export function disposalRecordBook(input: DisposalRecordBook, head: FormHead): FormDoc {
  return ledgerForm('disposal-record', head, input, {
    subject: yearSubject(input),
    rowHeight: 16,
    blankRows: input.blankRows,
    columns: [
      { width: 9, parts: [{ label: '番号', align: 'center' }] },
      { width: 27, parts: [{ label: '実施日時' }, { label: '実施場所' }] },
      { width: 29, parts: [{ label: '管理番号' }, { label: '製造番号' }] },
      { width: 34, parts: [{ label: '種別・品名' }, { label: '最高分類' }] },
      { width: 26, parts: [{ label: '許可番号' }, { label: '許可日' }] },
      { width: 44, parts: [{ label: '処理の方法' }, { label: '処理内容' }] },
      { width: 23, parts: [{ label: '処理担当者' }, { label: '立会者' }] },
      { width: 28, parts: [{ label: '確認の方法' }, { label: '復元不可の確認' }] },
      { width: 25, parts: [{ label: '備考' }] },
      { width: 15, parts: [{ label: '管理者\n確認印', align: 'center' }] },
    ],
    rows: input.rows.map(cells),
    notes: [
      '1件の廃棄につき1行とし、処理の後、速やかに記録すること。',
      '事業者に委託したとき、又はリース事業者に返却したときは、備考欄に引渡書及び完了証明書の番号を記すこと。',
    ],
  });
}

export const blankDisposalRecordBook: DisposalRecordBook = {
  section: '',
  fiscalYear: '',
  keeper: '',
  date: '',
  rows: [],
  blankRows: 0,
  fillPage: true,
};

const exampleRow: DisposalRecordRow = {
  doneAt: '令和8年11月20日\n14時05分',
  place: '見本庁舎2階　作業室',
  number: 'R4-媒A0012',
  serial: 'MIHON-0001',
  kindAndName: 'USBメモリ\n見本製　MH-16',
  highestClass: '機密性2B',
  permitNumber: 'R8-廃許001',
  permittedOn: '令和8年11月4日',
  method: '物理破壊',
  work: '破砕機（見本型）で記憶素子を5mm以下に破砕した。',
  operator: '見本　太郎',
  witness: '見本　花子',
  verification: '破壊された状態を目で確認',
  verified: '確認済',
  remarks: '',
};

export const exampleDisposalRecordBook: DisposalRecordBook = {
  section: '見本部見本課',
  fiscalYear: '令和8年度',
  keeper: '見本課長',
  date: '令和8年11月22日現在',
  rows: [
    exampleRow,
    {
      ...exampleRow,
      doneAt: '令和8年11月20日\n15時30分',
      number: 'R2-媒A0003',
      serial: 'MIHON-0002',
      kindAndName: 'ハードディスク\n見本製　MD-500',
      highestClass: '機密性3（住民情報）',
      permitNumber: 'R8-廃許002',
      method: '全領域の上書き消去の後、物理破壊（委託）',
      work: '庁舎内で全領域を上書き消去し、復元ツールで読み出せないことを確かめて引き渡した。',
      verification: '事業者の完了証明書で確認',
      remarks: '引渡書　第1号\n完了証明書　第10号',
    },
  ],
  blankRows: 3,
  fillPage: false,
};
