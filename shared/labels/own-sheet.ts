import { z } from 'zod';
import { labelGridSchema } from '../print/labels-schema';
import { fail, ok, type Result } from '../result';
import { A4, type LabelGrid } from './sheets';

/** A sheet that somebody measured; kept in the settings of the PC. */
export const ownSheetSchema = z.strictObject({
  id: z.string().min(1).max(60),
  name: z.string().min(1).max(40),
  ...labelGridSchema.shape,
});
export type OwnSheet = z.infer<typeof ownSheetSchema>;
export const MOST_OWN_SHEETS = 20;

/** What is asked for, as makers state it: the pitch is from one label's edge to the same edge of the next. */
export const SHEET_FIELDS = [
  'name',
  'columns',
  'rows',
  'width',
  'height',
  'left',
  'top',
  'pitchX',
  'pitchY',
] as const;
export type SheetField = (typeof SHEET_FIELDS)[number];
export type TypedSheet = Readonly<Record<SheetField, string>>;

export const SHEET_LABELS: { readonly [field in SheetField]: string } = {
  name: '用紙の名前（品番など）',
  columns: '横の枚数（列）',
  rows: '縦の枚数（行）',
  width: 'ラベルの幅',
  height: 'ラベルの高さ',
  left: '左の余白',
  top: '上の余白',
  pitchX: '横のピッチ',
  pitchY: '縦のピッチ',
};

type Bounds = { readonly least: number; readonly most: number };
const COUNTS = { columns: { least: 1, most: 20 }, rows: { least: 1, most: 40 } } as const;
const LENGTHS = {
  width: { least: 15, most: 210 },
  height: { least: 10, most: 297 },
  left: { least: 0, most: 100 },
  top: { least: 0, most: 100 },
} as const;
const WIDEST_GAP = 50;

export type SheetFaults = { readonly [field in SheetField]?: string };
export type ReadSheet = { readonly name: string; readonly grid: LabelGrid };

/** Full-width digits are read as well; null for what is no number. */
function numberIn(text: string): number | null {
  const plain = text.normalize('NFKC').trim().replace(/mm$/iu, '').replace('、', '.').trim();
  return /^\d{1,4}(?:\.\d{1,4})?$/.test(plain) ? Number(plain) : null;
}

function count(text: string, { least, most }: Bounds): Result<number, string> {
  const value = numberIn(text);
  return value !== null && Number.isInteger(value) && value >= least && value <= most
    ? ok(value)
    : fail(`${least}〜${most}の整数で入力してください。`);
}

function length(text: string, { least, most }: Bounds): Result<number, string> {
  const value = numberIn(text);
  if (value === null) return fail('ミリ単位の数字で入力してください（例：48.3）。');
  if (value < least || value > most) return fail(`${least}〜${most}mmで入力してください。`);
  return Math.abs(value * 10 - Math.round(value * 10)) > 1e-6
    ? fail('0.1mm単位で入力してください。')
    : ok(Math.round(value * 10) / 10);
}

/** The gap that a pitch leaves; nothing typed is no gap. */
function gap(text: string, size: number, many: number): Result<number, string> {
  if (text.trim() === '' || many === 1) return ok(0);
  const pitch = length(text, { least: 0, most: 400 });
  if (!pitch.ok) return pitch;
  const left = Math.round((pitch.value - size) * 10) / 10;
  if (left < 0) return fail(`ラベルの寸法（${size}mm）より小さいと、ラベルが重なります。`);
  return left > WIDEST_GAP ? fail(`間隔が${left}mmになります。${WIDEST_GAP}mmまでです。`) : ok(left);
}

const rounded = (value: number): string => (Math.round(value * 10) / 10).toFixed(1);

/** What is left at the right and at the bottom, in millimetres: less than nothing runs over the paper. */
export const farMargins = (grid: LabelGrid): { readonly right: number; readonly bottom: number } => ({
  right: A4.width - grid.left - grid.columns * grid.width - (grid.columns - 1) * grid.gapX,
  bottom: A4.height - grid.top - grid.rows * grid.height - (grid.rows - 1) * grid.gapY,
});

const over = (how: string, by: number, paper: number, what: string): string =>
  `${how}に${rounded(-by)}mmはみ出します（A4は${paper}mm）。${what}を確かめてください。`;

/** Reads what was typed: the sheet, or what is wrong with each field. */
export function readSheet(typed: TypedSheet): Result<ReadSheet, SheetFaults> {
  const faults: { -readonly [field in SheetField]?: string } = {};
  const take = (field: SheetField, read: Result<number, string>): number => {
    if (read.ok) return read.value;
    faults[field] = read.error;
    return Number.NaN;
  };
  const name = typed.name.trim();
  if (name === '') faults.name = '後で選べるように、名前を付けてください。';
  else if (name.length > 40) faults.name = `40文字までです（いま${name.length}文字）。`;
  const columns = take('columns', count(typed.columns, COUNTS.columns));
  const rows = take('rows', count(typed.rows, COUNTS.rows));
  const width = take('width', length(typed.width, LENGTHS.width));
  const height = take('height', length(typed.height, LENGTHS.height));
  const left = take('left', length(typed.left, LENGTHS.left));
  const top = take('top', length(typed.top, LENGTHS.top));
  const gapX = take('pitchX', gap(typed.pitchX, width, columns));
  const gapY = take('pitchY', gap(typed.pitchY, height, rows));
  const grid = { columns, rows, width, height, left, top, gapX, gapY };
  const { right, bottom } = farMargins(grid);
  if (right < -0.05)
    faults.columns ??= over('横', right, A4.width, '横の枚数・ラベルの幅・左の余白・横のピッチ');
  if (bottom < -0.05)
    faults.rows ??= over('縦', bottom, A4.height, '縦の枚数・ラベルの高さ・上の余白・縦のピッチ');
  return Object.keys(faults).length > 0 ? fail(faults) : ok({ name, grid });
}

const tenths = (value: number): string => String(Math.round(value * 10) / 10);

/** A grid as it would be typed, to a tenth of a millimetre. */
export const typedOf = (name: string, grid: LabelGrid): TypedSheet => ({
  name,
  columns: String(grid.columns),
  rows: String(grid.rows),
  width: tenths(grid.width),
  height: tenths(grid.height),
  left: tenths(grid.left),
  top: tenths(grid.top),
  pitchX: grid.gapX === 0 ? '' : rounded(grid.width + grid.gapX),
  pitchY: grid.gapY === 0 ? '' : rounded(grid.height + grid.gapY),
});
