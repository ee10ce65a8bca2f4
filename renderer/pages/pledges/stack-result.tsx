import type { PDFDocumentProxy } from 'pdfjs-dist';
import type { RecordState } from '../../../shared/journal/project';
import { textCode } from '../../../shared/policy/pledge';
import type { Situation } from '../../../shared/registers/define';
import {
  type ByHand,
  byHandOf,
  type MatchedSheet,
  type SortedStack,
  textsOf,
} from '../../../shared/registers/pledge/stack';
import { Button } from '../../ui/button';
import { PagePicture } from './page-picture';

type Props = {
  readonly sorted: SortedStack;
  readonly pdf: PDFDocumentProxy;
  /** Says whose an unreadable page is; null takes it back. */
  readonly onAssign: (page: number, hand: ByHand | null) => void;
  readonly nameOf: (card: RecordState) => string;
  readonly situation: Situation;
};

/** What the scan holds: who was matched, what was not, whose sheet is missing. */
export function StackResult({ sorted, pdf, onAssign, nameOf, situation }: Props) {
  const { matched, faults, blanks, missing, offered } = sorted;
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
                    <Unread page={fault.page} {...{ pdf, offered, nameOf, onAssign, situation }} />
                  )}
                  {fault.byHand && <TakeBack page={fault.page} onAssign={onAssign} />}
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
            {matched.map((sheet) => {
              const state = situation.book.record(sheet.card);
              return (
                <tr key={sheet.card}>
                  <td>{sheet.page}</td>
                  <td>{state?.number}</td>
                  <td>{state ? nameOf(state) : ''}</td>
                  <td>
                    {sheet.byHand && state ? (
                      <HandPlaced {...{ sheet, state, onAssign, situation }} />
                    ) : (
                      '一致'
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

type HandProps = Pick<Props, 'onAssign' | 'situation'> & {
  readonly sheet: MatchedSheet;
  readonly state: RecordState;
};

/** 手で当てはめ: where there was more than one text, which of them the sheet shows at its foot. */
function HandPlaced({ sheet: { page, card, text }, state, onAssign, situation }: HandProps) {
  const texts = textsOf(state, situation);
  return (
    <>
      手で当てはめ
      {texts.length > 1 && (
        <label className="stack-version">
          {`${page}ページ目の下にある文面の版`}
          <select
            className="input"
            value={text}
            onChange={(event) => onAssign(page, { card, text: event.target.value })}
          >
            {texts.toReversed().map((one) => (
              <option key={one.version} value={textCode(one)}>
                {one.version}版
              </option>
            ))}
          </select>
        </label>
      )}
      <TakeBack page={page} onAssign={onAssign} />
    </>
  );
}

const TakeBack = ({ page, onAssign }: Pick<Props, 'onAssign'> & { readonly page: number }) => (
  <Button size="small" onPress={() => onAssign(page, null)}>
    当てはめをやめる
  </Button>
);

type UnreadProps = Pick<Props, 'pdf' | 'nameOf' | 'onAssign' | 'situation'> & {
  readonly page: number;
  readonly offered: readonly RecordState[];
};

/** A page whose code cannot be read (a stain, a fold): its picture, and whose sheet it is. */
function Unread({ page, pdf, offered, nameOf, onAssign, situation }: UnreadProps) {
  const choose = (id: string) => {
    const card = offered.find((one) => one.id === id);
    if (card) onAssign(page, byHandOf(card, situation));
  };
  return (
    <details className="stack-unread">
      <summary>紙面を見て、誰の誓約書かを選ぶ</summary>
      <PagePicture pdf={pdf} page={page} />
      {offered.length === 0 ? (
        <p>未署名の人がいません。誓約書の対象になる年度カードを先に作ってください。</p>
      ) : (
        <label>
          {`${page}ページ目の氏名`}
          <select className="input" value="" onChange={(event) => choose(event.target.value)}>
            <option value="">選んでください</option>
            {offered.map((card) => (
              <option key={card.id} value={card.id}>
                {`${nameOf(card)}（${card.number ?? ''}）`}
              </option>
            ))}
          </select>
        </label>
      )}
    </details>
  );
}
