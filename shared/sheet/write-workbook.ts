import { type Cell, type CellStyle, type CellValue, type RowDef, writeXlsx } from 'hucre';
import { showDate } from '../jp/date';
import { isoDateOf, linesBelow, type SheetCell, type SheetColumn, type SheetRequest } from './sheet-request';

/**
 * Excel's own 和暦 format: the cell stays a real date. Excel shows the first year as 令和1年, newer ones as 令和元年
 * if they are set so; the value is right either way. (`[$-ja-JP]` shows a raw number in LibreOffice.)
 */
const WAREKI = '[$-411]ggge"年"m"月"d"日"';
const ISO = 'yyyy-mm-dd';

/** Excel takes 1900 for a leap year; from March 1900 on its days are right. Earlier days are written as text. */
const FIRST_REAL_DAY = '1900-03-01';

const HEADER: CellStyle = {
  font: { bold: true, name: 'BIZ UDPゴシック', size: 11 },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'E8EEF7' } },
  border: { bottom: { style: 'thin', color: { rgb: '5A6B85' } } },
  alignment: { wrapText: true, vertical: 'center', horizontal: 'left' },
};

const TOTALS: CellStyle = {
  font: { bold: true, name: 'BIZ UDPゴシック', size: 11 },
  border: { top: { style: 'double', color: { rgb: '5A6B85' } } },
  numFmt: '#,##0',
};

const formatOf = (column: SheetColumn, dateStyle: SheetRequest['dateStyle']): string => {
  if (column.kind === 'date') return dateStyle === 'wareki' ? WAREKI : ISO;
  return column.kind === 'count' ? '#,##0' : '@';
};

function cellValue(cell: SheetCell, column: SheetColumn, dateStyle: SheetRequest['dateStyle']): CellValue {
  if (cell === null || cell === '') return null;
  if (typeof cell === 'boolean') return cell ? '有' : '無';
  if (typeof cell === 'number') return column.kind === 'count' ? cell : String(cell);
  const date = column.kind === 'date' ? isoDateOf(cell) : null;
  if (!date) return cell;
  if (date >= FIRST_REAL_DAY) return new Date(`${date}T00:00:00.000Z`);
  return dateStyle === 'wareki' ? showDate(date, 'long') : date;
}

export function columnLetters(index: number): string {
  let letters = '';
  for (let rest = index + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return letters;
}

/** Width in characters of half width: kanji and kana take two. */
function widthOf(text: string): number {
  let width = 0;
  for (const one of text) width += (one.codePointAt(0) ?? 0) < 0x250 || /[｡-ﾟ]/u.test(one) ? 1 : 2;
  return width;
}

const LINE_HEIGHT = 18;
/** Points; Excel's own limit for a row. */
const HIGHEST = 409;

const linesIn = (text: string, width: number): number =>
  text
    .split('\n')
    .reduce((sum, line) => sum + Math.max(1, Math.ceil(widthOf(line) / Math.max(1, width - 1))), 0);

/** Heights of the rows whose text wraps, in points: LibreOffice and printouts do not fit them by themselves. */
function rowHeights(
  rows: readonly (readonly CellValue[])[],
  columns: readonly SheetColumn[],
): Map<number, RowDef> {
  const heights = new Map<number, RowDef>();
  rows.forEach((row, index) => {
    let lines = 1;
    row.forEach((cell, at) => {
      const width = columns[at]?.width ?? 0;
      if (typeof cell === 'string' && (cell.length * 2 > width - 1 || cell.includes('\n'))) {
        lines = Math.max(lines, linesIn(cell, width));
      }
    });
    if (lines > 1) heights.set(index, { height: Math.min(HIGHEST, lines * LINE_HEIGHT) });
  });
  return heights;
}

/** Excel allows 31 characters, and none of []:*?/\ nor an apostrophe at either end. */
const sheetNameOf = (name: string): string =>
  name
    .replace(/[[\]:*?/\\]/gu, ' ')
    .replace(/^'+|'+$/gu, '')
    .trim()
    .slice(0, 31) || '一覧';

/** The bytes of an XLSX: bold frozen header, filter, widths, dates as dates, text as text, ready to print on A4. */
export async function workbookBytes(request: SheetRequest): Promise<Uint8Array<ArrayBuffer>> {
  const { columns, dateStyle } = request;
  const last = `${columnLetters(columns.length - 1)}${request.rows.length + 1}`;
  const header = new Map<string, Partial<Cell>>(
    columns.map((column, at) => [`0,${at}`, { value: column.header, type: 'string', style: HEADER }]),
  );
  for (const [at, total] of (request.totals ?? []).entries())
    header.set(`${request.rows.length + 1},${at}`, {
      value: total,
      type: typeof total === 'number' ? 'number' : 'string',
      style: TOTALS,
    });
  const rows: CellValue[][] = [
    columns.map((column) => column.header),
    ...request.rows.map((row) => columns.map((column, at) => cellValue(row[at] ?? null, column, dateStyle))),
    ...linesBelow(request).map((row) => [...row]),
  ];
  const written = await writeXlsx({
    properties: { title: request.title, creator: 'まもり台帳' },
    defaultFont: { name: 'BIZ UDPゴシック', size: 11 },
    sheets: [
      {
        name: sheetNameOf(request.sheetName),
        rows,
        rowDefs: rowHeights(rows, columns),
        cells: header,
        columns: columns.map((column) => ({
          width: column.width,
          style: {
            numFmt: formatOf(column, dateStyle),
            alignment: {
              vertical: 'top',
              wrapText: column.kind === 'longText' || column.kind === 'text',
              ...(column.kind === 'date' ? { horizontal: 'left' } : {}),
            },
          },
        })),
        freezePane: { rows: 1 },
        autoFilter: { range: `A1:${last}` },
        pageSetup: {
          paperSize: 'a4',
          orientation: 'landscape',
          fitToPage: true,
          fitToWidth: 1,
          fitToHeight: 0,
          printTitlesRow: '$1:$1',
        },
      },
    ],
  });
  return new Uint8Array(written);
}
