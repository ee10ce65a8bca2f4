import type { IsoDate } from '../../jp/date';
import { block } from '../../policy/finding';
import { type Action, draftOn, type Register, verdict } from '../define';
import type { Field } from '../field';
import { SECTION } from '../ids';
import { ledger } from '../ledger';
import { checkFields, tidied } from '../schema';

const fields: readonly Field[] = [
  {
    key: 'name',
    label: '名称',
    kind: 'text',
    required: true,
    width: 200,
    synonyms: ['課名', '所属名', '組織名'],
  },
  {
    key: 'code',
    label: '所属コード',
    kind: 'text',
    maximum: 20,
    width: 110,
    synonyms: ['コード', '課コード'],
  },
  { key: 'department', label: '部局', kind: 'text', width: 160, synonyms: ['部名', '部局名'] },
  {
    key: 'authority',
    label: '任命権者',
    kind: 'text',
    width: 160,
    help: '誓約書の宛先になります（市長、教育委員会、公営企業の管理者など）。',
  },
  { key: 'address', label: '所在', kind: 'text', width: 160, help: '庁舎・階など。' },
  {
    key: 'names',
    label: '名称の変遷',
    kind: 'rows',
    width: 0,
    help: '改称のたびに1行ずつ残ります。古い様式には当時の名称が印字されます。',
    fields: [
      { key: 'from', label: 'いつから', kind: 'date', required: true },
      { key: 'name', label: '名称', kind: 'text', required: true },
    ],
  },
  { key: 'closedOn', label: '廃止日', kind: 'date', width: 0, help: '統廃合で無くなった日です。' },
  {
    key: 'successor',
    label: '引継先',
    kind: 'section',
    width: 0,
    help: '統廃合の後に事務を引き継いだ所属です。',
  },
];

type DatedName = { readonly from: IsoDate; readonly name: string };

const renameFields: readonly Field[] = [
  { key: 'from', label: '改称の日', kind: 'date', required: true },
  { key: 'name', label: '新しい名称', kind: 'text', required: true },
  { key: 'reason', label: '根拠', kind: 'text', required: true, help: '規則の改正など。履歴に残ります。' },
];

const rename: Action = {
  id: 'rename',
  label: '改称',
  tone: 'normal',
  on: 'one',
  fields: () => renameFields,
  refusal: (_situation, target) => (target.voided ? 'hidden' : null),
  decide(_situation, [target], typed) {
    if (!target) return { findings: [], drafts: [] };
    const values = tidied(renameFields, typed) as { from?: IsoDate; name?: string; reason?: string };
    const before = (target.fields['names'] ?? [
      { from: target.detail['on'], name: target.fields['name'] },
    ]) as unknown as readonly DatedName[];
    const late = before.some((one) => values.from !== undefined && one.from >= values.from);
    const findings = [
      ...checkFields(renameFields, typed),
      ...(late ? [block('from', null, '改称の日が、今までの名称の始まりより前です。')] : []),
    ];
    return verdict(findings, () => {
      const names = [...before, { from: values.from ?? '', name: values.name ?? '' }];
      const changes = { name: values.name ?? '', names };
      return [draftOn(target, 'amended', 1, { on: values.from ?? '', changes, reason: values.reason ?? '' })];
    });
  },
};

/** 所属: stable ids with dated names, so that old forms keep old names (office.md 6). */
export const section: Register = ledger({
  id: SECTION,
  title: '所属',
  noun: '所属',
  group: 'organisation',
  clauses: ['2(4)①'],
  fields,
  nameField: 'name',
  columns: ['name', 'code', 'department', 'authority', 'address'],
  filters: ['department'],
  series: null,
  actions: [rename],
  check(values) {
    if (values['closedOn'] !== undefined || values['successor'] === undefined) return [];
    return [block('closedOn', null, '引継先を選ぶときは、廃止日も入力してください。')];
  },
});
