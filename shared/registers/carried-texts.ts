import type { RecordState } from '../journal/project';
import { type Classification, showLevel } from '../policy/classification';
import type { OutsideText } from '../print/forms/take-out-application';
import type { CarriedText } from '../print/forms/take-out-items';
import { type CarriedItem, classOfItem, labelOfItem } from './carried-items';
import { PROTECTION_CHOICES } from './carried-protection';
import type { Choice } from './field';
import type { FormContext } from './forms';
import { MEDIUM } from './ids';

/* What the forms of 持出し, 貸出 and 紛失 have in common, written out. */

const bareLevel = (level: Classification['confidentiality']): string =>
  level === 'unknown' ? '不明' : level;

/** 保護措置 by their places on the form. */
export function protectionPlaces(value: unknown): readonly number[] {
  const chosen = (value ?? []) as readonly string[];
  return PROTECTION_CHOICES.flatMap((choice, index) => (chosen.includes(choice.value) ? [index] : []));
}

export const protectionWords = (value: unknown): string =>
  protectionPlaces(value)
    .map((index) => PROTECTION_CHOICES[index]?.label ?? '')
    .join('、');

export const choiceText = (choices: readonly Choice[], value: unknown): string =>
  choices.find((choice) => choice.value === value)?.label ?? '';

/** One thing as a row of a form; `note` is what its last column says. */
export function carriedText(context: FormContext, item: CarriedItem, note?: string): CarriedText {
  const { book, profile } = context.situation;
  const thing = item.thing && book.record(item.thing);
  const klass = bareLevel(classOfItem(item, book).confidentiality);
  if (!thing)
    return {
      number: '',
      kind: '',
      name: item.what ?? '',
      serial: '',
      count: item.count ?? '',
      klass,
      note: note ?? '',
    };
  const kind =
    thing.register === MEDIUM ? (profile.disposal.kinds[String(thing.fields['kind'])]?.label ?? '') : '';
  const contents = ((thing.fields['contents'] ?? []) as readonly CarriedItem['thing'][]).map((id) =>
    id === undefined ? '' : labelOfItem({ thing: id }, book),
  );
  return {
    number: thing.number ?? '',
    kind,
    name: String(thing.fields['name'] ?? ''),
    serial: String(thing.fields['serial'] ?? ''),
    count: item.count ?? '',
    klass,
    note: note ?? (contents.join('、') || String(thing.fields['contentsNote'] ?? '')),
  };
}

/** 「R8-媒0001　USBメモリ」, one line per thing. */
export const carriedLines = (context: FormContext, items: readonly CarriedItem[]): string =>
  items
    .map((item) => `${labelOfItem(item, context.situation.book)}${item.count ? `　${item.count}` : ''}`)
    .join('\n');

export const levelText = (level: unknown): string =>
  typeof level === 'string' ? showLevel('confidentiality', level as Classification['confidentiality']) : '';

/** 庁外での情報処理 as the form says it. */
export function outsideText(state: RecordState): OutsideText {
  const { processing, device, deviceName, deviceReason, safetyChecked } = state.fields;
  return {
    processing: processing === undefined ? null : processing === true,
    device: (device ?? null) as OutsideText['device'],
    deviceText: [deviceName, deviceReason].filter((text) => typeof text === 'string').join('\n'),
    safetyChecked: safetyChecked === true,
  };
}
