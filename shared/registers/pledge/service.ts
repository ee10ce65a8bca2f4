import type { RecordId } from '../../ids';
import type { RecordState } from '../../journal/project';
import type { IsoDate } from '../../jp/date';
import type { JsonObject } from '../../json';
import { assignmentsOn, postTextOn } from '../../organisation/assignments';
import { block, type Finding, warn } from '../../policy/finding';
import { type Action, draftOn, type Situation, verdict } from '../define';
import type { Field } from '../field';
import { PERSON } from '../ids';
import { checkFields, tidied } from '../schema';
import { restrictionOf, restrictionSetOf, shutOff } from './events';
import {
  briefingFields,
  givenFields,
  restrictionFields,
  restrictionSetFields,
  trainingFields,
} from './fields';
import { checkDecider, nameOnCard, notLater, personOf } from './rules';

const open = (target: RecordState): 'hidden' | null =>
  target.voided || target.status === 'ended' ? 'hidden' : null;

/** One form, one entry of the same words on every card chosen. */
function onCards(options: {
  readonly id: string;
  readonly label: string;
  readonly tone: Action['tone'];
  readonly event: string;
  readonly fields: readonly Field[];
  readonly initial?: NonNullable<Action['initial']>;
  readonly refusal?: (target: RecordState) => 'hidden' | null;
  readonly check?: (
    values: JsonObject,
    targets: readonly RecordState[],
    situation: Situation,
  ) => readonly Finding[];
  readonly body?: (values: JsonObject, situation: Situation) => JsonObject;
}): Action {
  const { id, label, tone, event, fields, check, body } = options;
  return {
    id,
    label,
    tone,
    on: 'many',
    fields: () => fields,
    initial: (situation, targets) => ({ on: situation.today, ...options.initial?.(situation, targets) }),
    refusal: (_situation, target) => (options.refusal ?? open)(target),
    decide(situation, targets, typed) {
      const values = tidied(fields, typed);
      const findings = [
        ...checkFields(fields, typed),
        ...notLater('on', values['on'], situation),
        ...(check?.(values, targets, situation) ?? []),
      ];
      return verdict(findings, () =>
        targets.map((target) => draftOn(target, event, 1, body?.(values, situation) ?? values)),
      );
    },
  };
}

/** The one chief of the sections of these cards, to begin the form with. */
function chiefOf(situation: Situation, targets: readonly RecordState[]): JsonObject {
  const sections = new Set(targets.map((target) => target.fields['section']));
  const chiefs = situation.book
    .all(PERSON)
    .filter(
      (person) =>
        !person.voided &&
        assignmentsOn(person, situation.today).some(
          (one) => one.role === 'chief' && sections.has(one.section),
        ),
    );
  return chiefs.length === 1 && chiefs[0] ? { decider: chiefs[0].id } : {};
}

/** 説明 (5-1(2)①): one meeting, many cards. */
export const brief = onCards({
  id: 'brief',
  label: '説明を記録',
  tone: 'primary',
  event: 'briefed',
  fields: briefingFields,
  check: (values, targets, situation) =>
    targets
      .filter((target) => values['explainer'] === personOf(target))
      .map((target) =>
        block('explainer', '5-1(2)①', `${nameOnCard(target, situation.book)}は説明を受ける本人です。`),
      ),
});

/** Whether internet and e-mail are shut off for whom they are not needed: decided by the chief (5-1(2)③). */
export const restrict = onCards({
  id: 'restrict',
  label: 'インターネット・メールの制限を決める',
  tone: 'primary',
  event: 'restricted',
  fields: restrictionFields,
  initial: chiefOf,
  check: (values, _targets, situation) => checkDecider(values['decider'], values['on'], situation),
  body: (values, situation) => ({
    ...values,
    deciderPost: postTextOn(situation.book, values['decider'] as RecordId, values['on'] as IsoDate),
  }),
});

const toBeSet = (target: RecordState): 'hidden' | null => {
  const restriction = restrictionOf(target);
  const open = restriction && shutOff(restriction).length > 0 && restrictionSetOf(target)?.confirmed !== true;
  return open && !target.voided && target.status !== 'ended' ? null : 'hidden';
};

/** … and who set it on the terminal. */
export const setRestriction = onCards({
  id: 'set-restriction',
  label: '制限の設定を記録',
  tone: 'primary',
  event: 'restriction-set',
  fields: restrictionSetFields,
  refusal: toBeSet,
  check: (values, targets) =>
    targets.some((target) => {
      const decided = restrictionOf(target)?.on;
      return decided !== undefined && typeof values['on'] === 'string' && values['on'] < decided;
    })
      ? [warn('on', '5-1(2)③', '設定した日が、制限を決めた日より前です。')]
      : [],
});

export const train = onCards({
  id: 'train',
  label: '研修の受講を記録',
  tone: 'normal',
  event: 'trained',
  fields: trainingFields,
});

const giveFields: readonly Field[] = [
  {
    key: 'items',
    label: '渡したもの',
    kind: 'rows',
    fields: givenFields,
    required: true,
    clause: '5-1(1)⑦',
    help: 'ID・職員証・鍵など、離れるときに返してもらうものを書きます。',
  },
];

export const give: Action = {
  id: 'give',
  label: '渡したものを記録',
  tone: 'normal',
  on: 'one',
  fields: () => giveFields,
  refusal: (_situation, target) => open(target),
  decide(situation, [target], typed) {
    if (!target) return { findings: [], drafts: [] };
    const values = tidied(giveFields, typed);
    return verdict(checkFields(giveFields, typed), () => [
      draftOn(target, 'given', 1, { on: situation.today, ...values }),
    ]);
  },
};
