import type { FormDoc } from '../form-doc';
import { EMPTY_LEDGER, EXAMPLE_LEDGER, type LedgerInput, ledgerForm, ledgerSubject } from './ledger-form';
import type { FormHead } from './parts';

/** One line of the 電磁的記録媒体管理台帳, as the register shows it. */
export type MediumRow = {
  readonly number: string;
  readonly acquiredOn: string;
  readonly kind: string;
  readonly name: string;
  readonly capacity: string;
  readonly serial: string;
  readonly section: string;
  readonly keeper: string;
  readonly confidentiality: string;
  readonly integrity: string;
  readonly availability: string;
  /** 最高分類: the highest class the medium ever held. */
  readonly highestClass: string;
  readonly contents: string;
  readonly place: string;
  readonly network: string;
  /** 住民情報の有無 */
  readonly residents: string;
  readonly encrypted: string;
  readonly leased: string;
  /** 在庫・貸出中・廃棄済 … */
  readonly state: string;
  /** 廃棄日 and the number of its record. */
  readonly disposedBy: string;
  readonly remarks: string;
};

export type MediumLedger = LedgerInput<MediumRow>;

const cells = (row: MediumRow, index: number): string[] => [
  String(index + 1),
  row.number,
  row.acquiredOn,
  row.kind,
  row.name,
  row.capacity,
  row.serial,
  row.section,
  row.keeper,
  row.confidentiality,
  row.integrity,
  row.availability,
  row.highestClass,
  row.contents,
  row.place,
  row.network,
  row.residents,
  row.encrypted,
  row.leased,
  row.state,
  row.disposedBy,
  row.remarks,
];

/** 電磁的記録媒体管理台帳, A4 lying. */
export function mediumLedger(input: MediumLedger, head: FormHead): FormDoc {
  return ledgerForm('medium-ledger', head, input, {
    subject: ledgerSubject(input),
    rowHeight: input.rows.length === 0 ? 18 : 9,
    columns: [
      { width: 8, parts: [{ label: '番号', align: 'center' }] },
      { width: 28.5, parts: [{ label: '管理番号' }, { label: '取得日' }] },
      { width: 36, parts: [{ label: '種別' }, { label: '品名・型番' }] },
      { width: 27, parts: [{ label: '容量' }, { label: '製造番号' }] },
      { width: 26, parts: [{ label: '所管課' }, { label: '管理担当' }] },
      { width: 7, parts: [{ label: '機\n密\n性', align: 'center' }] },
      { width: 7, parts: [{ label: '完\n全\n性', align: 'center' }] },
      { width: 7, parts: [{ label: '可\n用\n性', align: 'center' }] },
      { width: 9, parts: [{ label: '最高\n分類', align: 'center' }] },
      { width: 36, parts: [{ label: '記録している情報' }, { label: '保管場所' }] },
      { width: 22, parts: [{ label: '網区分' }, { label: '住民情報' }] },
      { width: 13, parts: [{ label: '暗号化' }, { label: 'リース' }] },
      { width: 28.5, parts: [{ label: '状態' }, { label: '廃棄の記録' }] },
      { width: 18, parts: [{ label: '備考' }] },
    ],
    rows: input.rows.map(cells),
    notes: [
      '分類の違う情報を記録した媒体は、最も高い分類とすること。',
      '最高分類は、復元できない消去を最後に確認した後に記録したことのある最も高い機密性とすること。',
    ],
  });
}

export const blankMediumLedger: MediumLedger = EMPTY_LEDGER;

export const exampleMediumLedger: MediumLedger = {
  ...EXAMPLE_LEDGER,
  rows: [
    {
      number: 'R8-媒A0001',
      acquiredOn: '令和8年4月10日',
      kind: 'USBメモリ',
      name: '見本製　MH-32',
      capacity: '32GB',
      serial: 'MIHON-0003',
      section: '見本部見本課',
      keeper: '見本　太郎',
      confidentiality: '2B',
      integrity: '2A',
      availability: '1',
      highestClass: '2B',
      contents: '見本調査の回答（R8-A0010）',
      place: '執務室　鍵付保管庫1',
      network: 'LGWAN接続系',
      residents: '無',
      encrypted: '有',
      leased: '否',
      state: '在庫',
      disposedBy: '',
      remarks: '',
    },
    {
      number: 'R4-媒A0012',
      acquiredOn: '令和4年頃',
      kind: 'USBメモリ',
      name: '見本製　MH-16',
      capacity: '16GB',
      serial: 'MIHON-0001',
      section: '見本部見本課',
      keeper: '見本　花子',
      confidentiality: '1',
      integrity: '1',
      availability: '1',
      highestClass: '2B',
      contents: '',
      place: '執務室　鍵付保管庫1',
      network: 'LGWAN接続系',
      residents: '無',
      encrypted: '無',
      leased: '否',
      state: '廃棄済',
      disposedBy: '令和8年11月20日\nR8-廃A001',
      remarks: '',
    },
  ],
};
