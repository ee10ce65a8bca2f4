import { isBlank, type Table } from './table';

type Rows = Pick<Table, 'rows'>;

/** A header brought to its bare words: width, spaces, line breaks, marks and numbering (「①」「1.」) off. */
export function bareHeader(text: string): string {
  return text
    .replace(/^\s*[①-⑳]/u, '')
    .normalize('NFKC')
    .replace(/[\s*※■●○◎◆★_]/gu, '')
    .replace(/^\(?[0-9]{1,2}[.)、]/u, '')
    .replace(/\.$/u, '')
    .toLowerCase();
}

export const withoutBrackets = (bare: string): string => bare.replace(/[([【].*?[)\]】]/gu, '');

/**
 * The header texts, one per column. Of two storeys the upper is written before the lower (「分類 機密性」), and a
 * merged upper cell counts for all columns under it.
 */
export function headersOf(table: Rows, headerRow: number, height: 1 | 2): readonly string[] {
  const upper = table.rows[headerRow] ?? [];
  if (height === 1) return upper;
  const lower = table.rows[headerRow + 1] ?? [];
  let parent = '';
  return Array.from({ length: Math.max(upper.length, lower.length) }, (_, at) => {
    const [own = '', under = ''] = [upper[at], lower[at]];
    if (!isBlank(own)) parent = isBlank(under) ? '' : own;
    if (isBlank(under)) return own;
    const over = isBlank(own) ? parent : own;
    return isBlank(over) || over === under ? under : `${over} ${under}`;
  });
}

/** The names a header may be known by: all of it, its lower storey, both without what is in brackets. */
export function namesOfHeader(header: string): readonly string[] {
  const whole = bareHeader(header);
  const lower = bareHeader(header.split(' ').at(-1) ?? '');
  return [...new Set([whole, lower, withoutBrackets(whole), withoutBrackets(lower)])].filter(
    (name) => name !== '',
  );
}

const isFigure = (text: string): boolean => /^[\d.,/:年月日%-]+$/u.test(text.normalize('NFKC').trim());

export type Header = { readonly headerRow: number; readonly headerHeight: 1 | 2 };

/** How many of the first rows may be title lines. */
const SEARCHED_ROWS = 30;

/** The row of the headers: the one that names the most columns we know, else the widest of the first ones. */
export function findHeader(table: Rows, isKnown: (header: string) => string | null): Header {
  let best: Header & { readonly score: number } = {
    headerRow: 0,
    headerHeight: 1,
    score: Number.NEGATIVE_INFINITY,
  };
  for (let headerRow = 0; headerRow < Math.min(SEARCHED_ROWS, table.rows.length); headerRow += 1) {
    for (const headerHeight of [1, 2] as const) {
      const headers = headersOf(table, headerRow, headerHeight).filter((header) => !isBlank(header));
      const known = new Set(headers.flatMap((header) => isKnown(header) ?? []));
      const figures = headers.filter(isFigure).length;
      const score = known.size * 10 + Math.min(headers.length, 9) - figures * 3 - (headerHeight - 1) * 9;
      if (score > best.score) best = { headerRow, headerHeight, score };
    }
  }
  return { headerRow: best.headerRow, headerHeight: best.headerHeight };
}
