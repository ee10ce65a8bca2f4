import type { RecordId } from '../ids';
import type { IsoDate } from '../jp/date';
import type { JsonObject } from '../json';
import { type Classification, isImportant } from '../policy/classification';
import { type Finding, warn } from '../policy/finding';
import type { Situation } from './define';
import type { Choice, Field } from './field';
import { CABINET } from './ids';

/** What a place of storage can offer; important information needs all five (3(2)⑥ウ). */
export const STORAGE_PROPERTIES: readonly Choice[] = [
  { value: 'fire', label: '耐火' },
  { value: 'heat', label: '耐熱' },
  { value: 'water', label: '耐水' },
  { value: 'damp', label: '耐湿' },
  { value: 'lock', label: '施錠' },
];

/** The place of a thing that stands in no registered cabinet. */
export const storageField = (group: string): Field => ({
  key: 'storageProperties',
  label: '保管場所の備え',
  kind: 'choices',
  choices: STORAGE_PROPERTIES,
  width: 0,
  group,
  clause: '3(2)⑥ウ',
  help: '重要情報の媒体を置く場所には5つとも必要です。',
  shownWhen: (values) => values['cabinet'] === undefined,
  synonyms: ['施錠', '保管設備'],
});

/** The cabinet, registered once with its properties, that a thing is kept in. */
export const cabinetField = (group: string): Field => ({
  key: 'cabinet',
  label: '保管庫',
  kind: 'link',
  registers: [CABINET],
  width: 0,
  group,
  clause: '3(2)⑥ウ',
  help: '保管庫台帳に登録した保管庫を選ぶと、備えを1件ずつ入力しなくて済みます。',
});

export type StorageStanding =
  | { readonly kind: 'unneeded' | 'sufficient' | 'unknown' }
  | { readonly kind: 'lacking'; readonly lacks: readonly string[] }
  | {
      readonly kind: 'accepted' | 'lapsed';
      readonly lacks: readonly string[];
      readonly until: IsoDate;
      readonly because: string;
    };

const labelOf = (value: string): string =>
  STORAGE_PROPERTIES.find((property) => property.value === value)?.label ?? value;

/** What of the five a cabinet or place does not offer. */
export function lacksOf(fields: JsonObject): readonly string[] {
  const offered = (fields['storageProperties'] ?? []) as readonly string[];
  return STORAGE_PROPERTIES.flatMap(({ value }) => (offered.includes(value) ? [] : [value]));
}

/**
 * How the place of a thing stands against its class. What a cabinet lacks is accepted only for what the 例外措置 or
 * the plan names, and only until its date.
 */
export function storageStanding(
  values: JsonObject,
  classification: Classification,
  situation: Pick<Situation, 'book' | 'today'>,
): StorageStanding {
  if (!isImportant(classification)) return { kind: 'unneeded' };
  const id = values['cabinet'] as RecordId | undefined;
  const cabinet = id === undefined ? undefined : situation.book.record(id);
  const fields = cabinet && !cabinet.voided ? cabinet.fields : values;
  const lacks = lacksOf(fields);
  if (lacks.length === 0) return { kind: 'sufficient' };
  const accepted = (fields['acceptedLacks'] ?? []) as readonly string[];
  const until = fields['acceptedUntil'];
  if (typeof until !== 'string' || !lacks.every((lack) => accepted.includes(lack)))
    return fields['storageProperties'] === undefined ? { kind: 'unknown' } : { kind: 'lacking', lacks };
  const because = String(fields['acceptedReference'] ?? '');
  const kind = until >= situation.today ? 'accepted' : 'lapsed';
  return { kind, lacks, until: until as IsoDate, because };
}

export const lacksText = (lacks: readonly string[]): string => lacks.map(labelOf).join('・');

/** Warns where important information is kept in a place that lacks one of the five, unless that is accepted. */
export function checkStorage(
  values: JsonObject,
  classification: Classification,
  situation: Pick<Situation, 'book' | 'today'>,
): readonly Finding[] {
  const standing = storageStanding(values, classification, situation);
  const field = values['cabinet'] === undefined ? 'storageProperties' : 'cabinet';
  switch (standing.kind) {
    case 'unneeded':
    case 'sufficient':
    case 'accepted':
      return [];
    case 'lapsed':
      return [
        warn(
          field,
          '3(2)⑥ウ',
          `保管庫に${lacksText(standing.lacks)}の備えがないことを承知した期限（${standing.until}）が過ぎています。保管庫台帳で見直してください。`,
        ),
      ];
    case 'unknown':
      return [
        warn(
          field,
          '3(2)⑥ウ',
          '重要情報の媒体の保管場所には、耐火・耐熱・耐水・耐湿・施錠がそろっていることが必要です。',
        ),
      ];
    case 'lacking':
      return [
        warn(
          field,
          '3(2)⑥ウ',
          `重要情報の媒体の保管場所に、${lacksText(standing.lacks)}の備えがありません。置き場所を変えるか、保管庫台帳で例外措置・改善計画を結び付けてください。`,
        ),
      ];
  }
}
