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

export const A4 = { width: 210, height: 297 };

/** Labels so small that only the number, the class and the code have room (shared/print/layout/label-block.ts). */
export const isSmall = ({ width, height }: LabelGrid): boolean => height < 16 || width < 30;
