import { fiscalYear } from '../../jp/fiscal';
import type { JsonObject } from '../../json';
import { EMPLOYMENTS } from '../employment';
import type { Choice, Field } from '../field';
import { PLEDGE } from '../ids';

/** From 平成31年度, when offices began to keep such cards, far enough ahead. */
const FIRST_YEAR = 2019;
const YEARS = 30;

export const FISCAL_YEARS: readonly Choice[] = Array.from({ length: YEARS }, (_, at) => {
  const year = fiscalYear(FIRST_YEAR + at);
  return { value: String(year.year), label: year.label, synonyms: [year.short] };
});

export const NEEDS: readonly Choice[] = [
  { value: 'sign', label: '署名を求める' },
  { value: 'carried', label: '前の誓約を引き継ぐ' },
  { value: 'none', label: '求めない' },
];

export const THING_KINDS: readonly Choice[] = [
  { value: 'id', label: 'ID・アカウント' },
  { value: 'ic-card', label: 'ICカード・職員証' },
  { value: 'key', label: '鍵' },
  { value: 'device', label: '端末・機器' },
  { value: 'medium', label: '電磁的記録媒体' },
  { value: 'document', label: '書類' },
  { value: 'other', label: 'その他' },
];

export const givenFields: readonly Field[] = [
  { key: 'kind', label: '種類', kind: 'choice', choices: THING_KINDS, required: true },
  { key: 'name', label: '名称', kind: 'text', required: true, maximum: 80 },
  { key: 'number', label: '番号', kind: 'text', maximum: 60 },
  { key: 'on', label: '渡した日', kind: 'date' },
];

const asked = (values: JsonObject): boolean => values['need'] !== 'sign' && values['need'] !== undefined;

/** One person's card of one 年度: what it says beside the steps taken. */
export const cardFields: readonly Field[] = [
  { key: 'person', label: '職員', kind: 'person', required: true, group: '職員', width: 0 },
  {
    key: 'year',
    label: '年度',
    kind: 'choice',
    choices: FISCAL_YEARS,
    required: true,
    group: '職員',
    width: 110,
  },
  { key: 'section', label: '所属', kind: 'section', required: true, group: '職員', width: 140 },
  {
    key: 'employment',
    label: '任用の種類',
    kind: 'choice',
    choices: EMPLOYMENTS,
    required: true,
    group: '職員',
    width: 230,
  },
  { key: 'from', label: '任用期間（始め）', kind: 'date', required: true, group: '職員', width: 130 },
  { key: 'until', label: '任用期間（終わり）', kind: 'date', group: '職員', width: 130 },
  {
    key: 'authority',
    label: '任命権者（誓約書の宛先）',
    kind: 'text',
    maximum: 60,
    group: '職員',
    width: 0,
    help: '空欄のときは、職員名簿・所属の任命権者になります。',
  },
  {
    key: 'need',
    label: '誓約書',
    kind: 'choice',
    choices: NEEDS,
    required: true,
    initial: 'sign',
    clause: '5-1(2)②',
    group: '誓約書の要否',
    width: 150,
  },
  {
    key: 'needReason',
    label: '署名を求めない理由',
    kind: 'text',
    maximum: 200,
    required: true,
    clause: '5-1(2)②',
    group: '誓約書の要否',
    shownWhen: asked,
    width: 0,
    help: '例：令和7年度に署名済みで、文面に変更がないため。',
  },
  {
    key: 'things',
    label: '渡しているもの（ID・鍵・機器など）',
    kind: 'rows',
    fields: givenFields,
    clause: '5-1(1)⑦',
    group: '渡しているもの',
    width: 0,
    help: '離れるときに返してもらうものです。持出・貸出簿に記録したものは、ここに書かなくても自動で並びます。',
  },
  {
    key: 'previous',
    label: '前年度のカード',
    kind: 'link',
    registers: [PLEDGE],
    group: '備考',
    width: 0,
  },
  { key: 'remarks', label: '備考', kind: 'longText', maximum: 1000, group: '備考', width: 0 },
];

export const briefingFields: readonly Field[] = [
  { key: 'on', label: '説明した日', kind: 'date', required: true, clause: '5-1(2)①' },
  {
    key: 'material',
    label: '説明に使った資料',
    kind: 'text',
    required: true,
    maximum: 120,
    help: '例：会計年度任用職員のための情報セキュリティの手引き',
  },
  { key: 'materialVersion', label: '資料の版', kind: 'text', required: true, maximum: 40 },
  { key: 'explainer', label: '説明した人', kind: 'person', required: true },
  {
    key: 'understood',
    label: '内容を理解したことを確かめた',
    kind: 'yesNo',
    required: true,
    clause: '5-1(2)①',
    help: '「いいえ」のときは、改めて説明するまで説明待ちのままです。',
  },
  { key: 'remarks', label: '備考', kind: 'text', maximum: 200 },
];

export const restrictionFields: readonly Field[] = [
  { key: 'on', label: '決めた日', kind: 'date', required: true, clause: '5-1(2)③' },
  { key: 'decider', label: '決めた人（所属長）', kind: 'person', required: true, clause: '5-1(2)③' },
  { key: 'terminal', label: '端末で作業をする', kind: 'yesNo', required: true },
  {
    key: 'internet',
    label: 'インターネットへの接続が業務に要る',
    kind: 'yesNo',
    required: true,
    clause: '5-1(2)③',
    shownWhen: (values) => values['terminal'] === true,
  },
  {
    key: 'mail',
    label: '電子メールの使用が業務に要る',
    kind: 'yesNo',
    required: true,
    clause: '5-1(2)③',
    shownWhen: (values) => values['terminal'] === true,
  },
  {
    key: 'reason',
    label: '要る理由',
    kind: 'text',
    maximum: 200,
    required: true,
    shownWhen: (values) => values['internet'] === true || values['mail'] === true,
    help: '使えるようにしておくものの、業務上の理由です。',
  },
];

export const restrictionSetFields: readonly Field[] = [
  { key: 'on', label: '設定した日', kind: 'date', required: true, clause: '5-1(2)③' },
  { key: 'setBy', label: '設定した人', kind: 'person', required: true },
  {
    key: 'how',
    label: '設定の内容',
    kind: 'text',
    required: true,
    maximum: 200,
    help: '例：外部メールの送受信を止め、インターネット接続のグループから外した。',
  },
  {
    key: 'confirmed',
    label: '利用できないことを画面で確かめた',
    kind: 'yesNo',
    required: true,
    clause: '5-1(2)③',
  },
];

export const trainingFields: readonly Field[] = [
  { key: 'on', label: '受講した日', kind: 'date', required: true, clause: '5-2(4)' },
  { key: 'name', label: '研修・訓練の名称', kind: 'text', required: true, maximum: 120, clause: '5-2(4)' },
  {
    key: 'manner',
    label: '受け方',
    kind: 'choice',
    choices: [
      { value: 'meeting', label: '集合研修' },
      { value: 'online', label: 'eラーニング' },
      { value: 'workplace', label: '職場研修' },
      { value: 'drill', label: '訓練' },
    ],
    required: true,
  },
  { key: 'remarks', label: '備考', kind: 'text', maximum: 200 },
];
