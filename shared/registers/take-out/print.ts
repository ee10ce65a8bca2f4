import type { RecordState } from '../../journal/project';
import type { IsoDate } from '../../jp/date';
import {
  blankTakeOutApplication,
  type TakeOutApplication,
  takeOutApplication,
} from '../../print/forms/take-out-application';
import { MEANS } from '../carried-acts';
import { itemsIn } from '../carried-items';
import { carriedText, choiceText, outsideText, protectionPlaces } from '../carried-texts';
import { usesOf } from '../carried-uses';
import { decisionOf } from '../decision';
import { ERASURE_CHOICES } from '../erasure-choices';
import {
  addresseeText,
  dateText,
  decisionText,
  momentText,
  personText,
  senderText,
  stampsText,
} from '../form-texts';
import type { FormContext, RegisterForm } from '../forms';

/** The 処理欄: when it left and came back, as its lines of 持出・貸出簿 say. */
function handled(context: FormContext, state: RecordState) {
  const { book } = context.situation;
  const lines = usesOf(state.id, book).flatMap((use) => book.record(use.by) ?? []);
  const first = lines.map((line) => String(line.fields['outAt'] ?? '')).toSorted()[0];
  const returns = lines.flatMap(
    (line) =>
      (line.detail['returns'] ?? []) as readonly {
        at: string;
        receiver: string;
        items: { erasure: string }[];
      }[],
  );
  const last = returns.toSorted((a, b) => (a.at < b.at ? -1 : 1)).at(-1);
  const words = new Set(
    returns.flatMap((one) => one.items.map((item) => choiceText(ERASURE_CHOICES, item.erasure))),
  );
  return {
    takenAt: momentText(first),
    returnedAt: momentText(last?.at),
    receiver: personText(context, last?.receiver),
    erasure: [...words].join('\n'),
  };
}

export const takeOutApplicationForm: RegisterForm = {
  id: 'take-out-application',
  per: 'record',
  fits: (state) => state.voided === null,
  filled(context, [state], head) {
    if (!state) return takeOutApplication(blankTakeOutApplication, head);
    const { fields } = state;
    const on = fields['appliedOn'] as IsoDate;
    return takeOutApplication(
      {
        number: state.number ?? '',
        appliedOn: dateText(on),
        addressee: addresseeText(context, state, on),
        applicant: senderText(context, fields['applicant'], fields['enteredBy'], on),
        act: (fields['act'] ?? null) as TakeOutApplication['act'],
        holder: personText(context, fields['holder'] ?? fields['applicant']),
        purpose: String(fields['purpose'] ?? ''),
        destination: String(fields['destination'] ?? ''),
        means: [choiceText(MEANS, fields['means']), fields['route']].filter((text) => text).join('　'),
        from: dateText(fields['from']),
        until: dateText(fields['until']),
        protection: protectionPlaces(fields['protection']),
        protectionReason: String(fields['protectionReason'] ?? ''),
        outside: outsideText(state),
        items: itemsIn(fields).map((item) => carriedText(context, item)),
        blankItems: 0,
        decision: decisionText(context, state),
        stamps: stampsText(context, state),
        ...handled(context, state),
        binder: decisionOf(state)?.binder ?? '',
      },
      head,
    );
  },
};
