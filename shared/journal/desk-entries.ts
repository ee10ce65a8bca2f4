import { z } from 'zod';
import { instantSchema, recordIdSchema } from '../ids';
import { isoDateSchema } from '../jp/date';
import { localMomentSchema } from '../jp/moment';
import type { JsonObject } from '../json';

/*
 * The border between a PC at a door and the book: what an account of the desk may write, exactly. Whoever has its
 * password can call the host by other ways than our screens; an entry of another shape would stop every fold.
 */

/** One line of text without control characters. */
const line = (longest: number) =>
  z
    .string()
    .max(longest)
    .regex(/^\P{Cc}*$/u);
const list = <T extends z.ZodType>(row: T) => z.array(row).max(200);

const keys = list(
  z.strictObject({ key: line(40).optional(), returnedAt: localMomentSchema.optional() }),
).optional();

/** Of 入退室管理簿 what is known of a person at the door. */
export const deskFieldsSchema = z.strictObject({
  area: recordIdSchema,
  name: line(60).min(1),
  company: line(100).optional(),
  people: z.int().min(1).max(99).optional(),
  person: recordIdSchema.optional(),
  enteredAt: localMomentSchema,
  purpose: line(120).min(1),
  allowedBy: line(60).optional(),
  escort: line(60).optional(),
  idShown: z.enum(['shown', 'card', 'none']).optional(),
  broughtIn: list(
    z.strictObject({
      what: line(60).optional(),
      kind: z.enum(['device', 'medium', 'network', 'other']).optional(),
      related: line(60).optional(),
      handling: z.enum(['in', 'kept-outside']).optional(),
    }),
  ).optional(),
  keys,
  remarks: line(200).optional(),
  permit: recordIdSchema.optional(),
  source: z.literal('desk'),
});

const isMoment = (text: string): boolean =>
  instantSchema.safeParse(text).success && !Number.isNaN(Date.parse(text));
const unlock = z.strictObject({
  kind: z.literal('unlock'),
  subject: z.literal('desk'),
  count: z.int().min(0).max(1_000_000),
  detail: z.string().refine((text) => text === '' || text === '/' || text.split('/').every(isMoment)),
});

const bodies: { readonly [kind: string]: z.ZodType } = {
  'entry-log entered': z.strictObject({ number: z.null(), on: isoDateSchema, fields: deskFieldsSchema }),
  'entry-log left': z.strictObject({ on: isoDateSchema, leftAt: localMomentSchema, keys }),
  'entry-log voided': z.strictObject({ on: isoDateSchema, reason: line(200).min(1) }),
  'operation unlocked': unlock,
  'operation unlock-failed': unlock,
};

/** Whether an account of the desk may write this. `kind`: register and event; `body`: null where it was erased. */
export function isDeskEntry(kind: string, body: JsonObject | null): boolean {
  const schema = Object.hasOwn(bodies, kind) ? bodies[kind] : undefined;
  return schema !== undefined && (body === null || schema.safeParse(body).success);
}
