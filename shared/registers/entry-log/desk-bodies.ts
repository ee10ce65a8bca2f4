import { z } from 'zod';
import { instantSchema } from '../../ids';
import { isoDateSchema } from '../../jp/date';
import { localMomentSchema } from '../../jp/moment';
import type { JsonObject } from '../../json';
import { schemaOf, schemaOfField } from '../schema';
import { entryFields } from './fields';

/*
 * The border between a PC at a door and the book: what an account of the desk may write, exactly. Whoever has its
 * password can call the host by other ways than our screens; an entry of another shape would stop every fold.
 */

const fieldAt = (key: string) => {
  const field = entryFields.find((one) => one.key === key);
  if (!field) throw new Error(`an entry has no ${key}`);
  return schemaOfField(field);
};

const REQUIRED = ['area', 'name', 'enteredAt', 'purpose'] as const;

const entered = z.strictObject({
  number: z.null(),
  on: isoDateSchema,
  fields: schemaOf(entryFields.filter(({ key }) => key !== 'leftAt' && key !== 'exitCorrected')).refine(
    (fields) => fields['source'] === 'desk' && REQUIRED.every((key) => fields[key] !== undefined),
  ),
});
const left = z.strictObject({
  on: isoDateSchema,
  leftAt: localMomentSchema,
  keys: fieldAt('keys').optional(),
});
const voided = z.strictObject({ on: isoDateSchema, reason: z.string().min(1).max(200) });

const isMoment = (text: string): boolean =>
  instantSchema.safeParse(text).success && !Number.isNaN(Date.parse(text));
const unlock = z.strictObject({
  kind: z.literal('unlock'),
  subject: z.literal('desk'),
  count: z.int().min(0).max(1_000_000),
  detail: z.string().refine((text) => text === '' || text === '/' || text.split('/').every(isMoment)),
});

const bodies: { readonly [kind: string]: z.ZodType } = {
  'entry-log entered': entered,
  'entry-log left': left,
  'entry-log voided': voided,
  'operation unlocked': unlock,
  'operation unlock-failed': unlock,
};

/** Whether an account of the desk may write this. `kind`: register and event; `body`: null where it was erased. */
export function isDeskEntry(kind: string, body: JsonObject | null): boolean {
  const schema = Object.hasOwn(bodies, kind) ? bodies[kind] : undefined;
  return schema !== undefined && (body === null || schema.safeParse(body).success);
}
