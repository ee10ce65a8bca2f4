import type { RecordId } from '../../ids';
import type { RecordState } from '../../journal/project';
import type { IsoDate } from '../../jp/date';
import { localMomentDate, localMomentSchema } from '../../jp/moment';
import type { Json, JsonObject } from '../../json';
import { block, type Finding, warn } from '../../policy/finding';
import { isPermitted } from '../application';
import { decisionOf } from '../decision';
import { type Action, draftNew, draftOn, type Situation, verdict } from '../define';
import type { Field } from '../field';
import type { Guide } from '../guide';
import { DISPOSAL } from '../ids';
import { nextNumberOf } from '../numbering';
import { checkFields, tidied } from '../schema';
import { doneThings, type Item, openItems, routeOf, workOf } from './events';
import { carryOutFields, certificateFields, disposalFields, handOverFields, itemFields } from './fields';
import { disposalGuides } from './guides';
import { checkCertified, checkItem, checkItems } from './rules';
import { checkSerials } from './serials';
import { accountFor, checkStorages, REMOVE_STORAGE, storagesField } from './storages';

const irregularField: Field = {
  key: 'irregular',
  label: '不備の理由（事後記録）',
  kind: 'longText',
  group: '不備のあるとき',
  maximum: 1000,
  help: '許可・立会い・確認のないまま処理していたときは、ここに理由を書くと「事後記録（不備）」として残せます。日付はさかのぼらせず、実際の日時を入れてください。',
};

const workFields = (open: readonly Item[], situation: Situation): readonly Field[] => [
  {
    key: 'items',
    label: '処理したもの',
    kind: 'rows',
    fields: itemFields,
    required: true,
    group: '処理',
    initial: open as unknown as JsonObject[],
  },
  storagesField(open, situation),
  ...carryOutFields.map(
    (field): Field =>
      field.key === 'witness' || field.key === 'verified' || field.key === 'verification'
        ? { ...field, required: false }
        : field,
  ),
  irregularField,
];

/** The day of a moment; null while it is missing or cannot be read, which its field says itself. */
function dayOf(value: Json | undefined): IsoDate | null {
  const moment = localMomentSchema.safeParse(value);
  return moment.success ? localMomentDate(moment.data) : null;
}

/** A rule that blocks the planned act, but only marks the record of what happened when its reason is given. */
const strict = (irregular: boolean, field: string, clause: string | null, message: string): Finding =>
  irregular
    ? warn(field, clause, message)
    : block(field, clause, `${message}やむを得ず行われたものは「不備の理由」を書いて記録してください。`);

/** What the record of the work lacks (3(2)⑩ア–ウ). */
function checkWork(values: JsonObject, target: RecordState | null, situation: Situation): readonly Finding[] {
  const irregular = typeof values['irregular'] === 'string';
  const findings: Finding[] = [];
  const doneAt = values['doneAt'];
  const on = dayOf(doneAt);
  if (on !== null) {
    if (on > situation.today) findings.push(block('doneAt', '3(2)⑩イ', '実施日時が今日より後です。'));
    const decision = target && decisionOf(target);
    if (decision && on < decision.decidedOn) {
      findings.push(
        strict(irregular, 'doneAt', '3(2)⑩ウ', `実施日時が許可の日（${decision.decidedOn}）より前です。`),
      );
    }
  }
  if (target && !isPermitted(target))
    findings.push(strict(irregular, 'irregular', '3(2)⑩ウ', '許可を受けていません。'));
  if (values['witness'] === undefined)
    findings.push(strict(irregular, 'witness', '3(2)⑩ア', '立会者が入っていません。'));
  if (values['witness'] !== undefined && values['witness'] === values['operator']) {
    findings.push(
      strict(irregular, 'witness', '3(2)⑩ア', '立会者は、処理担当者とは別の職員にしてください。'),
    );
  }
  if (values['verified'] !== true)
    findings.push(strict(irregular, 'verified', '3(2)⑩ア', '復元できないことを確かめた記録がありません。'));
  return [...findings, ...checkStorages(values, irregular, situation)];
}

/** The record of the work as it is kept, and what goes into 媒体管理台帳 along with it. */
function worked(values: JsonObject, disposal: RecordId, situation: Situation) {
  const { storages, ...rest } = values;
  if (storages === undefined) return { work: rest, drafts: [] };
  const on = dayOf(values['doneAt']) ?? situation.today;
  const accounted = accountFor(values, disposal, on, situation);
  return {
    work: { ...rest, storages: accounted.storages as unknown as JsonObject[] },
    drafts: accounted.drafts,
  };
}

function checkDone(values: JsonObject, target: RecordState, situation: Situation): readonly Finding[] {
  const irregular = typeof values['irregular'] === 'string';
  const items = (values['items'] ?? []) as unknown as readonly Partial<Item>[];
  const applied = new Set(openItems(target).map((item) => item.thing));
  return items.flatMap((item, index): readonly Finding[] => {
    if (item.thing !== undefined && !applied.has(item.thing)) {
      return [block(`items.${index}.thing`, '3(2)⑩ウ', 'この申請にないもの、または実施済みのものです。')];
    }
    const found = checkItem(item, routeOf(target), `items.${index}`, target.id, situation);
    return irregular ? found.map((finding) => ({ ...finding, level: 'warn' as const })) : found;
  });
}

/** The route was decided on with the application. */
const onlyMethods = (guides: readonly Guide[]): readonly Guide[] =>
  guides.filter((guide) => guide.field === 'items');

const carryOut: Action = {
  id: 'carry-out',
  label: '実施を記録',
  tone: 'primary',
  on: 'one',
  fields: (situation, [target]) => workFields(target ? openItems(target) : [], situation),
  guide: (situation, [target], values) =>
    target ? onlyMethods(disposalGuides(values, situation, routeOf(target))) : [],
  refusal: (_situation, target) => (isPermitted(target) && openItems(target).length > 0 ? null : 'hidden'),
  decide(situation, [target], typed) {
    if (!target) return { findings: [], drafts: [] };
    const form = workFields(openItems(target), situation);
    const values = tidied(form, typed);
    const findings = [
      ...checkFields(form, typed),
      ...checkDone(values, target, situation),
      ...checkWork(values, target, situation),
    ];
    return verdict(findings, () => {
      const { work, drafts } = worked(values, target.id, situation);
      return [draftOn(target, 'carried-out', 1, work), ...drafts];
    });
  },
};

/** What was done before, or against, the decision: the same form, offered apart and never as the main thing to do. */
const carryOutIrregular: Action = {
  ...carryOut,
  id: 'carry-out-irregular',
  label: '許可のない実施を記録（事後記録）',
  tone: 'normal',
  refusal: (_situation, target) =>
    !target.voided && !isPermitted(target) && target.status !== 'withdrawn' && openItems(target).length > 0
      ? null
      : 'hidden',
};

const handOver: Action = {
  id: 'hand-over',
  label: '引渡しを記録',
  tone: 'primary',
  on: 'one',
  fields: () => handOverFields,
  refusal: (_situation, target) => (target.status === 'carried-out' ? null : 'hidden'),
  decide(situation, [target], typed) {
    if (!target) return { findings: [], drafts: [] };
    const values = tidied(handOverFields, typed);
    const handed = dayOf(values['handedAt']);
    const late = handed !== null && handed > situation.today;
    const findings = [
      ...checkFields(handOverFields, typed),
      ...(late ? [block('handedAt', null, '引渡し日時が今日より後です。')] : []),
    ];
    return verdict(findings, () => [draftOn(target, 'handed-over', 1, values)]);
  },
};

/** The serial numbers that a certificate has to name. */
export function expectedSerials(target: RecordState, situation: Pick<Situation, 'book'>): readonly string[] {
  return [...doneThings(target)].flatMap((id: RecordId) => {
    const serial = situation.book.record(id)?.fields['serial'];
    return typeof serial === 'string' && serial !== '' ? [serial] : [];
  });
}

/** What still had its information in it when it was handed over. */
const thingsWithStorage = (target: RecordState): readonly RecordId[] =>
  workOf(target).flatMap((work) =>
    work.items.filter((item) => item.method !== REMOVE_STORAGE).map((item) => item.thing),
  );

const certify: Action = {
  id: 'certify',
  label: '完了証明書を突き合わせる',
  tone: 'primary',
  on: 'one',
  fields: () => certificateFields,
  initial: (situation) => ({ certifiedOn: situation.today }),
  refusal: (_situation, target) => (target.status === 'certificate-waiting' ? null : 'hidden'),
  decide(situation, [target], typed) {
    if (!target) return { findings: [], drafts: [] };
    const values = tidied(certificateFields, typed);
    const findings = [
      ...checkFields(certificateFields, typed),
      ...(typeof values['certifiedWork'] === 'string'
        ? checkCertified(thingsWithStorage(target), values['certifiedWork'], situation)
        : []),
      ...(typeof values['serials'] === 'string'
        ? checkSerials(expectedSerials(target, situation), values['serials'])
        : []),
    ];
    return verdict(findings, () => [draftOn(target, 'certified', 1, values)]);
  },
};

const afterwardsFields = (situation: Situation): readonly Field[] => [
  ...['section', 'applicant'].map(
    (key): Field => ({
      key,
      label: key === 'section' ? '所属' : '記録者',
      kind: key === 'section' ? 'section' : 'person',
      required: true,
      group: '廃棄の内容',
    }),
  ),
  ...disposalFields.filter((field) => !['plannedOn', 'originalsChecked', 'attachments'].includes(field.key)),
  storagesField([], situation),
  ...carryOutFields.map(
    (field): Field => ({ ...field, required: ['doneAt', 'operator', 'work'].includes(field.key) }),
  ),
  { ...irregularField, required: true },
];

/** What happened without a permission is recorded all the same, and says so (office.md 1). */
const recordAfterwards: Action = {
  id: 'record-afterwards',
  label: '事後記録（不備）',
  tone: 'normal',
  on: 'none',
  fields: (situation) => afterwardsFields(situation),
  guide: (situation, _targets, values) => disposalGuides(values, situation),
  refusal: () => null,
  decide(situation, _targets, typed) {
    const form = afterwardsFields(situation);
    const values = tidied(form, typed);
    const soften = (finding: Finding): Finding =>
      finding.field?.endsWith('.method') ? { ...finding, level: 'warn' } : finding;
    const findings = [
      ...checkFields(form, typed),
      ...checkItems(values, situation, null).map(soften),
      ...checkWork(values, null, situation),
    ];
    return verdict(findings, () => {
      const workKeys = new Set([...carryOutFields.map((field) => field.key), 'irregular', 'storages']);
      const part = (inWork: boolean): JsonObject =>
        Object.fromEntries(Object.entries(values).filter(([key]) => workKeys.has(key) === inWork));
      const number = nextNumberOf({ id: DISPOSAL, series: 'disposal' }, situation);
      const fields = { ...part(false), appliedOn: situation.today };
      const record = situation.newRecord();
      const { work, drafts } = worked({ ...part(true), items: values['items'] ?? [] }, record, situation);
      const body = { number, on: situation.today, fields, work };
      return [draftNew(DISPOSAL, record, 'recorded-afterwards', 1, body), ...drafts];
    });
  },
};

export const disposalActions: readonly Action[] = [
  carryOut,
  handOver,
  certify,
  carryOutIrregular,
  recordAfterwards,
];
