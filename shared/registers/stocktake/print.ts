import type { RecordId } from '../../ids';
import type { RecordState } from '../../journal/project';
import { showDate } from '../../jp/date';
import { COUNT_LABELS, type ReportDifference, stocktakeReport } from '../../print/forms/stocktake-report';
import { type SheetPlace, stocktakeSheet } from '../../print/forms/stocktake-sheet';
import { labelCode } from '../../stocktaking/label-code';
import { OUTCOME_LABELS, OUTCOMES, tallyOf } from '../../stocktaking/tally';
import { classOfThing } from '../effective';
import { addresseeText, dateText, personText, senderText, stampsText } from '../form-texts';
import type { FormContext, RegisterForm } from '../forms';
import { textsOf } from '../values';
import { stocktake } from './index';
import { type Difference, outcomesOf, resultOf, type Settled } from './result';

const called = (state: RecordState): string =>
  [state.number, String(state.fields['name'] ?? '')].filter((part) => part).join('　');

/** What a register calls the kind of a thing. */
function kindText(context: FormContext, state: RecordState): string {
  const register = context.naming.register(state.register);
  return register ? textsOf(context.naming, register, state)('kind') : '';
}

const WRITTEN_ROWS = 3;

function placesIn(context: FormContext, state: RecordState): readonly SheetPlace[] {
  const { rows, places } = tallyOf(state, context.situation);
  const { book } = context.situation;
  return places.map(({ place }) => ({
    place: place.label,
    code: place.cabinet === null ? '' : labelCode(place.cabinet),
    blankRows: WRITTEN_ROWS,
    rows: rows
      .filter(({ thing }) => thing.place.key === place.key && thing.standing === 'here')
      .flatMap(({ thing }) => {
        const record = book.record(thing.id);
        if (!record) return [];
        const { confidentiality } = classOfThing(record, book);
        return [
          {
            number: thing.number,
            name: thing.name,
            kind: kindText(context, record),
            serial: thing.serial,
            klass: confidentiality === 'unknown' ? '不明' : confidentiality,
          },
        ];
      }),
  }));
}

/** 棚卸票: by place, with boxes to tick. */
export const stocktakeSheetForm: RegisterForm = {
  id: 'stocktake-sheet',
  per: 'record',
  fits: (state) => state.voided === null && state.status !== 'closed',
  filled(context, [state], head) {
    if (!state) throw new Error('a sheet is printed for one stocktake');
    const { out } = tallyOf(state, context.situation);
    return stocktakeSheet(
      {
        stocktake: called(state),
        section: textsOf(context.naming, stocktake, state)('section'),
        date: `${showDate(context.situation.today)}現在`,
        places: placesIn(context, state),
        out: out.map(({ number, name, whereabouts }) => ({ number, name, whereabouts })),
      },
      head,
    );
  },
};

const SETTLED: { readonly [how in Settled['how']]: string } = {
  incident: '事故として記録',
  found: '後日発見',
};

/** What became of a difference: amended, reported, found. */
function doneWith(state: RecordState, { thing }: Difference): readonly string[] {
  if (thing === null) return [];
  const settled = ((state.detail['settled'] ?? []) as unknown as readonly Settled[])
    .filter(({ things }) => things.includes(thing))
    .map(({ how, on }) => `${SETTLED[how]}（${showDate(on, 'short')}）`);
  return resultOf(state)?.moved.includes(thing) ? ['台帳の保管場所を訂正', ...settled] : settled;
}

const differenceText = (state: RecordState, difference: Difference): ReportDifference => ({
  outcome: OUTCOME_LABELS[difference.outcome],
  number: difference.number,
  name: difference.name,
  place: difference.place,
  seenAt: difference.seenAt,
  note: [difference.note, ...doneWith(state, difference)].filter((part) => part !== '').join('\n'),
});

/** 棚卸結果報告書: of a closed stocktake as it was closed, of one that goes on as it stands. */
export const stocktakeReportForm: RegisterForm = {
  id: 'stocktake-report',
  per: 'record',
  fits: (state) => state.voided === null,
  filled(context, [state], head) {
    if (!state) throw new Error('a report is printed for one stocktake');
    const result = resultOf(state);
    const outcomes = result ?? outcomesOf(tallyOf(state, context.situation));
    const on = result?.closedOn ?? context.situation.today;
    const counters = (state.fields['counters'] ?? []) as readonly RecordId[];
    const text = textsOf(context.naming, stocktake, state);
    const values = [outcomes.expected, ...OUTCOMES.map((key) => outcomes.counts[key]), outcomes.out.length];
    return stocktakeReport(
      {
        addressee: addresseeText(context, state, on),
        date: dateText(on),
        number: state.number ?? '',
        reporter: senderText(context, result?.closedBy ?? counters[0], undefined, on),
        stocktake: text('name'),
        scope: text('cabinets') || text('scope'),
        period: `${text('startedOn')}から${result ? `${dateText(on)}まで` : '実施中'}`,
        counters: counters.map((id) => personText(context, id)).join('、'),
        witness: personText(context, result?.witness ?? state.fields['witness']),
        counts: values.map((one, at) => ({
          label: COUNT_LABELS[at] ?? '',
          value: one.toLocaleString('ja-JP'),
        })),
        places: outcomes.places.map((one) => ({
          place: one.place,
          expected: one.expected.toLocaleString('ja-JP'),
          seen: one.seen.toLocaleString('ja-JP'),
          missing: one.missing.toLocaleString('ja-JP'),
          unchecked: one.unchecked.toLocaleString('ja-JP'),
        })),
        // While it goes on, what nobody has looked for yet is no difference.
        differences: outcomes.differences
          .filter(({ outcome }) => result !== null || outcome !== 'unchecked')
          .map((one) => differenceText(state, one)),
        out: outcomes.out.map(({ number, name, whereabouts }) => ({ number, name, whereabouts })),
        uncheckedReason: result?.uncheckedReason ?? '',
        remarks: result?.remarks ?? '',
        closed: result !== null,
        stamps: stampsText(context, state),
        blankRows: 0,
      },
      head,
    );
  },
};
