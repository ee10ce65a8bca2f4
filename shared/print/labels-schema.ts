import { z } from 'zod';

const shortText = z.string().max(2_000);

/** A sheet of labels: so many across and down, in millimetres from the upper left corner of the paper. */
export const labelGridSchema = z.strictObject({
  columns: z.number().int().min(1).max(20),
  rows: z.number().int().min(1).max(40),
  width: z.number().min(15).max(210),
  height: z.number().min(10).max(297),
  left: z.number().min(0).max(100),
  top: z.number().min(0).max(100),
  gapX: z.number().min(0).max(50),
  gapY: z.number().min(0).max(50),
});

/** Labels on sheets as they are sold: a code, and what people read beside it. */
export const labelsSchema = z.strictObject({
  kind: z.literal('labels'),
  grid: labelGridSchema,
  /** The first label to print on, counted from 1 by rows. */
  start: z.number().int().min(1).max(800).default(1),
  /** What the printer is off by, in millimetres to the right and down. */
  shift: z.strictObject({ x: z.number().min(-20).max(20), y: z.number().min(-20).max(20) }),
  /** Frames and crosses instead, to be held against the sheet. */
  frames: z.boolean().default(false),
  labels: z
    .array(
      z.strictObject({
        code: z.string().min(1).max(100),
        title: shortText,
        text: shortText,
        /** In a frame of its own: the class. */
        mark: shortText,
        small: shortText,
      }),
    )
    .max(5_000),
});
