import type { RecordId } from '../../ids';
import type { RecordState } from '../../journal/project';
import type { JsonObject } from '../../json';
import { block, type Finding } from '../../policy/finding';
import { dayOf, nowOf } from '../carried-line';
import { type Action, draftNew, draftOn, type Situation, verdict } from '../define';
import type { Field } from '../field';
import { ASSET, INCIDENT, MEDIUM } from '../ids';
import { incidentOf, lastLineOf } from '../loss-sheet';
import { nextNumberOf } from '../numbering';
import { checkFields, tidied } from '../schema';
import { stillMissing } from './result';

const thingsField: Field = {
  key: 'things',
  label: '所在不明のもの',
  kind: 'links',
  registers: [MEDIUM, ASSET],
  required: true,
};

const idsOf = (target: RecordState | undefined): readonly RecordId[] =>
  target ? stillMissing(target).flatMap(({ thing }) => thing ?? []) : [];

function checkThings(target: RecordState, values: JsonObject): readonly Finding[] {
  const open = new Set(idsOf(target));
  const strange = ((values['things'] ?? []) as readonly RecordId[]).filter((id) => !open.has(id));
  return strange.length > 0
    ? [block('things', null, 'この棚卸で所在不明のまま残っているものだけを選んでください。')]
    : [];
}

const refusal = (_situation: Situation, target: RecordState): 'hidden' | null =>
  stillMissing(target).length > 0 ? null : 'hidden';

const lossFields: readonly Field[] = [
  thingsField,
  { key: 'noticedAt', label: '認知した日時', kind: 'moment', required: true, clause: '2(4)③' },
  { key: 'noticedBy', label: '認知した人', kind: 'person', required: true },
  { key: 'account', label: '経緯', kind: 'longText', maximum: 2000, required: true },
];

function accountOf(target: RecordState): string {
  const places = [...new Set(stillMissing(target).map(({ place }) => place))];
  return `${target.number ?? ''}「${String(target.fields['name'] ?? '')}」で、台帳の保管場所（${places.join('、')}）に現物が見当たらなかった。`;
}

/** 所在不明 becomes the sheet of an incident, with all that the book knows of the things. */
export const reportMissing: Action = {
  id: 'report-missing',
  label: '所在不明を事故として記録',
  tone: 'primary',
  on: 'one',
  fields: () => lossFields,
  initial: (situation, [target]) => ({
    things: [...idsOf(target)],
    noticedAt: nowOf(situation),
    noticedBy: situation.actor as string,
    ...(target ? { account: accountOf(target) } : {}),
  }),
  refusal,
  decide(situation, [target], typed) {
    if (!target) return { findings: [], drafts: [] };
    const { things, ...values } = tidied(lossFields, typed);
    const ids = (things ?? []) as readonly RecordId[];
    const noticed = dayOf(values['noticedAt']);
    const findings = [
      ...checkFields(lossFields, typed),
      ...checkThings(target, { things: [...ids] }),
      ...(noticed !== null && noticed > situation.today
        ? [block('noticedAt', '2(4)③', '認知した日時が今日より後です。')]
        : []),
    ];
    return verdict(findings, () => {
      const [first] = ids;
      const line = first ? lastLineOf(first, situation) : undefined;
      const items = ids.map((thing) => ({ thing }));
      const fields = {
        ...incidentOf(items, line, { ...values, kind: 'lost' }, situation),
        section: target.fields['section'] as string,
        missing: [...ids],
      };
      const incident = situation.newRecord();
      const number = nextNumberOf({ id: INCIDENT, series: 'incident' }, situation);
      return [
        draftOn(target, 'settled', 1, { things: [...ids], how: 'incident', on: situation.today, incident }),
        draftNew(INCIDENT, incident, 'registered', 1, { number, on: situation.today, fields }),
      ];
    });
  },
};

const foundFields: readonly Field[] = [
  { ...thingsField, label: '見つかったもの' },
  { key: 'foundOn', label: '見つかった日', kind: 'date', required: true },
  { key: 'note', label: '見つかった場所と状況', kind: 'text', required: true, maximum: 200 },
];

/** What turned up after the closing, before anybody had to report it. */
export const foundAfterwards: Action = {
  id: 'found-afterwards',
  label: '所在不明の発見を記録',
  tone: 'normal',
  on: 'one',
  fields: () => foundFields,
  initial: (situation) => ({ foundOn: situation.today }),
  refusal,
  decide(situation, [target], typed) {
    if (!target) return { findings: [], drafts: [] };
    const values = tidied(foundFields, typed);
    const on = values['foundOn'];
    const findings = [
      ...checkFields(foundFields, typed),
      ...checkThings(target, values),
      ...(typeof on === 'string' && on > situation.today
        ? [block('foundOn', null, '見つかった日が今日より後です。')]
        : []),
    ];
    return verdict(findings, () => [
      draftOn(target, 'settled', 1, {
        things: values['things'] as readonly RecordId[] as RecordId[],
        how: 'found',
        on: on as string,
        note: String(values['note']),
      }),
    ]);
  },
};
