import type { RegisterId } from '../ids';
import { assetLedgerForm } from './asset/print';
import { disposalApplicationForm, disposalRecordForm, disposalReportForm } from './disposal/print';
import type { RegisterForm } from './forms';
import { ASSET, DISPOSAL, MEDIUM } from './ids';
import { mediumLedgerForm } from './medium/print';

/** Every form a register can print, in the order of the day's work. */
export const registerForms: readonly { readonly register: RegisterId; readonly form: RegisterForm }[] = [
  { register: ASSET, form: assetLedgerForm },
  { register: MEDIUM, form: mediumLedgerForm },
  { register: DISPOSAL, form: disposalApplicationForm },
  { register: DISPOSAL, form: disposalRecordForm },
  { register: DISPOSAL, form: disposalReportForm },
];

export const formsOf = (register: RegisterId): readonly RegisterForm[] =>
  registerForms.filter((one) => one.register === register).map((one) => one.form);
