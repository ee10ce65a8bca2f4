import { z } from 'zod';
import { labelGridSchema } from '../print/labels-schema';

/** A label sheet as it is sold, in millimetres (assets/labels/sheets.json). */
export const labelSheetSchema = z.strictObject({
  id: z.string().min(1).max(60),
  name: z.string().min(1).max(100),
  /** Maker and product numbers, where a source names them. */
  products: z.string().max(200),
  /** Where the dimensions are from. */
  source: z.string().min(1).max(300),
  ...labelGridSchema.shape,
});
export type LabelSheet = z.infer<typeof labelSheetSchema>;
export type LabelGrid = z.infer<typeof labelGridSchema>;

const fileSchema = z.strictObject({ note: z.string(), sheets: z.array(labelSheetSchema).min(1) });

/** Reads the sheets of the assets; anything else in the file is a bug. */
export const loadSheets = (json: unknown): readonly LabelSheet[] => fileSchema.parse(json).sheets;

const A4 = { width: 210, height: 297 };

/** What is wrong with a grid, in Japanese, or null: labels that run over the edge of the paper. */
export function gridFault(grid: LabelGrid): string | null {
  const right = grid.left + grid.columns * grid.width + (grid.columns - 1) * grid.gapX;
  const bottom = grid.top + grid.rows * grid.height + (grid.rows - 1) * grid.gapY;
  // Half a millimetre over is what sheets without margins come to.
  if (right > A4.width + 0.5) return `横に${(right - A4.width).toFixed(1)}mmはみ出します。`;
  return bottom > A4.height + 0.5 ? `縦に${(bottom - A4.height).toFixed(1)}mmはみ出します。` : null;
}
