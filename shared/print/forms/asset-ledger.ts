import type { FormDoc } from '../form-doc';
import { EMPTY_LEDGER, EXAMPLE_LEDGER, type LedgerInput, ledgerForm, ledgerSubject } from './ledger-form';
import type { FormHead } from './parts';

/** One line of the 情報資産管理台帳: the columns of the register, as the register shows them. */
export type AssetRow = {
  readonly number: string;
  readonly acquiredOn: string;
  readonly name: string;
  readonly kind: string;
  readonly section: string;
  readonly responsiblePost: string;
  readonly keeper: string;
  readonly confidentiality: string;
  readonly integrity: string;
  readonly availability: string;
  /** 重要情報: 「○」 or empty. */
  readonly important: string;
  readonly personal: string;
  readonly volume: string;
  readonly restrictions: string;
  readonly medium: string;
  readonly place: string;
  readonly copyKind: string;
  readonly source: string;
  readonly retention: string;
  /** 廃棄予定年度 */
  readonly disposalYear: string;
  readonly system: string;
  readonly network: string;
  readonly state: string;
  readonly remarks: string;
};

export type AssetLedger = LedgerInput<AssetRow>;

const cells = (row: AssetRow, index: number): string[] => [
  String(index + 1),
  ...[row.number, row.acquiredOn, row.state],
  ...[row.name, row.kind, row.system],
  ...[row.section, row.responsiblePost, row.keeper],
  ...[row.confidentiality, row.integrity, row.availability, row.important],
  ...[row.personal, row.volume, row.network],
  ...[row.restrictions, row.remarks],
  ...[row.medium, row.place, row.source],
  ...[row.copyKind, row.retention, row.disposalYear],
];

/** 情報資産管理台帳 (3(2)①), A4 lying, three lines to a record. */
export function assetLedger(input: AssetLedger, head: FormHead): FormDoc {
  return ledgerForm('asset-ledger', head, input, {
    subject: ledgerSubject(input),
    rowHeight: input.rows.length === 0 ? 24 : 12,
    columns: [
      { width: 8, parts: [{ label: '番号', align: 'center' }] },
      { width: 27.5, parts: [{ label: '管理番号' }, { label: '作成・入手日' }, { label: '状態' }] },
      { width: 43.5, parts: [{ label: '名称' }, { label: '区分' }, { label: '関連システム' }] },
      { width: 26, parts: [{ label: '所管課' }, { label: '管理責任者' }, { label: '担当' }] },
      { width: 7, parts: [{ label: '機\n密\n性', align: 'center' }] },
      { width: 7, parts: [{ label: '完\n全\n性', align: 'center' }] },
      { width: 7, parts: [{ label: '可\n用\n性', align: 'center' }] },
      { width: 7, parts: [{ label: '重\n要\n情\n報', align: 'center' }] },
      { width: 37.6, parts: [{ label: '個人情報' }, { label: '件数・規模' }, { label: '網区分' }] },
      { width: 36, parts: [{ label: '取扱制限' }, { label: '備考' }] },
      { width: 33, parts: [{ label: '媒体・保存先' }, { label: '保管場所' }, { label: '入手元' }] },
      { width: 20, parts: [{ label: '原本・複製' }, { label: '保存年限' }, { label: '廃棄予定' }] },
    ],
    rows: input.rows.map(cells),
    notes: [
      '機密性は1・2A・2B・3、完全性及び可用性は1・2A・2Bの別を記すこと。',
      '複製したものは元の情報資産と同じ分類とし、原本・複製の欄に「複製」と記すこと。',
    ],
  });
}

export const blankAssetLedger: AssetLedger = EMPTY_LEDGER;

export const exampleAssetLedger: AssetLedger = {
  ...EXAMPLE_LEDGER,
  rows: [
    {
      number: 'R8-A0001',
      acquiredOn: '令和8年4月1日',
      name: '見本手当受給者台帳（令和8年度）',
      kind: '情報（データ）',
      section: '見本部見本課',
      responsiblePost: '見本課長',
      keeper: '見本係',
      confidentiality: '3',
      integrity: '2B',
      availability: '2A',
      important: '○',
      personal: '有（特定個人情報）',
      volume: '約1,200件',
      restrictions: '持出しは許可制、暗号化必須、閲覧者限定',
      medium: '見本システムのサーバ',
      place: '見本庁舎　サーバ室',
      copyKind: '原本',
      source: '自課で作成',
      retention: '5年',
      disposalYear: '令和14年度',
      system: '見本手当システム',
      network: 'マイナンバー利用事務系',
      state: '使用中',
      remarks: '',
    },
    {
      number: 'R8-A0002',
      acquiredOn: '令和8年5月12日',
      name: '見本台帳の写し（照合用）',
      kind: '文書（紙）',
      section: '見本部見本課',
      responsiblePost: '見本課長',
      keeper: '見本　花子',
      confidentiality: '3',
      integrity: '2B',
      availability: '1',
      important: '○',
      personal: '有（特定個人情報）',
      volume: '1冊',
      restrictions: '複製禁止、持出禁止、施錠保管',
      medium: '紙',
      place: '執務室　鍵付書庫1',
      copyKind: '複製',
      source: '自課で作成',
      retention: '1年',
      disposalYear: '令和10年度',
      system: '',
      network: '',
      state: '使用中',
      remarks: 'R8-A0001の写し',
    },
  ],
};
