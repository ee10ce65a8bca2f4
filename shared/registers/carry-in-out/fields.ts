import type { JsonObject } from '../../json';
import type { Choice, Field } from '../field';
import { AREA, ASSET, MEDIUM } from '../ids';

const DIRECTIONS: readonly Choice[] = [
  { value: 'in', label: '搬入' },
  { value: 'out', label: '搬出' },
];
const IMPACTS: readonly Choice[] = [
  { value: 'none', label: '影響なし' },
  { value: 'handled', label: '影響あり（対応して実施）' },
  { value: 'stop', label: '影響あり（中止）' },
];

export const impactFields: readonly Field[] = [
  {
    key: 'impact',
    label: '既存のシステムへの影響',
    kind: 'choice',
    choices: IMPACTS,
    group: '影響の確認',
    clause: '4-2(3)①',
    width: 150,
    help: '搬入する前に、職員か委託事業者に確かめてもらいます。',
  },
  {
    key: 'impactBy',
    label: '影響を確認した者',
    kind: 'text',
    maximum: 80,
    group: '影響の確認',
    clause: '4-2(3)①',
    width: 140,
    help: '氏名と、事業者のときは会社名を書きます。',
  },
  { key: 'impactOn', label: '影響を確認した日', kind: 'date', group: '影響の確認', width: 0 },
  { key: 'impactNote', label: '確認した内容', kind: 'text', maximum: 200, group: '影響の確認', width: 0 },
];

export const doneFields: readonly Field[] = [
  { key: 'doneAt', label: '搬入出の日時', kind: 'moment', group: '実施', width: 150 },
  {
    key: 'witness',
    label: '立ち会った職員',
    kind: 'person',
    group: '実施',
    clause: '4-2(3)②',
    width: 130,
  },
  { key: 'carrier', label: '作業した人', kind: 'text', maximum: 100, group: '実施', width: 0 },
  { key: 'result', label: '結果', kind: 'text', maximum: 200, group: '実施', width: 0 },
  {
    key: 'irregular',
    label: '不備の理由（事後記録）',
    kind: 'longText',
    maximum: 1000,
    group: '不備のあるとき',
    width: 0,
    help: '確認や立会いのないまま搬入出したときは、ここに理由を書くと「事後記録（不備）」として残せます。',
  },
];

export const planFields: readonly Field[] = [
  {
    key: 'area',
    label: '管理区域',
    kind: 'link',
    registers: [AREA],
    required: true,
    width: 150,
    group: '搬入出',
  },
  {
    key: 'direction',
    label: '区分',
    kind: 'choice',
    choices: DIRECTIONS,
    required: true,
    initial: 'in',
    width: 80,
    group: '搬入出',
  },
  { key: 'plannedOn', label: '予定日', kind: 'date', width: 120, group: '搬入出' },
  {
    key: 'items',
    label: '機器等',
    kind: 'rows',
    required: true,
    width: 0,
    group: '搬入出',
    help: '台帳にあるものは選びます。まだ台帳にないものは品名を書き、搬入の後に登録してください。',
    fields: [
      { key: 'thing', label: '台帳の機器・媒体', kind: 'link', registers: [ASSET, MEDIUM] },
      { key: 'name', label: '品名（台帳にないもの）', kind: 'text', maximum: 80 },
      { key: 'serial', label: '製造番号', kind: 'text', maximum: 60 },
      { key: 'count', label: '数量', kind: 'count', minimum: 1, maximum: 999 },
    ],
  },
  { key: 'reason', label: '理由', kind: 'text', required: true, maximum: 200, width: 180, group: '搬入出' },
  { key: 'contractor', label: '事業者', kind: 'text', maximum: 100, width: 160, group: '搬入出' },
  { key: 'responsible', label: '担当者', kind: 'person', width: 0, group: '搬入出' },
];

const isDone = (values: JsonObject): boolean => values['doneAt'] !== undefined;

/** Everything of a record; what was done is typed by its own action, and can be amended. */
export const carryFields: readonly Field[] = [
  ...planFields,
  ...impactFields,
  ...doneFields.map((field): Field => ({ ...field, shownWhen: isDone })),
  { key: 'remarks', label: '備考', kind: 'longText', maximum: 1000, width: 0, group: '備考' },
];
