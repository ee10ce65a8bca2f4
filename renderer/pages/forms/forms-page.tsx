import { useEffect, useMemo, useState } from 'react';
import type { FormDoc } from '../../../shared/print/form-doc';
import { registerForms } from '../../../shared/registers/all-forms';
import type { Register } from '../../../shared/registers/define';
import {
  documentsOf,
  type FormContext,
  namedIn,
  type RegisterForm,
  type Variant,
} from '../../../shared/registers/forms';
import { hrefOf, navigate, type Route } from '../../app/router';
import { useSample } from '../../app/sample';
import { PageHead } from '../../app/title';
import { useBook, useSituation } from '../../book/context';
import { useNaming } from '../../registers/naming';
import { countText } from '../../registers/words';
import { EmptyState } from '../../ui/notices';
import { firstScope, recordsIn, ScopeChoice } from '../scope-choice';
import { FormPreview } from './form-preview';
import { StandaloneForm, standaloneForms } from './standalone-form';
import { VARIANTS, VariantChoice } from './variant-choice';

/** 様式印刷: which form, filled, blank or as an example; looked at before it is printed. */
export function FormsPage({ route }: { readonly route: Route }) {
  const book = useBook();
  const id = route.path[1];
  const register = id === undefined ? undefined : book.register(id);
  const wanted = route.query.get('form');
  const offered = registerForms.filter((one) => register === undefined || one.register === register.id);
  const chosen = offered.find((one) => one.form.id === wanted) ?? offered[0];
  const owner = chosen && book.register(chosen.register);
  const alone = register === undefined ? standaloneForms.find((form) => form === wanted) : undefined;
  return (
    <>
      <PageHead title="様式印刷" />
      <div className="forms-page">
        <FormList register={register?.id ?? null} current={alone ?? chosen?.form.id ?? null} />
        {alone && <StandaloneForm key={alone} id={alone} />}
        {!alone && chosen && owner && <OneForm key={chosen.form.id} form={chosen.form} register={owner} />}
      </div>
    </>
  );
}

/** 様式第2号 before 様式第10号; a form without a number after all others. */
const inOrder = new Intl.Collator('ja', { numeric: true });
const LAST = '\uffff';

function FormList({
  register,
  current,
}: {
  readonly register: string | null;
  readonly current: string | null;
}) {
  const situation = useSituation();
  const own = registerForms
    .filter((one) => register === null || one.register === register)
    .map(({ form }) => form.id);
  const ids = register === null ? [...own, ...standaloneForms] : own;
  const listed = ids
    .map((id) => ({ id, ...namedIn(id, situation) }))
    .toSorted((one, other) => inOrder.compare(one.number || LAST, other.number || LAST));
  return (
    <nav className="form-list" aria-label="様式の一覧">
      <ul>
        {listed.map(({ id, number, title }) => (
          <li key={id}>
            <a
              href={hrefOf(register === null ? ['forms'] : ['forms', register], { form: id })}
              aria-current={id === current ? 'page' : undefined}
            >
              <small>{number}</small>
              {title}
            </a>
          </li>
        ))}
      </ul>
      {register !== null && (
        <a className="all-forms" href={hrefOf(['forms'])} onClick={() => navigate(hrefOf(['forms']))}>
          すべての様式を見る
        </a>
      )}
    </nav>
  );
}

function OneForm({ form, register }: { readonly form: RegisterForm; readonly register: Register }) {
  const book = useBook();
  const situation = useSituation();
  const naming = useNaming();
  const sample = useSample();
  const [variant, setVariant] = useState<Variant>('filled');
  const [scope, setScope] = useState(() => firstScope(register));
  const context = useMemo((): FormContext => {
    const head = book.verification();
    const extract = scope === 'chosen' ? '一覧で選んだものだけを印刷' : '';
    return { situation, naming, head, sample, extract };
  }, [book, situation, naming, sample, scope]);
  const records = useMemo(
    () => recordsIn(scope, register, situation.book).filter((state) => form.fits(state)),
    [scope, register, situation, form],
  );
  const [made, setMade] = useState<{ readonly documents: readonly FormDoc[]; readonly count: number } | null>(
    null,
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: made anew when what is wanted changes, not with every tick of the book
  useEffect(() => {
    setMade({
      documents: documentsOf(form, variant, records, context),
      count: variant === 'filled' ? records.length : 0,
    });
  }, [form, variant, scope, register, sample]);
  const { title } = namedIn(form.id, situation);
  const nothing = variant === 'filled' && records.length === 0;

  return (
    <div className="one-form">
      <div className="form-choices">
        <VariantChoice offered={VARIANTS} variant={variant} onVariant={setVariant} />
        {variant === 'filled' && (
          <ScopeChoice register={register} book={situation.book} scope={scope} onScope={setScope} />
        )}
      </div>
      {nothing ? (
        <EmptyState title="印刷できる記録がありません">
          <p>この様式に書ける段階の記録がありません。空欄の様式か記入例を選ぶこともできます。</p>
        </EmptyState>
      ) : (
        made && (
          <FormPreview
            documents={made.documents}
            title={title}
            subject={`${title}${made.count > 0 ? `（${countText(made.count)}）` : ''}`}
            count={made.count}
          />
        )
      )}
    </div>
  );
}
