import type { RecordId } from '../../ids';
import type { RecordState } from '../../journal/project';
import type { JsonObject } from '../../json';
import { assignmentsOn } from '../../organisation/assignments';
import { block, type Finding, warn } from '../../policy/finding';
import { checkUse, isInForce, likeliestBlanket, lineOfUse, startOfUse, useFields } from '../blanket-use';
import { itemsIn } from '../carried-items';
import { checkLine, dayOf, draftLine, fieldsOf, nowOf } from '../carried-line';
import { checkProtection } from '../carried-protection';
import type { Action, Situation } from '../define';
import { verdict } from '../define';
import { ERASURE_CHOICES } from '../erasure-choices';
import type { Field } from '../field';
import { TAKE_OUT_BLANKET } from '../ids';
import { checkFields, tidied } from '../schema';
import { actOf, openItems, type Return } from './events';
import { ENDS } from './return-fields';
import { checkUnpermitted } from './rules';

const always = () => null;

/** Who is logged in, and where they work. */
function homeOf(situation: Situation): JsonObject {
  const person = situation.book.record(situation.actor as string as RecordId);
  const [main] = assignmentsOn(person, situation.today);
  return main ? { section: main.section } : {};
}

const loanFields = fieldsOf(
  ['items', 'section', 'holder', 'purpose', 'destination', 'outAt', 'until', 'handedBy', 'remarks'],
  {
    items: { label: '貸し出すもの' },
    holder: { label: '借用者' },
    destination: { label: '使用場所', initial: '課内' },
    outAt: { label: '貸出日時' },
  },
);

/** 課内貸出: inside the section nothing has to be permitted, but everybody has to know who has it. */
const lend: Action = {
  id: 'lend',
  label: '課内貸出を記録',
  tone: 'primary',
  on: 'none',
  fields: () => loanFields,
  initial: (situation) => ({ ...homeOf(situation), outAt: nowOf(situation), until: situation.today }),
  refusal: always,
  decide(situation, _targets, typed) {
    const values = { ...tidied(loanFields, typed), act: 'loan' };
    return verdict([...checkFields(loanFields, typed), ...checkLine(values, null, situation)], () => [
      draftLine(values, situation),
    ]);
  },
};

const blanketField: Field = {
  key: 'permit',
  label: '包括許可',
  kind: 'link',
  registers: [TAKE_OUT_BLANKET],
  required: true,
  clause: '5-1(1)③イ',
  group: '持出し・貸出し',
};
const blanketFields: readonly Field[] = [blanketField, ...useFields];

/** 包括許可で持出し: the form is filled in with the last use, so that two presses do. */
const takeByBlanket: Action = {
  id: 'take-by-blanket',
  label: '包括許可で持出し',
  tone: 'primary',
  on: 'none',
  fields: () => blanketFields,
  initial: (situation) => {
    const blanket = likeliestBlanket(situation);
    return blanket ? { ...startOfUse(blanket, situation), permit: blanket.id } : { outAt: nowOf(situation) };
  },
  refusal: always,
  decide(situation, _targets, typed) {
    const values = tidied(blanketFields, typed);
    const blanket = values['permit'] && situation.book.record(values['permit'] as RecordId);
    const findings: Finding[] = [...checkFields(blanketFields, typed)];
    if (!blanket) return { findings, drafts: [] };
    if (!isInForce(blanket, situation.today))
      findings.push(warn('permit', '5-1(1)③イ', '今日は、この包括許可の期間の外です。'));
    findings.push(...checkUse(values, blanket, situation));
    return verdict(findings, () => [draftLine(lineOfUse(values, blanket), situation)]);
  },
};

const sendFields = fieldsOf(
  [
    'items',
    'section',
    'holder',
    'purpose',
    'destination',
    'outAt',
    'until',
    'protection',
    'protectionReason',
    'handedBy',
    'remarks',
  ],
  {
    items: { label: '運ぶもの' },
    holder: { label: '運搬者' },
    destination: { label: '運搬先' },
    outAt: { label: '運搬開始日時' },
    until: { label: '返却・到着予定日' },
  },
);

/** 庁内運搬 of what needs no permission; from 機密性2 it is applied for. */
const send: Action = {
  id: 'send',
  label: '庁内運搬を記録',
  tone: 'normal',
  on: 'none',
  fields: () => sendFields,
  initial: (situation) => ({ ...homeOf(situation), outAt: nowOf(situation), until: situation.today }),
  refusal: always,
  decide(situation, _targets, typed) {
    const values = { ...tidied(sendFields, typed), act: 'transport' };
    const findings = [
      ...checkFields(sendFields, typed),
      ...checkUnpermitted(values, situation),
      ...checkLine(values, null, situation),
    ];
    return verdict(findings, () => [draftLine(values, situation)]);
  },
};

/** What a further line of the same kind starts with: loans and single uses only, for a permission is used once. */
function startAgain(target: RecordState, situation: Situation): JsonObject {
  const { items, holder, destination, purpose, section } = target.fields;
  const again = { items, holder, destination, purpose, section } as JsonObject;
  const known = Object.fromEntries(Object.entries(again).filter(([, value]) => value !== undefined));
  return { ...known, outAt: nowOf(situation), until: situation.today };
}

function blanketOf(target: RecordState, situation: Situation): RecordState | null {
  const permit = target.fields['permit'] && situation.book.record(target.fields['permit'] as RecordId);
  return permit && permit.register === TAKE_OUT_BLANKET ? permit : null;
}

/** もう一度: the same things with the same person, today. */
const again: Action = {
  id: 'again',
  label: '同じ内容でもう一度',
  tone: 'normal',
  on: 'one',
  fields: (situation, [target]) => (target && blanketOf(target, situation) ? useFields : loanFields),
  initial: (situation, [target]) => (target ? startAgain(target, situation) : {}),
  refusal(situation, target) {
    if (target.voided || openItems(target).length > 0) return 'hidden';
    if (actOf(target) === 'loan') return null;
    const blanket = blanketOf(target, situation);
    return blanket && isInForce(blanket, situation.today) ? null : 'hidden';
  },
  decide(situation, [target], typed) {
    if (!target) return { findings: [], drafts: [] };
    const blanket = blanketOf(target, situation);
    const form = blanket ? useFields : loanFields;
    const values = tidied(form, typed);
    const checked = checkFields(form, typed);
    if (blanket)
      return verdict([...checked, ...checkUse(values, blanket, situation)], () => [
        draftLine(lineOfUse(values, blanket), situation),
      ]);
    const line = { ...values, act: 'loan' };
    return verdict([...checked, ...checkLine(line, null, situation)], () => [draftLine(line, situation)]);
  },
};

const afterwardsFields: readonly Field[] = [
  ...fieldsOf(
    [
      'act',
      'items',
      'section',
      'holder',
      'permit',
      'purpose',
      'destination',
      'outAt',
      'until',
      'protection',
      'protectionReason',
      'irregular',
    ],
    {
      permit: { help: '許可はあったが期間や内容が違ったときに選びます。許可がなかったときは空欄です。' },
      until: { required: false, help: 'まだ戻っていないときの返却予定日です。' },
      irregular: {
        required: true,
        help: '許可や記録のないまま動かした経過と理由です。日時はさかのぼらせず、実際の日時を入れてください。',
      },
    },
  ),
  { key: 'backAt', label: '返却日時（戻っているとき）', kind: 'moment', group: '返却' },
  {
    key: 'receiver',
    label: '返却確認者',
    kind: 'person',
    required: true,
    group: '返却',
    shownWhen: (values) => values['backAt'] !== undefined,
  },
  {
    key: 'erasure',
    label: '中身の確認',
    kind: 'choice',
    choices: ERASURE_CHOICES,
    required: true,
    group: '返却',
    clause: '4-4①',
    shownWhen: (values) => values['backAt'] !== undefined,
  },
];

/** The return that is recorded together with what went out unrecorded. */
function returnIn(values: JsonObject): Return | null {
  const { backAt, receiver, erasure } = values;
  if (typeof backAt !== 'string' || receiver === undefined) return null;
  return {
    at: backAt,
    receiver: receiver as RecordId,
    items: itemsIn(values).map((item) => ({
      key: item.thing ?? `what:${item.what ?? ''}`,
      end: ENDS[0].value,
      erasure: (erasure ?? 'untouched') as Return['items'][number]['erasure'],
    })),
  };
}

/** What happened is told, not forbidden: only a thing that another line has out cannot be out twice. */
function checkAfterwards(values: JsonObject, situation: Situation): readonly Finding[] {
  const back = values['backAt'] !== undefined;
  const strict = (finding: Finding): boolean =>
    !finding.field?.startsWith('items.') ||
    finding.clause === null ||
    finding.clause === '3(1)' ||
    (finding.clause === '3(2)⑥ア' && !back);
  const soften = (finding: Finding): Finding => (strict(finding) ? finding : { ...finding, level: 'warn' });
  const findings: Finding[] = [
    ...checkLine(values, null, situation).map(soften),
    ...checkProtection(values, values['act'] as never, situation).map(
      (finding): Finding => ({ ...finding, level: 'warn' }),
    ),
  ];
  const out = values['outAt'];
  const at = values['backAt'];
  if (typeof out === 'string' && typeof at === 'string' && at < out)
    findings.push(block('backAt', null, '返却日時が、持出・貸出の日時より前です。'));
  const on = dayOf(at);
  if (on !== null && on > situation.today) findings.push(block('backAt', null, '返却日時が今日より後です。'));
  return findings;
}

/** 事後記録（不備）: what went out without what the rules ask for (office.md 1). */
const recordAfterwards: Action = {
  id: 'record-afterwards',
  label: '事後記録（不備）',
  tone: 'normal',
  on: 'none',
  fields: () => afterwardsFields,
  initial: homeOf,
  refusal: always,
  decide(situation, _targets, typed) {
    const values = tidied(afterwardsFields, typed);
    const findings = [
      ...checkFields(afterwardsFields, typed),
      ...(values['act'] === undefined ? [] : checkAfterwards(values, situation)),
    ];
    return verdict(findings, () => {
      const { backAt: _at, receiver: _receiver, erasure: _erasure, ...fields } = values;
      const returned = returnIn(values);
      const more = returned ? { returned: returned as unknown as JsonObject } : {};
      return [draftLine(fields, situation, 'recorded-afterwards', more)];
    });
  },
};

export const goingOut: readonly Action[] = [takeByBlanket, lend, send, recordAfterwards];
export const goingOutAgain: readonly Action[] = [again];
