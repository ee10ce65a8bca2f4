import type { RecordId } from '../../ids';
import type { RecordState } from '../../journal/project';
import { localMomentDate } from '../../jp/moment';
import type { JsonObject } from '../../json';
import { type Classification, highest } from '../../policy/classification';
import { block, type Finding, warn } from '../../policy/finding';
import { classificationOf } from '../classed';
import { type Action, type BookView, draftOn, type Register, type Situation, verdict } from '../define';
import type { Field } from '../field';
import { amended, event, registered, withDetail } from '../fold';
import { afterPurge, everHeld, holding } from '../held';
import { MEDIUM } from '../ids';
import { ledger } from '../ledger';
import { checkFields, tidied } from '../schema';
import { thingStatus, thingStatuses } from '../standing';
import { checkStorage } from '../storage-field';
import { AWAITING, takenOutEvents, takenOutField, takenOutValues, waitsForDisposal } from '../taken-out';
import { mediumFields } from './fields';

const derivedFields: readonly Field[] = [
  {
    key: 'effectiveConfidentiality',
    label: '媒体の最高分類',
    kind: 'class',
    aspect: 'confidentiality',
    width: 130,
    clause: '3(2)⑤ウ',
  },
  {
    key: 'effectiveIntegrity',
    label: '完全性（最高）',
    kind: 'class',
    aspect: 'integrity',
    width: 0,
    clause: '3(2)⑤ウ',
  },
  {
    key: 'effectiveAvailability',
    label: '可用性（最高）',
    kind: 'class',
    aspect: 'availability',
    width: 0,
    clause: '3(2)⑤ウ',
  },
  { key: 'effectiveWhy', label: '最高分類の理由', kind: 'text', width: 0, clause: '3(2)⑤ウ' },
  {
    key: 'everHeld',
    label: '廃棄の判定に使う分類',
    kind: 'class',
    aspect: 'confidentiality',
    width: 0,
    clause: '3(2)⑩ア',
  },
  takenOutField,
];

/** The class a medium is handled by: the highest of its contents and of what is typed, per aspect, with the reason. */
function effectiveOf(
  fields: JsonObject,
  book: Pick<BookView, 'record'>,
): { classification: Classification; why: string } {
  const contents = ((fields['contents'] ?? []) as readonly RecordId[]).flatMap((id) => {
    const asset = book.record(id);
    return asset && !asset.voided
      ? [
          {
            label: `${asset.number ?? ''} ${String(asset.fields['name'] ?? '')}`.trim(),
            classification: classificationOf(asset.fields),
          },
        ]
      : [];
  });
  const own = { confidentiality: '1', integrity: '1', availability: '1', ...typed(fields) } as Classification;
  return highest([{ label: '直接入力した分類', classification: own }, ...contents]);
}

const typed = (fields: JsonObject): JsonObject =>
  Object.fromEntries(
    ['confidentiality', 'integrity', 'availability'].flatMap((key) =>
      fields[key] === undefined ? [] : [[key, fields[key]]],
    ),
  ) as JsonObject;

function check(values: JsonObject, situation: Situation): readonly Finding[] {
  const { classification } = effectiveOf(values, situation.book);
  const findings: Finding[] = [];
  findings.push(...checkStorage(values, classification));
  if (
    classification.confidentiality !== '1' &&
    (values['kind'] === 'usb' || values['kind'] === 'sd') &&
    values['encrypted'] !== true
  ) {
    findings.push(
      warn(
        'encrypted',
        '3(2)⑩ア',
        '暗号化されていないUSBメモリ・SDカードは、機密性2以上を入れると物理破壊でしか廃棄できません。',
      ),
    );
  }
  return findings;
}

const eraseFields: readonly Field[] = [
  { key: 'doneAt', label: '消去日時', kind: 'moment', required: true, clause: '4-4①' },
  { key: 'operator', label: '処理担当者', kind: 'person', required: true },
  {
    key: 'level',
    label: '消去の強さ',
    kind: 'choice',
    required: true,
    choices: [
      { value: 'clear', label: 'OSからの消去・上書き（Clear）' },
      { value: 'purge', label: '復元できない消去（Purge）' },
    ],
    help: 'Purgeを確かめた記録があるときだけ、廃棄の判定に使う分類が下がります。',
  },
  { key: 'verified', label: '消去できたことを確かめた', kind: 'yesNo' },
  { key: 'work', label: '処理内容', kind: 'longText', required: true },
];

const erase: Action = {
  id: 'erase',
  label: '消去を記録',
  tone: 'normal',
  on: 'many',
  fields: () => eraseFields,
  refusal: (situation, target) =>
    target.voided || thingStatus(target, situation.book) === 'disposed' ? 'hidden' : null,
  decide(situation, targets, typedValues) {
    const values = tidied(eraseFields, typedValues);
    const late =
      typeof values['doneAt'] === 'string' && localMomentDate(values['doneAt'] as never) > situation.today;
    const findings = [
      ...checkFields(eraseFields, typedValues),
      ...(late ? [block('doneAt', null, '消去日時が今日より後です。')] : []),
      ...(values['level'] === 'purge' && values['verified'] !== true
        ? [warn('verified', '3(2)⑩ア', '確かめていない消去では、廃棄の判定に使う分類は下がりません。')]
        : []),
    ];
    return verdict(findings, () => targets.map((target) => draftOn(target, 'erased', 1, values)));
  },
};

const erased = event<JsonObject>({
  label: '消去',
  sets: () => ['contents', 'confidentiality', 'integrity', 'availability'],
  apply(state: RecordState, body) {
    const { contents: _contents, contentsNote: _note, ...rest } = state.fields;
    const fields = { ...rest, confidentiality: '1', integrity: '1', availability: '1' };
    const emptied = { ...withDetail(state, { lastErased: body }), fields };
    if (body['level'] !== 'purge' || body['verified'] !== true) return emptied;
    // A storage taken out of a machine may be used again once nothing is left on it.
    return { ...afterPurge(emptied), status: state.status === AWAITING ? 'registered' : state.status };
  },
});

/** 媒体管理台帳: media and devices, what is on them, and from that how they are handled (3(2)⑤ウ, ⑥). */
export const medium: Register = ledger({
  id: MEDIUM,
  title: '媒体管理台帳',
  noun: '媒体・機器',
  group: 'ledgers',
  clauses: ['3(2)⑤ウ', '3(2)⑥ウ', '4-4①', '6-4(1)⑧'],
  fields: mediumFields,
  derivedFields,
  derive(state, { book }) {
    const { classification, why } = effectiveOf(state.fields, book);
    return {
      effectiveConfidentiality: classification.confidentiality,
      effectiveIntegrity: classification.integrity,
      effectiveAvailability: classification.availability,
      effectiveWhy: why,
      everHeld: everHeld(state, book).confidentiality,
      ...takenOutValues(state),
    };
  },
  nameField: 'name',
  columns: [
    'number',
    'name',
    'kind',
    'capacity',
    'serial',
    'effectiveConfidentiality',
    'section',
    'keeper',
    'place',
    'encrypted',
    'acquiredOn',
    'remarks',
  ],
  filters: ['kind', 'effectiveConfidentiality', 'section', 'encrypted'],
  series: 'medium',
  check,
  statuses: thingStatuses,
  statusOf: thingStatus,
  events: {
    registered: holding(registered('registered')),
    amended: holding(amended),
    erased,
    ...takenOutEvents,
  },
  waits: (state, { book }) => waitsForDisposal(state, book),
  actions: [erase],
});
