import type { RecordId } from '../../ids';
import type { RecordState } from '../../journal/project';
import type { JsonObject } from '../../json';
import { block, type Finding, warn } from '../../policy/finding';
import { type CarriedItem, keyOf, labelOfItem } from '../carried-items';
import { dayOf, nowOf } from '../carried-line';
import { type Action, draftNew, draftOn, type Situation, verdict } from '../define';
import type { Field } from '../field';
import { INCIDENT } from '../ids';
import { incidentOf } from '../loss-sheet';
import { nextNumberOf } from '../numbering';
import { checkFields, tidied } from '../schema';
import { acknowledgedOf, isIrregular, lossesOf, lostKeys, openItems } from './events';

const notLater = (field: string, value: unknown, what: string, situation: Situation): readonly Finding[] => {
  const on = dayOf(value as never);
  return on !== null && on > situation.today ? [block(field, null, `${what}が今日より後です。`)] : [];
};

/** What of a line is out and not missing yet. */
function atLarge(state: RecordState): readonly CarriedItem[] {
  const lost = new Set(lostKeys(state));
  return openItems(state).filter((item) => !lost.has(keyOf(item)));
}

const loseFields = (target: RecordState | undefined, situation: Situation): readonly Field[] => [
  {
    key: 'lost',
    label: '見当たらないもの',
    kind: 'choices',
    choices: (target ? atLarge(target) : []).map((item) => ({
      value: keyOf(item),
      label: labelOfItem(item, situation.book),
    })),
    required: true,
  },
  {
    key: 'kind',
    label: '種別',
    kind: 'choice',
    choices: [
      { value: 'lost', label: '紛失' },
      { value: 'stolen', label: '盗難' },
    ],
    required: true,
    initial: 'lost',
  },
  { key: 'noticedAt', label: '認知した日時', kind: 'moment', required: true, clause: '2(4)③' },
  { key: 'noticedBy', label: '認知した人', kind: 'person', required: true },
  { key: 'occurredAt', label: '発生したと思われる日時', kind: 'text', maximum: 100 },
  { key: 'place', label: '場所', kind: 'text', maximum: 200 },
  { key: 'account', label: '経緯', kind: 'longText', required: true, maximum: 2000 },
];

/** 紛失: the line says so, and 事故一枚紙 is filled in with all that the book knows. */
const lose: Action = {
  id: 'lose',
  label: '紛失を記録',
  tone: 'danger',
  on: 'one',
  fields: (situation, [target]) => loseFields(target, situation),
  initial: (situation, [target]) => ({
    noticedAt: nowOf(situation),
    ...(target ? { noticedBy: target.fields['holder'] ?? '', lost: atLarge(target).map(keyOf) } : {}),
  }),
  refusal: (_situation, target) => (!target.voided && atLarge(target).length > 0 ? null : 'hidden'),
  decide(situation, [target], typed) {
    if (!target) return { findings: [], drafts: [] };
    const form = loseFields(target, situation);
    const { lost, ...values } = tidied(form, typed);
    const keys = new Set((lost ?? []) as readonly string[]);
    const findings = [
      ...checkFields(form, typed),
      ...notLater('noticedAt', values['noticedAt'], '認知した日時', situation),
      warn(
        null,
        '5-3(1)①',
        '記録すると事故一枚紙ができます。すぐに所属長・統一窓口・CSIRTへ知らせてください。',
      ),
    ];
    return verdict(findings, () => {
      const items = atLarge(target).filter((item) => keys.has(keyOf(item)));
      const section = target.fields['section'] ?? '';
      const fields = { ...incidentOf(items, target, values, situation), section };
      const number = nextNumberOf({ id: INCIDENT, series: 'incident' }, situation);
      const record = situation.newRecord();
      const body = { keys: [...keys], noticedAt: values['noticedAt'] ?? '', incident: record };
      return [
        draftOn(target, 'lost', 1, body),
        draftNew(INCIDENT, record, 'registered', 1, { number, on: situation.today, fields }),
      ];
    });
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

/** 発見: it is out again, until its return is recorded; the incident knows it too. */
const find: Action = {
  id: 'find',
  label: '発見を記録',
  tone: 'primary',
  on: 'one',
  fields: () => foundFields,
  initial: (situation) => ({ foundAt: nowOf(situation) }),
  refusal: (_situation, target) => (!target.voided && lostKeys(target).length > 0 ? null : 'hidden'),
  decide(situation, [target], typed) {
    if (!target) return { findings: [], drafts: [] };
    const values = tidied(foundFields, typed);
    const findings = [
      ...checkFields(foundFields, typed),
      ...notLater('foundAt', values['foundAt'], '発見日時', situation),
    ];
    return verdict(findings, () => {
      const body: JsonObject = { ...values, keys: [...lostKeys(target)] };
      const incidents = lossesOf(target)
        .flatMap((loss) => situation.book.record(loss.incident as RecordId) ?? [])
        .filter((incident) => !incident.voided && incident.detail['found'] === undefined);
      return [
        draftOn(target, 'found', 1, body),
        ...incidents.map((incident) => draftOn(incident, 'found', 1, values)),
      ];
    });
  },
};

const acknowledgeFields: readonly Field[] = [
  { key: 'by', label: '確かめた所属長', kind: 'person', required: true },
  { key: 'on', label: '確認日', kind: 'date', required: true },
  { key: 'instruction', label: '指示・再発防止', kind: 'longText', maximum: 500 },
];

/** 所属長の確認: what was recorded afterwards is seen by the chief, one or many at a time. */
const acknowledge: Action = {
  id: 'acknowledge',
  label: '所属長の確認を記録',
  tone: 'normal',
  on: 'many',
  fields: () => acknowledgeFields,
  initial: (situation) => ({ on: situation.today }),
  refusal: (_situation, target) =>
    !target.voided && isIrregular(target) && acknowledgedOf(target) === null ? null : 'hidden',
  decide(situation, targets, typed) {
    const values = tidied(acknowledgeFields, typed);
    const own = targets.filter((target) => target.fields['holder'] === values['by']);
    const findings = [
      ...checkFields(acknowledgeFields, typed),
      ...own.map((target) =>
        block('by', '5-1(1)③イ', `${target.number ?? ''}を持ち出した本人は、確かめる人になれません。`),
      ),
      ...(typeof values['on'] === 'string' && values['on'] > situation.today
        ? [block('on', null, '確認日が今日より後です。')]
        : []),
    ];
    return verdict(findings, () => targets.map((target) => draftOn(target, 'acknowledged', 1, values)));
  },
};

export const goingMissing: readonly Action[] = [find, acknowledge, lose];
