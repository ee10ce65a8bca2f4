import { localMomentSchema, momentIn } from '../../jp/moment';
import type { JsonObject } from '../../json';
import { type Action, draftNew, draftOn, type Situation, verdict } from '../define';
import type { Field } from '../field';
import { CARRY_IN_OUT } from '../ids';
import { nextNumberOf } from '../numbering';
import { checkFields, tidied } from '../schema';
import { doneFields, impactFields, planFields } from './fields';
import { checkCarry, checkDone } from './rules';

const requiredImpact: readonly Field[] = impactFields.map((field) =>
  field.key === 'impactNote' ? field : { ...field, required: true },
);

const checkImpact: Action = {
  id: 'check-impact',
  label: '影響の確認を記録',
  tone: 'primary',
  on: 'many',
  fields: () => requiredImpact,
  initial: (situation) => ({ impactOn: situation.today, impact: 'none' }),
  refusal: (_situation, target) =>
    target.voided || target.fields['doneAt'] !== undefined || target.fields['direction'] !== 'in'
      ? 'hidden'
      : null,
  decide(situation, targets, typed) {
    const values = tidied(requiredImpact, typed);
    const findings = [
      ...checkFields(requiredImpact, typed),
      ...targets.flatMap((target) =>
        checkCarry({ ...target.fields, ...values }, situation).filter(({ field }) =>
          field?.startsWith('impact'),
        ),
      ),
    ];
    return verdict(findings, () =>
      targets.map((target) =>
        draftOn(target, 'impact-checked', 1, { on: values['impactOn'] ?? '', ...values }),
      ),
    );
  },
};

const requiredDone: readonly Field[] = doneFields.map((field) =>
  field.key === 'doneAt' ? { ...field, required: true } : field,
);

const dayOf = (values: JsonObject, situation: Situation): string =>
  localMomentSchema.safeParse(values['doneAt']).success
    ? String(values['doneAt']).slice(0, 10)
    : situation.today;

const carry: Action = {
  id: 'carry',
  label: '搬入出の実施を記録',
  tone: 'primary',
  on: 'many',
  fields: () => requiredDone,
  initial: (situation) => ({ doneAt: momentIn(situation.now) }),
  refusal: (_situation, target) => (target.voided || target.fields['doneAt'] !== undefined ? 'hidden' : null),
  decide(situation, targets, typed) {
    const values = tidied(requiredDone, typed);
    const findings = [
      ...checkFields(requiredDone, typed),
      ...targets.flatMap((target) => checkDone(target.fields, values, situation)),
    ];
    return verdict(findings, () =>
      targets.map((target) => draftOn(target, 'carried', 1, { on: dayOf(values, situation), ...values })),
    );
  },
};

const afterwardsFields: readonly Field[] = [
  ...planFields.filter(({ key }) => key !== 'plannedOn'),
  ...impactFields,
  ...requiredDone,
];

/** What came or went without a plan is recorded all the same; where something is missing, with its reason. */
const recordAfterwards: Action = {
  id: 'record-afterwards',
  label: '済んだ搬入出を記録',
  tone: 'normal',
  on: 'none',
  fields: () => afterwardsFields,
  refusal: () => null,
  decide(situation, _targets, typed) {
    const values = tidied(afterwardsFields, typed);
    const doneKeys = new Set(doneFields.map(({ key }) => key));
    const part = (done: boolean): JsonObject =>
      Object.fromEntries(Object.entries(values).filter(([key]) => doneKeys.has(key) === done));
    const [plan, done] = [part(false), part(true)];
    const findings = [
      ...checkFields(afterwardsFields, typed),
      ...checkCarry(plan, situation),
      ...checkDone(plan, done, situation),
    ];
    return verdict(findings, () => {
      const number = nextNumberOf({ id: CARRY_IN_OUT, series: 'carry' }, situation);
      const on = dayOf(values, situation);
      const record = situation.newRecord();
      return [draftNew(CARRY_IN_OUT, record, 'recorded-afterwards', 1, { number, on, fields: plan, done })];
    });
  },
};

export const carryActions: readonly Action[] = [checkImpact, carry, recordAfterwards];
