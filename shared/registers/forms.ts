import type { Hash, Instant } from '../ids';
import type { RecordState } from '../journal/project';
import { shortHash } from '../journal/seal';
import { showMoment } from '../jp/moment';
import type { FormDoc } from '../print/form-doc';
import type { FormHead } from '../print/forms/parts';
import type { Situation } from './define';
import type { Naming } from './values';

/** How a form is wanted: filled from records, empty to write on, or as the example that explains it. */
export type Variant = 'filled' | 'blank' | 'example';

/** What a form is filled from, beside the records. */
export type FormContext = {
  readonly situation: Situation;
  readonly naming: Naming;
  /** 照合番号: the head of the chain the form is printed from. */
  readonly head: Hash | null;
  readonly sample: boolean;
  /** In words what was filtered, '' when it is the whole register. */
  readonly extract: string;
};

/** An official form that a register can print. */
export type RegisterForm = {
  readonly id: string;
  /** One document for all of the records (a ledger), or one for each (an application). */
  readonly per: 'register' | 'record';
  /** Whether this record has come far enough to fill the form. */
  fits(state: RecordState): boolean;
  filled(context: FormContext, records: readonly RecordState[], head: FormHead): FormDoc;
  blank(context: FormContext, head: FormHead): FormDoc;
  example(head: FormHead): FormDoc;
};

/** 様式番号, title and footer of a form, by the profile in force. */
export function headOf(form: RegisterForm, context: FormContext, variant: Variant): FormHead {
  const { number = '', title = form.id } = context.situation.profile.forms[form.id] ?? {};
  const printed = variant === 'filled';
  return {
    number,
    title,
    printedAt: printed ? showMoment(context.situation.now as Instant) : null,
    verification: printed && context.head ? shortHash(context.head) : null,
    mark: variant === 'example' ? '記入例' : context.sample && printed ? '見本' : null,
  };
}

/** The documents of a form: one for a ledger, one per record for an application, in the order given. */
export function documentsOf(
  form: RegisterForm,
  variant: Variant,
  records: readonly RecordState[],
  context: FormContext,
): readonly FormDoc[] {
  const head = headOf(form, context, variant);
  if (variant === 'blank') return [form.blank(context, head)];
  if (variant === 'example') return [form.example(head)];
  const fitting = records.filter((state) => form.fits(state));
  if (form.per === 'register') return [form.filled(context, fitting, head)];
  return fitting.map((state) => form.filled(context, [state], head));
}
