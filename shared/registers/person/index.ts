import type { RecordId } from '../../ids';
import type { IsoDate } from '../../jp/date';
import type { JsonObject } from '../../json';
import { type Assignment, assignmentsOn, sectionNameOn } from '../../organisation/assignments';
import { block, type Finding } from '../../policy/finding';
import { type Action, draftOn, type Register, verdict } from '../define';
import type { Choice, Field } from '../field';
import { PERSON } from '../ids';
import { ledger } from '../ledger';
import { checkFields, tidied } from '../schema';

const ROLES: readonly Choice[] = [
  { value: 'chief', label: '情報セキュリティ管理者（所属長）' },
  { value: 'head', label: '情報セキュリティ責任者（部局長）' },
  { value: 'keeper', label: '台帳担当' },
  { value: 'staff', label: '職員' },
  { value: 'fiscal-year', label: '会計年度任用職員' },
];

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
    key: 'assignments',
    label: '所属と職',
    kind: 'rows',
    required: true,
    width: 0,
    help: '異動・兼務は行を足して残します。前の行は消さずに「いつまで」を入れてください。',
    fields: assignmentFields,
  },
];

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
  columns: ['name', 'kana', 'sectionNow', 'postNow', 'roleNow', 'extension'],
  filters: ['sectionNow', 'roleNow'],
  series: null,
  actions: [transfer],
  check: checkAssignments,
});
