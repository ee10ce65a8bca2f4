import { type Chart, chartOf, type Group } from '../../../shared/inquiry/chart';
import type { Tally } from '../../../shared/inquiry/tally';

/** In the units of the drawing: sixteenths of a rem, so that it grows with the size of the text. */
const WIDE = 560;
const LINE = 24;
const HEAD = 30;
const LABEL = 184;
const BAR = WIDE - LABEL - 72;
/** Beside its bar; a heading has the whole width. */
const MOST_LETTERS = 12;
const MOST_IN_HEAD = 28;

const short = (label: string, most = MOST_LETTERS): string =>
  [...label].length > most ? `${[...label].slice(0, most - 1).join('')}…` : label;

const heightOf = ({ label, bars }: Group): number => (label === null ? 0 : HEAD) + bars.length * LINE + 6;

type Props = { readonly title: string; readonly answer: Tally; readonly crossed: boolean };

/** The figure beside the table: bars with their words and numbers at them. What it tells stands in the table. */
export function AnswerChart({ title, answer, crossed }: Props) {
  const chart = chartOf(answer, crossed);
  if (chart.told === 'nothing')
    return <p className="answer-note">項目が多いため、図にしていません。条件で絞り込むと図になります。</p>;
  return (
    <figure className="answer-chart">
      <Drawing title={title} chart={chart} />
      <figcaption>
        {chart.told === 'totals' ? `${title}（項目が多いため、行の合計だけを図にしています）` : title}
      </figcaption>
    </figure>
  );
}

function Drawing({ title, chart }: { readonly title: string; readonly chart: Chart }) {
  const tops: number[] = [];
  let height = 0;
  for (const group of chart.groups) {
    tops.push(height);
    height += heightOf(group);
  }
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: where it does not fit, it is scrolled with the keyboard
    <section className="answer-drawing" aria-label={`${title}の図`} tabIndex={0}>
      <svg
        role="img"
        aria-label={`${title}の棒グラフ。同じ数は表にあります。`}
        viewBox={`0 0 ${WIDE} ${height}`}
        width={`${WIDE / 16}rem`}
        height={`${height / 16}rem`}
      >
        {chart.groups.map((group, at) => (
          <Bars key={group.label ?? ''} group={group} top={tops[at] ?? 0} />
        ))}
      </svg>
    </section>
  );
}

function Bars({ group, top }: { readonly group: Group; readonly top: number }) {
  const first = top + (group.label === null ? 0 : HEAD);
  return (
    <g>
      {group.label !== null && (
        <text className="answer-bar-head" x={0} y={top + 22}>
          {`${short(group.label, MOST_IN_HEAD)}　${group.total.toLocaleString('ja-JP')}`}
        </text>
      )}
      {group.bars.map((bar, at) => {
        const line = first + at * LINE;
        const width = Math.max(2, bar.part * BAR);
        return (
          <g key={bar.label}>
            <title>{`${bar.label}：${bar.count.toLocaleString('ja-JP')}`}</title>
            <text x={LABEL - 8} y={line + 17} textAnchor="end">
              {short(bar.label)}
            </text>
            <rect className="answer-bar" x={LABEL} y={line + 4} width={width} height={LINE - 8} />
            <text className="answer-bar-count" x={LABEL + width + 6} y={line + 17}>
              {bar.count.toLocaleString('ja-JP')}
            </text>
          </g>
        );
      })}
      <line className="answer-axis" x1={LABEL} x2={LABEL} y1={first} y2={first + group.bars.length * LINE} />
    </g>
  );
}
