import { useState } from 'react';
import type { Register } from '../../shared/registers/define';
import { hrefOfAction, hrefOfRecord, navigate } from '../app/router';
import { PageHead } from '../app/title';
import { useBook } from '../book/context';
import { dateText } from '../registers/dates';
import { useNaming } from '../registers/naming';
import { nameIn, titleOf } from '../registers/values';
import { countText } from '../registers/words';
import { Button } from '../ui/button';
import { EmptyState } from '../ui/notices';
import type { Waiting } from './waiting';
import { useWaiting } from './waiting-context';

/** 許可・決裁: what waits for a decision, and one decision for many (週一括許可). */
export function DecisionsPage() {
  const { registers } = useBook();
  const { decisions: waiting } = useWaiting();
  const groups = registers
    .map((register) => ({ register, waiting: waiting.filter((one) => one.register.id === register.id) }))
    .filter((group) => group.waiting.length > 0);
  return (
    <>
      <PageHead title="許可・決裁" />
      <p className="page-lead">
        決裁を待つ申請です。紙で決裁を受けたら、まとめて選び、決裁日・許可者・綴った簿冊を1回で記録できます。
      </p>
      {groups.length === 0 && (
        <EmptyState title="決裁を待つ申請はありません">
          <p>申請は、それぞれの記録（廃棄など）の画面から出せます。</p>
        </EmptyState>
      )}
      {groups.map((group) => (
        <WaitingGroup key={group.register.id} {...group} />
      ))}
    </>
  );
}

type GroupProps = { readonly register: Register; readonly waiting: readonly Waiting[] };

function WaitingGroup({ register, waiting }: GroupProps) {
  const naming = useNaming();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const ids = waiting.map(({ state }) => state.id as string);
  const selected = ids.filter((id) => chosen.has(id));
  const all = selected.length === ids.length;
  const toggle = (id: string) => {
    const next = new Set(chosen);
    if (!next.delete(id)) next.add(id);
    setChosen(next);
  };
  const refusal = selected.length === 0 ? '決裁する申請を選んでください。' : null;
  const fields = register.fields.filter(({ key }) => ['applicant', 'section', 'appliedOn'].includes(key));
  return (
    <section className="waiting-group">
      <h2>
        {register.title}（{countText(waiting.length)}）
      </h2>
      <div className="button-row">
        <Button
          tone="primary"
          refusal={refusal}
          onPress={() => navigate(hrefOfAction(register.id, 'decide', selected))}
        >
          {selected.length > 0 ? `選んだ${countText(selected.length)}の決裁を記録する` : '決裁を記録する'}
        </Button>
      </div>
      <div className="plain-table">
        <table>
          <thead>
            <tr>
              <th scope="col">
                <label className="check-cell">
                  <input
                    type="checkbox"
                    checked={all}
                    onChange={() => setChosen(all ? new Set() : new Set(ids))}
                  />
                  <span className="unseen">すべて選ぶ</span>
                </label>
              </th>
              <th scope="col">番号</th>
              <th scope="col">内容</th>
              {fields.map((field) => (
                <th key={field.key} scope="col">
                  {field.label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {waiting.map(({ state }) => (
              <tr key={state.id}>
                <td>
                  <label className="check-cell">
                    <input type="checkbox" checked={chosen.has(state.id)} onChange={() => toggle(state.id)} />
                    <span className="unseen">{nameIn(naming, register, state)}を選ぶ</span>
                  </label>
                </td>
                <td className="figures">{state.number}</td>
                <td>
                  <a href={hrefOfRecord(register.id, state.id)}>{nameIn(naming, register, state)}</a>
                </td>
                {fields.map((field) => {
                  const value = state.fields[field.key];
                  const text = typeof value === 'string' ? value : '';
                  return (
                    <td key={field.key}>
                      {field.kind === 'date' ? dateText(text) : text && titleOf(naming, text)}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
