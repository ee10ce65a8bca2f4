/*
 * A spreadsheet runs a CSV cell that begins with = + - @ (half or full width), a tab or a return as a formula.
 * Such a cell is written with an apostrophe before it, and our own import takes exactly one off again. Cells that
 * already begin with apostrophes before such a sign get one more, so that every text comes back as it was.
 */
const DANGEROUS = /^'*(?:[\t\r]|[=+\-@＝＋－＠][\s\S])/u;

/** The text as it may stand in a CSV cell. A sign that stands alone (「-」 for none) is no formula and stays. */
export const guarded = (text: string): string => (DANGEROUS.test(text) ? `'${text}` : text);

/** Undoes `guarded`; any other text stays as it is. */
export const unguarded = (cell: string): string =>
  cell.charCodeAt(0) === 0x27 && DANGEROUS.test(cell) ? cell.slice(1) : cell;
