import type { RecordId } from '../../ids';
import type { RecordState } from '../../journal/project';
import { showDate } from '../../jp/date';
import { sectionNameOn } from '../../organisation/assignments';
import { type CarryRow, carryRecord } from '../../print/forms/carry-record';
import { chiefText } from '../chief';
import type { FormContext, RegisterForm } from '../forms';
import { textsOf, titleOf } from '../values';
import { carryInOut } from './index';

type Item = {
  readonly thing?: RecordId;
  readonly name?: string;
  readonly serial?: string;
  readonly count?: number;
};

function rowsOf(context: FormContext, state: RecordState): readonly CarryRow[] {
  const text = textsOf(context.naming, carryInOut, state, 'short');
  const items = (state.fields['items'] ?? []) as readonly Item[];
  return items.map((item) => ({
    number: state.number ?? '',
    direction: text('direction'),
    doneAt: text('doneAt') || `（予定 ${text('plannedOn')}）`,
    area: text('area'),
    thing: item.thing === undefined ? (item.name ?? '') : titleOf(context.naming, item.thing),
    serial:
      item.serial ??
      String((item.thing && context.situation.book.record(item.thing)?.fields['serial']) ?? ''),
    count: String(item.count ?? 1),
    reason: text('reason'),
    contractor: text('contractor'),
    carrier: text('carrier'),
    impact: text('impact'),
    impactOn: text('impactOn'),
    impactBy: text('impactBy'),
    witness: text('witness'),
    remarks: [text('irregular') === '' ? '' : `事後記録（不備）：${text('irregular')}`, text('result')]
      .filter((part) => part !== '')
      .join('\n'),
  }));
}

/** The areas the records are of: their section signs for them. */
function areasOf(context: FormContext, records: readonly RecordState[]): readonly RecordState[] {
  const ids = new Set(records.map(({ fields }) => fields['area'] as RecordId));
  return [...ids].flatMap((id) => context.situation.book.record(id) ?? []);
}

/** 搬入出記録: one line per device. */
export const carryRecordForm: RegisterForm = {
  id: 'carry-record',
  per: 'register',
  fits: (state) => state.voided === null,
  filled(context, records, head) {
    const { book, today } = context.situation;
    const areas = areasOf(context, records);
    const sections = new Set(areas.map(({ fields }) => fields['section'] as RecordId));
    const [section] = sections;
    return carryRecord(
      {
        section: sections.size === 1 && section ? sectionNameOn(book.record(section), today) : '',
        keeper: chiefText(context, areas),
        date: `${showDate(today)}現在`,
        extract: context.extract,
        rows: records.flatMap((state) => rowsOf(context, state)),
        fillPage: false,
      },
      head,
    );
  },
};
