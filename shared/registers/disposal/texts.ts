import type { RecordId } from '../../ids';
import type { RecordState } from '../../journal/project';
import type { IsoDate } from '../../jp/date';
import { type LocalMoment, localMomentDate } from '../../jp/moment';
import { showLevel } from '../../policy/classification';
import type { DisposalItem } from '../../print/forms/disposal-items';
import type { FormContext } from '../forms';
import { everHeld } from '../held';
import { type Item, itemsOf, type Work, workOf } from './events';
import { METHODS, VERIFICATIONS } from './fields';
import { mediumKindOf } from './rules';

/* What the three disposal forms have in common, written out. */

export {
  addresseeText,
  dateText,
  decisionText,
  momentText,
  personText,
  senderText,
  stampsText,
} from '../form-texts';

export const methodText = (method: string): string =>
  METHODS.find((choice) => choice.value === method)?.label ?? method;

export const verificationText = (work: Work): string =>
  VERIFICATIONS.find((choice) => choice.value === work.verification)?.label ?? '';

export function itemText(context: FormContext, item: Item): DisposalItem {
  const { book, profile } = context.situation;
  const thing = book.record(item.thing);
  if (!thing)
    return {
      number: '',
      kind: '',
      name: '',
      serial: '',
      highestClass: '',
      method: methodText(item.method),
      note: item.note ?? '',
    };
  return {
    number: thing.number ?? '',
    kind: profile.disposal.kinds[mediumKindOf(thing)]?.label ?? '',
    name: String(thing.fields['name'] ?? ''),
    serial: String(thing.fields['serial'] ?? ''),
    highestClass: showLevel('confidentiality', everHeld(thing, book).confidentiality),
    method: methodText(item.method),
    note: item.note ?? '',
  };
}

/** Which storage came out of a thing: 「抜き取った記憶装置 M8-0012（S/N ABC）」; empty where none did. */
export function storageText({ situation }: FormContext, work: Work, thing: RecordId): string {
  const names = (work.storages ?? [])
    .filter(({ from }) => from === thing)
    .map(({ medium }) => {
      const storage = situation.book.record(medium);
      const serial = storage?.fields['serial'];
      return `${storage?.number ?? ''}${typeof serial === 'string' ? `（S/N ${serial}）` : ''}`;
    });
  return names.length === 0 ? '' : `抜き取った記憶装置 ${names.join('、')}`;
}

export const latestWork = (state: RecordState): Work | undefined => workOf(state).at(-1);
export const workedOn = (state: RecordState): IsoDate | null => {
  const work = latestWork(state);
  return work ? localMomentDate(work.doneAt as LocalMoment) : null;
};

export const itemTexts = (context: FormContext, state: RecordState): readonly DisposalItem[] =>
  itemsOf(state).map((item) => itemText(context, item));
