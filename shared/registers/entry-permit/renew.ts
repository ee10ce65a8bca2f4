import type { IsoDate } from '../../jp/date';
import { fiscalYearOf } from '../../jp/fiscal';
import { block } from '../../policy/finding';
import { isPermitted } from '../application';
import { type Action, draftNew, type Situation, verdict } from '../define';
import type { Field } from '../field';
import { ENTRY_PERMIT } from '../ids';
import { nextNumbersOf } from '../numbering';
import { checkFields, tidied } from '../schema';

const renewFields: readonly Field[] = [
  { key: 'from', label: 'いつから', kind: 'date', required: true },
  { key: 'until', label: 'いつまで', kind: 'date', required: true },
  { key: 'appliedOn', label: '申請日', kind: 'date', required: true },
];

const dayAfter = (on: string): IsoDate =>
  new Date(Date.parse(`${on}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10) as IsoDate;

function firstPeriod(situation: Situation, until: unknown) {
  const from = typeof until === 'string' ? dayAfter(until) : situation.today;
  return { from, until: fiscalYearOf(from).end, appliedOn: situation.today };
}

/** 年度更新: the same people, areas and reasons for another period, to be decided on in one list. */
export const renew: Action = {
  id: 'renew',
  label: '次の期間を申請する（年度更新）',
  tone: 'normal',
  on: 'many',
  fields: () => renewFields,
  initial: (situation, targets) => firstPeriod(situation, targets[0]?.fields['until']),
  refusal: (_situation, target) => (isPermitted(target) ? null : 'hidden'),
  decide(situation, targets, typed) {
    const values = tidied(renewFields, typed);
    const { from, until, appliedOn } = values as { from?: IsoDate; until?: IsoDate; appliedOn?: IsoDate };
    const findings = [
      ...checkFields(renewFields, typed),
      ...(from && until && until < from
        ? [block('until', null, '「いつまで」が「いつから」より前です。')]
        : []),
      ...(appliedOn && appliedOn > situation.today
        ? [block('appliedOn', null, '申請日が今日より後です。')]
        : []),
    ];
    return verdict(findings, () => {
      const numbers = nextNumbersOf({ id: ENTRY_PERMIT, series: 'entry-permit' }, situation, targets.length);
      return targets.map((target, at) =>
        draftNew(ENTRY_PERMIT, situation.newRecord(), 'applied', 1, {
          number: numbers[at] ?? null,
          on: appliedOn ?? situation.today,
          fields: { ...target.fields, ...values },
          origin: { kind: 'copy', of: target.id },
        }),
      );
    });
  },
};
