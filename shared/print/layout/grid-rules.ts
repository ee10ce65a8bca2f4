import { INNER_RULE, OUTER_RULE, type Sheet } from './sheet';

/** Which cell covers each field of the part of a table that stands on one page; 0 where none does. */
export type Cover = {
  /** Edges of columns and rows, in points; one more than there are columns and rows. */
  readonly xs: readonly number[];
  readonly ys: readonly number[];
  /** Row by row. */
  readonly fields: Int32Array;
  readonly dotted: readonly boolean[];
};

/** Rules a table: each border once and as long as it can be, which keeps the page small and joints clean. */
export function ruleGrid(sheet: Sheet, cover: Cover): void {
  const columns = cover.xs.length - 1;
  const rows = cover.ys.length - 1;
  for (let row = 0; row <= rows; row += 1) ruleAbove(sheet, cover, row, rows, columns);
  for (let column = 0; column <= columns; column += 1) ruleBefore(sheet, cover, column, rows, columns);
}

function ruleAbove(sheet: Sheet, cover: Cover, row: number, rows: number, columns: number): void {
  const { xs, ys, fields } = cover;
  const edge = row === 0 || row === rows;
  const weight = edge ? OUTER_RULE : INNER_RULE;
  const dotted = !edge && (cover.dotted[row] ?? false);
  const reach = dotted ? 0 : weight / 2;
  const y = ys[row] ?? 0;
  let begin = -1;
  for (let column = 0; column <= columns; column += 1) {
    const below = row < rows ? fields[row * columns + column] : 0;
    const above = row > 0 ? fields[(row - 1) * columns + column] : 0;
    const drawn = column < columns && above !== below;
    if (drawn && begin < 0) begin = column;
    if (drawn || begin < 0) continue;
    sheet.rules.push({
      x1: (xs[begin] ?? 0) - reach,
      y1: y,
      x2: (xs[column] ?? 0) + reach,
      y2: y,
      weight,
      dotted,
    });
    begin = -1;
  }
}

function ruleBefore(sheet: Sheet, cover: Cover, column: number, rows: number, columns: number): void {
  const { xs, ys, fields } = cover;
  const weight = column === 0 || column === columns ? OUTER_RULE : INNER_RULE;
  const x = xs[column] ?? 0;
  let begin = -1;
  for (let row = 0; row <= rows; row += 1) {
    const after = column < columns ? fields[row * columns + column] : 0;
    const before = column > 0 ? fields[row * columns + column - 1] : 0;
    const drawn = row < rows && before !== after;
    if (drawn && begin < 0) begin = row;
    if (drawn || begin < 0) continue;
    sheet.rules.push({ x1: x, y1: ys[begin] ?? 0, x2: x, y2: ys[row] ?? 0, weight, dotted: false });
    begin = -1;
  }
}
