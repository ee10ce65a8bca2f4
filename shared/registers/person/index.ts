import type { RecordId } from '../../ids';
import type { IsoDate } from '../../jp/date';
import type { JsonObject } from '../../json';
import { type Assignment, assignmentsOn, sectionNameOn } from '../../organisation/assignments';
import { block, type Finding } from '../../policy/finding';
import { type Action, draftOn, type Register, verdict } from '../define';
import { EMPLOYMENTS } from '../employment';
import type { Field } from '../field';
import { PERSON } from '../ids';
import { ledger } from '../ledger';
import { checkFields, tidied } from '../schema';
import { ROLES } from './roles';
import { personSheet } from './sheet';

const assignmentFields: readonly Field[] = [
  { key: 'section', label: '所属', kind: 'section', required: true },
  { key: 'post', label: '職', kind: 'text', required: true, maximum: 40 },
  { key: 'role', label: '役割', kind: 'choice', choices: ROLES, required: true, initial: 'staff' },
  { key: 'from', label: 'いつから', kind: 'date', required: true },
  { key: 'until', label: 'いつまで', kind: 'date' },
  { key: 'concurrent', label: '兼務', kind: 'yesNo' },
];

const fields: readonly Field[] = [
  {
    key: 'name',
    label: '氏名',
    kind: 'text',
    required: true,
    maximum: 60,
    width: 150,
    help: '髙・﨑・𠮷などの字も、入力したとおりに残ります。',
    synonyms: ['職員名', '名前'],
  },
  {
    key: 'kana',
    label: 'ふりがな',
    kind: 'text',
    maximum: 60,
    width: 150,
    synonyms: ['カナ', 'フリガナ', '氏名カナ'],
  },
  { key: 'extension', label: '内線', kind: 'text', maximum: 20, width: 90, synonyms: ['内線番号', '電話'] },
  {
    key: 'code',
    label: '職員番号',
    kind: 'text',
    maximum: 20,
    width: 110,
    help: '同じ氏名の職員を見分けるために使います。なくても登録できます。',
    synonyms: ['職員コード', '社員番号', '個人番号（職員）'],
  },
  {
    key: 'employment',
    label: '任用の種類',
    kind: 'choice',
    choices: EMPLOYMENTS,
    width: 230,
    clause: '5-1(2)②',
    help: '誓約書を毎年度求めるか、初回のみかなどを、この種類で決めます。',
    synonyms: ['任用形態', '雇用形態', '職員区分', '任用区分', '雇用区分', '身分'],
  },
  {
    key: 'authority',
    label: '任命権者',
    kind: 'text',
    maximum: 60,
    width: 0,
    help: '所属の任命権者と違うときだけ入力します。誓約書の宛先になります。',
    synonyms: ['任命権者名', '任免権者'],
  },
  {
    key: 'termFrom',
    label: '任用期間（始め）',
    kind: 'date',
    width: 0,
    synonyms: ['任用開始日', '任用開始', '採用日', '採用年月日', '雇用開始日', '任期開始', '任用期間開始'],
  },
  {
    key: 'termUntil',
    label: '任用期間（終わり）',
    kind: 'date',
    width: 0,
    synonyms: [
      '任用終了日',
      '任用終了',
      '任用満了日',
      '雇用終了日',
      '任期満了日',
      '任期終了',
      '任用期間終了',
    ],
  },
  {
    key: 'assignments',
    label: '所属と職',
    kind: 'rows',
    required: true,
    width: 0,
    help: '異動・兼務は行を足して残します。前の行は消さずに「いつまで」を入れてください。',
    fields: assignmentFields,
  },
];

function checkPerson(values: JsonObject): readonly Finding[] {
  const { termFrom, termUntil } = values;
  const reversed = typeof termFrom === 'string' && typeof termUntil === 'string' && termUntil < termFrom;
  return [
    ...(reversed ? [block('termUntil', null, '任用期間の終わりが始めより前です。')] : []),
    ...checkAssignments(values),
  ];
}

function checkAssignments(values: JsonObject): readonly Finding[] {
  const assignments = (values['assignments'] ?? []) as unknown as readonly Assignment[];
  return assignments.flatMap((one, index): readonly Finding[] =>
    one.until !== undefined && one.from !== undefined && one.until < one.from
      ? [block(`assignments.${index}.until`, null, '「いつまで」が「いつから」より前です。')]
      : [],
  );
}

const transferFields: readonly Field[] = [
  { key: 'from', label: '発令日', kind: 'date', required: true },
  { key: 'section', label: '異動先の所属', kind: 'section', required: true },
  { key: 'post', label: '職', kind: 'text', required: true, maximum: 40 },
  { key: 'role', label: '役割', kind: 'choice', choices: ROLES, required: true, initial: 'staff' },
];

const dayBefore = (on: IsoDate): IsoDate => {
  const [year = 0, month = 1, day = 1] = on.split('-').map(Number);
  return new Date(Date.UTC(year, month - 1, day - 1)).toISOString().slice(0, 10) as IsoDate;
};

const transfer: Action = {
  id: 'transfer',
  label: '異動',
  tone: 'normal',
  on: 'many',
  fields: () => transferFields,
  initial: (situation) => ({ from: situation.today }),
  refusal: (_situation, target) => (target.voided ? 'hidden' : null),
  decide(_situation, targets, typed) {
    const values = tidied(transferFields, typed);
    const from = values['from'] as IsoDate | undefined;
    const early = targets.filter((target) =>
      assignmentsOf(target.fields).some((one) => from !== undefined && one.from >= from),
    );
    const findings = [
      ...checkFields(transferFields, typed),
      ...early.map((target) =>
        block('from', null, `${String(target.fields['name'])}には、この日以後に始まる所属があります。`),
      ),
    ];
    return verdict(findings, () =>
      targets.map((target) => {
        const ended = assignmentsOf(target.fields).map((one) =>
          one.until === undefined && from !== undefined ? { ...one, until: dayBefore(from) } : one,
        );
        const next = {
          from: from ?? '',
          section: values['section'],
          post: values['post'],
          role: values['role'],
        };
        const assignments = [...ended, next] as unknown as JsonObject[];
        return draftOn(target, 'amended', 1, { on: from ?? '', changes: { assignments }, reason: '異動' });
      }),
    );
  },
};

const assignmentsOf = (values: JsonObject): readonly Assignment[] =>
  (values['assignments'] ?? []) as unknown as readonly Assignment[];

/** 職員: name, post and section only (minimal data), each with its dates. */
export const person: Register = ledger({
  id: PERSON,
  title: '職員名簿',
  noun: '職員',
  group: 'organisation',
  clauses: ['2(4)①', '2(5)'],
  fields,
  nameField: 'name',
  derivedFields: [
    { key: 'sectionNow', label: '所属', kind: 'text', width: 150 },
    { key: 'postNow', label: '職', kind: 'text', width: 120 },
    { key: 'roleNow', label: '役割', kind: 'choice', choices: ROLES, width: 220 },
  ],
  derive(state, { book, today }) {
    const [main] = assignmentsOn(state, today);
    if (!main) return {};
    return {
      sectionNow: sectionNameOn(book.record(main.section as RecordId), today),
      postNow: main.post,
      roleNow: main.role,
    };
  },
  columns: ['name', 'kana', 'sectionNow', 'postNow', 'roleNow', 'employment', 'extension'],
  filters: ['sectionNow', 'roleNow', 'employment'],
  series: null,
  actions: [transfer],
  check: checkPerson,
  sheet: personSheet,
  complete: (values, situation) =>
    values['assignments'] === undefined ? personSheet.filed(values, null, situation) : values,
});
