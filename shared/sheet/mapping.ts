import { z } from 'zod';
import type { Json } from '../json';
import type { Result } from '../result';
import { bareHeader, findHeader, headersOf, namesOfHeader } from './headers';
import { isBlank, type Table } from './table';

export { bareHeader, headersOf } from './headers';

/** A column that a register can take in. `parse` reads one cell; its error is a Japanese sentence. */
export type SheetField = {
  readonly key: string;
  readonly label: string;
  readonly synonyms: readonly string[];
  readonly required: boolean;
  readonly parse: (text: string) => Result<Json, string>;
  /** The field's kind, where it matters how a cell is read: dates without an era. */
  readonly kind?: string;
};

const targetSchema = z.discriminatedUnion('to', [
  z.strictObject({ to: z.literal('field'), key: z.string() }),
  z.strictObject({ to: z.literal('note') }),
  z.strictObject({ to: z.literal('skip') }),
]);
/** Where a column goes: into a field, into the remarks as 「見出し：値」, or nowhere. */
export type ColumnTarget = z.infer<typeof targetSchema>;

/** How dates without an era (5.4.1) are read: not at all, or as years of that era. */
export const dateStyleSchema = z.enum(['with-era', 'reiwa', 'heisei', 'showa']);
export type DateStyle = z.infer<typeof dateStyleSchema>;

/** How a file is read: plain data, kept per source so that next month's file needs no second look. */
export const mappingSchema = z.strictObject({
  /** Row of the headers, from 0, and how many rows they take. */
  headerRow: z.number().int().nonnegative(),
  headerHeight: z.union([z.literal(1), z.literal(2)]),
  /** One per column of the file, left to right. */
  columns: z.array(z.strictObject({ header: z.string(), target: targetSchema })),
  dateStyle: dateStyleSchema,
});
export type Mapping = z.infer<typeof mappingSchema>;
export type MappedColumn = Mapping['columns'][number];

type Rows = Pick<Table, 'rows'>;

type Word = { readonly bare: string; readonly key: string };

/** Labels go before synonyms, and the first field before later ones. */
function wordsOf(fields: readonly SheetField[]): readonly Word[] {
  const words = new Map<string, string>();
  const add = (text: string, key: string) => {
    const bare = bareHeader(text);
    if (bare !== '' && !words.has(bare)) words.set(bare, key);
  };
  for (const field of fields) add(field.label, field.key);
  for (const field of fields) for (const synonym of field.synonyms) add(synonym, field.key);
  return [...words].map(([bare, key]) => ({ bare, key }));
}

/** Most of one is in the other: 「情報資産の名称」 and 「情報資産名称」 no, 「保管場所（棚）番号」 and 「保管場所」 no, 「媒体保管場所」 yes. */
function closeness(header: string, word: string): number {
  const [short, long] = header.length < word.length ? [header, word] : [word, header];
  return short.length >= 3 && long.includes(short) ? short.length / long.length : 0;
}

const CLOSE = 0.6;

/** Running numbers say nothing that the register keeps. */
const COUNTERS = new Set(['no', '項番', '連番', '通番', '行番号', '#', '番', '通し番号']);

function targetsOf(
  headers: readonly string[],
  words: readonly Word[],
  isUsed: (at: number) => boolean,
): ColumnTarget[] {
  const exact = new Map(words.map((word) => [word.bare, word.key]));
  const taken = new Map<string, number>();
  const found = new Map<number, string>();
  const take = (at: number, key: string | undefined) => {
    if (key === undefined || taken.has(key) || found.has(at)) return;
    taken.set(key, at);
    found.set(at, key);
  };
  const isCounter = (header: string) => COUNTERS.has(bareHeader(header));
  for (const counters of [false, true]) {
    headers.forEach((header, at) => {
      if (isCounter(header) === counters) take(at, exact.get(namesOfHeader(header)[0] ?? ''));
    });
  }
  headers.forEach((header, at) => {
    for (const name of namesOfHeader(header)) take(at, exact.get(name));
  });
  headers.forEach((header, at) => {
    if (found.has(at)) return;
    const names = namesOfHeader(header);
    const scored = words
      .filter((word) => !taken.has(word.key))
      .map((word) => ({
        key: word.key,
        score: Math.max(0, ...names.map((name) => closeness(name, word.bare))),
      }));
    const best = scored.toSorted((one, other) => other.score - one.score)[0];
    if (best && best.score >= CLOSE) take(at, best.key);
  });
  return headers.map((header, at): ColumnTarget => {
    const key = found.get(at);
    if (key !== undefined) return { to: 'field', key };
    return !isUsed(at) || isCounter(header) ? { to: 'skip' } : { to: 'note' };
  });
}

const widthOf = (table: Rows): number => table.rows.reduce((most, row) => Math.max(most, row.length), 0);

/** Finds the header among the first rows (title lines are skipped) and proposes a target for every column. */
export function proposeMapping(table: Rows, fields: readonly SheetField[]): Mapping {
  const words = wordsOf(fields);
  const exact = new Map(words.map((word) => [word.bare, word.key]));
  const keyOf = (header: string): string | null => {
    for (const name of namesOfHeader(header)) {
      const key = exact.get(name);
      if (key !== undefined) return key;
    }
    return null;
  };
  return mappingAt(table, fields, findHeader(table, keyOf));
}

/** The proposal for a header row that the user chose. */
export function mappingAt(
  table: Rows,
  fields: readonly SheetField[],
  header: Pick<Mapping, 'headerRow' | 'headerHeight'>,
): Mapping {
  const { headerRow, headerHeight } = header;
  const given = headersOf(table, headerRow, headerHeight);
  const headers = Array.from({ length: widthOf(table) }, (_, at) => given[at] ?? '');
  const used = new Set<number>();
  for (const row of table.rows.slice(headerRow + headerHeight)) {
    row.forEach((cell, at) => {
      if (!used.has(at) && !isBlank(cell)) used.add(at);
    });
  }
  const targets = targetsOf(headers, wordsOf(fields), (at) => used.has(at));
  const columns = headers.map(
    (text, at): MappedColumn => ({ header: text, target: targets[at] ?? { to: 'skip' } }),
  );
  return { headerRow, headerHeight, columns, dateStyle: 'with-era' };
}

/** Fields that must be filled and that no column goes into. */
export const missingFields = (mapping: Mapping, fields: readonly SheetField[]): readonly SheetField[] =>
  fields.filter(
    (field) =>
      field.required &&
      !mapping.columns.some(({ target }) => target.to === 'field' && target.key === field.key),
  );

/** FNV-1a, 32 bit. */
function hash(text: string, seed: number): string {
  let value = seed;
  for (let at = 0; at < text.length; at += 1)
    value = Math.imul(value ^ text.charCodeAt(at), 0x01000193) >>> 0;
  return value.toString(16).padStart(8, '0');
}

/** What tells one source from another: its headers, in any order. A saved mapping is found again by it. */
export function sourceKey(mapping: Pick<Mapping, 'columns'>): string {
  const text = mapping.columns
    .map((column) => bareHeader(column.header))
    .filter((bare) => bare !== '')
    .toSorted()
    .join('\n');
  return `source-${hash(text, 0x811c9dc5)}${hash(text, 0x01000193)}`;
}

/** A saved mapping laid over a proposal for a new file of the same source; columns may have moved. */
export function reuseMapping(saved: Mapping, proposal: Mapping): Mapping {
  const left = [...saved.columns];
  const columns = proposal.columns.map((column): MappedColumn => {
    const at = left.findIndex((one) => bareHeader(one.header) === bareHeader(column.header));
    const [same] = at === -1 ? [] : left.splice(at, 1);
    return same ? { ...column, target: same.target } : column;
  });
  return { ...proposal, columns, dateStyle: saved.dateStyle };
}
