import type { IsoDate } from '../../jp/date';
import { fiscalYearOf } from '../../jp/fiscal';
import { blankErasureList, erasureList } from '../../print/forms/erasure-list';
import { decisionOf } from '../decision';
import { addresseeText, dateText, decisionText, personText, senderText, stampsText } from '../form-texts';
import type { RegisterForm } from '../forms';
import { erasedOf, itemsOf } from './index';

/** 消去伺: one sheet for each application, with what it lists. */
export const erasureListForm: RegisterForm = {
  id: 'erasure-list',
  per: 'record',
  fits: (state) => state.voided === null,
  filled(context, [state], head) {
    if (!state) return erasureList(blankErasureList, head);
    const on = state.fields['appliedOn'] as IsoDate;
    const erased = erasedOf(state);
    return erasureList(
      {
        number: state.number ?? '',
        appliedOn: dateText(on),
        addressee: addresseeText(context, state, on),
        applicant: senderText(context, state.fields['applicant'], state.fields['enteredBy'], on),
        reason: String(state.fields['reason'] ?? ''),
        items: itemsOf(state.fields).map((item) => ({
          kind: item.kind,
          number: item.number ?? '',
          completedOn: dateText(item.completedOn),
          year: fiscalYearOf(item.completedOn).label,
          years: `${item.years}年`,
          until: dateText(item.until),
        })),
        blankItems: 0,
        decision: decisionText(context, state),
        stamps: stampsText(context, state),
        erasedOn: erased ? dateText(erased.on) : '',
        operator: erased ? personText(context, erased.operator) : '',
        binder: decisionOf(state)?.binder ?? '',
      },
      head,
    );
  },
};
