import type { RecordId } from '../../ids';
import type { RecordState } from '../../journal/project';
import type { JsonObject } from '../../json';
import { assignmentsOn } from '../../organisation/assignments';
import { block, type Finding, warn } from '../../policy/finding';
import { labelOfThing } from '../carried-items';
import { dayOf, nowOf } from '../carried-line';
import { type Action, draftNew, draftOn, type Situation, verdict } from '../define';
import type { Field } from '../field';
import { ASSET, INCIDENT, MEDIUM } from '../ids';
import { incidentOf, lastLineOf } from '../loss-sheet';
import { nextNumberOf } from '../numbering';
import { checkFields, tidied } from '../schema';
import { outOf } from '../whereabouts';
import { closingFields, INCIDENT_KINDS, incidentFields, reportFields } from './fields';

const TOLD = ['chiefAt', 'deskAt', 'csirtAt', 'headAt', 'policeAt'];

/** Nobody was told before it was noticed, or after today. */
export function checkTimes(values: JsonObject, noticedAt: unknown, situation: Situation): readonly Finding[] {
  return TOLD.flatMap((key): readonly Finding[] => {
    const at = values[key];
    const on = dayOf(at);
    if (on === null) return [];
    if (on > situation.today) return [block(key, '2(4)③', '報告日時が今日より後です。')];
    return typeof noticedAt === 'string' && String(at) < noticedAt
      ? [block(key, '2(4)③', '報告日時が、認知した日時より前です。')]
      : [];
  });
}

const lossFields: readonly Field[] = [
  { key: 'things', label: '見当たらないもの', kind: 'links', registers: [MEDIUM, ASSET], required: true },
  {
    key: 'kind',
    label: '種別',
    kind: 'choice',
    choices: INCIDENT_KINDS.slice(0, 2),
    required: true,
    initial: 'lost',
  },
  ...incidentFields.filter(({ key }) =>
    ['noticedAt', 'noticedBy', 'occurredAt', 'place', 'account'].includes(key),
  ),
];

const sectionOf = (values: JsonObject, situation: Situation): RecordId | undefined => {
  const [thing] = (values['things'] ?? []) as readonly RecordId[];
  const own = thing && situation.book.record(thing)?.fields['section'];
  if (typeof own === 'string') return own as RecordId;
  const person = situation.book.record(values['noticedBy'] as RecordId);
  return assignmentsOn(person, situation.today)[0]?.section;
};

/** 紛失・盗難: a medium is chosen, and the sheet is filled in with all that the book knows of it. */
const startLoss: Action = {
  id: 'start-loss',
  label: '紛失・盗難を記録',
  tone: 'primary',
  on: 'none',
  fields: () => lossFields,
  initial: (situation) => ({ noticedAt: nowOf(situation), noticedBy: situation.actor as string }),
  refusal: () => null,
  decide(situation, _targets, typed) {
    const { things, ...values } = tidied(lossFields, typed);
    const ids = (things ?? []) as readonly RecordId[];
    const noticed = dayOf(values['noticedAt']);
    const out = ids.flatMap((id) => (outOf(id, situation.book) ? (situation.book.record(id) ?? []) : []));
    const findings: Finding[] = [
      ...checkFields(lossFields, typed),
      ...(noticed !== null && noticed > situation.today
        ? [block('noticedAt', '2(4)③', '認知した日時が今日より後です。')]
        : []),
      ...out.map((thing) =>
        block(
          'things',
          '5-3(1)①',
          `${labelOfThing(thing)}は貸出・持出中です。持出・貸出簿のその記録で「紛失を記録」してください。`,
        ),
      ),
    ];
    return verdict(findings, () => {
      const items = ids.map((thing) => ({ thing }));
      const [first] = ids;
      const line = first ? lastLineOf(first, situation) : undefined;
      const section = sectionOf({ ...values, things: [...ids] }, situation);
      const fields = {
        ...incidentOf(items, line, values, situation),
        ...(section === undefined ? {} : { section }),
        missing: [...ids],
      };
      const number = nextNumberOf({ id: INCIDENT, series: 'incident' }, situation);
      return [
        draftNew(INCIDENT, situation.newRecord(), 'registered', 1, { number, on: situation.today, fields }),
      ];
    });
  },
};

const isOpen = (target: RecordState): boolean => target.voided === null && target.status !== 'closed';

const report: Action = {
  id: 'report',
  label: '報告を記録',
  tone: 'primary',
  on: 'one',
  fields: () => reportFields,
  initial: (situation, [target]) => {
    const known = reportFields.flatMap(({ key }) => {
      const value = target?.fields[key];
      return value === undefined ? [] : [[key, value] as const];
    });
    return { chiefAt: nowOf(situation), csirtAt: nowOf(situation), ...Object.fromEntries(known) };
  },
  refusal: (_situation, target) => (isOpen(target) ? null : 'hidden'),
  decide(situation, [target], typed) {
    if (!target) return { findings: [], drafts: [] };
    const values = tidied(reportFields, typed);
    const findings = [
      ...checkFields(reportFields, typed),
      ...checkTimes(values, target.fields['noticedAt'], situation),
      ...(values['csirtAt'] === undefined
        ? [warn('csirtAt', '2(4)③', 'CSIRTへの速報の日時が入っていません。')]
        : []),
      ...(Object.keys(values).length === 0 ? [block(null, null, '報告の日時を入力してください。')] : []),
    ];
    return verdict(findings, () => [draftOn(target, 'reported', 1, { values })]);
  },
};

const close: Action = {
  id: 'close',
  label: '終結を記録',
  tone: 'normal',
  on: 'one',
  fields: () => closingFields,
  initial: (situation) => ({ closedOn: situation.today }),
  refusal: (_situation, target) => (isOpen(target) ? null : 'hidden'),
  decide(situation, [target], typed) {
    if (!target) return { findings: [], drafts: [] };
    const values = tidied(closingFields, typed);
    const untold = ['csirtAt', 'headAt'].filter((key) => target.fields[key] === undefined);
    const on = values['closedOn'];
    const findings = [
      ...checkFields(closingFields, typed),
      ...(untold.length > 0
        ? [block(null, '2(4)③', 'CSIRTと部局長への報告を記録してから終結にしてください。')]
        : []),
      ...(typeof on === 'string' && on > situation.today
        ? [block('closedOn', null, '終結日が今日より後です。')]
        : []),
    ];
    return verdict(findings, () => [draftOn(target, 'closed', 1, { values })]);
  },
};

const foundFields: readonly Field[] = [
  { key: 'foundAt', label: '発見日時', kind: 'moment', required: true },
  {
    key: 'note',
    label: '発見の場所と状況',
    kind: 'longText',
    required: true,
    maximum: 500,
    help: '誰かに見られたおそれがあるかも書きます。',
  },
];

const found: Action = {
  id: 'found',
  label: '発見を記録',
  tone: 'normal',
  on: 'one',
  fields: () => foundFields,
  initial: (situation) => ({ foundAt: nowOf(situation) }),
  refusal: (_situation, target) => {
    if (target.voided || target.detail['found'] !== undefined) return 'hidden';
    if (target.fields['missing'] !== undefined) return null;
    const kind = target.fields['kind'];
    if (kind !== 'lost' && kind !== 'stolen') return 'hidden';
    return target.fields['custody'] === undefined ? null : '持出・貸出簿の記録で「発見を記録」してください。';
  },
  decide(situation, [target], typed) {
    if (!target) return { findings: [], drafts: [] };
    const values = tidied(foundFields, typed);
    const on = dayOf(values['foundAt']);
    const findings = [
      ...checkFields(foundFields, typed),
      ...(on !== null && on > situation.today ? [block('foundAt', null, '発見日時が今日より後です。')] : []),
    ];
    return verdict(findings, () => [draftOn(target, 'found', 1, values)]);
  },
};

export const incidentActions: readonly Action[] = [report, found, close];
export const startingActions: readonly Action[] = [startLoss];
