import type { Hash } from '../ids';
import type { RecordState } from '../journal/project';
import { shortHash } from '../journal/seal';
import { showMoment } from '../jp/moment';
import type { FormDoc } from '../print/form-doc';
import { blankForm, exampleForm, type FormId, type NamedForm } from '../print/forms/index';
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
  readonly id: FormId;
  /** One document for all of the records (a ledger), or one for each (an application). */
  readonly per: 'register' | 'record';
  /** Whether this record has come far enough to fill the form. */
  fits(state: RecordState): boolean;
  filled(context: FormContext, records: readonly RecordState[], head: FormHead): FormDoc;
};

/** What the profile in force says of a form: 様式番号, title, 決裁欄. */
export function namedIn(id: FormId, { profile }: Pick<Situation, 'profile'>): NamedForm {
  const { stampPosts } = profile.organisation;
  return { ...(profile.forms[id] ?? { number: '', title: id }), stampPosts };
}

/** The head of a form that is filled from the book. */
export function headOf(id: FormId, context: Pick<FormContext, 'situation' | 'head' | 'sample'>): FormHead {
  const { number, title } = namedIn(id, context.situation);
  return {
    number,
    title,
    printedAt: showMoment(context.situation.now),
    verification: context.head ? shortHash(context.head) : null,
    mark: context.sample ? '見本' : null,
  };
}

/** The documents of a form: one for a ledger, one per record for an application, in the order given. */
export function documentsOf(
  form: RegisterForm,
  variant: Variant,
  records: readonly RecordState[],
  context: FormContext,
): readonly FormDoc[] {
  const named = namedIn(form.id, context.situation);
  if (variant === 'blank') return [blankForm(form.id, named)];
  if (variant === 'example') return [exampleForm(form.id, named)];
  const head = headOf(form.id, context);
  const fitting = records.filter((state) => form.fits(state));
  if (form.per === 'register') return [form.filled(context, fitting, head)];
  return fitting.map((state) => form.filled(context, [state], head));
}
