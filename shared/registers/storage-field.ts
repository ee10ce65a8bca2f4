import type { JsonObject } from '../json';
import { type Classification, isImportant } from '../policy/classification';
import { type Finding, warn } from '../policy/finding';
import type { Field } from './field';

const PROPERTIES = [
  { value: 'fire', label: '耐火' },
  { value: 'heat', label: '耐熱' },
  { value: 'water', label: '耐水' },
  { value: 'damp', label: '耐湿' },
  { value: 'lock', label: '施錠' },
];

/** What a place of storage offers: important information needs all five (3(2)⑥ウ). */
export const storageField = (group: string): Field => ({
  key: 'storageProperties',
  label: '保管場所の備え',
  kind: 'choices',
  choices: PROPERTIES,
  width: 0,
  group,
  clause: '3(2)⑥ウ',
  help: '重要情報の媒体を置く場所には5つとも必要です。',
  synonyms: ['施錠', '保管設備'],
});

/** Warns where important information is kept in a place that lacks one of the five. */
export function checkStorage(values: JsonObject, classification: Classification): readonly Finding[] {
  const properties = (values['storageProperties'] ?? []) as readonly string[];
  if (!isImportant(classification) || PROPERTIES.every(({ value }) => properties.includes(value))) return [];
  return [
    warn(
      'storageProperties',
      '3(2)⑥ウ',
      '重要情報の媒体の保管場所には、耐火・耐熱・耐水・耐湿・施錠がそろっていることが必要です。',
    ),
  ];
}
