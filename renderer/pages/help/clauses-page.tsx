import { useEffect, useMemo, useRef, useState } from 'react';
import { hrefOfRegister } from '../../app/router';
import { useBook, useSituation } from '../../book/context';
import { foldForSearch } from '../../book/fold';
import { countText } from '../../registers/words';
import { clauseUses } from './clause-uses';

/** 条項一覧: what each clause asks for in our own words, and where the app answers it. */
export function ClausesPage({ clause }: { readonly clause: string | null }) {
  const { profile } = useSituation();
  const { registers } = useBook();
  const [typed, setTyped] = useState('');
  const uses = useMemo(() => clauseUses(registers), [registers]);
  const target = useRef<HTMLTableRowElement>(null);
  useEffect(() => {
    if (clause !== null) target.current?.scrollIntoView({ block: 'center' });
  }, [clause]);
  const wanted = foldForSearch(typed);
  const shown = Object.entries(profile.clauses).filter(
    ([id, words]) => wanted === '' || foldForSearch(`${id}${words}`).includes(wanted),
  );
  return (
    <section className="clauses-page">
      <p className="page-lead">
        {profile.organisation.policyName}
        の条項を、このアプリの言葉で短く言い換えたものです。正式な文は規程を見てください。
      </p>
      <label className="clauses-search">
        条項を探す（{countText(shown.length)}）
        <input
          className="input"
          type="search"
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
      </label>
      <div className="plain-table">
        <table>
          <thead>
            <tr>
              <th scope="col">条項</th>
              <th scope="col">求めていること</th>
              <th scope="col">このアプリでは</th>
            </tr>
          </thead>
          <tbody>
            {shown.map(([id, words]) => (
              <tr key={id} ref={id === clause ? target : null} data-current={id === clause ? '' : undefined}>
                <th scope="row">{id}</th>
                <td>{words}</td>
                <td>
                  {(uses.get(id) ?? []).map(({ register, fields }) => (
                    <div key={register.id}>
                      <a href={hrefOfRegister(register.id)}>{register.title}</a>
                      {fields.length > 0 && `（${fields.join('、')}）`}
                    </div>
                  ))}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
