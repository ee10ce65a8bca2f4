import type { Json } from '../json';
import { bareEraDate } from './bare-date';
import { headersOf, type Mapping, type SheetField } from './mapping';
import { isBlank, type Table } from './table';

/** What is wrong with one cell: row as the file counts (from 1), column header, what was in it, why. */
export type Rejection = {
  readonly row: number;
  readonly column: string;
  readonly value: string;
  readonly reason: string;
};

/** Something to look at before confirming; it does not stop the row. */
export type Doubt = { readonly column: string; readonly value: string; readonly message: string };

export type Column = { readonly at: number; readonly header: string; readonly field: SheetField | null };

/** How many different cells of a column are remembered: dates and choices repeat, numbers and names do not. */
const REMEMBERED = 2_000;

/** The field with a parser that remembers what it read: ledgers say the same thing thousands of times. */
function remembering(field: SheetField): SheetField {
  const known = new Map<string, ReturnType<SheetField['parse']>>();
  return {
    ...field,
    parse: (text) => {
      const before = known.get(text);
      if (before) return before;
      const parsed = field.parse(text);
      if (known.size < REMEMBERED) known.set(text, parsed);
      return parsed;
    },
  };
}

/** The columns that are read, with their headers on one line. */
export function columnsOf(
  table: Pick<Table, 'rows'>,
  mapping: Mapping,
  fields: readonly SheetField[],
): readonly Column[] {
  const headers = headersOf(table, mapping.headerRow, mapping.headerHeight);
  const byKey = new Map(fields.map((field) => [field.key, remembering(field)]));
  return mapping.columns.flatMap(({ target }, at): readonly Column[] => {
    if (target.to === 'skip') return [];
    const text = (headers[at] ?? '').replace(/\s+/gu, '');
    const header = text === '' ? `${at + 1}列目` : text;
    return [{ at, header, field: target.to === 'field' ? (byKey.get(target.key) ?? null) : null }];
  });
}

export type ReadRow = {
  readonly values: { [key: string]: Json };
  readonly rejections: Rejection[];
  readonly doubts: Doubt[];
  /** Fields that have a column, whose cell is blank. */
  readonly blanks: readonly string[];
};

/** 「-」「―」「ー」 alone: how offices write that there is nothing. */
const DASH = /^[\s\-－―—–ー‐−─]+$/u;

/** Reads one row cell by cell; the text of unmapped columns is added to the remarks as 「見出し：値」. */
export function readRow(
  cells: readonly string[],
  row: number,
  columns: readonly Column[],
  noteKey: string | null,
  dateStyle: Mapping['dateStyle'],
): ReadRow {
  const values: { [key: string]: Json } = {};
  const rejections: Rejection[] = [];
  const doubts: Doubt[] = [];
  const notes: string[] = [];
  const blanks: string[] = [];
  for (const { at, header, field } of columns) {
    const cell = cells[at] ?? '';
    if (isBlank(cell)) {
      if (field) blanks.push(field.key);
      continue;
    }
    if (!field) {
      if (noteKey !== null && !DASH.test(cell)) notes.push(`${header}：${cell}`);
      continue;
    }
    const parsed = field.parse(bareEraDate(cell, field.kind, dateStyle));
    if (parsed.ok) {
      values[field.key] = parsed.value;
    } else if (DASH.test(cell)) {
      blanks.push(field.key);
      doubts.push({ column: header, value: cell, message: `「${cell.trim()}」は空欄として読みました。` });
    } else {
      rejections.push({ row, column: header, value: cell, reason: parsed.error });
    }
    if (cell.includes('\ufffd')) {
      doubts.push({ column: header, value: cell, message: '読めない文字（�）が含まれています。' });
    }
  }
  if (noteKey !== null && notes.length > 0) {
    const own = values[noteKey];
    values[noteKey] = [...(typeof own === 'string' ? [own] : []), ...notes].join('\n');
  }
  return { values, rejections, doubts, blanks };
}
