import sheets from '../../../assets/labels/sheets.json';
import type { Json } from '../../../shared/json';
import type { OwnSheet } from '../../../shared/labels/own-sheet';
import { type LabelGrid, type LabelSheet, loadSheets } from '../../../shared/labels/sheets';

const [first, ...others] = loadSheets(sheets);
if (!first) throw new Error('no label sheets');
/** Sheets as they are sold. */
export const labelSheets: readonly LabelSheet[] = [first, ...others];

/** What is remembered on this PC: the sheet in use, what the printer is off by. */
export type LabelSettings = {
  readonly way: 'tepra' | 'sheet';
  readonly sheet: string;
  readonly x: number;
  readonly y: number;
  readonly withClass: boolean;
};

const START: LabelSettings = { way: 'tepra', sheet: first.id, x: 0, y: 0, withClass: true };

/** What was kept, or the start where it is from another version. */
export function settingsKept(kept: Json): Json {
  const known = typeof kept === 'object' && kept !== null && !Array.isArray(kept) ? kept : {};
  return { ...START, ...known } as unknown as Json;
}

/** The sheet in use: one as sold, one of one's own, or the first where it was taken off the list. */
export const sheetInUse = (id: string, own: readonly OwnSheet[]): LabelSheet | OwnSheet =>
  labelSheets.find((sheet) => sheet.id === id) ?? own.find((sheet) => sheet.id === id) ?? first;

export const gridOf = (sheet: LabelSheet | OwnSheet): LabelGrid => {
  const { columns, rows, width, height, left, top, gapX, gapY } = sheet;
  return { columns, rows, width, height, left, top, gapX, gapY };
};
