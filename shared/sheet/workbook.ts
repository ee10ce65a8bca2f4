import { type MergeRange, readXlsx, type Sheet, streamXlsxRows, type Workbook } from 'hucre/xlsx';
import type { Problem } from '../problem';
import { fail, ok, type Result } from '../result';
import { showCell } from './cell-format';
import {
  type CellRange,
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

export const brokenWorkbook = sheetProblem(
  'broken-workbook',
  'Excelブックとして読み取れません。',
  'Excelで開けるか確かめ、「Excelブック（.xlsx）」で保存し直してください。',
  'ファイルが途中で切れているか、Excelブックではない圧縮ファイルです。',
);

const noSheet = sheetProblem(
  'no-sheet',
  '取り込める表のあるシートがありません。',
  '表のあるシートを確かめ、保存し直してください。',
);

type SheetName = { readonly name: string; readonly hidden: boolean };

/** The names of all sheets without reading any. */
async function namesOf(bytes: Uint8Array): Promise<readonly SheetName[]> {
  const names: SheetName[] = [];
  await readXlsx(bytes, {
    sheets: (info) => {
      names.push({ name: info.name, hidden: (info.hidden ?? false) || (info.veryHidden ?? false) });
      return false;
    },
  });
  return names;
}

type Hidden = { readonly kind: 'year' | 'day'; readonly index: number };

type Texts = {
  readonly rows: string[][];
  readonly hides: readonly Hidden[];
  readonly errors: readonly number[];
  readonly uncalculated: readonly number[];
};

function textsOf(sheet: Sheet): Texts {
  const hides: Hidden[] = [];
  const errors: number[] = [];
  const uncalculated: number[] = [];
  const rows = sheet.rows.slice(0, LIMITS.rows + 1).map((row, index) =>
    row.map((value, at) => {
      if (value === null && sheet.cells?.get(`${index},${at}`)?.formula === undefined) return '';
      const cell = typeof value === 'string' ? undefined : sheet.cells?.get(`${index},${at}`);
      if (value === null && cell?.formula !== undefined) uncalculated.push(index);
      if (
        typeof value === 'string' &&
        value.startsWith('#') &&
        /^#(?:N\/A|REF!|VALUE!|DIV\/0!|NAME\?|NUM!|NULL!)$/u.test(value)
      )
        errors.push(index);
      const shown = showCell(value, cell?.style?.numFmt);
      if (shown.hides) hides.push({ kind: shown.hides, index });
      return shown.text;
    }),
  );
  return { rows, hides, errors, uncalculated };
}

const rangeOf = (merge: MergeRange): CellRange => ({
  top: merge.startRow,
  left: merge.startCol,
  bottom: merge.endRow,
  right: merge.endCol,
});

function notesOf(sheet: Sheet, texts: Texts, names: readonly SheetName[]): TableNote[] {
  const end = texts.rows.length;
  const merges = (sheet.merges ?? []).filter((merge) => merge.startRow < end);
  const hiddenRows = [...(sheet.rowDefs ?? [])].flatMap(([index, row]) =>
    row.hidden && index < end ? [index] : [],
  );
  const hiddenColumns = (sheet.columns ?? []).flatMap((column, at) => (column.hidden ? [at] : []));
  const hiddenSheets = names.filter((one) => one.hidden);
  const hidden = (kind: 'year' | 'day') =>
    texts.hides.filter((one) => one.kind === kind).map((one) => one.index);
  const columnNote: TableNote = {
    kind: 'hidden-columns',
    message: `隠れている列が${hiddenColumns.length}列あります（左から${hiddenColumns
      .slice(0, 10)
      .map((at) => at + 1)
      .join('・')}列目）。取り込むか確かめてください。`,
    rows: [],
    count: Math.max(1, hiddenColumns.length),
  };
  const sheetNote: TableNote = {
    kind: 'hidden-sheets',
    message: `隠れているシートが${hiddenSheets.length}枚あります（${hiddenSheets
      .slice(0, 5)
      .map((one) => one.name)
      .join('、')}）。`,
    rows: [],
    count: Math.max(1, hiddenSheets.length),
  };
  return [
    ...noteRows(
      'merged-cells',
      merges.map((merge) => merge.startRow),
      (count) =>
        `結合されたセルが${count}か所あります。左上のほかは空欄です（同じ値で埋めることもできます）。`,
    ),
    ...noteRows(
      'hidden-rows',
      hiddenRows,
      (count) => `隠れている行（絞込みを含む）が${count}行あります。取り込む対象に入っています。`,
    ),
    ...(hiddenColumns.length > 0 ? [columnNote] : []),
    ...(hiddenSheets.length > 0 ? [sheetNote] : []),
    ...noteRows('cell-errors', texts.errors, (count) => `数式の誤り（#N/Aなど）が${count}か所あります。`),
    ...noteRows(
      'uncalculated',
      texts.uncalculated,
      (count) => `計算結果の入っていない数式が${count}か所あります。Excelで開いて保存し直すと入ります。`,
    ),
    ...noteRows(
      'year-not-shown',
      hidden('year'),
      (count) =>
        `年を表示していない日付が${count}か所あります。入力した年が補われているので確かめてください。`,
    ),
    ...noteRows(
      'day-not-shown',
      hidden('day'),
      (count) => `年月だけを表示している日付が${count}か所あります。日は読みません。`,
    ),
  ];
}

/** The last row with a value, read without keeping anything: formatted blanks may go on for a million rows. */
async function lastFilledRow(bytes: Uint8Array, sheet: string): Promise<number> {
  let last = -1;
  for await (const row of streamXlsxRows(bytes, { sheet })) {
    if (row.values.some((value) => value !== null && value !== '')) last = row.index;
  }
  return last;
}

async function chosenSheet(
  bytes: Uint8Array,
  names: readonly SheetName[],
  wanted: string | null,
): Promise<Sheet | null> {
  const shown = names.filter((one) => !one.hidden);
  const tried =
    wanted === null ? (shown.length > 0 ? shown : names) : names.filter((one) => one.name === wanted);
  let first: Sheet | null = null;
  for (const { name } of tried) {
    const workbook: Workbook = await readXlsx(bytes, {
      sheets: [name],
      readStyles: true,
      maxRows: LIMITS.rows + 1,
    });
    const sheet = workbook.sheets[0] ?? null;
    first ??= sheet;
    if (sheet?.rows.some((row) => row.some((value) => value !== null && value !== ''))) return sheet;
  }
  return first;
}

/**
 * Reads one sheet of an XLSX workbook; null: the first shown one that holds anything. Values as the user sees them,
 * dates as ISO text, merged blanks left blank and listed. The caller has checked the size of the file and of what is
 * packed in it.
 */
export async function readWorkbook(
  name: string,
  bytes: Uint8Array,
  wanted: string | null,
): Promise<Result<Table, Problem>> {
  let names: readonly SheetName[];
  let sheet: Sheet | null;
  let tooLong = false;
  try {
    names = await namesOf(bytes);
    sheet = await chosenSheet(bytes, names, wanted);
    if (sheet && sheet.rows.length > LIMITS.rows)
      tooLong = (await lastFilledRow(bytes, sheet.name)) >= LIMITS.rows;
  } catch {
    return fail(brokenWorkbook);
  }
  if (!sheet) return fail(noSheet);
  if (tooLong) return fail(tooManyRows);
  const texts = textsOf(sheet);
  const { rows, notes } = trimmed(texts.rows);
  if (rows.every(isBlankRow)) return fail(noSheet);
  if (rows.some((row) => row.length > LIMITS.columns)) return fail(tooManyColumns);
  const merged = (sheet.merges ?? []).map(rangeOf).filter((range) => range.top < rows.length);
  return ok({
    name,
    format: 'xlsx',
    sheetNames: names.map((one) => ({ ...one })),
    sheet: sheet.name,
    encoding: null,
    confidence: 'certain',
    candidates: [],
    delimiter: null,
    rows,
    notes: [...notesOf(sheet, { ...texts, rows }, names), ...notes],
    merged,
  });
}
