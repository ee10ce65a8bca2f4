import { useMemo, useState } from 'react';
import { type IsoDate, showDate } from '../../../shared/jp/date';
import { fiscalYear, fiscalYearOf } from '../../../shared/jp/fiscal';
import type { JsonObject } from '../../../shared/json';
import { personName } from '../../../shared/organisation/assignments';
import type { Problem } from '../../../shared/problem';
import { employmentLabel } from '../../../shared/registers/employment';
import { NEEDS } from '../../../shared/registers/pledge/fields';
import { type Renewed, renewalsFor } from '../../../shared/registers/pledge/renewal';
import { useSay } from '../../app/notice';
import { hrefOf, navigate } from '../../app/router';
import { PageHead } from '../../app/title';
import { useSituation } from '../../book/context';
import { useCarryOut } from '../../registers/carry-out';
import { Button } from '../../ui/button';
import { EmptyState, ProblemNotice } from '../../ui/notices';

type Props = {
  readonly register: Parameters<typeof useCarryOut>[0];
  readonly action: Parameters<typeof useCarryOut>[1];
};

/** 年度更新: the cards of a 年度 that are missing, proposed in one list and made in one step. */
export function RenewalPage({ register, action }: Props) {
  const { today } = useSituation();
  const { year } = fiscalYearOf(today);
  const [chosen, setChosen] = useState(year);
  return (
    <>
      <PageHead title="年度更新" />
      <p className="page-lead">
        前年度のカードを写して日付を1年ずらし、職員名簿の新しい人を加えた一覧です。署名を求めるかどうかは、任用の種類の決まり（毎年度・初回のみ・必要に応じて）から提案しています。確かめてから、まとめて作ります。
      </p>
      <label className="pledge-year">
        作る年度
        <select
          className="input input-select"
          value={chosen}
          onChange={(event) => setChosen(Number(event.target.value))}
        >
          {[year, year + 1].map((one) => (
            <option key={one} value={one}>
              {fiscalYear(one).label}
            </option>
          ))}
        </select>
      </label>
      <Proposed key={chosen} year={chosen} register={register} action={action} />
    </>
  );
}

const day = (value: unknown): string =>
  typeof value === 'string' ? showDate(value as IsoDate, 'short') : '';

function Proposed({ year, register, action }: Props & { readonly year: number }) {
  const situation = useSituation();
  const say = useSay();
  const carryOut = useCarryOut(register, action);
  const [proposed] = useState(() => renewalsFor(year, situation));
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [typed, setTyped] = useState<{ readonly [person: string]: JsonObject }>({});
  const [problem, setProblem] = useState<Problem | null>(null);
  const valuesOf = ({ person, values: { things: _things, ...values } }: Renewed): JsonObject => {
    const { needReason, ...rest } = { ...values, ...typed[person] } as JsonObject;
    return rest['need'] === 'sign' || needReason === undefined ? rest : { ...rest, needReason };
  };
  const cards = proposed.filter(({ person }) => !left.has(person)).map(valuesOf);
  const findings = useMemo(
    () => action.decide(situation, [], { cards }).findings.filter((one) => one.level === 'block'),
    [action, situation, cards],
  );
  if (proposed.length === 0)
    return (
      <EmptyState title="作るカードはありません">
        <p>この年度のカードは、そろっています。新しい人は、先に職員名簿に登録してください。</p>
      </EmptyState>
    );
  const change = (person: string, changes: JsonObject) =>
    setTyped({ ...typed, [person]: { ...typed[person], ...changes } });
  async function make() {
    const outcome = await carryOut([], { cards });
    if (!outcome.ok) return setProblem(outcome.error);
    say({ text: `${fiscalYear(year).label}のカードを${cards.length}人分作りました。` });
    navigate(hrefOf(['pledges'], { year: String(year) }));
  }
  return (
    <>
      {problem && <ProblemNotice problem={problem} />}
      <div className="plain-table">
        <table>
          <thead>
            <tr>
              {['作る', '氏名', 'もと', '任用の種類', '任用期間', '誓約書', '署名を求めない理由'].map(
                (name) => (
                  <th key={name} scope="col">
                    {name}
                  </th>
                ),
              )}
            </tr>
          </thead>
          <tbody>
            {proposed.map((one) => {
              const values = { ...one.values, ...typed[one.person] } as JsonObject;
              const name = personName(situation.book, one.person);
              return (
                <tr key={one.person}>
                  <td>
                    <label className="check-cell">
                      <input
                        type="checkbox"
                        aria-label={`${name}のカードを作る`}
                        checked={!left.has(one.person)}
                        onChange={() => {
                          const next = new Set(left);
                          if (!next.delete(one.person)) next.add(one.person);
                          setLeft(next);
                        }}
                      />
                    </label>
                  </td>
                  <td>{name}</td>
                  <td>{one.origin === 'last-year' ? '前年度' : '職員名簿'}</td>
                  <td>{employmentLabel(values['employment'])}</td>
                  <td>
                    {day(values['from'])}～{day(values['until'])}
                  </td>
                  <td>
                    <select
                      className="input"
                      aria-label={`${name}の誓約書`}
                      value={String(values['need'])}
                      onChange={(event) => change(one.person, { need: event.target.value })}
                    >
                      {NEEDS.map((need) => (
                        <option key={need.value} value={need.value}>
                          {need.label}
                        </option>
                      ))}
                    </select>
                  </td>
                  <td>
                    {values['need'] !== 'sign' && (
                      <input
                        className="input"
                        aria-label={`${name}に署名を求めない理由`}
                        maxLength={200}
                        value={String(values['needReason'] ?? '')}
                        onChange={(event) => change(one.person, { needReason: event.target.value })}
                      />
                    )}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      <div className="signing-buttons">
        <Button
          tone="primary"
          {...(cards.length === 0
            ? { refusal: '作る人を選んでください。' }
            : findings[0]
              ? { refusal: findings[0].message }
              : {})}
          onPress={() => void make()}
        >
          {`${cards.length}人分のカードを作る`}
        </Button>
        <Button onPress={() => navigate(hrefOf(['pledges']))}>やめる</Button>
      </div>
    </>
  );
}
