import type { Choice, Field } from '../field';
import { ASSET, MEDIUM } from '../ids';

export const ROUTES: readonly Choice[] = [
  { value: 'in-house', label: '庁内で処分する' },
  { value: 'outsourced', label: '庁舎内で消去してから事業者に委託する' },
  { value: 'lease-return', label: '消去してリース事業者に返却する' },
];

/** The keys of the methods of the profile's disposal matrix. */
export const METHODS: readonly Choice[] = [
  { value: 'overwrite', label: 'OSからの上書き消去' },
  { value: 'full-overwrite', label: '全領域の上書き消去' },
  { value: 'block-erase', label: 'ブロック消去' },
  { value: 'crypto-erase', label: '暗号化消去' },
  { value: 'degauss', label: '磁気破壊（消磁）' },
  { value: 'destroy', label: '物理破壊' },
  { value: 'shred', label: '細断・溶解' },
  { value: 'key-deletion', label: '暗号鍵の削除' },
  { value: 'provider-erase', label: '事業者による消去（証明付き）' },
  { value: 'device-erase', label: '機器の消去機能（証明付き）' },
  { value: 'remove-storage', label: '内蔵媒体の抜取り' },
];

export const VERIFICATIONS: readonly Choice[] = [
  { value: 'restore-tool', label: '復元ツールで読み出せないことを確認' },
  { value: 'erasure-log', label: '消去ソフトの結果記録で確認' },
  { value: 'sight', label: '破壊された状態を目で確認' },
  { value: 'certificate', label: '事業者の完了証明書で確認' },
  { value: 'storage-removed', label: '記憶装置が残っていないことを目で確認' },
];

export const itemFields: readonly Field[] = [
  {
    key: 'thing',
    label: '廃棄するもの',
    kind: 'link',
    registers: [MEDIUM, ASSET],
    required: true,
    help: '媒体管理台帳または情報資産台帳から選びます。',
  },
  { key: 'method', label: '処理の方法', kind: 'choice', choices: METHODS, required: true, clause: '3(2)⑩ア' },
  { key: 'note', label: '摘要', kind: 'text', maximum: 100 },
];

export const disposalFields: readonly Field[] = [
  {
    key: 'items',
    label: '廃棄するもの',
    kind: 'rows',
    fields: itemFields,
    required: true,
    group: '廃棄の内容',
    clause: '3(2)⑩ウ',
    width: 0,
  },
  {
    key: 'reason',
    label: '廃棄の理由',
    kind: 'longText',
    required: true,
    group: '廃棄の内容',
    maximum: 1000,
    width: 240,
    initial: '',
  },
  {
    key: 'route',
    label: '処分の経路',
    kind: 'choice',
    choices: ROUTES,
    required: true,
    group: '廃棄の内容',
    initial: 'in-house',
    width: 180,
    clause: '4-1(7)①',
  },
  {
    key: 'contractor',
    label: '引渡し先の事業者',
    kind: 'text',
    required: true,
    group: '廃棄の内容',
    width: 0,
    shownWhen: (values) => values['route'] === 'outsourced' || values['route'] === 'lease-return',
  },
  { key: 'plannedOn', label: '実施予定日', kind: 'date', group: '廃棄の内容', width: 120 },
  {
    key: 'originalsChecked',
    label: '原本・保存年限を確かめた',
    kind: 'yesNo',
    required: true,
    group: '廃棄の内容',
    width: 0,
    help: '原本が要らないこと、保存年限が過ぎていることを確かめてください。',
  },
  { key: 'remarks', label: '備考', kind: 'longText', group: '廃棄の内容', width: 0 },
  { key: 'attachments', label: '添付', kind: 'attachments', group: '廃棄の内容', width: 0 },
];

/** What the record of a disposal must hold: 日時・担当者・処理内容 (3(2)⑩イ), and who saw it. */
export const carryOutFields: readonly Field[] = [
  { key: 'doneAt', label: '実施日時', kind: 'moment', required: true, clause: '3(2)⑩イ', group: '処理' },
  { key: 'operator', label: '処理担当者', kind: 'person', required: true, clause: '3(2)⑩イ', group: '処理' },
  {
    key: 'work',
    label: '処理内容',
    kind: 'longText',
    required: true,
    maximum: 1000,
    clause: '3(2)⑩イ',
    group: '処理',
    help: '使った機械・ソフトの名称と版、手順、結果を書きます。',
  },
  { key: 'place', label: '実施場所', kind: 'text', required: true, group: '処理' },
  {
    key: 'witness',
    label: '立会者',
    kind: 'person',
    required: true,
    group: '確認',
    help: '処理担当者とは別の職員です。一人職場では他課の職員を選びます。',
  },
  {
    key: 'verification',
    label: '確認の方法',
    kind: 'choice',
    choices: VERIFICATIONS,
    required: true,
    group: '確認',
  },
  {
    key: 'verified',
    label: '復元できないことを確かめた',
    kind: 'yesNo',
    required: true,
    group: '確認',
    clause: '3(2)⑩ア',
  },
  { key: 'photos', label: '写真・結果記録（任意）', kind: 'attachments', group: '確認' },
];

export const handOverFields: readonly Field[] = [
  { key: 'handedAt', label: '引渡し日時', kind: 'moment', required: true },
  { key: 'handedBy', label: '引渡した職員', kind: 'person', required: true },
  { key: 'receivedBy', label: '受け取った事業者の担当者', kind: 'text', required: true },
  { key: 'slip', label: '引渡書の番号', kind: 'text' },
  { key: 'slipScan', label: '引渡書の写し（任意）', kind: 'attachments' },
];

export const certificateFields: readonly Field[] = [
  { key: 'certificateNumber', label: '完了証明書の番号', kind: 'text', required: true },
  { key: 'certifiedOn', label: '証明書の日付', kind: 'date', required: true },
  {
    key: 'certifiedWork',
    label: '事業者の処理',
    kind: 'choice',
    choices: METHODS.filter(({ value }) => value !== 'overwrite' && value !== 'remove-storage'),
    required: true,
  },
  {
    key: 'serials',
    label: '証明書の製造番号（貼り付け）',
    kind: 'longText',
    required: true,
    maximum: 200_000,
    help: '証明書の製造番号の一覧を、1行に1つ貼り付けます。申請と突き合わせます。',
  },
  { key: 'matchedBy', label: '突合した職員', kind: 'person', required: true },
  { key: 'certificate', label: '完了証明書の写し（任意）', kind: 'attachments' },
];
