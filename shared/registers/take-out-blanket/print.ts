import type { IsoDate } from '../../jp/date';
import { blankTakeOutBlanket, type TakeOutBlanket, takeOutBlanket } from '../../print/forms/take-out-blanket';
import { MEANS } from '../carried-acts';
import { itemsIn } from '../carried-items';
import { carriedText, choiceText, levelText, outsideText, protectionPlaces } from '../carried-texts';
import { addresseeText, dateText, decisionText, personText, senderText, stampsText } from '../form-texts';
import type { RegisterForm } from '../forms';

export const takeOutBlanketForm: RegisterForm = {
  id: 'take-out-blanket',
  per: 'record',
  fits: (state) => state.voided === null,
  filled(context, [state], head) {
    if (!state) return takeOutBlanket(blankTakeOutBlanket, head);
    const { fields } = state;
    const on = fields['appliedOn'] as IsoDate;
    return takeOutBlanket(
      {
        number: state.number ?? '',
        appliedOn: dateText(on),
        addressee: addresseeText(context, state, on),
        applicant: senderText(context, fields['applicant'], fields['enteredBy'], on),
        act: (fields['act'] ?? null) as TakeOutBlanket['act'],
        business: String(fields['business'] ?? ''),
        persons: ((fields['persons'] ?? []) as readonly unknown[]).map((id) => personText(context, id)),
        maximumClass: `${levelText(fields['maximumClass'])}まで`,
        destination: String(fields['destination'] ?? ''),
        means: choiceText(MEANS, fields['means']),
        route: String(fields['route'] ?? ''),
        from: dateText(fields['from']),
        until: dateText(fields['until']),
        protection: protectionPlaces(fields['protection']),
        protectionReason: String(fields['protectionReason'] ?? ''),
        outside: outsideText(state),
        items: itemsIn(fields).map((item) => carriedText(context, item)),
        blankItems: 0,
        decision: decisionText(context, state),
        stamps: stampsText(context, state),
      },
      head,
    );
  },
};
