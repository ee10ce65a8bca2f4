import type { Hash, RecordId } from '../ids';
import type { RecordState } from '../journal/project';
import type { IsoDate } from '../jp/date';
import type { JsonObject } from '../json';
import { assignmentsOn, postTextOn } from '../organisation/assignments';
import { block, type ClauseId, type Finding, warn } from '../policy/finding';
import { decisionFields } from './decision-fields';
import { type Action, draftOn, type Situation, verdict } from './define';
import type { Field } from './field';
import { event, type VoidedBody, withDetail } from './fold';
import { nextNumbersFrom } from './numbering';
import { checkFields, tidied } from './schema';

export type Outcome = 'permitted' | 'conditional' | 'refused' | 'returned';

/** A decision (決裁) as it stands in the journal. `decides` is the entry the decider had before them. */
export type DecisionBody = {
  readonly outcome: Outcome;
  readonly manner: 'paper' | 'screen';
  readonly kind: 'own' | 'standing' | 'deputy';
  readonly decidedOn: IsoDate;
  readonly decider: RecordId;
  /** Section and post on that day, as text: a permission belongs to the office and outlives transfers. */
  readonly deciderPost: string;
  readonly permitNumber: string | null;
  readonly binder?: string;
  readonly documentNumber?: string;
  readonly conditions?: string;
  readonly reason?: string;
  readonly decides: Hash;
};

const grants = (outcome: unknown): boolean => outcome === 'permitted' || outcome === 'conditional';

const STATUS: { readonly [outcome in Outcome]: string } = {
  permitted: 'permitted',
  conditional: 'permitted',
  refused: 'refused',
  returned: 'returned',
};

function statusAfter(body: DecisionBody): string {
  if (!grants(body.outcome)) return STATUS[body.outcome];
  if (body.kind === 'deputy') return 'deputised';
  return body.manner === 'paper' ? 'permitted-paper' : 'permitted';
}

export const decisionOf = (state: RecordState): DecisionBody | null =>
  (state.detail['decision'] as DecisionBody | undefined) ?? null;

export const decisionEvents = {
  decided: event<DecisionBody>({
    label: '決裁',
    apply: (state, body) =>
      state.status === 'applied'
        ? { ...withDetail(state, { decision: { ...body } }), status: statusAfter(body) }
        : { unlawful: '申請中でない申請への決裁です。' },
  }),
  reviewed: event<{ on: IsoDate; by: RecordId }>({
    label: '後閲',
    apply: (state, body) =>
      state.status === 'deputised'
        ? { ...withDetail(state, { review: { ...body } }), status: 'permitted' }
        : { unlawful: '代決されていない申請への後閲です。' },
  }),
  revoked: event<VoidedBody>({
    label: '許可の取消し',
    apply: (state, body) =>
      ['permitted', 'permitted-paper', 'deputised'].includes(state.status)
        ? { ...withDetail(state, { revocation: { ...body } }), status: 'revoked' }
        : { unlawful: '許可されていない申請の許可の取消しです。' },
  }),
};

/** Whether this decision may be made on this application, by this person, on this day. */
function checkDecision(
  target: RecordState,
  values: JsonObject,
  clause: ClauseId,
  situation: Situation,
): readonly Finding[] {
  const { decider, decidedOn } = values as { decider?: RecordId; decidedOn?: IsoDate };
  const label = target.number ?? '';
  const applied = target.fields['appliedOn'] as IsoDate | undefined;
  const findings: Finding[] = [];
  if (decidedOn !== undefined) {
    if (applied !== undefined && decidedOn < applied)
      findings.push(block('decidedOn', clause, `決裁日が${label}の申請日より前です。`));
    if (decidedOn > situation.today) findings.push(block('decidedOn', clause, '決裁日が今日より後です。'));
  }
  if (decider === undefined || decidedOn === undefined || !grants(values['outcome'])) return findings;
  const applicant = target.fields['applicant'] as RecordId | undefined;
  if (applicant === decider) {
    findings.push(
      block(
        'decider',
        clause,
        `${label}の申請者本人は許可者になれません。上位の職にある者の決裁を受けてください。`,
      ),
    );
    return findings;
  }
  const roles = assignmentsOn(situation.book.record(decider), decidedOn).map((assignment) => assignment.role);
  const applicantIsChief = assignmentsOn(applicant && situation.book.record(applicant), decidedOn).some(
    (one) => one.role === 'chief',
  );
  const upper = situation.profile.organisation.chiefOwnApplication;
  if (applicantIsChief && !roles.includes('head')) {
    findings.push(
      block('decider', clause, `${label}は所属長自身の申請です。${upper}の決裁を受けてください。`),
    );
  } else if (
    !applicantIsChief &&
    values['kind'] === 'own' &&
    !roles.includes('chief') &&
    !roles.includes('head')
  ) {
    findings.push(
      warn(
        'decider',
        clause,
        '許可者は、決裁日に情報セキュリティ管理者として登録されていません。職員名簿を確かめてください。',
      ),
    );
  }
  return findings;
}

/** Deciding on one or many applications with one form: one sheet, one stamp, one date (office.md 3). */
export function decideAction(clause: ClauseId, permitSeries: string): Action {
  return {
    id: 'decide',
    label: '決裁を記録',
    tone: 'primary',
    on: 'many',
    fields: () => decisionFields,
    initial: (situation, targets) => ({ ...commonChief(situation, targets), decidedOn: situation.today }),
    refusal: (_situation, target) => (target.status === 'applied' ? null : 'hidden'),
    decide(situation, targets, typed) {
      const values = tidied(decisionFields, typed);
      const findings = [
        ...checkFields(decisionFields, typed),
        ...targets.flatMap((target) => checkDecision(target, values, clause, situation)),
      ];
      return verdict(findings, () => {
        const granting = grants(values['outcome']);
        const numbers = granting
          ? permitNumbers(targets, permitSeries, values['decidedOn'] as IsoDate, situation)
          : [];
        const deciderPost = postTextOn(
          situation.book,
          values['decider'] as RecordId,
          values['decidedOn'] as IsoDate,
        );
        return targets.map((target, index) =>
          draftOn(target, 'decided', 1, {
            ...values,
            deciderPost,
            permitNumber: granting ? (numbers[index] ?? null) : null,
            decides: target.head,
          }),
        );
      });
    },
  };
}

function permitNumbers(
  targets: readonly RecordState[],
  series: string,
  on: IsoDate,
  situation: Situation,
): readonly (string | null)[] {
  const register = targets[0]?.register;
  const used = register
    ? situation.book.all(register).flatMap((state) => decisionOf(state)?.permitNumber ?? [])
    : [];
  return nextNumbersFrom(used, series, situation, targets.length, on);
}

/** The chief of the section, when all of the applications are of one section and it has one. */
function commonChief(situation: Situation, targets: readonly RecordState[]): JsonObject {
  const sections = new Set(targets.map((target) => target.fields['section']));
  if (sections.size !== 1) return {};
  const [section] = sections;
  const chiefs = situation.book
    .all('person' as RecordState['register'])
    .filter((person) =>
      assignmentsOn(person, situation.today).some(
        (one) => one.role === 'chief' && (section === undefined || one.section === section),
      ),
    );
  const only = chiefs.length === 1 ? chiefs[0] : undefined;
  return only ? { decider: only.id } : {};
}

const reviewFields: readonly Field[] = [
  { key: 'on', label: '後閲日', kind: 'date', required: true },
  { key: 'by', label: '後閲者', kind: 'person', required: true },
];

/** 後閲: the chief sees afterwards what a deputy decided. */
export const reviewAction: Action = {
  id: 'review',
  label: '後閲を記録',
  tone: 'primary',
  on: 'many',
  fields: () => reviewFields,
  initial: (situation) => ({ on: situation.today }),
  refusal: (_situation, target) => (target.status === 'deputised' ? null : 'hidden'),
  decide(situation, targets, typed) {
    const values = tidied(reviewFields, typed);
    const byDeputy = targets.some((target) => decisionOf(target)?.decider === values['by']);
    const findings = [
      ...checkFields(reviewFields, typed),
      ...(byDeputy ? [block('by', null, '代決した本人は後閲者になれません。')] : []),
      ...(typeof values['on'] === 'string' && values['on'] > situation.today
        ? [block('on', null, '後閲日が今日より後です。')]
        : []),
    ];
    return verdict(findings, () => targets.map((target) => draftOn(target, 'reviewed', 1, values)));
  },
};
