/// <reference path="./papaparse.d.ts" />
import papaparse from 'papaparse/papaparse.min.js';
import type { Problem } from '../problem';
import { fail, ok, type Result } from '../result';
import { encodeRowsCp932, type LostCharacter } from './cp932';
import { guarded } from './guard';
import { cellText, linesBelow, type SheetCell, type SheetColumn, type SheetRequest } from './sheet-request';
import { sheetProblem } from './table';
import { workbookBytes } from './write-workbook';

export type WrittenSheet = {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** A file name without characters that Windows refuses. */
  readonly name: string;
  /** What CP932 could not hold, to be shown before the file is given out. */
  readonly lost: readonly LostCharacter[];
};

/** Numbers are no text and need no guard: -5 stays -5. */
const csvCell = (cell: SheetCell, column: SheetColumn, dateStyle: SheetRequest['dateStyle']): string =>
  typeof cell === 'number' ? String(cell) : guarded(cellText(cell, column, dateStyle));

/** Cells that hold what could be taken for the delimiter of another kind of file. */
const MISLEADING = /[\t;]/u;

/** Lines with their ends, the headers first. */
function csvLines(request: SheetRequest): string[] {
  // Excel takes a file that begins with ID for a SYLK file: quotes keep it a CSV.
  const opensWithId = request.columns[0]?.header.startsWith('ID') ?? false;
  const line = (cells: readonly string[], quotes: (cell: string, at: number) => boolean): string =>
    `${papaparse.unparse([cells], { newline: '\r\n', quotes })}\r\n`;
  const headers = request.columns.map((column) => guarded(column.header));
  return [
    line(headers, (cell, at) => MISLEADING.test(cell) || (at === 0 && opensWithId)),
    ...request.rows.map((row) =>
      line(
        request.columns.map((column, at) => csvCell(row[at] ?? null, column, request.dateStyle)),
        (cell) => MISLEADING.test(cell),
      ),
    ),
    ...linesBelow(request).map((row) =>
      line(
        row.map((cell) => (typeof cell === 'number' ? String(cell) : guarded(String(cell ?? '')))),
        (cell) => MISLEADING.test(cell),
      ),
    ),
  ];
}

const RESERVED = /^(?:con|prn|aux|nul|com\d|lpt\d)$/iu;

/** The title as a file name on Windows. */
export function fileNameOf(title: string, extension: 'csv' | 'xlsx'): string {
  const plain = [...title]
    .map((one) => ((one.codePointAt(0) ?? 0) < 0x20 || '\\/:*?"<>|'.includes(one) ? '_' : one))
    .join('')
    .replace(/[. ]+$/u, '');
  return `${plain === '' || RESERVED.test(plain) ? `表${plain}` : plain}.${extension}`;
}

/** The most that Excel holds in a cell. */
const CELL_MOST = 32_767;

function tooLongCell(request: SheetRequest): Problem | null {
  for (const [index, row] of request.rows.entries()) {
    const at = row.findIndex((cell) => typeof cell === 'string' && cell.length > CELL_MOST);
    if (at === -1) continue;
    return sheetProblem(
      'cell-too-long',
      `${index + 1}件目の「${request.columns[at]?.header ?? ''}」が長すぎて、Excelのセルに入りません。`,
      'CSV（UTF-8）で書き出すか、この列を外してください。',
      `Excelのセルに入るのは${CELL_MOST.toLocaleString('ja-JP')}文字までです。`,
    );
  }
  return null;
}

/**
 * Writes the sheet. CSV has CRLF line ends and guarded cells (guard.ts), so that our own import gives back every text
 * exactly. Of CP932, characters without a place are written as their stand-in or 〓 and listed in `lost` with their
 * rows as Excel counts them (the header is row 1); nothing becomes '?'.
 */
export async function writeSheet(request: SheetRequest): Promise<Result<WrittenSheet, Problem>> {
  if (request.kind === 'xlsx') {
    const problem = tooLongCell(request);
    if (problem) return fail(problem);
    return ok({ bytes: await workbookBytes(request), name: fileNameOf(request.title, 'xlsx'), lost: [] });
  }
  const name = fileNameOf(request.title, 'csv');
  const lines = csvLines(request);
  if (request.kind === 'csv-utf8-bom') {
    return ok({ bytes: new TextEncoder().encode(`\ufeff${lines.join('')}`), name, lost: [] });
  }
  const { bytes, lost } = encodeRowsCp932(lines);
  return ok({ bytes, name, lost });
}

/** One line for the user per lost character: 「𠮷」→「吉」（3行目・12行目 ほか5か所）. */
export function describeLost({ character, written, rows, count }: LostCharacter): string {
  const shown = rows
    .slice(0, 5)
    .map((row) => `${row}行目`)
    .join('・');
  const more = count > 5 ? ` ほか、全部で${count}か所` : '';
  const instead = written === '' ? '（書きません）' : `「${written}」`;
  return `「${character}」→${instead}（${shown}${more}）`;
}
