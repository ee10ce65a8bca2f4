import {
  type TranscribeKey,
  type TypedLine,
  transcribeColumns,
} from '../../../shared/registers/entry-log/transcribe';

/** The grid as it is typed: lines of text, nothing else. A line that did not change stays the same object. */
export type Lines = readonly TypedLine[];

export const BLANK: TypedLine = {};
const SPARE = 5;
const FIRST = 15;

export const isBlank = (line: TypedLine): boolean =>
  Object.values(line).every((text) => (text ?? '').trim() === '');

/** So many empty lines at the end that there is always room to write on. */
export function withRoom(lines: Lines): Lines {
  const used = lines.findLastIndex((line) => !isBlank(line)) + 1;
  const wanted = Math.max(FIRST, used + SPARE);
  return lines.length >= wanted
    ? lines
    : [...lines, ...new Array<TypedLine>(wanted - lines.length).fill(BLANK)];
}

export function withCell(lines: Lines, at: number, key: TranscribeKey, text: string): Lines {
  return withRoom(lines.map((line, index) => (index === at ? { ...line, [key]: text } : line)));
}

/** Cells copied from Excel, put down from this cell to the right and downwards. */
export function withPasted(lines: Lines, at: number, key: TranscribeKey, pasted: string): Lines {
  const from = transcribeColumns.findIndex((column) => column.key === key);
  const rows = pasted
    .replace(/\r?\n$/, '')
    .split(/\r?\n/)
    .map((row) => row.split('\t'));
  const next = [...lines];
  for (const [down, cells] of rows.entries()) {
    const line: { [key in TranscribeKey]?: string } = { ...(next[at + down] ?? BLANK) };
    for (const [right, text] of cells.entries()) {
      const column = transcribeColumns[from + right];
      if (column) line[column.key] = text;
    }
    next[at + down] = line;
  }
  return withRoom(next);
}

export const withoutLine = (lines: Lines, at: number): Lines =>
  withRoom(lines.filter((_, index) => index !== at));
