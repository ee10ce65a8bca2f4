import type { Situation } from '../../shared/registers/define';
import { STOCKTAKE } from '../../shared/registers/ids';
import { registerOf } from '../../shared/registers/index';
import { outcomesOf, resultOf } from '../../shared/registers/stocktake/result';
import { OUTCOME_LABELS, OUTCOMES, tallyOf } from '../../shared/stocktaking/tally';

/** One line for each stocktake of the book: its state and what was found, as its report says. */
export function stocktakeLines(situation: Situation): readonly string[] {
  const { statuses, statusOf } = registerOf(STOCKTAKE);
  return situation.book.all(STOCKTAKE).map((state) => {
    const { expected, counts } = resultOf(state) ?? outcomesOf(tallyOf(state, situation));
    const status = statuses[statusOf(state, situation.book)]?.label ?? '';
    const found = OUTCOMES.filter((one) => counts[one] > 0).map(
      (one) => `${OUTCOME_LABELS[one]}${counts[one]}`,
    );
    return `棚卸　　${state.number ?? ''} ${status}　予定${expected}点　${found.join('・')}`;
  });
}
