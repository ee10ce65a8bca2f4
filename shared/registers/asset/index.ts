import type { RecordId } from '../../ids';
import type { RecordState } from '../../journal/project';
import type { IsoDate } from '../../jp/date';
import type { JsonObject } from '../../json';
import { isImportant, isLowered } from '../../policy/classification';
import { block, type Finding, warn } from '../../policy/finding';
import { proposedRestrictions } from '../../policy/handling';
import { classificationOf } from '../classed';
import type { Register, Situation, Wait } from '../define';
import type { Field } from '../field';
import { amended, registered } from '../fold';
import { holding } from '../held';
import { ASSET } from '../ids';
import { keptUntil } from '../kept-until';
import { labelAction } from '../label-action';
import { ledger } from '../ledger';
import { thingStatus, thingStatuses } from '../standing';
import { checkStorage } from '../storage-field';
import { assetActions, assetEvents } from './actions';
import { assetFields } from './fields';

const derivedFields: readonly Field[] = [
  { key: 'important', label: '重要情報', kind: 'yesNo', width: 90, clause: '3(1)' },
  { key: 'keepUntil', label: '保存満了日', kind: 'date', width: 120 },
];

function checkOrigin(values: JsonObject, situation: Situation): readonly Finding[] {
  const own = classificationOf(values);
  const findings: Finding[] = [];
  const source = values['sourceClass'];
  if (source !== undefined && isLowered({ ...own, confidentiality: source as never }, own)) {
    findings.push(
      block('confidentiality', '3(2)④ア', '庁内から入手したものは、入手元の分類より低くできません。'),
    );
  }
  const original = values['original'] && situation.book.record(values['original'] as RecordId);
  if (original && isLowered(classificationOf(original.fields), own)) {
    findings.push(block('confidentiality', '3(2)①ウ', '複製の分類は、原本より低くできません。'));
  }
  if (values['copyKind'] === 'copy' && !values['original']) {
    findings.push(warn('original', '3(2)①ウ', '複製元が選ばれていません。台帳にあれば選んでください。'));
  }
  return findings;
}

function check(values: JsonObject, situation: Situation): readonly Finding[] {
  const own = classificationOf(values);
  const findings: Finding[] = [...checkOrigin(values, situation)];
  if (Object.values(own).includes('unknown')) {
    findings.push(
      warn('confidentiality', '3(2)④ウ', '分類が不明です。情報セキュリティ管理者に判断を仰いでください。'),
    );
  }
  const stores = values['kind'] === 'medium' || values['kind'] === 'equipment';
  const placed = values['storageProperties'] !== undefined || values['cabinet'] !== undefined;
  if (stores && placed) findings.push(...checkStorage(values, own, situation));
  if (values['longTerm'] === true && !values['writeProtection']) {
    findings.push(warn('writeProtection', '3(2)⑥イ', '長期保管する媒体には、書込禁止などの措置が必要です。'));
  }
  return findings;
}

/** Lowering a class needs its reason, newly given. */
function checkChange(before: RecordState, after: JsonObject): readonly Finding[] {
  if (!isLowered(classificationOf(before.fields), classificationOf(after))) return [];
  const reason = after['classReason'];
  if (reason !== undefined && reason !== before.fields['classReason']) return [];
  return [block('classReason', '3(1)', '分類を下げるときは、「分類の理由」に下げる理由を入力してください。')];
}

/** 情報資産台帳 (clauses 3(1), 3(2)①–⑥). */
export const asset: Register = ledger({
  id: ASSET,
  title: '情報資産台帳',
  noun: '情報資産',
  group: 'ledgers',
  clauses: ['3(1)', '3(2)①ア', '3(2)②', '3(2)④', '3(2)⑥ア'],
  fields: assetFields,
  derivedFields,
  derive(state) {
    const important = isImportant(classificationOf(state.fields));
    const until = keptUntil(state.fields);
    return until === null ? { important } : { important, keepUntil: until };
  },
  nameField: 'name',
  columns: [
    'number',
    'name',
    'kind',
    'confidentiality',
    'integrity',
    'availability',
    'important',
    'section',
    'keeper',
    'place',
    'personal',
    'retentionYears',
    'disposalYear',
    'remarks',
  ],
  filters: ['kind', 'confidentiality', 'section', 'personal', 'network', 'important'],
  series: 'asset',
  check,
  checkChange,
  complete(values, situation) {
    if (values['restrictions'] !== undefined) return values;
    const proposed = proposedRestrictions(classificationOf(values), situation.profile);
    return proposed.length === 0 ? values : { ...values, restrictions: [...proposed] };
  },
  waits(state, { book, today }): readonly Wait[] {
    if (state.voided || thingStatus(state, book) === 'disposed') return [];
    const waits: Wait[] = [];
    if (Object.values(classificationOf(state.fields)).includes('unknown')) {
      const asked = (state.detail['asked'] as { on?: IsoDate } | undefined)?.on ?? null;
      waits.push({
        kind: 'finding',
        what: asked ? '分類の判断待ち' : '分類が不明です',
        person: null,
        since: asked,
        action: asked ? 'judge-class' : 'ask-class',
        ...(asked ? { matter: 'decision' } : {}),
      });
    }
    const until = keptUntil(state.fields);
    if (until !== null && until < today && thingStatus(state, book) === 'registered') {
      waits.push({
        kind: 'finding',
        what: '保存年限が過ぎています',
        person: null,
        since: until,
        action: null,
        matter: 'past-term',
      });
    }
    return waits;
  },
  statuses: thingStatuses,
  statusOf: thingStatus,
  events: { registered: holding(registered('registered')), amended: holding(amended), ...assetEvents },
  actions: [...assetActions, labelAction],
});
