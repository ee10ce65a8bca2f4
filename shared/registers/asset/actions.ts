import type { RecordId } from '../../ids';
import type { RecordState } from '../../journal/project';
import type { IsoDate } from '../../jp/date';
import type { JsonObject } from '../../json';
import { assignmentsOn } from '../../organisation/assignments';
import { isLowered } from '../../policy/classification';
import { block, type Finding, warn } from '../../policy/finding';
import { changesBetween } from '../changes';
import { classificationOf } from '../classed';
import { classificationFields } from '../classification-fields';
import { type Action, draftNew, draftOn, verdict } from '../define';
import type { Field } from '../field';
import { event, withDetail } from '../fold';
import { holding } from '../held';
import { ASSET } from '../ids';
import { onField, reasonField } from '../ledger';
import { nextNumberOf } from '../numbering';
import { checkFields, tidied } from '../schema';
import { assetFields } from './fields';

type Judged = {
  readonly on: IsoDate;
  readonly by: RecordId;
  readonly classes: JsonObject;
  readonly reason: string;
};

export const assetEvents = {
  'class-asked': event<JsonObject>({
    label: '分類の照会',
    apply: (state, body) => withDetail(state, { asked: body }),
  }),
  'class-judged': holding(
    event<Judged>({
      label: '分類の判断',
      sets: (body) => Object.keys(body.classes),
      apply: (state, body) => ({
        ...withDetail(state, { judged: { on: body.on, by: body.by, reason: body.reason } }),
        fields: { ...state.fields, ...body.classes, classReason: body.reason },
      }),
    }),
  ),
};

const hidden = (target: RecordState): 'hidden' | null => (target.voided ? 'hidden' : null);
const isUnknown = (state: RecordState): boolean =>
  ['confidentiality', 'integrity', 'availability'].some((aspect) => state.fields[aspect] === 'unknown');

const askFields: readonly Field[] = [
  { key: 'on', label: '照会日', kind: 'date', required: true },
  { key: 'by', label: '照会者', kind: 'person', required: true },
  { key: 'question', label: '照会の内容', kind: 'longText', required: true, clause: '3(2)④ウ' },
];

const ask: Action = {
  id: 'ask-class',
  label: '分類の判断を仰ぐ',
  tone: 'normal',
  on: 'many',
  fields: () => askFields,
  initial: (situation) => ({ on: situation.today }),
  refusal: (_situation, target) => (isUnknown(target) && !target.detail['asked'] ? hidden(target) : 'hidden'),
  decide: (_situation, targets, typed) =>
    verdict(checkFields(askFields, typed), () =>
      targets.map((target) => draftOn(target, 'class-asked', 1, tidied(askFields, typed))),
    ),
};

const judgeFields: readonly Field[] = [
  ...classificationFields
    .filter((field) => field.key !== 'classReason')
    .map((field): Field => ({ ...field, clause: '3(2)④ウ' })),
  { key: 'on', label: '判断した日', kind: 'date', required: true },
  {
    key: 'by',
    label: '判断した者',
    kind: 'person',
    required: true,
    help: '情報セキュリティ管理者（所属長）です。',
  },
  { key: 'reason', label: '判断の理由', kind: 'longText', required: true },
];

/** 分類不明 → the chief's judgement (3(2)④ウ). */
const judge: Action = {
  id: 'judge-class',
  label: '分類の判断を記録',
  tone: 'primary',
  on: 'many',
  fields: () => judgeFields,
  initial: (situation) => ({ on: situation.today }),
  refusal: (_situation, target) => (isUnknown(target) ? hidden(target) : 'hidden'),
  decide(situation, targets, typed) {
    const { on, by, reason, ...classes } = tidied(judgeFields, typed);
    const roles = assignmentsOn(
      by ? situation.book.record(by as RecordId) : null,
      (on ?? situation.today) as IsoDate,
    );
    const findings: Finding[] = [...checkFields(judgeFields, typed)];
    if (Object.values(classes).includes('unknown'))
      findings.push(block(null, '3(2)④ウ', '判断の結果は「分類不明」にできません。'));
    if (by !== undefined && !roles.some((one) => one.role === 'chief')) {
      findings.push(
        warn('by', '3(2)④ウ', '判断した者は、その日に情報セキュリティ管理者として登録されていません。'),
      );
    }
    return verdict(findings, () =>
      targets.map((target) =>
        draftOn(target, 'class-judged', 1, { on: on ?? null, by: by ?? null, reason: reason ?? '', classes }),
      ),
    );
  },
};

const COPY_KEYS = [
  'name',
  'section',
  'responsiblePost',
  'keeper',
  'place',
  'medium',
  'copies',
  'acquiredOn',
  'marking',
  'remarks',
];

const copyFields: readonly Field[] = [
  ...assetFields
    .filter((field) => COPY_KEYS.includes(field.key))
    .map(({ shownWhen: _shown, ...field }): Field => field as Field),
  ...classificationFields,
];

/** A copy is managed by the class of its original (3(2)①ウ): higher may be typed, lower may not. */
const copy: Action = {
  id: 'copy',
  label: '複製を登録',
  tone: 'normal',
  on: 'one',
  fields: () => copyFields,
  initial: (situation, [target]) => ({ ...target?.fields, acquiredOn: situation.today, copies: 1 }),
  refusal: (_situation, target) => hidden(target),
  decide(situation, [target], typed) {
    if (!target) return { findings: [], drafts: [] };
    const values = tidied(copyFields, typed);
    const lower = isLowered(classificationOf(target.fields), classificationOf(values));
    const findings = [
      ...checkFields(copyFields, typed),
      ...(lower ? [block('confidentiality', '3(2)①ウ', '複製の分類は、原本より低くできません。')] : []),
    ];
    return verdict(findings, () => {
      const fields = { ...target.fields, ...values, copyKind: 'copy', original: target.id };
      const number = nextNumberOf({ id: ASSET, series: 'asset' }, situation);
      const body = { number, on: situation.today, fields, origin: { kind: 'copy', of: target.id } };
      return [draftNew(ASSET, situation.newRecord(), 'registered', 1, body)];
    });
  },
};

const BULK_KEYS = [
  'responsiblePost',
  'keeper',
  'users',
  'system',
  'network',
  'restrictions',
  'marking',
  'personal',
  'place',
  'storageProperties',
  'keyKeeper',
  'retentionYears',
  'completedOn',
  'disposalYear',
];

const bulkFields: readonly Field[] = assetFields
  .filter((field) => BULK_KEYS.includes(field.key))
  .map((field): Field => ({ ...field, required: false }));

function amendAll(id: string, label: string, form: readonly Field[]): Action {
  return {
    id,
    label,
    tone: 'normal',
    on: 'many',
    fields: () => [...form, onField, reasonField],
    refusal: (_situation, target) => hidden(target),
    decide(situation, targets, typed) {
      const { on, amendmentReason: reason, ...values } = tidied([...form, onField, reasonField], typed);
      const nothing = Object.keys(values).length === 0;
      const findings = [
        ...checkFields([...form, onField, reasonField], typed),
        ...(nothing
          ? [block(null, null, '変える項目を1つ以上入力してください。空欄の項目はそのまま残ります。')]
          : []),
      ];
      return verdict(findings, () =>
        targets.flatMap((target) => {
          const changes = changesBetween(form, target.fields, { ...target.fields, ...values });
          if (Object.keys(changes).length === 0) return [];
          return [
            draftOn(target, 'amended', 1, { on: on ?? situation.today, changes, reason: reason ?? '' }),
          ];
        }),
      );
    },
  };
}

const transferFields: readonly Field[] = assetFields
  .filter((field) => ['section', 'responsiblePost', 'keeper', 'place'].includes(field.key))
  .map((field): Field => ({ ...field, required: field.key === 'section' }));

export const assetActions: readonly Action[] = [
  judge,
  ask,
  copy,
  amendAll('bulk-amend', 'まとめて訂正', bulkFields),
  amendAll('transfer', '所管換え', transferFields),
];
