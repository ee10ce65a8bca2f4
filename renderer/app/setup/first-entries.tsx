import { type ReactNode, type SyntheticEvent, useEffect, useRef, useState } from 'react';
import type { RecordId } from '../../../shared/ids';
import type { Problem } from '../../../shared/problem';
import type { Situation } from '../../../shared/registers/define';
import { PERSON, SECTION } from '../../../shared/registers/ids';
import type { Book } from '../../book/book';
import { useBook, useRecord, useSituationNow } from '../../book/context';
import { Button } from '../../ui/button';
import { ProblemNotice } from '../../ui/notices';
import { TypedField } from '../typed-field';
import type { FirstValues } from './first-values';

/** The entries every book begins with: the section, and the person whose id the host stamps as the actor. */
export function firstDrafts(book: Book, situation: Situation, first: FirstValues) {
  const section = book.register(SECTION)?.actions.find(({ id }) => id === 'register');
  const person = book.register(PERSON)?.actions.find(({ id }) => id === 'register');
  if (!section || !person) throw new Error('sections and persons can be registered');
  const sectionId = situation.newRecord();
  const withId = (id: RecordId): Situation => ({ ...situation, newRecord: () => id });
  const sections = section.decide(withId(sectionId), [], {
    name: first.section.trim(),
    ...(first.department.trim() === '' ? {} : { department: first.department.trim() }),
  });
  const role = /課長$|所長$|園長$|館長$|校長$|室長$/.test(first.post.trim()) ? 'chief' : 'keeper';
  const assignments = [{ section: sectionId, post: first.post.trim(), role, from: situation.today }];
  const persons = person.decide(withId(situation.actor as string as RecordId), [], {
    name: first.name.trim(),
    assignments,
  });
  return {
    findings: [...sections.findings, ...persons.findings],
    drafts: [...sections.drafts, ...persons.drafts],
  };
}

type Props = { readonly first: FirstValues | null; readonly children: ReactNode };

/** Shows the app once its user stands in the book; before that writes the first entries, or asks for them again. */
export function FirstEntries({ first, children }: Props) {
  const book = useBook();
  const situationNow = useSituationNow();
  const actor = useRecord(book.actor as string as RecordId);
  const [problem, setProblem] = useState<Problem | null>(null);
  const begun = useRef(false);

  async function write(values: FirstValues) {
    const situation = situationNow();
    const { drafts, findings } = firstDrafts(book, situation, values);
    const blocked = findings.find((finding) => finding.level === 'block');
    if (blocked)
      return setProblem({ code: 'first-entries', what: blocked.message, next: '入力し直してください。' });
    const answer = await book.commit(drafts, situation.profile.version);
    if (!answer.ok) setProblem(answer.error);
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: written once, when the values are there
  useEffect(() => {
    if (!first || actor || begun.current) return;
    begun.current = true;
    void write(first);
  }, [first, actor]);

  if (actor) return children;
  if (first && !problem) return null;
  return <FirstEntriesForm problem={problem} onTyped={write} />;
}

type FormProps = {
  readonly problem: Problem | null;
  readonly onTyped: (values: FirstValues) => Promise<void>;
};

function FirstEntriesForm({ problem, onTyped }: FormProps) {
  const [values, setValues] = useState<FirstValues>({ section: '', department: '', name: '', post: '' });
  const set = (key: keyof FirstValues) => (value: string) => setValues({ ...values, [key]: value });
  const complete = [values.section, values.name, values.post].every((value) => value.trim() !== '');
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (complete) void onTyped(values);
  };
  return (
    <main className="start-page">
      <h1>課とあなたの登録</h1>
      <p>この簿冊には、まだ課と利用者が登録されていません。初期設定の続きを入力してください。</p>
      <form className="start-form" onSubmit={submit}>
        {problem && <ProblemNotice problem={problem} />}
        <TypedField label="部局の名称（任意）" value={values.department} onChange={set('department')} />
        <TypedField label="課（所属）の名称" value={values.section} onChange={set('section')} autoFocus />
        <TypedField label="氏名" value={values.name} onChange={set('name')} />
        <TypedField label="職" value={values.post} onChange={set('post')} />
        <Button type="submit" tone="primary" refusal={complete ? null : '課・氏名・職を入力してください。'}>
          登録して始める
        </Button>
      </form>
    </main>
  );
}
