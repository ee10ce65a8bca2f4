import { RESTRICTIONS } from '../asset-restrictions';
import { classificationFields, networkFields } from '../classification-fields';
import type { Choice, Field } from '../field';
import { keepingFields, originFields, storageFields } from './keeping-fields';

const KINDS: readonly Choice[] = [
  {
    value: 'information',
    label: '情報（データ）',
    synonyms: ['情報', 'データ', '電子データ', '電子ファイル'],
  },
  { value: 'document', label: '文書（紙）', synonyms: ['文書', '紙', '紙文書', '帳票'] },
  { value: 'medium', label: '電磁的記録媒体', synonyms: ['媒体', '記録媒体', '外部記録媒体'] },
  { value: 'equipment', label: '機器', synonyms: ['端末', 'ハードウェア', 'PC', 'パソコン', 'サーバ'] },
  { value: 'system', label: '情報システム', synonyms: ['システム', 'ソフトウェア'] },
  { value: 'system-document', label: 'システム関連文書', synonyms: ['仕様書', 'ネットワーク図', '設計書'] },
];

const PERSONAL: readonly Choice[] = [
  { value: 'none', label: '無', synonyms: ['なし', '無し', '×', '0'] },
  { value: 'personal', label: '有（個人情報）', synonyms: ['有', 'あり', '個人情報', '○', '1'] },
  { value: 'sensitive', label: '有（要配慮個人情報）', synonyms: ['要配慮', '要配慮個人情報'] },
  { value: 'specific', label: '有（特定個人情報）', synonyms: ['特定', '特定個人情報', 'マイナンバー'] },
];

const identity: readonly Field[] = [
  {
    key: 'name',
    label: '名称',
    kind: 'text',
    required: true,
    maximum: 200,
    width: 280,
    group: '名称と所管',
    clause: '3(2)①ア',
    synonyms: ['情報資産名', '情報資産名称', '資産名', '資産名称', '品名', '件名', '情報資産の名称'],
  },
  {
    key: 'kind',
    label: '区分',
    kind: 'choice',
    choices: KINDS,
    required: true,
    width: 130,
    group: '名称と所管',
    synonyms: ['種類', '種別', '資産区分', '情報資産の種類'],
  },
  {
    key: 'section',
    label: '所管課',
    kind: 'section',
    required: true,
    width: 140,
    group: '名称と所管',
    clause: '3(2)①ア',
    synonyms: ['所管', '管理部署', '所属', '課名', '担当課', '所有者'],
  },
  {
    key: 'responsiblePost',
    label: '管理責任者（職）',
    kind: 'text',
    maximum: 60,
    width: 140,
    group: '名称と所管',
    clause: '3(2)①ア',
    help: '情報セキュリティ管理者の職名です。空欄のときは所属長です。',
    synonyms: ['管理責任者', '責任者', '情報セキュリティ管理者'],
  },
  {
    key: 'keeper',
    label: '担当',
    kind: 'text',
    maximum: 60,
    width: 120,
    group: '名称と所管',
    synonyms: ['担当者', '取扱者', '担当係', '係'],
  },
  {
    key: 'users',
    label: '利用者の範囲',
    kind: 'text',
    width: 0,
    group: '名称と所管',
    synonyms: ['利用者範囲', '利用者', 'アクセス権', '利用範囲'],
  },
  {
    key: 'system',
    label: '関連システム',
    kind: 'text',
    width: 0,
    group: '名称と所管',
    clause: '3(2)①イ',
    synonyms: ['システム名', '関連する情報システム', '業務システム'],
  },
];

const handling: readonly Field[] = [
  {
    key: 'restrictions',
    label: '取扱制限',
    kind: 'choices',
    choices: RESTRICTIONS,
    width: 200,
    group: '取扱い',
    clause: '3(2)②',
    help: '分類に合わせた案が入ります。必要に応じて増減してください。',
    synonyms: ['取扱い制限', '取扱区分', '保護措置'],
  },
  {
    key: 'marking',
    label: '分類の表示',
    kind: 'text',
    width: 0,
    group: '取扱い',
    clause: '3(2)②',
    help: '表紙・ラベル・ファイル名などに表示した文言。',
    synonyms: ['表示', 'ラベル表示'],
  },
  {
    key: 'personal',
    label: '個人情報',
    kind: 'choice',
    choices: PERSONAL,
    width: 150,
    group: '取扱い',
    synonyms: ['個人情報の有無', '個人情報区分', '個人情報の種類'],
  },
  {
    key: 'volume',
    label: '件数・規模',
    kind: 'text',
    maximum: 60,
    width: 110,
    group: '取扱い',
    synonyms: ['件数', '数量', '規模', '件数規模', '個人情報件数'],
  },
];

/** The columns of the 情報資産台帳 (clauses 3(1), 3(2)①–⑥), in the order of the form. */
export const assetFields: readonly Field[] = [
  ...identity,
  ...classificationFields,
  ...networkFields,
  ...handling,
  ...originFields,
  ...storageFields,
  ...keepingFields,
];
