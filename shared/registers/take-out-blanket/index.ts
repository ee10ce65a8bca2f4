import type { RecordId } from '../../ids';
import type { IsoDate } from '../../jp/date';
import { addDays } from '../../jp/days';
import type { JsonObject } from '../../json';
import { compareLevels, showLevel } from '../../policy/classification';
import type { Act } from '../../policy/custody';
import { block, type Finding } from '../../policy/finding';
import { application, isPermitted } from '../application';
import { checkUse, isInForce, lineOfUse, startOfUse, useFields } from '../blanket-use';
import { MEANS, PERMITTED_ACTS } from '../carried-acts';
import { classOfItems, itemFields, itemsIn, summaryOf } from '../carried-items';
import { draftLine } from '../carried-line';
import { checkPeriod } from '../carried-period';
import { checkOutside, checkProtection, outsideFields, protectionFields } from '../carried-protection';
import { checkItems } from '../carried-rules';
import { usesOf } from '../carried-uses';
import { type Action, draftOn, type Register, type Situation, verdict, type Wait } from '../define';
import type { Field } from '../field';
import { event, withDetail } from '../fold';
import { PERSON, TAKE_OUT_BLANKET } from '../ids';
import { checkFields, tidied } from '../schema';

/** So many days before its end a blanket permission is on 本日の処理: time to apply for the next year. */
const NOTICE_DAYS = 30;
const GROUP = '包括許可の内容';

const fields: readonly Field[] = [
  {
    key: 'act',
    label: '区分',
    kind: 'choice',
    choices: PERMITTED_ACTS,
    required: true,
    initial: 'take-out',
    group: GROUP,
    width: 120,
    clause: '5-1(1)③イ',
  },
  {
    key: 'business',
    label: '業務',
    kind: 'text',
    required: true,
    maximum: 200,
    group: GROUP,
    width: 220,
    help: '「家庭訪問」「出張所との文書の受渡し」のように、くり返し持ち出す業務です。',
  },
  {
    key: 'persons',
    label: '対象者',
    kind: 'links',
    registers: [PERSON],
    required: true,
    group: GROUP,
    width: 180,
  },
  {
    key: 'items',
    label: '対象の情報資産',
    kind: 'rows',
    fields: itemFields,
    required: true,
    group: GROUP,
    width: 0,
  },
  {
    key: 'maximumClass',
    label: 'この許可で持ち出せる機密性（まで）',
    kind: 'class',
    aspect: 'confidentiality',
    required: true,
    group: GROUP,
    width: 110,
    help: '媒体の中身が変わってこれを越えると、この許可では持ち出せなくなります。',
  },
  { key: 'destination', label: '行先', kind: 'text', required: true, maximum: 200, group: GROUP, width: 180 },
  { key: 'means', label: '手段', kind: 'choice', choices: MEANS, group: GROUP, width: 0, clause: '3(2)⑧ア' },
  { key: 'route', label: '経路', kind: 'text', required: true, maximum: 200, group: GROUP, width: 0 },
  { key: 'from', label: '期間（から）', kind: 'date', required: true, group: GROUP, width: 120 },
  {
    key: 'until',
    label: '期間（まで）',
    kind: 'date',
    required: true,
    group: GROUP,
    width: 120,
    help: '年度の終わりまでです。年度が替わったら許可を受け直します。',
  },
  ...protectionFields('保護措置'),
  ...outsideFields,
  { key: 'remarks', label: '備考', kind: 'longText', group: GROUP, width: 0 },
];

function check(values: JsonObject, situation: Situation): readonly Finding[] {
  const items = itemsIn(values);
  const act = (values['act'] ?? 'take-out') as Act;
  const of = classOfItems(items, situation.book).confidentiality;
  const most = values['maximumClass'];
  const findings: Finding[] = [
    // What is out today will be back long before the permission ends: that a thing is out is no matter here.
    ...checkItems(items, { act, self: null, now: false }, situation).filter(
      (one) => one.clause !== '3(2)⑥ア',
    ),
    ...checkPeriod(values, 'block'),
    ...checkProtection(values, act, situation),
    ...checkOutside(values, situation),
  ];
  if (typeof most === 'string' && items.length > 0 && compareLevels(of, most as never) > 0)
    findings.push(
      block(
        'maximumClass',
        '3(2)⑤ウ',
        `選んだものの中に${showLevel('confidentiality', of)}があります。範囲を上げるか、対象から外してください。`,
      ),
    );
  if (most === 'unknown')
    findings.push(block('maximumClass', '3(2)④ウ', '分類不明のまま、くり返しの持出しは許可できません。'));
  return findings;
}

/** 包括許可で持出し: one line of 持出・貸出簿, with all that the last one said. */
const use: Action = {
  id: 'use',
  label: '包括許可で持出し',
  tone: 'primary',
  on: 'one',
  fields: () => useFields,
  initial: (situation, [target]) => (target ? startOfUse(target, situation) : {}),
  refusal: (situation, target) => (isInForce(target, situation.today) ? null : 'hidden'),
  decide(situation, [target], typed) {
    if (!target) return { findings: [], drafts: [] };
    const values = lineOfUse(tidied(useFields, typed), target);
    return verdict([...checkFields(useFields, typed), ...checkUse(values, target, situation)], () => {
      const line = draftLine(values, situation);
      return [draftOn(target, 'used', 1, { custody: line.record }), line];
    });
  },
};

const derivedFields: readonly Field[] = [
  { key: 'summary', label: '対象の情報資産', kind: 'text', width: 240, shortOf: 'items' },
  { key: 'uses', label: '使用', kind: 'count', unit: '回', width: 80 },
  { key: 'outNow', label: '今の持出し', kind: 'count', unit: '件', width: 100 },
];

function waits(state: Parameters<NonNullable<Register['waits']>>[0], { today }: Situation): readonly Wait[] {
  if (!isPermitted(state)) return [];
  const until = state.fields['until'] as IsoDate;
  const person = (state.fields['applicant'] ?? null) as RecordId | null;
  return until >= today && until <= addDays(today, NOTICE_DAYS)
    ? [{ kind: 'due', what: '包括許可の期限が近づいています', person, since: until, action: null }]
    : [];
}

/** 包括許可: 年度・業務・対象者・経路 permitted once, each use one line of 持出・貸出簿 (office.md 5). */
export const takeOutBlanket: Register = application({
  id: TAKE_OUT_BLANKET,
  title: '包括許可',
  noun: '包括許可申請',
  clauses: ['5-1(1)③イ', '5-1(1)③ウ', '3(2)⑧ア', '3(2)⑧イ'],
  clause: '5-1(1)③イ',
  fields,
  nameField: 'business',
  columns: [
    'number',
    'business',
    'summary',
    'act',
    'persons',
    'maximumClass',
    'destination',
    'from',
    'until',
    'permitNumber',
    'uses',
    'outNow',
    'section',
  ],
  filters: ['act', 'section', 'applicant'],
  series: 'take-out-blanket',
  permitSeries: 'take-out-blanket-permit',
  derivedFields,
  derive(state, { book }) {
    const uses = usesOf(state.id, book);
    return {
      summary: summaryOf(itemsIn(state.fields), book),
      uses: uses.length,
      outNow: uses.filter((one) => one.open > 0).length,
    };
  },
  check,
  waits,
  statuses: { 'past-period': { label: '期間満了', tone: 'ended' } },
  statusOf: (state, _book, today) =>
    isPermitted(state) && today !== undefined && String(state.fields['until']) < today
      ? 'past-period'
      : state.status,
  events: {
    used: event<{ custody: RecordId }>({
      label: '包括許可での持出し',
      apply: (state) =>
        isPermitted(state)
          ? withDetail(state, {})
          : { unlawful: '許可のない包括許可での持出しが、事後記録としてではなく記録されています。' },
    }),
  },
  actions: [use],
});
