import sheets from '../../../assets/labels/sheets.json';
import type { Json } from '../../../shared/json';
import { type LabelGrid, type LabelSheet, loadSheets } from '../../../shared/labels/sheets';

export const labelSheets: readonly LabelSheet[] = loadSheets(sheets);
export const OWN = 'own';

/** What is remembered on this PC: the sheet in use, what the printer is off by, a sheet of one's own. */
export type LabelSettings = {
  readonly way: 'tepra' | 'sheet';
  readonly sheet: string;
  readonly own: LabelGrid;
  readonly x: number;
  readonly y: number;
  readonly withClass: boolean;
};

const [first] = labelSheets;

const START: LabelSettings = {
  way: 'tepra',
  sheet: first?.id ?? OWN,
  own: { columns: 3, rows: 8, width: 66, height: 33.9, left: 6, top: 12.9, gapX: 0, gapY: 0 },
  x: 0,
  y: 0,
  withClass: true,
};

/** What was kept, or the start where it is from another version. */
export function settingsKept(kept: Json): Json {
  const known = typeof kept === 'object' && kept !== null && !Array.isArray(kept) ? kept : {};
  return { ...START, ...known } as unknown as Json;
}

export const gridOf = ({ sheet, own }: LabelSettings): LabelGrid => {
  const found = labelSheets.find(({ id }) => id === sheet);
  if (!found) return own;
  const { columns, rows, width, height, left, top, gapX, gapY } = found;
  return { columns, rows, width, height, left, top, gapX, gapY };
};
