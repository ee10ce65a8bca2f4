import type { PDFDocumentProxy } from 'pdfjs-dist';
import type { RecordId } from '../../../shared/ids';
import type { RecordState } from '../../../shared/journal/project';
import type { Situation } from '../../../shared/registers/define';
import type { SortedStack } from '../../../shared/registers/pledge/stack';
import { Button } from '../../ui/button';
import { PagePicture } from './page-picture';

type Props = {
  readonly sorted: SortedStack;
  readonly pdf: PDFDocumentProxy;
  /** Says whose an unreadable page is; null takes it back. */
  readonly onAssign: (page: number, card: RecordId | null) => void;
  readonly nameOf: (card: RecordState) => string;
  readonly situation: Situation;
};

/** What the scan holds: who was matched, what was not, whose sheet is missing. */
export function StackResult({ sorted, pdf, onAssign, nameOf, situation }: Props) {
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
                <td>
                  取り込めません：{fault.why}
                  {fault.fault === 'unreadable' && (
                    <Unread page={fault.page} {...{ pdf, missing, nameOf, onAssign }} />
                  )}
                </td>
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
            {matched.map(({ card, page, byHand }) => {
              const state = situation.book.record(card);
              return (
                <tr key={card}>
                  <td>{page}</td>
                  <td>{state?.number}</td>
                  <td>{state ? nameOf(state) : ''}</td>
                  <td>
                    {byHand ? '手で当てはめ' : '一致'}
                    {byHand && (
                      <Button size="small" onPress={() => onAssign(page, null)}>
                        当てはめをやめる
                      </Button>
                    )}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </section>
  );
}

type UnreadProps = Pick<Props, 'pdf' | 'nameOf' | 'onAssign'> & {
  readonly page: number;
  readonly missing: readonly RecordState[];
};

/** A page whose code cannot be read (a stain, a fold): its picture, and whose sheet it is. */
function Unread({ page, pdf, missing, nameOf, onAssign }: UnreadProps) {
  return (
    <details className="stack-unread">
      <summary>紙面を見て、誰の誓約書かを選ぶ</summary>
      <PagePicture pdf={pdf} page={page} />
      <label>
        {`${page}ページ目の氏名`}
        <select
          className="input"
          value=""
          onChange={(event) => onAssign(page, event.target.value as RecordId)}
        >
          <option value="">選んでください</option>
          {missing.map((card) => (
            <option key={card.id} value={card.id}>{`${nameOf(card)}（${card.number ?? ''}）`}</option>
          ))}
        </select>
      </label>
    </details>
  );
}
