import type { RecordState } from '../../../shared/journal/project';
import type { Situation } from '../../../shared/registers/define';
import type { SortedStack } from '../../../shared/registers/pledge/stack';

type Props = {
  readonly sorted: SortedStack;
  readonly nameOf: (card: RecordState) => string;
  readonly situation: Situation;
};

/** What the scan holds: who was matched, what was not, whose sheet is missing. */
export function StackResult({ sorted, nameOf, situation }: Props) {
  const { matched, faults, blanks, missing } = sorted;
  return (
    <section className="stack-result" aria-label="取込み前の確認">
      <h2>
        {matched.length}一致・未提出{missing.length}名
        {faults.length > 0 && `・取り込めないページ${faults.length}`}
        {blanks.length > 0 && `（白紙${blanks.length}ページは除きました）`}
      </h2>
      <div className="plain-table">
        <table>
          <thead>
            <tr>
              <th scope="col">ページ</th>
              <th scope="col">整理番号</th>
              <th scope="col">氏名</th>
              <th scope="col">結果</th>
            </tr>
          </thead>
          <tbody>
            {faults.map((fault) => (
              <tr key={`fault ${fault.page}`}>
                <td>{fault.page}</td>
                <td />
                <td />
                <td>取り込めません：{fault.why}</td>
              </tr>
            ))}
            {missing.map((card) => (
              <tr key={`missing ${card.id}`}>
                <td />
                <td>{card.number}</td>
                <td>{nameOf(card)}</td>
                <td>未提出</td>
              </tr>
            ))}
            {matched.map(({ card, page }) => {
              const state = situation.book.record(card);
              return (
                <tr key={card}>
                  <td>{page}</td>
                  <td>{state?.number}</td>
                  <td>{state ? nameOf(state) : ''}</td>
                  <td>一致</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </section>
  );
}
