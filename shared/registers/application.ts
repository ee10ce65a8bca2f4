import type { RecordId } from '../ids';
import type { RecordState } from '../journal/project';
import type { IsoDate } from '../jp/date';
import type { JsonObject } from '../json';
import { block, type ClauseId, type Finding } from '../policy/finding';
import { changesBetween } from './changes';
import { decideAction, decisionEvents, decisionOf, reviewAction } from './decision';
import {
  type Action,
  draftNew,
  draftOn,
  type Register,
  type Situation,
  type StatusLabel,
  verdict,
  type Wait,
} from './define';
import type { Field } from './field';
import { event, registered, type VoidedBody, voided } from './fold';
import type { Guide } from './guide';
import { reasonField } from './ledger';
import { nextNumberOf } from './numbering';
import { type OwnOptions, ownParts } from './own';
import { checkFields, tidied } from './schema';

/**
 * What a register of applications says of itself; applying, deciding and taking back are the same for all. Its fields
 * come after 所属・申請者・入力者・申請日, and its `waits` are those once a permission stands.
 */
export type ApplicationOptions = OwnOptions & {
  /** The clause that asks for the permission. */
  readonly clause: ClauseId;
  readonly series: string;
  readonly permitSeries: string;
  /** Judges what is applied for; `self` is the application when it is amended. */
  readonly check: (values: JsonObject, situation: Situation, self: RecordState | null) => readonly Finding[];
  /** Which ways are open for what is applied for, shown while it is chosen. */
  readonly guide?: (values: JsonObject, situation: Situation) => readonly Guide[];
};

const commonFields: readonly Field[] = [
  {
    key: 'section',
    label: '所属',
    kind: 'section',
    required: true,
    group: '申請',
    width: 140,
    synonyms: ['所管課', '課名'],
  },
  { key: 'applicant', label: '申請者', kind: 'person', required: true, group: '申請', width: 130 },
  {
    key: 'enteredBy',
    label: '入力者（代理）',
    kind: 'person',
    group: '申請',
    width: 0,
    help: '申請者に代わって入力するときに選びます。申請者本人が入力するときは空欄です。',
  },
  { key: 'appliedOn', label: '申請日', kind: 'date', required: true, group: '申請', width: 120 },
];

const withdrawnEvent = event<VoidedBody>({
  label: '取下げ',
  apply: (state) =>
    state.status === 'applied' || state.status === 'returned'
      ? { ...state, status: 'withdrawn' }
      : { unlawful: '決裁の済んだ申請の取下げです。' },
});

/** Amending brings a returned application back before the decider; what was decided on is never amended. */
const amendedApplication = event<{ changes: JsonObject; reason: string }>({
  label: '訂正',
  sets: (body) => Object.keys(body.changes),
  apply(state, body) {
    if (state.status !== 'applied' && state.status !== 'returned')
      return { unlawful: '決裁の済んだ申請の訂正です。' };
    const fields = Object.fromEntries(
      Object.entries({ ...state.fields, ...body.changes }).filter(([, value]) => value !== null),
    );
    return { ...state, fields, status: 'applied' };
  },
});

const statuses: { readonly [status: string]: StatusLabel } = {
  applied: { label: '申請中', tone: 'waiting' },
  permitted: { label: '許可済', tone: 'good' },
  'permitted-paper': { label: '許可済（紙決裁）', tone: 'good' },
  deputised: { label: '代決（後閲待ち）', tone: 'waiting' },
  refused: { label: '不許可', tone: 'bad' },
  returned: { label: '差戻し', tone: 'warn' },
  withdrawn: { label: '取下げ', tone: 'ended' },
  revoked: { label: '許可の取消し', tone: 'bad' },
  voided: { label: '取消し', tone: 'ended' },
};

/** Whether a permission stands on this application: the planned act may go ahead. */
export const isPermitted = (state: RecordState): boolean =>
  !state.voided && ['permitted', 'permitted-paper', 'deputised'].includes(state.status);

const optionalReason: Field = { ...reasonField, label: '理由', help: '履歴に残ります。' };

function simpleEnd(
  id: string,
  label: string,
  name: string,
  allowed: readonly string[],
  tone: Action['tone'],
): Action {
  return {
    id,
    label,
    tone,
    on: 'many',
    fields: () => [optionalReason],
    refusal: (_situation, target) => (allowed.includes(target.status) ? null : 'hidden'),
    decide: (situation, targets, typed) =>
      verdict(checkFields([optionalReason], typed), () =>
        targets.map((target) =>
          draftOn(target, name, 1, { on: situation.today, reason: String(typed['amendmentReason']) }),
        ),
      ),
  };
}

/** A register of what is applied for, decided, carried out and closed. */
export function application(options: ApplicationOptions): Register {
  const fields = [...commonFields, ...options.fields];
  const { complete } = ownParts(options);
  const judge = (typed: JsonObject, situation: Situation, self: RecordState | null): readonly Finding[] => {
    const values = tidied(fields, typed);
    const late = typeof values['appliedOn'] === 'string' && values['appliedOn'] > situation.today;
    return [
      ...checkFields(fields, typed),
      ...(late ? [block('appliedOn', null, '申請日が今日より後です。')] : []),
      ...options.check(values, situation, self),
    ];
  };

  const { guide } = options;
  const guided: Pick<Action, 'guide'> = guide
    ? { guide: (situation, _targets, values) => guide(values, situation) }
    : {};

  const apply: Action = {
    ...guided,
    id: 'apply',
    label: '申請する',
    tone: 'primary',
    on: 'none',
    fields: () => fields,
    initial: (situation) => ({ appliedOn: situation.today, ...homeOf(situation) }),
    refusal: () => null,
    decide: (situation, _targets, typed) =>
      verdict(judge(typed, situation, null), () => {
        const values = complete(tidied(fields, typed), situation);
        const on = values['appliedOn'] as IsoDate;
        const number = nextNumberOf({ id: options.id, series: options.series }, situation);
        return [draftNew(options.id, situation.newRecord(), 'applied', 1, { number, on, fields: values })];
      }),
  };

  const amend: Action = {
    ...guided,
    id: 'amend',
    label: '申請を直す',
    tone: 'normal',
    on: 'one',
    fields: () => [...fields, reasonField],
    initial: (_situation, [target]) => target?.fields ?? {},
    refusal: (_situation, target) => (['applied', 'returned'].includes(target.status) ? null : 'hidden'),
    decide(situation, [target], typed) {
      if (!target) return { findings: [], drafts: [] };
      const { amendmentReason, ...form } = typed;
      const values = complete(tidied(fields, form), situation);
      const changes = changesBetween(fields, target.fields, values);
      const findings = [...judge(form, situation, target), ...checkFields([reasonField], typed)];
      return verdict(findings, () => [
        draftOn(target, 'amended', 1, { on: situation.today, changes, reason: String(amendmentReason) }),
      ]);
    },
  };

  return {
    ...ownParts(options),
    group: 'decisions',
    fields,
    derivedFields: [...decisionColumns, ...(options.derivedFields ?? [])],
    derive: (state, situation) => ({ ...decisionValues(state), ...options.derive?.(state, situation) }),
    statuses: { ...statuses, ...options.statuses },
    events: {
      applied: registered('applied', '申請'),
      amended: amendedApplication,
      withdrawn: withdrawnEvent,
      ...decisionEvents,
      voided,
      ...options.events,
    },
    actions: [
      apply,
      decideAction(options.clause, options.permitSeries),
      reviewAction,
      ...(options.actions ?? []),
      amend,
      simpleEnd('withdraw', '取り下げる', 'withdrawn', ['applied', 'returned'], 'normal'),
      simpleEnd('revoke', '許可の取消し', 'revoked', ['permitted', 'permitted-paper', 'deputised'], 'danger'),
      simpleEnd(
        'void',
        '誤登録の取消し',
        'voided',
        ['applied', 'returned', 'refused', 'withdrawn'],
        'danger',
      ),
    ],
    waits: (state, situation) => [...waitsBefore(state), ...(options.waits?.(state, situation) ?? [])],
    // What was decided on is no longer judged: the rules had their say before.
    check: (values, situation, self) =>
      self && self.status !== 'applied' && self.status !== 'returned'
        ? []
        : options.check(values, situation, self),
  };
}

const decisionColumns: readonly Field[] = [
  { key: 'permitNumber', label: '許可番号', kind: 'text', width: 120 },
  { key: 'decidedOn', label: '決裁日', kind: 'date', width: 120 },
  { key: 'decider', label: '許可者', kind: 'person', width: 120 },
];

function decisionValues(state: RecordState): JsonObject {
  const decision = decisionOf(state);
  if (!decision) return {};
  return { permitNumber: decision.permitNumber, decidedOn: decision.decidedOn, decider: decision.decider };
}

const text = (value: unknown): IsoDate | null => (typeof value === 'string' ? (value as IsoDate) : null);

/** Decisions, corrections and reviews that an application waits for. */
function waitsBefore(state: RecordState): readonly Wait[] {
  const since = text(state.fields['appliedOn']);
  const person = text(state.fields['applicant']) as RecordId | null;
  if (state.status === 'applied')
    return [{ kind: 'waiting', what: '決裁待ち', person, since, action: 'decide', matter: 'decision' }];
  if (state.status === 'returned')
    return [{ kind: 'waiting', what: '差し戻されています', person, since, action: 'amend' }];
  const decision = decisionOf(state);
  if (state.status === 'deputised') {
    return [
      {
        kind: 'waiting',
        what: '後閲待ち',
        person: decision?.decider ?? null,
        since: decision?.decidedOn ?? null,
        action: 'review',
        matter: 'decision',
      },
    ];
  }
  return [];
}

/** Who is logged in, and where they work: what most applications start with. */
function homeOf(situation: Situation): JsonObject {
  const person = situation.book.record(situation.actor as string as RecordId);
  const assignments = (person?.fields['assignments'] ?? []) as readonly { section?: string }[];
  const section = assignments[0]?.section;
  return { ...(person ? { applicant: person.id } : {}), ...(section ? { section } : {}) };
}
