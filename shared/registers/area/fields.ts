import type { Choice, Field } from '../field';
import { ASSET, MEDIUM } from '../ids';

export const CONTROLS: readonly Choice[] = [
  { value: 'book', label: '入退室管理簿' },
  { value: 'ic-card', label: 'ICカード認証' },
  { value: 'biometric', label: '生体認証' },
];
export const LOCKS: readonly Choice[] = [
  { value: 'key', label: '鍵' },
  { value: 'ic-card', label: 'ICカード' },
  { value: 'biometric', label: '生体認証' },
  { value: 'code', label: '暗証番号' },
  { value: 'none', label: '施錠なし' },
];
export const WATCHES: readonly Choice[] = [
  { value: 'camera', label: '監視カメラ' },
  { value: 'sensor', label: '警報装置' },
  { value: 'guard', label: '警備員' },
  { value: 'none', label: 'なし' },
];
/** What has to be seen to, each by its clause. */
export const CHECKS: readonly (Choice & { readonly clause: string })[] = [
  { value: 'quake', label: '転倒・落下防止（耐震・免震）', clause: '4-2(1)③' },
  { value: 'fire', label: '防火', clause: '4-2(1)③' },
  { value: 'water', label: '防水', clause: '4-2(1)③' },
  { value: 'extinguishing', label: '消火薬剤・消防用設備の影響', clause: '4-2(1)④' },
];
const RESULTS: readonly Choice[] = [
  { value: 'good', label: '適' },
  { value: 'bad', label: '否（対応が必要）' },
];
const FOR: readonly Choice[] = [
  { value: 'outsiders', label: '職員以外の人' },
  { value: 'unlisted', label: '名簿にない人' },
  { value: 'everyone', label: '全員' },
  { value: 'nobody', label: '求めない' },
];

const whereFields: readonly Field[] = [
  { key: 'name', label: '区域の名称', kind: 'text', required: true, maximum: 60, width: 180, group: '区域' },
  { key: 'section', label: '所管課', kind: 'section', required: true, width: 140, group: '区域' },
  { key: 'place', label: '場所', kind: 'text', maximum: 100, width: 180, group: '区域' },
  { key: 'keeper', label: '管理担当者', kind: 'person', width: 130, group: '区域' },
  {
    key: 'facility',
    label: '連携する施設管理者',
    kind: 'text',
    maximum: 60,
    width: 0,
    group: '区域',
    clause: '4-2(1)②',
  },
  { key: 'closedOn', label: '廃止日', kind: 'date', width: 0, group: '区域' },
];

const contentFields: readonly Field[] = [
  {
    key: 'systems',
    label: '置いている情報システム',
    kind: 'rows',
    group: '機器と情報システム',
    clause: '4-2(2)③',
    width: 0,
    help: '機密性2B以上のシステムがあると、関係のない端末や媒体は持ち込めません。',
    fields: [
      { key: 'name', label: 'システムの名称', kind: 'text', required: true, maximum: 100 },
      { key: 'asset', label: '情報資産台帳', kind: 'link', registers: [ASSET] },
      { key: 'confidentiality', label: '機密性', kind: 'class', aspect: 'confidentiality' },
      { key: 'availability', label: '可用性', kind: 'class', aspect: 'availability' },
    ],
  },
  {
    key: 'equipment',
    label: '置いている機器・媒体',
    kind: 'links',
    registers: [ASSET, MEDIUM],
    group: '機器と情報システム',
    width: 0,
  },
];

const structureFields: readonly Field[] = [
  {
    key: 'doors',
    label: '扉',
    kind: 'rows',
    group: '扉と鍵',
    clause: '4-2(1)②',
    width: 0,
    help: '区域外に通ずる扉は必要最小限にします。',
    fields: [
      { key: 'name', label: '扉', kind: 'text', required: true, maximum: 40 },
      { key: 'outside', label: '区域外に通ずる', kind: 'yesNo', initial: true },
      { key: 'lock', label: '錠', kind: 'choice', choices: LOCKS, required: true },
      { key: 'watch', label: '監視', kind: 'choice', choices: WATCHES },
    ],
  },
  {
    key: 'keys',
    label: '鍵・入室証',
    kind: 'rows',
    group: '扉と鍵',
    clause: '4-2(1)②',
    width: 0,
    fields: [
      { key: 'key', label: '番号', kind: 'text', required: true, maximum: 40 },
      { key: 'what', label: '何の鍵か', kind: 'text', maximum: 60 },
      { key: 'keptAt', label: '保管場所', kind: 'text', maximum: 60 },
    ],
  },
  {
    key: 'checks',
    label: '安全の点検',
    kind: 'rows',
    group: '安全の点検',
    clause: '4-2(1)③',
    width: 0,
    help: '「点検を記録」からも、日付ごとに足せます。',
    fields: [
      { key: 'kind', label: '項目', kind: 'choice', choices: CHECKS, required: true },
      { key: 'checkedOn', label: '点検日', kind: 'date', required: true },
      { key: 'result', label: '結果', kind: 'choice', choices: RESULTS, required: true, initial: 'good' },
      { key: 'by', label: '点検した者', kind: 'text', maximum: 60 },
      { key: 'note', label: '状況・対応', kind: 'text', maximum: 120 },
    ],
  },
];

const ruleFields: readonly Field[] = [
  {
    key: 'control',
    label: '入退室管理の方法',
    kind: 'choices',
    choices: CONTROLS,
    required: true,
    group: '入退室の決まり',
    clause: '4-2(2)①',
    width: 160,
    initial: ['book'],
  },
  {
    key: 'opensAt',
    label: '開室時刻',
    kind: 'text',
    maximum: 5,
    width: 90,
    group: '入退室の決まり',
    initial: '08:30',
    help: '8:30のように24時間で書きます。',
  },
  {
    key: 'closesAt',
    label: '閉室時刻',
    kind: 'text',
    maximum: 5,
    required: true,
    width: 90,
    group: '入退室の決まり',
    initial: '17:30',
    help: 'この時刻を過ぎても退室の記録がないと、退室未記録になります。',
  },
  {
    key: 'twoPersons',
    label: '複数人で入室する',
    kind: 'yesNo',
    width: 0,
    group: '入退室の決まり',
    help: '「はい」にすると、一人でいた時間を確かめます（前後5分までは同行とみなします）。',
  },
  {
    key: 'maximum',
    label: '同時に入れる人数',
    kind: 'count',
    unit: '人',
    minimum: 1,
    maximum: 999,
    width: 0,
    group: '入退室の決まり',
  },
  {
    key: 'escortFor',
    label: '職員の立会いを求める人',
    kind: 'choice',
    choices: FOR,
    required: true,
    initial: 'outsiders',
    width: 0,
    group: '入退室の決まり',
  },
  {
    key: 'idFor',
    label: '身分証を確かめる人',
    kind: 'choice',
    choices: FOR,
    required: true,
    initial: 'outsiders',
    width: 0,
    group: '入退室の決まり',
    clause: '4-2(2)②',
  },
  { key: 'remarks', label: '備考', kind: 'longText', maximum: 1000, width: 0, group: '入退室の決まり' },
];

export const areaFields: readonly Field[] = [
  ...whereFields,
  ...contentFields,
  ...structureFields,
  ...ruleFields,
];
