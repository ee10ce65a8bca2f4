import { z } from 'zod';
import { bookIdSchema, instantSchema } from '../ids';
import { problemSchema } from '../problem';

/** A folder as it was typed. */
export const folderSchema = z.string().min(1).max(1_000);
export const bookFactsSchema = z.strictObject({ id: bookIdSchema, name: z.string(), sample: z.boolean() });

/** 控え: where and how it is made, and what became of the last ones. */
export const backupStateSchema = z.strictObject({
  place: z.string().nullable(),
  automatic: z.boolean(),
  /** The newest of each of so many days, and of so many months, is kept. */
  days: z.number().int(),
  months: z.number().int(),
  lastSuccess: z
    .strictObject({ at: instantSchema, entries: z.number().int().nonnegative(), place: z.string() })
    .nullable(),
  lastFailure: z.strictObject({ at: instantSchema, problem: problemSchema }).nullable(),
  /** Whole days since the last good backup, or since the book wants one. */
  ageDays: z.number().int().nonnegative(),
  running: z.boolean(),
});

/** One backup (世代) as it is offered for restoring. */
export const generationSchema = z.strictObject({
  id: z.string(),
  book: bookFactsSchema,
  takenAt: instantSchema,
  entries: z.number().int().nonnegative(),
  lastAt: instantSchema.nullable(),
});
