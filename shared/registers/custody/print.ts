import type { RecordId } from '../../ids';
import type { RecordState } from '../../journal/project';
import type { IsoDate } from '../../jp/date';
import { fiscalYearOf } from '../../jp/fiscal';
import { postTextOn } from '../../organisation/assignments';
import { ACT_LABELS } from '../../policy/custody';
import { type CustodyRow, custodyLedger } from '../../print/forms/custody-ledger';
import { blankCustodyReceipt, type CustodyReceipt, custodyReceipt } from '../../print/forms/custody-receipt';
import { itemsIn, keyOf, labelOfItem } from '../carried-items';
import { dayOf } from '../carried-line';
import { carriedLines, carriedText, choiceText, protectionWords } from '../carried-texts';
import { chiefText } from '../chief';
import { decisionOf } from '../decision';
import { ERASURE_CHOICES } from '../erasure-choices';
import { addresseeText, dateText, momentText, personText } from '../form-texts';
import type { FormContext, RegisterForm } from '../forms';
import { TAKE_OUT_BLANKET } from '../ids';
import { signatureIn } from '../signature';
import { textsOf } from '../values';
import { actOf, extensionsOf, lostKeys, returnedItems, returnsOf } from './events';
import { custody } from './index';
import { receiptOf } from './receipt';
import { ENDS } from './return-fields';

const endText = (end: string): string => ENDS.find((one) => one.value === end)?.label ?? '';

function permitText(context: FormContext, state: RecordState): string {
  const permit = state.fields['permit'] && context.situation.book.record(state.fields['permit'] as RecordId);
  if (!permit) return '';
  const number = decisionOf(permit)?.permitNumber ?? permit.number ?? '';
  return permit.register === TAKE_OUT_BLANKET ? `${number}（包括）` : number;
}

function receiptText(state: RecordState): string {
  const receipt = receiptOf(state);
  if (!receipt) return '';
  return receipt.manner === 'paper' ? '紙に署名' : '署名済';
}

const remarksOf = (context: FormContext, state: RecordState): string =>
  [
    state.fields['remarks'],
    ...extensionsOf(state).map((one) => `${dateText(one.until)}まで延長（${one.reason}）`),
    lostKeys(state).length > 0 ? '紛失' : '',
    ...returnsOf(state).map((one) => one.remarks),
    ...returnedItems(state).map((item) => item.note),
    state.fields['irregular'] === undefined ? '' : `事後記録（不備）：${String(state.fields['irregular'])}`,
    state.detail['acknowledged'] === undefined
      ? ''
      : `所属長確認　${dateText((state.detail['acknowledged'] as { on: string }).on)}　${personText(context, (state.detail['acknowledged'] as { by: string }).by)}`,
  ]
    .filter((text) => typeof text === 'string' && text !== '')
    .join('\n');

const erasureText = (state: RecordState): string =>
  [
    ...new Set(
      returnedItems(state).map((item) =>
        item.end === 'back'
          ? choiceText(ERASURE_CHOICES, item.erasure)
          : `${endText(item.end)}・${choiceText(ERASURE_CHOICES, item.erasure)}`,
      ),
    ),
  ].join('\n');

function rowOf(context: FormContext, state: RecordState): CustodyRow {
  const text = textsOf(context.naming, custody, state, 'short');
  const highest = text('highest');
  return {
    number: state.number ?? '',
    act: ACT_LABELS[actOf(state)],
    things: carriedLines(context, itemsIn(state.fields)),
    klass: highest === '分類不明' ? '不明' : highest,
    outAt: text('outAt'),
    holder: text('holder'),
    receipt: receiptText(state),
    destination: text('destination'),
    purpose: text('purpose'),
    permit: permitText(context, state),
    protection: protectionWords(state.fields['protection']),
    until: text('until'),
    returnedAt: returnsOf(state)
      .map((one) => momentText(one.at))
      .join('\n'),
    receiver: [...new Set(returnsOf(state).map((one) => personText(context, one.receiver)))].join('\n'),
    erasure: erasureText(state),
    remarks: remarksOf(context, state),
  };
}

const outAt = (state: RecordState): string => String(state.fields['outAt'] ?? '');

export const custodyLedgerForm: RegisterForm = {
  id: 'custody-ledger',
  per: 'register',
  fits: (state) => state.voided === null,
  filled(context, records, head) {
    const sections = new Set(records.map((state) => textsOf(context.naming, custody, state)('section')));
    const years = new Set(
      records.flatMap((state) => {
        const on = dayOf(state.fields['outAt']);
        return on === null ? [] : [fiscalYearOf(on).label];
      }),
    );
    return custodyLedger(
      {
        section: sections.size === 1 ? ([...sections][0] ?? '') : '',
        fiscalYear: [...years].toSorted().join('・'),
        keeper: chiefText(context, records),
        date: `${dateText(context.situation.today)}現在`,
        extract: context.extract,
        rows: records
          .toSorted((a, b) => (outAt(a) < outAt(b) ? -1 : 1))
          .map((state) => rowOf(context, state)),
        blankRows: 0,
        fillPage: false,
      },
      head,
    );
  },
};

/** What was signed on the screen: the lines as they were drawn, or the name as it was typed. Paper is signed anew. */
function signed(state: RecordState): Pick<CustodyReceipt, 'holder' | 'drawn'> {
  const signature = signatureIn(receiptOf(state)?.signature);
  return {
    holder: signature?.manner === 'typed' ? signature.name : '',
    drawn: signature?.manner === 'drawn' ? signature.strokes : null,
  };
}

export const custodyReceiptForm: RegisterForm = {
  id: 'custody-receipt',
  per: 'record',
  fits: (state) => state.voided === null,
  filled(context, [state], head) {
    if (!state) return custodyReceipt(blankCustodyReceipt, head);
    const on: IsoDate = dayOf(state.fields['outAt']) ?? context.situation.today;
    const items = itemsIn(state.fields);
    const back = returnsOf(state).at(-1);
    const labels = new Map(items.map((item) => [keyOf(item), labelOfItem(item, context.situation.book)]));
    return custodyReceipt(
      {
        number: state.number ?? '',
        receivedOn: dateText(receiptOf(state)?.on),
        addressee: addresseeText(context, state, on),
        act: ACT_LABELS[actOf(state)],
        purpose: String(state.fields['purpose'] ?? ''),
        destination: String(state.fields['destination'] ?? ''),
        outAt: momentText(outAt(state)),
        until: dateText(state.fields['until']),
        permit: permitText(context, state),
        handedBy: personText(context, state.fields['handedBy']),
        holderPost: postTextOn(context.situation.book, state.fields['holder'] as RecordId, on),
        ...signed(state),
        items: items.map((item) => carriedText(context, item)),
        blankItems: 0,
        back: {
          at: momentText(back?.at),
          receiver: personText(context, back?.receiver),
          items: returnedItems(state).map((item) => ({
            name: labels.get(item.key) ?? '',
            end: endText(item.end),
            erasure: [choiceText(ERASURE_CHOICES, item.erasure), item.note ?? '']
              .filter((text) => text !== '')
              .join('\n'),
          })),
          remarks: back?.remarks ?? '',
        },
        blankReturns: items.length - returnedItems(state).length,
      },
      head,
    );
  },
};
