import { useState } from 'react';
import { attributesOf } from '../../../shared/inquiry/attributes';
import type { Register } from '../../../shared/registers/define';
import type { Route } from '../../app/router';
import { PageHead } from '../../app/title';
import { useKept } from '../../book/arrangements-context';
import { useBook, useSituation } from '../../book/context';
import { useNaming } from '../../registers/naming';
import type { Naming } from '../../registers/values';
import { EmptyState } from '../../ui/notices';
import { type Inquiry, inquiryKept } from './inquiry';
import { InquiryView } from './inquiry-view';
import { SavedInquiries } from './saved-inquiries';

/** Ledgers hold what is there now; of applications and records the finished ones are what is asked for. */
const countsEnded = ({ group }: Register): boolean => group !== 'ledgers' && group !== 'organisation';

/** What is asked first of a register: by its first attribute and by 機密性, where it has one. */
function firstInquiry(register: Register, naming: Naming, before: Inquiry | null): Inquiry {
  const attributes = attributesOf(register, naming);
  const [row, second] = attributes;
  const classes = [...register.fields, ...register.derivedFields].find(
    (field) => field.kind === 'class' && field.aspect === 'confidentiality',
  );
  const column = attributes.find(({ key }) => key !== row?.key && key === classes?.key) ?? second;
  return {
    register: register.id,
    row: row?.key ?? '',
    column: column?.key ?? null,
    asOf: before?.asOf ?? 'today',
    ended: countsEnded(register),
    query: '',
    filters: {},
  };
}

/** 照会回答: how many there are, by any two attributes, as of any day; each number one click from its records. */
export function InquiryPage({ route }: { readonly route: Route }) {
  const situation = useSituation();
  const book = useBook();
  const naming = useNaming();
  const [last, keepLast] = useKept('inquiry/last');
  const [asked, setAsked] = useState<{ readonly inquiry: Inquiry; readonly times: number } | null>(null);
  const registers = book.registers.filter(
    (one) => !one.hidden?.(situation.book) && attributesOf(one, naming).length > 0,
  );
  const registerOf = (id: string) => registers.find((one) => one.id === id);

  const wanted = registerOf(route.query.get('register') ?? '');
  const kept = last ? inquiryKept(last.value) : null;
  const keptRegister = kept ? registerOf(kept.register) : undefined;
  const first = registers[0];
  if (!last) return <PageHead title="照会回答" />;
  const start =
    kept && keptRegister && (!wanted || wanted === keptRegister)
      ? kept
      : (wanted ?? first) && firstInquiry((wanted ?? first) as Register, naming, kept);
  const inquiry = asked?.inquiry ?? start ?? null;
  const register = inquiry && registerOf(inquiry.register);

  const change = (next: Inquiry) => {
    setAsked({ inquiry: next, times: asked?.times ?? 0 });
    keepLast(next);
  };
  /** Another inquiry altogether: the list of records starts afresh, too. */
  const ask = (next: Inquiry) => {
    setAsked({ inquiry: next, times: (asked?.times ?? 0) + 1 });
    keepLast(next);
  };
  if (!inquiry || !register)
    return (
      <>
        <PageHead title="照会回答" />
        <EmptyState title="数えられる台帳がありません">台帳に登録すると、ここで数えられます。</EmptyState>
      </>
    );
  return (
    <InquiryView
      key={`${register.id} ${asked?.times ?? 0}`}
      register={register}
      registers={registers}
      inquiry={inquiry}
      onChange={(part) => change({ ...inquiry, ...part })}
      onRegister={(id) => {
        const next = registerOf(id);
        if (next) ask(firstInquiry(next, naming, inquiry));
      }}
      saved={<SavedInquiries inquiry={inquiry} onInquiry={ask} />}
    />
  );
}
