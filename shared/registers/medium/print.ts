import type { RecordState } from '../../journal/project';
import { type IsoDate, showDate } from '../../jp/date';
import { type MediumRow, mediumLedger } from '../../print/forms/medium-ledger';
import { chiefText } from '../chief';
import type { FormContext, RegisterForm } from '../forms';
import { textsOf } from '../values';
import { medium } from './index';

const PLAIN = [
  'number',
  'kind',
  'name',
  'capacity',
  'serial',
  'section',
  'keeper',
  'integrity',
  'availability',
  'contents',
  'place',
  'network',
  'remarks',
] as const;

const mark = (text: string): string => (text === 'はい' ? '○' : '');

function disposedBy(context: FormContext, state: RecordState): string {
  const effect = context.situation.book.effectsOn(state.id).find((one) => one.kind === 'disposed');
  if (!effect) return '';
  const on = effect.detail['on'];
  return [
    typeof on === 'string' ? showDate(on as IsoDate, 'short') : '',
    String(effect.detail['number'] ?? ''),
  ]
    .join('\n')
    .trim();
}

function rowOf(context: FormContext, state: RecordState): MediumRow {
  const text = textsOf(context.naming, medium, state, 'short');
  const plain = Object.fromEntries(PLAIN.map((key) => [key, text(key)])) as Pick<
    MediumRow,
    (typeof PLAIN)[number]
  >;
  return {
    ...plain,
    acquiredOn: text('acquiredOn'),
    confidentiality: text('effectiveConfidentiality'),
    highestClass: text('everHeld'),
    contents: text('contents') || text('contentsNote'),
    residents: mark(text('residents')),
    encrypted: mark(text('encrypted')),
    leased: mark(text('leased')),
    state:
      medium.statuses[medium.statusOf(state, context.situation.book, context.situation.today)]?.label ?? '',
    disposedBy: disposedBy(context, state),
  };
}

/** 電磁的記録媒体管理台帳. */
export const mediumLedgerForm: RegisterForm = {
  id: 'medium-ledger',
  per: 'register',
  fits: (state) => state.voided === null,
  filled(context, records, head) {
    const sections = new Set(records.map((state) => textsOf(context.naming, medium, state)('section')));
    return mediumLedger(
      {
        section: sections.size === 1 ? ([...sections][0] ?? '') : '',
        keeper: chiefText(context, records),
        date: `${showDate(context.situation.today)}現在`,
        extract: context.extract,
        rows: records.map((state) => rowOf(context, state)),
        fillPage: false,
      },
      head,
    );
  },
};
