import { useMemo } from 'react';
import { entriesOf } from '../../../shared/registers/entry-index';
import { navigate } from '../../app/router';
import { useSituation } from '../../book/context';
import { OptionBox } from '../../ui/fields/option-box';
import { type EntriesView, hrefOfEntries } from './href';

const IDS = {
  control: 'entries-person',
  label: 'entries-person-label',
  describedBy: undefined,
  invalid: false,
};

/** Whoever stands in the book, found by any part of name or company: opens their history. */
export function PersonSearch({ view }: { readonly view: EntriesView }) {
  const { book } = useSituation();
  const people = entriesOf(book).people();
  const options = useMemo(
    () => people.map(({ key, name, company }) => ({ id: key, label: name, detail: company })),
    [people],
  );
  const chosen = view.span === 'person' ? (options.find(({ id }) => id === view.person) ?? null) : null;
  return (
    <div className="entries-choice entries-person">
      <label id="entries-person-label" htmlFor="entries-person">
        人の履歴
      </label>
      <OptionBox
        ids={IDS}
        label="人の履歴"
        options={options}
        chosen={chosen}
        placeholder="氏名・会社で探す"
        onChoose={(option) =>
          navigate(
            option
              ? hrefOfEntries({ ...view, span: 'person', person: option.id })
              : hrefOfEntries({ ...view, span: 'day', person: '' }),
          )
        }
      />
    </div>
  );
}
