/// <reference path="./papaparse.d.ts" />
import papaparse from 'papaparse/papaparse.min.js';
import type { Problem } from '../problem';
import { fail, ok, type Result } from '../result';
import { decodeText, detectEncoding, encodingLabels, type SheetEncoding } from './encoding';
import { notText } from './file-kind';
import { unguarded } from './guard';
import {
  isBlankRow,
  LIMITS,
  noteRows,
  sheetProblem,
  type Table,
  type TableNote,
  tooManyColumns,
  tooManyRows,
  trimmed,
} from './table';

type Delimiter = ',' | '\t' | ';';

const NEWLINES = ['\r\n', '\n', '\r'] as const;

/** The line end of the records: line feeds inside quoted cells do not count when CRLF ends the records. */
function newlineOf(text: string): (typeof NEWLINES)[number] {
  const sample = text.slice(0, 1_000_000);
  return NEWLINES.find((newline) => sample.includes(newline)) ?? '\n';
}

/** The delimiter that splits the first rows into the most cells, alike in most of them. */
function delimiterOf(text: string, newline: (typeof NEWLINES)[number]): Delimiter {
  const sample = text.slice(0, 200_000);
  const score = (delimiter: Delimiter): number => {
    const { data } = papaparse.parse(sample, { delimiter, newline, skipEmptyLines: false, preview: 50 });
    const widths = data.filter((row) => !isBlankRow(row)).map((row) => row.length);
    const usual = mostCommon(widths);
    return usual <= 1 ? 0 : widths.filter((width) => width === usual).length / widths.length + usual / 1_000;
  };
  const scored = ([',', '\t', ';'] as const).map((delimiter) => ({ delimiter, score: score(delimiter) }));
  const best = scored.reduce((one, other) => (other.score > one.score ? other : one));
  return best.score === 0 ? ',' : best.delimiter;
}

function mostCommon(values: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  let best = 0;
  let most = 0;
  for (const [value, count] of counts) {
    if (count > most || (count === most && value > best)) {
      best = value;
      most = count;
    }
  }
  return best;
}

/** Rows with more or fewer cells than most: a comma too many, or a line break where none should be. */
function raggedRows(rows: readonly string[][]): TableNote[] {
  const widths = rows.map((row) => row.length);
  const usual = mostCommon(widths.filter((width) => width > 1));
  const long = rows.flatMap((row, index) =>
    row.length > usual && !row.slice(usual).every((cell) => cell === '') ? [index] : [],
  );
  const short = rows.flatMap((row, index) => (row.length > 1 && row.length < usual ? [index] : []));
  const ragged = [...long, ...short].toSorted((one, other) => one - other);
  return noteRows(
    'ragged-rows',
    ragged,
    (count) => `列の数がほかの行と違う行が${count}行あります（多くの行は${usual}列）。`,
  );
}

/** Other systems write ="0012" so that Excel keeps the zeros. */
const FORMULA_TEXT = /^="((?:[^"]|"")*)"$/u;

/**
 * Takes the apostrophes off that our own export put before formulas, and reads ="0012" as the text it shows.
 * Changes the rows in place.
 */
function unwrapCells(rows: readonly string[][]): TableNote[] {
  const guards: number[] = [];
  const formulas: number[] = [];
  rows.forEach((row, index) => {
    for (let at = 0; at < row.length; at += 1) {
      const cell = row[at] ?? '';
      const first = cell.charCodeAt(0);
      if (first === 0x27) {
        const bare = unguarded(cell);
        if (bare === cell) continue;
        row[at] = bare;
        guards.push(index);
      } else if (first === 0x3d) {
        const shown = FORMULA_TEXT.exec(cell)?.[1];
        if (shown === undefined) continue;
        row[at] = shown.replaceAll('""', '"');
        formulas.push(index);
      }
    }
  });
  return [
    ...noteRows(
      'formula-guard',
      guards,
      (count) => `数式とみなされないよう先頭に付いていた「'」を${count}か所外して読みました。`,
    ),
    ...noteRows(
      'formula-text',
      formulas,
      (count) => `「="…"」の形のセル${count}か所を、表示される文字として読みました。`,
    ),
  ];
}

function quoteFaults(
  errors: readonly { readonly code: string; readonly row?: number }[],
): Result<TableNote[], Problem> {
  const unclosed = errors.find((error) => error.code === 'MissingQuotes');
  if (unclosed) {
    const row = (unclosed.row ?? 0) + 1;
    return fail(
      sheetProblem(
        'unclosed-quote',
        `${row}行目から始まる引用符（"）が閉じていません。`,
        `元のファイルの${row}行目を直すか、Excelで開いて「CSV UTF-8」で保存し直してください。`,
        '閉じるまでを1つのセルとして読むため、後の行がすべて失われます。',
      ),
    );
  }
  const stray = errors.filter((error) => error.code === 'InvalidQuotes').map((error) => error.row ?? 0);
  return ok(
    noteRows(
      'stray-quote',
      stray,
      (count) => `引用符（"）の使い方が正しくない所が${count}か所あります。その行の値を確かめてください。`,
    ),
  );
}

/** Rows of CSV or TSV text, each cell exactly as typed. Quotes that never close are a problem that names the row. */
export function parseDelimited(
  text: string,
): Result<
  { readonly rows: string[][]; readonly delimiter: Delimiter; readonly notes: readonly TableNote[] },
  Problem
> {
  const newline = newlineOf(text);
  const delimiter = delimiterOf(text, newline);
  const { data, errors } = papaparse.parse(text, { delimiter, newline, skipEmptyLines: false });
  const faults = quoteFaults(errors);
  if (!faults.ok) return faults;
  // The line end of the last row begins no row.
  const last = data.at(-1);
  if (last?.length === 1 && last[0] === '') data.pop();
  const unwrapped = unwrapCells(data);
  const { rows, notes } = trimmed(data);
  if (rows.length > LIMITS.rows) return fail(tooManyRows);
  if (rows.some((row) => row.length > LIMITS.columns)) return fail(tooManyColumns);
  return ok({
    rows,
    delimiter,
    notes: [...faults.value, ...unwrapped, ...raggedRows(rows), ...notes],
  });
}

/** Says so when characters could not be read, and in which rows of the text. */
function damagedNote(rows: readonly string[][], damaged: number, encoding: SheetEncoding): TableNote[] {
  if (damaged === 0) return [];
  const hit = rows.flatMap((row, index) => (row.some((cell) => cell.includes('\ufffd')) ? [index] : []));
  return noteRows(
    'damaged-text',
    hit,
    () =>
      `${encodingLabels[encoding]}として読めない文字が${damaged}か所あります（�）。文字コードを選び直すか、元の値を確かめてください。`,
  );
}

/**
 * Reads a CSV or TSV file. `encoding` null: told from the bytes. Files that are no CSV (PDF, old Excel, HTML, binary),
 * too large, or with quotes that never close are problems; everything doubtful is a note.
 */
export function readCsv(
  name: string,
  bytes: Uint8Array,
  encoding: SheetEncoding | null,
): Result<Table, Problem> {
  const other = notText(bytes);
  if (other) return fail(other);
  const detected = detectEncoding(bytes);
  const chosen = encoding ?? detected.encoding;
  const { text, damaged } = decodeText(bytes, chosen);
  const parsed = parseDelimited(text);
  if (!parsed.ok) return parsed;
  const { rows, delimiter, notes } = parsed.value;
  return ok({
    name,
    format: delimiter === '\t' ? 'tsv' : 'csv',
    sheetNames: [],
    sheet: null,
    encoding: chosen,
    confidence: encoding === null ? detected.confidence : 'certain',
    candidates: [...detected.candidates],
    delimiter,
    rows,
    notes: [...damagedNote(rows, damaged, chosen), ...notes],
    merged: [],
  });
}
