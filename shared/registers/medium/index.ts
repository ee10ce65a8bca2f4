import type { RecordState } from '../../journal/project';
import { showDate } from '../../jp/date';
import type { JsonObject } from '../../json';
import { type Finding, warn } from '../../policy/finding';
import { cabinetNamed } from '../cabinet-names';
import type { Register, Situation } from '../define';
import { effectiveOf } from '../effective';
import type { Field } from '../field';
import { amended, registered } from '../fold';
import { everHeld, holding } from '../held';
import { MEDIUM } from '../ids';
import { labelAction } from '../label-action';
import { ledger } from '../ledger';
import { thingStatus, thingStatuses } from '../standing';
import { checkStorage, lacksText, type StorageStanding, storageStanding } from '../storage-field';
import { takenOutEvents, takenOutField, takenOutValues, waitsForDisposal } from '../taken-out';
import { whereaboutsText } from '../whereabouts';
import { changeContents, contentEvents, erase } from './contents';
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
  { key: 'everHeldWhy', label: '廃棄の判定に使う分類の理由', kind: 'text', width: 0, clause: '3(2)⑩ア' },
  { key: 'storageStanding', label: '保管場所の適否', kind: 'text', width: 0, clause: '3(2)⑥ウ' },
  { key: 'whereabouts', label: '貸出・持出先', kind: 'text', width: 220 },
  { key: 'lastErasedAt', label: '最後の消去', kind: 'moment', width: 0, clause: '4-4①' },
  takenOutField,
];

function storageText(standing: StorageStanding): string {
  switch (standing.kind) {
    case 'unneeded':
      return '';
    case 'sufficient':
      return '適';
    case 'unknown':
      return '備えが入力されていません';
    case 'lacking':
      return `${lacksText(standing.lacks)}が足りません`;
    case 'accepted':
      return `承知済（${standing.because}、${showDate(standing.until, 'short')}まで）`;
    case 'lapsed':
      return `承知の期限切れ（${showDate(standing.until, 'short')}まで）`;
  }
}

/** A sheet says 保管場所 in words: where that is the name of a cabinet, the medium stands in it. */
function complete(values: JsonObject, situation: Situation): JsonObject {
  const { cabinet, place } = values;
  if (cabinet !== undefined || typeof place !== 'string') return values;
  const found = cabinetNamed(place, situation.book);
  if (found === null) return values;
  const { storageProperties: _typed, ...rest } = values;
  return { ...rest, cabinet: found };
}

const erasedAt = (state: RecordState): JsonObject => {
  const at = (state.detail['lastErased'] as { doneAt?: string } | undefined)?.doneAt;
  return at === undefined ? {} : { lastErasedAt: at };
};

function check(values: JsonObject, situation: Situation): readonly Finding[] {
  const { classification } = effectiveOf(values, situation.book);
  const findings: Finding[] = [];
  findings.push(...checkStorage(values, classification, situation));
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

/** 媒体管理台帳: media and devices, what is on them, and from that how they are handled (3(2)⑤ウ, ⑥). */
export const medium: Register = ledger({
  id: MEDIUM,
  title: '媒体管理台帳',
  noun: '媒体・機器',
  group: 'ledgers',
  clauses: ['3(2)⑤ウ', '3(2)⑥ウ', '4-4①', '6-4(1)⑧'],
  fields: mediumFields,
  derivedFields,
  derive(state, situation) {
    const { book } = situation;
    const { classification, why } = effectiveOf(state.fields, book);
    const held = everHeld(state, book);
    return {
      effectiveConfidentiality: classification.confidentiality,
      effectiveIntegrity: classification.integrity,
      effectiveAvailability: classification.availability,
      effectiveWhy: why,
      everHeld: held.confidentiality,
      ...(held.why === null ? {} : { everHeldWhy: held.why }),
      storageStanding: storageText(storageStanding(state.fields, classification, situation)),
      whereabouts: whereaboutsText(state.id, book),
      ...erasedAt(state),
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
    'whereabouts',
    'encrypted',
    'acquiredOn',
    'remarks',
  ],
  filters: ['kind', 'effectiveConfidentiality', 'section', 'encrypted'],
  series: 'medium',
  check,
  complete,
  statuses: { ...thingStatuses, registered: { label: '在庫', tone: 'neutral' } },
  statusOf: thingStatus,
  events: {
    registered: holding(registered('registered')),
    amended: holding(amended),
    ...contentEvents,
    ...takenOutEvents,
  },
  waits: (state, { book }) => waitsForDisposal(state, book),
  actions: [changeContents, erase, labelAction],
});
