import type { RecordState } from '../../../shared/journal/project';
import { countFieldsOf, HOW_LABELS } from '../../../shared/stocktaking/counted';
import { OUTCOME_LABELS, type Tally } from '../../../shared/stocktaking/tally';
import { Button } from '../../ui/button';

const SHOWN = 6;

/** What one count was, in a line. */
export function countText(state: RecordState, tally: Tally): string {
  const { lines, how, done } = countFieldsOf(state);
  const [first] = lines;
  if (done !== undefined || lines.length !== 1 || !first)
    return `${HOW_LABELS[how]}${lines.length > 0 ? `（${lines.length}点）` : ''}`;
  const row = first.thing === undefined ? undefined : tally.byThing.get(first.thing);
  return row ? `${row.thing.number}　${row.thing.name}` : (first.code ?? '');
}

function outcomeText(state: RecordState, tally: Tally): string {
  const [first] = countFieldsOf(state).lines;
  if (!first) return '';
  if (!first.found) return OUTCOME_LABELS.missing;
  const row = first.thing === undefined ? undefined : tally.byThing.get(first.thing);
  return row ? OUTCOME_LABELS[row.outcome] : OUTCOME_LABELS.unlisted;
}

type Props = {
  readonly records: readonly RecordState[];
  readonly tally: Tally;
  readonly onTakeBack: (target: RecordState, what: string) => void;
};

/** The last counts, newest first, each with its way back. */
export function LastCounts({ records, tally, onTakeBack }: Props) {
  const last = records.slice(-SHOWN).reverse();
  return (
    <section className="count-last" aria-labelledby="count-last-title">
      <h2 id="count-last-title">直前の読取り（全{records.length.toLocaleString('ja-JP')}回）</h2>
      {last.length === 0 && <p className="count-hint">まだありません。</p>}
      <ul>
        {last.map((state) => {
          const what = countText(state, tally);
          const single = countFieldsOf(state).lines.length === 1;
          return (
            <li key={state.id}>
              <span className="figures">{countFieldsOf(state).at.slice(11)}</span>
              <span>{what}</span>
              <span className="count-last-outcome">{single && outcomeText(state, tally)}</span>
              <Button
                size="small"
                tone="quiet"
                aria-label={`${what} 取り消す`}
                onPress={() => onTakeBack(state, what)}
              >
                取り消す
              </Button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
