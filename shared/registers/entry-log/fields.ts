import type { JsonObject } from '../../json';
import type { Choice, Field } from '../field';
import { AREA, ENTRY_PERMIT } from '../ids';

export const ID_SHOWN: readonly Choice[] = [
  { value: 'shown', label: '提示を受けて確認', synonyms: ['有', '○', 'あり', '確認', '済'] },
  { value: 'card', label: '入室証・ICカードで確認', synonyms: ['カード', '入室証', 'IC'] },
  { value: 'none', label: '確認していない', synonyms: ['無', '×', 'なし', '未'] },
];

export const BROUGHT_KINDS: readonly Choice[] = [
  { value: 'device', label: '端末（パソコン・スマートフォンなど）' },
  { value: 'medium', label: '電磁的記録媒体' },
  { value: 'network', label: '通信回線装置' },
  { value: 'other', label: 'その他（工具など）' },
];

export const HANDLING: readonly Choice[] = [
  { value: 'in', label: '持ち込む' },
  { value: 'kept-outside', label: '外で預かる' },
];

export const SOURCES: readonly Choice[] = [
  { value: 'desk', label: '入退室受付' },
  { value: 'office', label: '事務室で入力' },
  { value: 'paper', label: '紙の管理簿から転記' },
];

export const areaField: Field = {
  key: 'area',
  label: '管理区域',
  kind: 'link',
  registers: [AREA],
  required: true,
  width: 150,
};

const whoFields: readonly Field[] = [
  {
    key: 'name',
    label: '氏名',
    kind: 'text',
    required: true,
    maximum: 60,
    width: 150,
    group: '入室した人',
    synonyms: ['入室者', '入室者名'],
  },
  {
    key: 'company',
    label: '所属・会社',
    kind: 'text',
    maximum: 100,
    width: 180,
    group: '入室した人',
    synonyms: ['所属', '会社', '会社名', '所属（会社名）'],
  },
  {
    key: 'people',
    label: '人数',
    kind: 'count',
    unit: '人',
    minimum: 1,
    maximum: 99,
    width: 70,
    group: '入室した人',
  },
  { key: 'person', label: '職員', kind: 'person', width: 0, group: '入室した人' },
];

const stayFields: readonly Field[] = [
  { key: 'enteredAt', label: '入室日時', kind: 'moment', required: true, width: 150, group: '入退室' },
  { key: 'leftAt', label: '退室日時', kind: 'moment', width: 150, group: '入退室' },
  {
    key: 'purpose',
    label: '目的',
    kind: 'text',
    required: true,
    maximum: 120,
    width: 200,
    group: '入退室',
    synonyms: ['入室目的', '用件', '作業内容'],
  },
];

const checkFieldsOfEntry: readonly Field[] = [
  {
    key: 'allowedBy',
    label: 'その場で許可した者',
    kind: 'text',
    maximum: 60,
    width: 0,
    group: '確認',
    clause: '4-2(2)①',
    help: '入室許可者名簿にない人を、その都度の許可で入れたときに書きます。',
    synonyms: ['許可者'],
  },
  {
    key: 'escort',
    label: '立会職員',
    kind: 'text',
    maximum: 60,
    width: 130,
    group: '確認',
    synonyms: ['立会者', '立会', '立会人'],
  },
  {
    key: 'idShown',
    label: '身分証の確認',
    kind: 'choice',
    choices: ID_SHOWN,
    width: 140,
    group: '確認',
    clause: '4-2(2)②',
    synonyms: ['身分証', '身分証確認', '身分確認'],
  },
  {
    key: 'broughtIn',
    label: '持込物',
    kind: 'rows',
    group: '確認',
    clause: '4-2(2)③',
    width: 160,
    fields: [
      { key: 'what', label: '品名', kind: 'text', required: true, maximum: 60 },
      {
        key: 'kind',
        label: '種別',
        kind: 'choice',
        choices: BROUGHT_KINDS,
        required: true,
        initial: 'device',
      },
      {
        key: 'related',
        label: '関係するシステム',
        kind: 'text',
        maximum: 60,
        help: '区域のシステムの作業に使うものは、そのシステムの名称を書きます。',
      },
      { key: 'handling', label: '扱い', kind: 'choice', choices: HANDLING, required: true, initial: 'in' },
    ],
  },
  {
    key: 'keys',
    label: '貸し出した鍵',
    kind: 'rows',
    group: '確認',
    width: 130,
    synonyms: ['鍵', '鍵番号'],
    fields: [
      { key: 'key', label: '鍵の番号', kind: 'text', required: true, maximum: 40 },
      { key: 'returnedAt', label: '返却日時', kind: 'moment' },
    ],
  },
  {
    key: 'remarks',
    label: '備考',
    kind: 'text',
    maximum: 200,
    width: 160,
    group: '確認',
    synonyms: ['摘要'],
  },
];

const keptFields: readonly Field[] = [
  {
    key: 'permit',
    label: '入室許可',
    kind: 'link',
    registers: [ENTRY_PERMIT],
    width: 0,
    group: '記録',
  },
  { key: 'source', label: '記録の方法', kind: 'choice', choices: SOURCES, width: 0, group: '記録' },
  { key: 'exitCorrected', label: '退室を後から訂正', kind: 'yesNo', width: 0, group: '記録' },
];

/** Everything an entry holds. */
export const entryFields: readonly Field[] = [
  areaField,
  ...whoFields,
  ...stayFields,
  ...checkFieldsOfEntry,
  ...keptFields,
];

const typedByHand = (field: Field): boolean => !keptFields.includes(field);

/** What is typed when an entry is recorded in the office or taken over from paper. */
export const typedFields: readonly Field[] = entryFields.filter(typedByHand);

/** Where the person is chosen from the staff register, name and section follow from it. */
export const officeFields: readonly Field[] = typedFields.map(
  (field): Field =>
    field.key === 'name'
      ? { ...field, required: false, shownWhen: (values: JsonObject) => values['person'] === undefined }
      : field,
);
