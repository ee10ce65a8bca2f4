import { INNER_RULE, OUTER_RULE, type Sheet } from './sheet';

/** Which cell covers each field of the part of a table that stands on one page; 0 where none does. */
export type Cover = {
  /** Edges of columns and rows, in points; one more than there are columns and rows. */
  readonly xs: readonly number[];
  readonly ys: readonly number[];
  readonly fields: readonly Int32Array[];
  readonly dotted: readonly boolean[];
};

type Weight = { readonly weight: number; readonly dotted: boolean };

/**
 * Rules a table: each border once and as long as it can be, which keeps the page small and joints clean.
 */
export function ruleGrid(sheet: Sheet, cover: Cover): void {
  const columns = cover.xs.length - 1;
  const rows = cover.ys.length - 1;
  const at = (row: number, column: number): number => cover.fields[row]?.[column] ?? 0;
  for (let row = 0; row <= rows; row += 1) {
    const edge = row === 0 || row === rows;
    const dotted = !edge && (cover.dotted[row] ?? false);
    const style = { weight: edge ? OUTER_RULE : INNER_RULE, dotted };
    runs(columns, (column) => at(row - 1, column) !== at(row, column)).forEach(([from, to]) => {
      horizontal(sheet, cover, row, from, to, style);
    });
  }
  for (let column = 0; column <= columns; column += 1) {
    const style = { weight: column === 0 || column === columns ? OUTER_RULE : INNER_RULE, dotted: false };
    runs(rows, (row) => at(row, column - 1) !== at(row, column)).forEach(([from, to]) => {
      vertical(sheet, cover, column, from, to, style);
    });
  }
}

function runs(count: number, drawn: (index: number) => boolean): (readonly [from: number, to: number])[] {
  const found: [number, number][] = [];
  let begin = -1;
  for (let index = 0; index <= count; index += 1) {
    const on = index < count && drawn(index);
    if (on && begin < 0) begin = index;
    if (!on && begin >= 0) {
      found.push([begin, index]);
      begin = -1;
    }
  }
  return found;
}

function horizontal(sheet: Sheet, cover: Cover, row: number, from: number, to: number, style: Weight): void {
  const y = cover.ys[row] ?? 0;
  const reach = style.dotted ? 0 : style.weight / 2;
  const x1 = (cover.xs[from] ?? 0) - reach;
  sheet.rules.push({ x1, y1: y, x2: (cover.xs[to] ?? 0) + reach, y2: y, ...style });
}

function vertical(sheet: Sheet, cover: Cover, column: number, from: number, to: number, style: Weight): void {
  const x = cover.xs[column] ?? 0;
  sheet.rules.push({ x1: x, y1: cover.ys[from] ?? 0, x2: x, y2: cover.ys[to] ?? 0, ...style });
}
