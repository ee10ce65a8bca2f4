import type { Instant, RecordId } from '../../ids';
import type { RecordState } from '../../journal/project';
import { monthText, showDate } from '../../jp/date';
import { showMoment } from '../../jp/moment';
import type { JsonObject } from '../../json';
import { sectionNameOn } from '../../organisation/assignments';
import type { FormDoc } from '../../print/form-doc';
import { type EntryBook, type EntryCorrection, type EntryRow, entryBook } from '../../print/forms/entry-book';
import type { FormHead } from '../../print/forms/parts';
import { chiefText } from '../chief';
import { broughtIn, lentKeys } from '../entry-findings';
import { entriesOf } from '../entry-index';
import type { FormContext, RegisterForm } from '../forms';
import { afterClosing, closingsOf } from '../month-closed';
import { textsOf, titleOf, valueText } from '../values';
import { amendmentsOf } from './events';
import { entryFields } from './fields';
import { afterClosingText, entryLog, faultLabels } from './index';

const WEEKDAYS = '日月火水木金土';
const ID_SHORT: { readonly [value: string]: string } = { shown: '提示', card: 'カード', none: '未確認' };

/** 11月2日(月) */
function dayText(moment: string): string {
  const [, month = '', day = ''] = moment.slice(0, 10).split('-');
  const weekday = WEEKDAYS[new Date(`${moment.slice(0, 10)}T00:00:00Z`).getUTCDay()] ?? '';
  return `${Number(month)}月${Number(day)}日(${weekday})`;
}

const timeText = (moment: string): string => moment.slice(11).replace(/^0/, '');

function leftText(fields: JsonObject): string {
  const left = fields['leftAt'];
  if (typeof left !== 'string') return '';
  const sameDay = left.slice(0, 10) === String(fields['enteredAt']).slice(0, 10);
  return sameDay ? timeText(left) : `${dayText(left)}\n${timeText(left)}`;
}

function basisText(fields: JsonObject): string {
  if (fields['permit'] !== undefined) return '名簿';
  return typeof fields['allowedBy'] === 'string' ? `都度\n${fields['allowedBy']}` : '名簿外';
}

const thingText = (fields: JsonObject): string =>
  broughtIn(fields)
    .map((thing) => {
      const why = thing.handling === 'kept-outside' ? '預かり' : (thing.related ?? '');
      return `${thing.what ?? ''}${why === '' ? '' : `（${why}）`}`;
    })
    .join('\n');

const keyText = (fields: JsonObject): string =>
  lentKeys(fields)
    .map((key) => `${key.key ?? ''}${key.returnedAt === undefined ? '' : ' 済'}`)
    .join('\n');

function remarksOf(context: FormContext, state: RecordState): string {
  const { situation } = context;
  return [
    ...(state.voided ? [`取消し：${state.voided.reason}`] : []),
    ...faultLabels(state, situation),
    afterClosingText(state, situation.book),
    String(state.fields['remarks'] ?? ''),
  ]
    .filter((part) => part !== '')
    .join('・');
}

function rowOf(context: FormContext, state: RecordState): EntryRow {
  const { fields } = state;
  const entered = String(fields['enteredAt'] ?? '');
  return {
    day: dayText(entered),
    entered: timeText(entered),
    left: leftText(fields),
    name: String(fields['name'] ?? ''),
    company: String(fields['company'] ?? ''),
    people: String(fields['people'] ?? 1),
    purpose: String(fields['purpose'] ?? ''),
    basis: basisText(fields),
    escort: String(fields['escort'] ?? ''),
    idShown: ID_SHORT[String(fields['idShown'] ?? '')] ?? '',
    broughtIn: thingText(fields),
    keys: keyText(fields),
    remarks: remarksOf(context, state),
  };
}

const WORDLESS = new Set(['exitCorrected', 'permit', 'source', 'person']);

function correctionsOf(context: FormContext, state: RecordState): readonly EntryCorrection[] {
  const { book } = context.situation;
  const [closing] = closingsOf(
    book,
    String(state.fields['area'] ?? ''),
    String(state.fields['enteredAt'] ?? '').slice(0, 7),
  );
  const text = textsOf(context.naming, entryLog, state, 'short');
  const all = amendmentsOf(state);
  return all.flatMap((made, at) => {
    const later = all.slice(at + 1);
    const isLate =
      closing !== undefined &&
      (closing.heads[made.device as keyof typeof closing.heads]?.seq ?? 0) < made.seq;
    return entryFields
      .filter(({ key }) => key in made.before && !WORDLESS.has(key))
      .map((field): EntryCorrection => {
        // What it became stands in the next 訂正 of that field, or in the entry as it is.
        const next = later.find(({ before }) => field.key in before);
        const before = valueText(context.naming, field, made.before[field.key] ?? undefined, 'short');
        const after = next
          ? valueText(context.naming, field, next.before[field.key] ?? undefined, 'short')
          : text(field.key);
        return {
          entered: text('enteredAt'),
          name: text('name'),
          field: field.label,
          before: before === '' ? '（記録なし）' : before,
          after: after === '' ? '（なし）' : after,
          reason: made.reason,
          by: `${titleOf(context.naming, made.by)}\n${showMoment(made.at as Instant, 'short')}`,
          when: isLate ? '締め後訂正' : '',
        };
      });
  });
}

function addedAfterClosing(context: FormContext, state: RecordState): readonly EntryCorrection[] {
  if (afterClosing(context.situation.book, state) !== 'added') return [];
  const text = textsOf(context.naming, entryLog, state, 'short');
  return [
    {
      entered: text('enteredAt'),
      name: text('name'),
      field: '（追加）',
      before: '（記録なし）',
      after: `${text('enteredAt')}　${text('purpose')}`,
      reason: text('remarks'),
      by: showMoment(state.createdAt, 'short'),
      when: '締め後追加',
    },
  ];
}

function contentsOf(
  context: FormContext,
  area: RecordState,
  month: string,
  records: readonly RecordState[],
): EntryBook {
  const { book, today } = context.situation;
  const last = closingsOf(book, area.id, month).at(-1);
  const section = area.fields['section'] as RecordId | undefined;
  return {
    area: String(area.fields['name'] ?? ''),
    section: section ? sectionNameOn(book.record(section), today) : '',
    month: monthText(month),
    keeper: chiefText(context, [area]),
    date: `${showDate(today)}現在`,
    closing: last
      ? {
          on: showDate(last.on),
          by: last.by === null ? '' : titleOf(context.naming, last.by),
          verification: last.verification,
        }
      : null,
    rows: records.map((state) => rowOf(context, state)),
    corrections: records.flatMap((state) => [
      ...addedAfterClosing(context, state),
      ...correctionsOf(context, state),
    ]),
    fillPage: false,
  };
}

/** The 入退室管理簿 of one area and one month, as it stands. */
export const entryBookOf = (
  context: FormContext,
  area: RecordState,
  month: string,
  head: FormHead,
): FormDoc =>
  entryBook(contentsOf(context, area, month, entriesOf(context.situation.book).month(area.id, month)), head);

/** From a list of entries: one book for the area and month of the first; others are left to their own page. */
export const entryBookForm: RegisterForm = {
  id: 'entry-book',
  per: 'register',
  fits: () => true,
  filled(context, records, head) {
    const [first] = records;
    const area = first && context.situation.book.record(first.fields['area'] as RecordId);
    const month = String(first?.fields['enteredAt'] ?? '').slice(0, 7);
    const own = records.filter(
      ({ fields }) => fields['area'] === area?.id && String(fields['enteredAt']).startsWith(month),
    );
    return area
      ? entryBook(contentsOf(context, area, month, own), head)
      : entryBook({ ...EMPTY, date: `${showDate(context.situation.today)}現在` }, head);
  },
};

const EMPTY: EntryBook = {
  area: '',
  section: '',
  month: '',
  keeper: '',
  date: '',
  closing: null,
  rows: [],
  corrections: [],
  fillPage: false,
};
