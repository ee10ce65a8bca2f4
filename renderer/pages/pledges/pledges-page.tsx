import { useMemo, useState } from 'react';
import type { RecordState } from '../../../shared/journal/project';
import { fiscalYear, fiscalYearOf } from '../../../shared/jp/fiscal';
import { PLEDGE } from '../../../shared/registers/ids';
import { inList, LIST_LABELS, PLEDGE_LISTS, type PledgeList } from '../../../shared/registers/pledge/lists';
import { yearOf } from '../../../shared/registers/pledge/rules';
import { stepsOf } from '../../../shared/registers/pledge/steps';
import { hrefOf, hrefOfAction, hrefOfRecord, hrefOfRegister, navigate, type Route } from '../../app/router';
import { PageHead } from '../../app/title';
import { useBook, useRecords, useSituation } from '../../book/context';
import { keepChosen } from '../../registers/chosen';
import { useNaming } from '../../registers/naming';
import { nameIn } from '../../registers/values';
import { Button } from '../../ui/button';
import { StatusChip } from '../../ui/chips';
import { EmptyState } from '../../ui/notices';
import { StackPage } from './stack-page';

const FORM_OF: { readonly [list in PledgeList]: string } = {
  unsigned: 'unsigned-list',
  unrestricted: 'unrestricted-list',
  leaving: 'leaving-list',
};
const MARKS = { done: '済', now: '次', open: '－', later: '－', skipped: '不要' } as const;
const BULK = ['brief', 'sign', 'sign-on-paper', 'restrict', 'set-restriction', 'train', 'leave'];

export function PledgesPage({ route }: { readonly route: Route }) {
  return route.path[1] === 'scan' ? <StackPage /> : <Cards route={route} />;
}

/** 説明・誓約: everybody of a 年度, step by step, and the three lists to work through. */
function Cards({ route }: { readonly route: Route }) {
  const situation = useSituation();
  const all = useRecords(PLEDGE);
  const wanted = Number(route.query.get('year'));
  const [year, setYear] = useState(() => wanted || fiscalYearOf(situation.today).year);
  const list = (route.query.get('list') ?? 'all') as PledgeList | 'all';
  const standing = all.filter((card) => !card.voided);
  const years = [...new Set([...standing.map(yearOf), year])].toSorted((a, b) => b - a);
  const onList = (card: RecordState, which: PledgeList) =>
    inList(which, card, situation.book, situation.today);
  const shown = standing.filter((card) => (list === 'all' ? yearOf(card) === year : onList(card, list)));
  return (
    <>
      <PageHead title="説明・誓約">
        <Button tone="primary" onPress={() => navigate(hrefOfAction(PLEDGE, 'renew'))}>
          年度更新
        </Button>
        <Button onPress={() => navigate(hrefOf(['pledges', 'scan']))}>紙束の取込み</Button>
        <Button onPress={() => navigate(hrefOfRegister(PLEDGE))}>表で見る</Button>
      </PageHead>
      <nav className="part-links" aria-label="一覧の種類">
        <a href={hrefOf(['pledges'])} aria-current={list === 'all' ? 'page' : undefined}>
          全員
        </a>
        {PLEDGE_LISTS.map((which) => (
          <a
            key={which}
            href={hrefOf(['pledges'], { list: which })}
            aria-current={list === which ? 'page' : undefined}
          >
            {LIST_LABELS[which]}（{standing.filter((card) => onList(card, which)).length}）
          </a>
        ))}
      </nav>
      {list === 'all' && (
        <label className="pledge-year">
          年度
          <select
            className="input input-select"
            value={year}
            onChange={(event) => setYear(Number(event.target.value))}
          >
            {years.map((one) => (
              <option key={one} value={one}>
                {fiscalYear(one).label}
              </option>
            ))}
          </select>
        </label>
      )}
      {shown.length === 0 ? (
        <EmptyState title={list === 'all' ? 'この年度のカードはありません' : 'この一覧に当たる人はいません'}>
          {list === 'all' && (
            <p>
              <a href={hrefOf(['exchange'])}>職員名簿に取り込む</a>か、
              <a href={hrefOfAction(PLEDGE, 'renew')}>年度更新</a>で、カードをまとめて作ります。
            </p>
          )}
        </EmptyState>
      ) : (
        <CardTable key={`${list} ${year}`} cards={shown} list={list} />
      )}
    </>
  );
}

type TableProps = { readonly cards: readonly RecordState[]; readonly list: PledgeList | 'all' };

function CardTable({ cards, list }: TableProps) {
  const book = useBook();
  const situation = useSituation();
  const naming = useNaming();
  const register = book.register(PLEDGE);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const targets = useMemo(() => cards.filter((card) => chosen.has(card.id)), [cards, chosen]);
  if (!register) return null;
  const can = register.actions.filter(
    (action) =>
      BULK.includes(action.id) &&
      targets.length > 0 &&
      targets.every((target) => action.refusal(situation, target) === null),
  );
  const toggle = (id: string) => {
    const next = new Set(chosen);
    if (!next.delete(id)) next.add(id);
    setChosen(next);
  };
  const print = (form: string) => {
    keepChosen(
      PLEDGE,
      (targets.length > 0 ? targets : cards).map(({ id }) => id),
    );
    navigate(hrefOf(['forms', PLEDGE], { form, scope: 'chosen' }));
  };
  return (
    <>
      <div className="pledge-bulk" role="toolbar" aria-label="選んだ人への操作">
        <span>
          {targets.length}／{cards.length}人を選択
        </span>
        {can.map((action) => (
          <Button
            key={action.id}
            size="small"
            onPress={() =>
              navigate(
                hrefOfAction(
                  PLEDGE,
                  action.id,
                  targets.map(({ id }) => id),
                ),
              )
            }
          >
            {action.label}
          </Button>
        ))}
        <Button size="small" onPress={() => print('pledge')}>
          誓約書を印刷（QR付き）
        </Button>
        {list !== 'all' && (
          <Button size="small" onPress={() => print(FORM_OF[list])}>
            この一覧を印刷
          </Button>
        )}
      </div>
      <div className="plain-table">
        <table>
          <thead>
            <tr>
              <th scope="col">
                <label className="check-cell">
                  <input
                    type="checkbox"
                    aria-label="全員を選ぶ"
                    checked={targets.length === cards.length}
                    onChange={() =>
                      setChosen(new Set(targets.length === cards.length ? [] : cards.map(({ id }) => id)))
                    }
                  />
                </label>
              </th>
              <th scope="col">整理番号</th>
              <th scope="col">氏名</th>
              {['説明', '誓約', '制限', '研修', '返却'].map((name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
              <th scope="col">状態</th>
            </tr>
          </thead>
          <tbody>
            {cards.map((card) => {
              const status = register.statuses[register.statusOf(card, situation.book, situation.today)];
              const name = nameIn(naming, register, card);
              return (
                <tr key={card.id}>
                  <td>
                    <label className="check-cell">
                      <input
                        type="checkbox"
                        aria-label={`${name}を選ぶ`}
                        checked={chosen.has(card.id)}
                        onChange={() => toggle(card.id)}
                      />
                    </label>
                  </td>
                  <td>{card.number}</td>
                  <td>
                    <a href={hrefOfRecord(PLEDGE, card.id)}>{name}</a>
                  </td>
                  {stepsOf(card, situation.book).map((step) => (
                    <td key={step.id}>{MARKS[step.state]}</td>
                  ))}
                  <td>{status && <StatusChip {...status} />}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </>
  );
}
