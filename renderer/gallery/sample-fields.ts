import type { RegisterId } from '../../shared/ids';
import type { JsonObject } from '../../shared/json';
import { block, type Finding, warn } from '../../shared/policy/finding';
import type { Field } from '../../shared/registers/field';
import { checkFields } from '../../shared/registers/schema';
import type { FieldServices, Option } from '../ui/fields/services';

/** Sample data only: nobody of these names exists. */
const persons: readonly Option[] = [
  { id: '00000000000000000000000001', label: '見本 太郎', detail: '総務課　主事' },
  { id: '00000000000000000000000002', label: '見本 花子', detail: '総務課　係長' },
  { id: '00000000000000000000000003', label: '髙﨑 見本', detail: '情報システム課　主査' },
  { id: '00000000000000000000000004', label: '辻󠄀 見本', detail: '市民課　会計年度任用職員' },
  { id: '00000000000000000000000005', label: '𠮷田 見本', detail: '市民課　課長' },
];

const media: readonly Option[] = Array.from({ length: 300 }, (_, index) => ({
  id: `0000000000000000000001${String(index).padStart(4, '0')}`,
  label: `R8-${String(index + 1).padStart(4, '0')}`,
  detail: index % 3 === 0 ? 'USBメモリ（暗号化）　見本課' : 'CD-R　見本課',
}));

export const services: FieldServices = {
  persons,
  sections: [
    { id: '00000000000000000000002001', label: '総務課' },
    { id: '00000000000000000000002002', label: '情報システム課', detail: '旧 情報政策課' },
    { id: '00000000000000000000002003', label: '市民課' },
  ],
  records: () => media,
  today: '2026-11-23',
  now: () => '2026-11-23T09:15',
  keepFile: async (file) => ({
    ok: true,
    value: { sha256: 'a'.repeat(64) as never, name: file.name, type: file.type, size: file.size },
  }),
  openFile: () => undefined,
  showClause: () => undefined,
};

const medium = 'medium' as RegisterId;

/** A form with a field of every kind. */
export const fields: readonly Field[] = [
  {
    key: 'name',
    label: '情報資産の名称',
    kind: 'text',
    group: '何を',
    required: true,
    help: '簿冊やファイルの名前など、課の誰が見ても分かる名前にします。',
  },
  {
    key: 'kind',
    label: '種類',
    kind: 'choice',
    group: '何を',
    required: true,
    choices: [
      { value: 'information', label: '情報' },
      { value: 'medium', label: '媒体' },
      { value: 'equipment', label: '機器' },
    ],
  },
  {
    key: 'place',
    label: '保管場所',
    kind: 'choice',
    group: '何を',
    clause: '3(2)⑥イ',
    choices: ['第1書庫', '第2書庫', '執務室 鍵付きロッカー', 'サーバ室', '倉庫', '出先'].map((label) => ({
      value: label,
      label,
    })),
  },
  {
    key: 'confidentiality',
    label: '機密性',
    kind: 'class',
    aspect: 'confidentiality',
    group: '何を',
    required: true,
    clause: '3(1)',
  },
  {
    key: 'restrictions',
    label: '取扱制限',
    kind: 'choices',
    group: '何を',
    help: '分類に応じて提案された制限です。必要なら加えます。',
    choices: ['複製禁止', '持出禁止', '印刷禁止', '送信禁止'].map((label) => ({ value: label, label })),
  },
  { key: 'personal', label: '個人情報を含みますか', kind: 'yesNo', group: '何を', required: true },
  {
    key: 'quantity',
    label: '数量',
    kind: 'count',
    unit: '本',
    group: '何を',
    help: '全角の数字でも入力できます。',
  },
  { key: 'applicant', label: '申請者', kind: 'person', group: 'だれが', required: true },
  {
    key: 'witness',
    label: '立会者',
    kind: 'person',
    group: 'だれが',
    clause: '3(2)⑩イ',
    help: '処理担当者とは別の職員にします。',
  },
  { key: 'section', label: '所管課', kind: 'section', group: 'だれが', required: true },
  {
    key: 'doneOn',
    label: '処理日',
    kind: 'date',
    group: 'いつ・どれを',
    required: true,
    help: 'R8.11.22 や 2026/11/22 の形でも入力できます。',
  },
  { key: 'acquired', label: '取得した日', kind: 'looseDate', group: 'いつ・どれを' },
  { key: 'doneAt', label: '処理日時', kind: 'moment', group: 'いつ・どれを', clause: '3(2)⑩ウ' },
  {
    key: 'media',
    label: '対象の媒体',
    kind: 'links',
    registers: [medium],
    group: 'いつ・どれを',
    help: '番号の下3桁でも探せます。',
  },
  { key: 'previous', label: '元の記録', kind: 'link', registers: [medium], group: 'いつ・どれを' },
  { key: 'scans', label: '決裁文書の写し', kind: 'attachments', group: 'いつ・どれを' },
  {
    key: 'items',
    label: '内訳',
    kind: 'rows',
    group: 'いつ・どれを',
    fields: [
      { key: 'serial', label: '製造番号', kind: 'text', required: true },
      {
        key: 'method',
        label: '方法',
        kind: 'choice',
        choices: ['物理破壊', '磁気消去', 'データ消去'].map((label) => ({ value: label, label })),
      },
      { key: 'count', label: '数量', kind: 'count', unit: '本', initial: 1 },
    ],
  },
  { key: 'note', label: '備考', kind: 'longText', group: 'いつ・どれを', maximum: 200 },
];

/** Rules like those of a register: presence and shape first, then what fields say together. */
export function judge(values: JsonObject): readonly Finding[] {
  const findings = [...checkFields(fields, values)];
  if (values.applicant !== undefined && values.applicant === values.witness)
    findings.push(block('witness', '3(2)⑩イ', '立会者は申請者と別の職員にしてください。'));
  if (values.confidentiality === '3' && values.place === '出先')
    findings.push(
      warn('place', '3(2)⑥ア', '機密性3の情報資産を出先に置く場合は、保管庫の条件を確かめてください。'),
    );
  return findings;
}
