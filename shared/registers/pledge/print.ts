import type { RecordId } from '../../ids';
import type { RecordState } from '../../journal/project';
import { type IsoDate, showDate } from '../../jp/date';
import { fiscalYear } from '../../jp/fiscal';
import { personName, sectionNameOn } from '../../organisation/assignments';
import type { FormHead } from '../../print/forms/parts';
import { blankPledgeForm, pledgeForm } from '../../print/forms/pledge';
import {
  type BriefingText,
  blankBriefingRecord,
  briefingList,
  briefingRecord,
} from '../../print/forms/pledge-briefing';
import {
  blankLeavingList,
  blankUnrestrictedList,
  blankUnsignedList,
  type PledgeListForm,
  pledgeList,
} from '../../print/forms/pledge-list';
import { blankReturnConfirmation, returnConfirmation } from '../../print/forms/return-confirmation';
import { chiefText } from '../chief';
import { employmentLabel } from '../employment';
import type { FormContext, RegisterForm } from '../forms';
import { sheetCode } from './code';
import { briefingOf, leavingOf, needsSignature, returnsOf, signingOf } from './events';
import { THING_KINDS } from './fields';
import { heldOn } from './holding';
import { pledge } from './index';
import { OUTCOMES } from './leaving';
import { inList, lastDayOf, type PledgeList } from './lists';
import { nameOnCard, pledgeOf, termText, yearOf } from './rules';

const isoText = (on: IsoDate | null | undefined): string => (on ? showDate(on) : '');
const nameOfId = (context: FormContext, id: RecordId | undefined): string =>
  personName(context.situation.book, id);
const labelOf = (choices: typeof OUTCOMES, value: string): string =>
  choices.find((choice) => choice.value === value)?.label ?? value;

function sectionText(context: FormContext, state: RecordState): string {
  const id = state.fields['section'] as RecordId | undefined;
  const on = (state.fields['from'] as IsoDate | undefined) ?? context.situation.today;
  return sectionNameOn(id && context.situation.book.record(id), on);
}

export const pledgeSheetForm: RegisterForm = {
  id: 'pledge',
  per: 'record',
  fits: (state) => state.voided === null && (needsSignature(state) || signingOf(state) !== null),
  filled(context, [state], head) {
    const signing = state && signingOf(state);
    const text = signing?.pledge ?? (state && pledgeOf(state, context.situation));
    if (!state || !text) return pledgeForm(blankPledgeForm, head);
    const drawn = signing?.signature?.manner === 'drawn' ? signing.signature.strokes : null;
    const typed = signing?.signature?.manner === 'typed' ? signing.signature.name : '';
    return pledgeForm(
      {
        ...text,
        number: state.number ?? '',
        signedOn: isoText(signing?.on),
        drawn,
        typedName: typed,
        witness: nameOfId(context, signing?.witness),
        sha256: signing?.sha256 ?? '',
        code: sheetCode({ card: state.id, text: text.code }),
        remark: signing?.manner === 'paper' ? `紙に署名済み（原本：${signing.binder ?? ''}）` : '',
      },
      head,
    );
  },
};

function briefingText(context: FormContext, state: RecordState): BriefingText {
  const briefing = briefingOf(state);
  return {
    number: state.number ?? '',
    name: nameOnCard(state, context.situation.book),
    section: sectionText(context, state),
    employment: employmentLabel(state.fields['employment']),
    term: termText(state.fields),
    on: isoText(briefing?.on),
    material: briefing?.material ?? '',
    materialVersion: briefing?.materialVersion ?? '',
    explainer: nameOfId(context, briefing?.explainer),
    understood: briefing?.understood === true,
    remarks: briefing?.remarks ?? '',
  };
}

const briefingRecordForm: RegisterForm = {
  id: 'pledge-briefing',
  per: 'record',
  fits: (state) => state.voided === null,
  filled: (context, [state], head) =>
    briefingRecord(
      state ? { ...briefingText(context, state), chief: chiefText(context, [state]) } : blankBriefingRecord,
      head,
    ),
};

const oneOf = (texts: readonly string[]): string => {
  const all = [...new Set(texts)];
  return all.length === 1 ? (all[0] ?? '') : '';
};

const briefingListForm: RegisterForm = {
  id: 'pledge-briefing-list',
  per: 'register',
  fits: (state) => state.voided === null && briefingOf(state) !== null,
  filled: (context, records, head) =>
    briefingList(
      {
        section: oneOf(records.map((state) => sectionText(context, state))),
        fiscalYear: [...new Set(records.map((state) => fiscalYear(yearOf(state)).label))].join('・'),
        keeper: chiefText(context, records),
        date: `${showDate(context.situation.today)}現在`,
        rows: records.map((state) => briefingText(context, state)),
        fillPage: false,
      },
      head,
    ),
};

const returnForm: RegisterForm = {
  id: 'return-confirmation',
  per: 'record',
  fits: (state) => state.voided === null && (leavingOf(state) !== null || returnsOf(state).length > 0),
  filled(context, [state], head) {
    if (!state) return returnConfirmation(blankReturnConfirmation, head);
    const back = returnsOf(state).at(-1);
    const leaving = leavingOf(state);
    const { book, profile } = context.situation;
    const items = back
      ? (back.items ?? []).map((item) => ({
          kind: labelOf(THING_KINDS, item.kind),
          name: item.name,
          number: item.number ?? '',
          outcome: labelOf(OUTCOMES, item.outcome),
          note: item.note ?? '',
        }))
      : heldOn(state, book).map((held) => ({
          kind: labelOf(THING_KINDS, held.kind),
          name: held.name,
          number: held.number ?? '',
          outcome: '',
          note: '',
        }));
    const why = { term: '任期満了', resigned: '退職', transfer: '異動', other: 'その他' }[leaving?.why ?? ''];
    return returnConfirmation(
      {
        number: state.number ?? '',
        addressee: [profile.organisation.addressee.replace('{section}', sectionText(context, state))],
        name: nameOnCard(state, book),
        section: sectionText(context, state),
        leavesOn: isoText(leaving?.on),
        why: why ?? '',
        confirmedOn: isoText(back?.on),
        receiver: nameOfId(context, back?.receiver),
        secrecy: back?.secrecy === true,
        items,
        blankItems: back ? 0 : 4,
        remarks: back?.remarks ?? '',
      },
      head,
    );
  },
};

const NEXT: { readonly [status: string]: string } = {
  unbriefed: '説明、署名',
  unsigned: '署名',
  undecided: '所属長の決定',
  unset: '設定と確認',
};

function openText(list: PledgeList, context: FormContext, state: RecordState): string {
  if (list === 'unsigned') return NEXT[state.status] ?? '署名';
  if (list === 'unrestricted') return state.status === 'unset' ? '設定と確認' : '所属長の決定';
  const held = heldOn(state, context.situation.book).map((one) => `${one.name} ${one.number ?? ''}`.trim());
  return [`${isoText(lastDayOf(state))}まで`, ...held].join('\n');
}

/** One of the three lists, of those of the records that are on it today. */
const listForm = (
  id: 'unsigned-list' | 'unrestricted-list' | 'leaving-list',
  list: PledgeList,
  blank: PledgeListForm,
): RegisterForm => ({
  id,
  per: 'register',
  fits: (state) => state.voided === null && state.status !== 'ended',
  filled(context, records, head: FormHead) {
    const { book, today } = context.situation;
    const rows = records
      .filter((state) => inList(list, state, book, today))
      .map((state) => {
        const derived = pledge.derive(state, context.situation);
        const signedOn = signingOf(state)?.on;
        const briefed = briefingOf(state)?.on;
        return {
          number: state.number ?? '',
          name: nameOnCard(state, book),
          section: sectionText(context, state),
          employment: employmentLabel(state.fields['employment']),
          term: termText(state.fields),
          briefedOn: briefed ? showDate(briefed, 'short') : '未実施',
          signed: signedOn ? showDate(signedOn, 'short') : needsSignature(state) ? '未署名' : '求めない',
          restriction: String(derived['restriction'] ?? ''),
          open: openText(list, context, state),
        };
      });
    return pledgeList(id)({ ...blank, date: `${showDate(today)}現在`, rows, fillPage: false }, head);
  },
});

export const pledgeForms: readonly RegisterForm[] = [
  pledgeSheetForm,
  briefingRecordForm,
  briefingListForm,
  returnForm,
  listForm('unsigned-list', 'unsigned', blankUnsignedList),
  listForm('unrestricted-list', 'unrestricted', blankUnrestrictedList),
  listForm('leaving-list', 'leaving', blankLeavingList),
];
