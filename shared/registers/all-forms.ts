import type { RegisterId } from '../ids';
import { ERASURE } from '../journal/erasure';
import { assetLedgerForm } from './asset/print';
import { carryRecordForm } from './carry-in-out/print';
import { custodyLedgerForm, custodyReceiptForm } from './custody/print';
import { disposalApplicationForm, disposalRecordForm, disposalReportForm } from './disposal/print';
import { entryBookForm } from './entry-log/print';
import { entryPermitApplicationForm, entryPermitListForm } from './entry-permit/print';
import { erasureListForm } from './erasure/print';
import type { RegisterForm } from './forms';
import {
  ASSET,
  CARRY_IN_OUT,
  CUSTODY,
  DISPOSAL,
  ENTRY_LOG,
  ENTRY_PERMIT,
  INCIDENT,
  MEDIUM,
  PLEDGE,
  STOCKTAKE,
  TAKE_OUT,
  TAKE_OUT_BLANKET,
} from './ids';
import { incidentSheetForm } from './incident/print';
import { mediumLedgerForm } from './medium/print';
import { pledgeForms } from './pledge/print';
import { stocktakeReportForm, stocktakeSheetForm } from './stocktake/print';
import { takeOutApplicationForm } from './take-out/print';
import { takeOutBlanketForm } from './take-out-blanket/print';

/** Every form a register can print, in the order of the day's work. */
export const registerForms: readonly { readonly register: RegisterId; readonly form: RegisterForm }[] = [
  { register: ASSET, form: assetLedgerForm },
  { register: MEDIUM, form: mediumLedgerForm },
  { register: TAKE_OUT, form: takeOutApplicationForm },
  { register: TAKE_OUT_BLANKET, form: takeOutBlanketForm },
  { register: CUSTODY, form: custodyLedgerForm },
  { register: CUSTODY, form: custodyReceiptForm },
  { register: INCIDENT, form: incidentSheetForm },
  { register: DISPOSAL, form: disposalApplicationForm },
  { register: DISPOSAL, form: disposalRecordForm },
  { register: DISPOSAL, form: disposalReportForm },
  { register: STOCKTAKE, form: stocktakeSheetForm },
  { register: STOCKTAKE, form: stocktakeReportForm },
  { register: ENTRY_PERMIT, form: entryPermitApplicationForm },
  { register: ENTRY_PERMIT, form: entryPermitListForm },
  { register: ENTRY_LOG, form: entryBookForm },
  { register: CARRY_IN_OUT, form: carryRecordForm },
  { register: ERASURE, form: erasureListForm },
  ...pledgeForms.map((form) => ({ register: PLEDGE, form })),
];

export const formsOf = (register: RegisterId): readonly RegisterForm[] =>
  registerForms.filter((one) => one.register === register).map((one) => one.form);
