import type { Cell, Heading, Tally } from '../../../shared/inquiry/tally';

type Props = {
  readonly caption: string;
  readonly rowLabel: string;
  /** Null: one attribute alone. */
  readonly columnLabel: string | null;
  readonly answer: Tally;
  readonly chosen: Cell | null;
  readonly onChoose: (cell: Cell) => void;
};

const figures = (count: number): string => count.toLocaleString('ja-JP');

/** The cross table; every number is the way to the records behind it. */
export function AnswerTable({ caption, rowLabel, columnLabel, answer, chosen, onChoose }: Props) {
  const number = (count: number, cell: Cell, words: string) => (
    <Figure
      count={count}
      words={words}
      pressed={chosen !== null && chosen.row === cell.row && chosen.column === cell.column}
      onChoose={() => onChoose(cell)}
    />
  );
  const wordsOf = (row: Heading | null, column: Heading | null): string =>
    [row?.label ?? '合計', ...(columnLabel === null ? [] : [column?.label ?? '合計'])].join('、');
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table is scrolled with the keyboard
    <section className="answer-table" aria-label={caption} tabIndex={0}>
      <table>
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{columnLabel === null ? rowLabel : `${rowLabel}＼${columnLabel}`}</th>
            {answer.columns.map((column) => (
              <th key={column.key} scope="col" className="answer-figure">
                {column.label}
              </th>
            ))}
            {columnLabel !== null && (
              <th scope="col" className="answer-figure answer-total">
                合計
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {answer.rows.map((row, down) => (
            <tr key={row.key}>
              <th scope="row">{row.label}</th>
              {answer.columns.map((column, right) => (
                <td key={column.key} className="answer-figure">
                  {number(
                    answer.cells[down]?.[right] ?? 0,
                    { row: row.key, column: columnLabel === null ? null : column.key },
                    wordsOf(row, column),
                  )}
                </td>
              ))}
              {columnLabel !== null && (
                <td className="answer-figure answer-total">
                  {number(row.total, { row: row.key, column: null }, wordsOf(row, null))}
                </td>
              )}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">合計</th>
            {answer.columns.map((column) => (
              <td key={column.key} className="answer-figure">
                {number(
                  column.total,
                  { row: null, column: columnLabel === null ? null : column.key },
                  wordsOf(null, column),
                )}
              </td>
            ))}
            {columnLabel !== null && (
              <td className="answer-figure answer-total">
                {number(answer.total, { row: null, column: null }, wordsOf(null, null))}
              </td>
            )}
          </tr>
        </tfoot>
      </table>
    </section>
  );
}

type FigureProps = {
  readonly count: number;
  readonly words: string;
  readonly pressed: boolean;
  readonly onChoose: () => void;
};

function Figure({ count, words, pressed, onChoose }: FigureProps) {
  if (count === 0) return <span className="answer-zero">0</span>;
  return (
    <button
      type="button"
      className="answer-number"
      aria-label={`${words}：${figures(count)}件の記録を見る`}
      aria-pressed={pressed}
      onClick={onChoose}
    >
      {figures(count)}
    </button>
  );
}
