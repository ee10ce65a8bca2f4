import type { Cell, Heading } from '../../../shared/inquiry/tally';
import { shortHash } from '../../../shared/journal/seal';
import { showMoment } from '../../../shared/jp/moment';
import type { Register } from '../../../shared/registers/define';
import { useBook, useSituation } from '../../book/context';
import { dateText } from '../../registers/dates';
import { countText } from '../../registers/words';
import { activeFilters } from '../../ui/table/filter-words';
import type { Asked } from './give';
import type { Inquiry } from './inquiry';
import type { Found } from './use-answer';

/** The name of a number: its row and its column. */
export function wordsOf(cell: Cell, { row, column, answer }: Found): string {
  const label = (heads: readonly Heading[] | undefined, key: string | null) =>
    key === null ? '合計' : (heads?.find((head) => head.key === key)?.label ?? key);
  const down = `${row?.label ?? ''}「${label(answer?.rows, cell.row)}」`;
  return column === null ? down : `${down}、${column.label}「${label(answer?.columns, cell.column)}」`;
}

/** The question in words: the title of the answer, and what stands under it wherever it goes. */
export function useAsked(register: Register, inquiry: Inquiry, found: Found, day: string | null): Asked {
  const book = useBook();
  const { today, now } = useSituation();
  const verification = book.verification();
  const conditions = [
    ...(inquiry.query.trim() === '' ? [] : [`「${inquiry.query.trim()}」を含む`]),
    ...activeFilters(found.columns, inquiry.filters).map(({ label, words }) => `${label}：${words}`),
    inquiry.ended ? '終わったものも数える' : '終わったものは数えない',
  ];
  const row = found.row?.label ?? '';
  const column = found.column?.label ?? null;
  const asOf = `${dateText(day ?? today)}現在`;
  return {
    title: `${register.title}　${column === null ? row : `${row}×${column}`}（${asOf}）`,
    row,
    column,
    notes: [
      ['基準日', asOf],
      ['条件', conditions.join('、')],
      ['件数', countText(found.counted.length)],
      ['作成', showMoment(now)],
      ['照合番号', verification ? shortHash(verification) : ''],
    ],
  };
}
