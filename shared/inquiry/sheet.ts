import type { SheetRequest } from '../sheet/sheet-request';
import type { Tally } from './tally';

/** What stands under an answer: 基準日, 条件, 照合番号 and the like, each a name and its words. */
export type AnswerNotes = readonly (readonly [name: string, words: string])[];

const TOTAL = '合計';

/** Whether there is more than one column, so that rows have a total of their own. */
export const isCrossed = (answer: Tally, column: string | null): boolean =>
  column !== null && answer.columns.length > 0;

/** The table as lines of cells: heads, one line per row, totals. */
export function answerLines(
  answer: Tally,
  row: string,
  column: string | null,
): readonly (readonly (string | number)[])[] {
  const crossed = isCrossed(answer, column);
  const heads = [row, ...answer.columns.map(({ label }) => label), ...(crossed ? [TOTAL] : [])];
  const lines = answer.rows.map((head, at) => [
    head.label,
    ...(answer.cells[at] ?? []),
    ...(crossed ? [head.total] : []),
  ]);
  const totals = [TOTAL, ...answer.columns.map(({ total }) => total), ...(crossed ? [answer.total] : [])];
  return [heads, ...lines, totals];
}

/** The answer as an Excel book: the cross table, its totals, and under it what it was asked with. */
export function answerSheet(
  answer: Tally,
  asked: {
    readonly title: string;
    readonly row: string;
    readonly column: string | null;
    readonly notes: AnswerNotes;
  },
): SheetRequest {
  const [heads = [], ...lines] = answerLines(answer, asked.row, asked.column);
  const totals = lines.pop() ?? [];
  return {
    kind: 'xlsx',
    title: asked.title,
    sheetName: '照会回答',
    dateStyle: 'wareki',
    columns: heads.map((head, at) => ({
      key: String(at),
      header: String(head),
      kind: at === 0 ? 'text' : 'count',
      width: at === 0 ? 28 : 14,
    })),
    rows: lines.map((line) => [...line]),
    totals: [...totals],
    notes: asked.notes.map(([name, words]) => [name, words] as [string, string]),
  };
}
