import type { RecordId } from '../ids';
import type { RecordState } from '../journal/project';
import { foldForSearch } from '../jp/fold';
import type { Situation } from '../registers/define';
import type { SheetRequest } from '../sheet/sheet-request';
import { type Counted, type CountLine, countedIn, countFieldsOf, lineAt, type Observation } from './counted';
import { findCounted } from './counting';
import { thingsIn } from './expected';
import { type Finder, finderOf } from './finder';
import { cabinetsIn, NO_PLACE, type Place, placeNamed } from './places';

/** How one line of another counter's list reads. */
export type ListLine = {
  /** As the list counts: the first line is 1. */
  readonly row: number;
  readonly typed: string;
  readonly place: Place | null;
  readonly verdict: 'new' | 'known' | 'unlisted' | 'several' | 'twice' | 'unnumbered';
  /** What it is, or why it cannot be taken. */
  readonly what: string;
  /** What is to be written; null where nothing is. */
  readonly line: CountLine | null;
};

const HEADERS = {
  code: [
    '番号',
    '管理番号',
    '資産番号',
    '登録番号',
    '読取値',
    'コード',
    'バーコード',
    'QR',
    'S/N',
    'No',
    'No.',
  ],
  place: ['保管場所', '場所', '棚', '保管庫'],
  found: ['結果', '有無', '現品'],
  note: ['メモ', '備考'],
} as const;
type Columns = { readonly [key in keyof typeof HEADERS]: number };

const isOne = (names: readonly string[], cell: string): boolean =>
  names.some((name) => foldForSearch(name) === foldForSearch(cell));

/** Which column is what: by the headers; a list without any has the number alone, or place and number. */
function columnsOf(rows: readonly (readonly string[])[]): {
  readonly columns: Columns;
  readonly from: number;
} {
  const [first = []] = rows;
  const at = (names: readonly string[]): number => first.findIndex((cell) => isOne(names, cell));
  const code = at(HEADERS.code);
  if (code >= 0)
    return {
      columns: { code, place: at(HEADERS.place), found: at(HEADERS.found), note: at(HEADERS.note) },
      from: 1,
    };
  const two = rows.some((row) => (row[1] ?? '').trim() !== '');
  return { columns: { code: two ? 1 : 0, place: two ? 0 : -1, found: -1, note: -1 }, from: 0 };
}

const ABSENT = ['なし', '無', '無し', '×', '所在不明', '0', 'いいえ'];

type Context = {
  readonly finder: Finder;
  readonly counted: Counted;
  readonly situation: Situation;
  readonly before: Set<string>;
};

function readRow(
  row: number,
  typed: string,
  cells: { readonly place: Place | null; readonly found: boolean; readonly note: string },
  { finder, counted, situation, before }: Context,
): ListLine {
  const { place, found, note } = cells;
  const seen = findCounted(typed, situation, finder);
  const base = { row, typed, place };
  const rest = { code: typed, found, ...lineAt(place), ...(note === '' ? {} : { note }) };
  if (seen.kind === 'several')
    return {
      ...base,
      verdict: 'several',
      what: `${seen.things.length}点に当たります。番号を続けて書いてください。`,
      line: null,
    };
  const key = `${seen.kind === 'thing' ? seen.thing : foldForSearch(typed)} ${place?.key ?? ''}`;
  if (before.has(key)) return { ...base, verdict: 'twice', what: 'この一覧に2回あります。', line: null };
  before.add(key);
  const here = place === null || place.key === NO_PLACE.key ? '' : place.key;
  const isHere = (one: Observation): boolean => (one.place?.key ?? '') === here;
  if (seen.kind !== 'thing' && counted.unlisted.some((one) => one.code === typed && isHere(one)))
    return { ...base, verdict: 'known', what: '台帳外として読取り済です。', line: null };
  if (seen.kind !== 'thing')
    return found
      ? { ...base, verdict: 'unlisted', what: '台帳にない番号です。', line: rest }
      : { ...base, verdict: 'unlisted', what: '台帳にない番号の「なし」です。取り込みません。', line: null };
  const thing = thingsIn(situation.book, situation.profile).byId.get(seen.thing);
  const what = `${thing?.number ?? ''}　${thing?.name ?? ''}`.trim();
  const already = (found ? counted.seen : counted.missed).get(seen.thing)?.some(isHere);
  return already
    ? { ...base, verdict: 'known', what, line: null }
    : { ...base, verdict: 'new', what, line: { thing: seen.thing, ...rest } };
}

const unnumbered = (row: number, place: Place | null): ListLine => ({
  row,
  typed: '',
  place,
  verdict: 'unnumbered',
  what: '番号がありません。取り込みません。',
  line: null,
});

/**
 * Reads the list of another counter without writing anything: each line as it would be taken. What was counted at the
 * same place already adds nothing, so that a list brought in twice changes nothing.
 */
export function readList(
  rows: readonly (readonly string[])[],
  fallback: Place | null,
  stocktake: RecordState,
  situation: Situation,
): readonly ListLine[] {
  const { columns, from } = columnsOf(rows);
  const cabinets = cabinetsIn(situation.book);
  const context: Context = {
    finder: finderOf(situation.book),
    counted: countedIn(situation.book, stocktake.id),
    situation,
    before: new Set(),
  };
  const cell = (row: readonly string[], at: number): string => (at < 0 ? '' : (row[at] ?? '').trim());
  /** Among lines of place and number a line with one cell is a number, unless it names a place. */
  const isPlace = (words: string): boolean => words === '' || context.finder.find(words).kind === 'place';
  return rows.slice(from).flatMap((row, at): readonly ListLine[] => {
    const alone = from === 0 && cell(row, columns.code) === '' && !isPlace(cell(row, columns.place));
    const typed = cell(row, alone ? columns.place : columns.code);
    const words = alone ? '' : cell(row, columns.place);
    if (typed === '' && row.every((one) => one.trim() === '')) return [];
    const result = cell(row, columns.found);
    const cells = {
      place: words === '' ? fallback : placeNamed(words, cabinets),
      found: !isOne(ABSENT, result),
      note: cell(row, columns.note).slice(0, 100),
    };
    if (typed === '') return [unnumbered(from + at + 1, cells.place)];
    return [readRow(from + at + 1, typed, cells, context)];
  });
}

/** Pasted text as rows of cells: tabs, else commas. */
export const rowsOfText = (text: string): readonly (readonly string[])[] =>
  text
    .split(/\r?\n/u)
    .filter((line) => line.trim() !== '')
    .map((line) =>
      line.split(line.includes('\t') ? '\t' : /[,，]/u).map((cell) => cell.replace(/^"|"$/gu, '')),
    );

/** What was counted, as a list that another PC can bring in. */
export function listSheet(
  stocktake: RecordState,
  situation: Situation,
  nameOf: (id: RecordId) => string,
): SheetRequest {
  const { byId } = thingsIn(situation.book, situation.profile);
  const rows = countedIn(situation.book, stocktake.id).records.flatMap((state) => {
    const { lines, at, by } = countFieldsOf(state);
    return lines.map((line) => [
      line.place?.label ?? '',
      (line.thing && byId.get(line.thing)?.number) || (line.code ?? ''),
      line.found ? 'あり' : 'なし',
      line.note ?? '',
      at.replace('T', ' '),
      by === undefined ? '' : nameOf(by),
    ]);
  });
  const column = (key: string, header: string, width: number) => ({
    key,
    header,
    width,
    kind: 'text' as const,
  });
  return {
    kind: 'csv-utf8-bom',
    title: `棚卸の読取り_${stocktake.number ?? ''}_${situation.today}`,
    sheetName: '棚卸の読取り',
    dateStyle: 'wareki',
    columns: [
      column('place', '保管場所', 24),
      column('number', '管理番号', 18),
      column('found', '結果', 8),
      column('note', 'メモ', 20),
      column('at', '日時', 18),
      column('by', '数えた人', 16),
    ],
    rows,
  };
}
