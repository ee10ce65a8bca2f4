import { z } from 'zod';
import {
  bookIdSchema,
  deviceIdSchema,
  type Hash,
  hashSchema,
  instantSchema,
  keyIdSchema,
  personIdSchema,
  profileVersionSchema,
  recordIdSchema,
  registerIdSchema,
} from '../ids';
import { jsonObjectSchema } from '../json';

const counter = z.number().int().min(1).max(Number.MAX_SAFE_INTEGER);

/**
 * The header of an entry (journal format v1). The chain covers it; the body is covered through `bodyHash`,
 * so that a body can be erased or withheld and the chain still verifies.
 */
export const headerSchema = z.strictObject({
  v: z.literal(1),
  book: bookIdSchema,
  device: deviceIdSchema,
  /** Place in this device's chain: 1, 2, 3 … without gaps. */
  seq: counter,
  /** Hash of this device's entry before; 64 zeros at seq 1. */
  prev: hashSchema,
  /** Lamport clock: one more than the highest tick in the book when this was written. */
  tick: counter,
  /** Heads of other devices that changed since this device's last entry. */
  seen: z.record(deviceIdSchema, counter),
  /** The wall clock as it was, never adjusted. When a thing really happened is body data. */
  at: instantSchema,
  /** Who was logged in: stamped by the host. */
  actor: personIdSchema,
  /** Set on decisions and grants that a person signed with a key of their own. */
  signer: keyIdSchema.nullable(),
  /** The policy profile this entry was judged by. */
  rules: profileVersionSchema,
  register: registerIdSchema,
  record: recordIdSchema,
  event: z.string().regex(/^[a-z][a-z0-9-]{0,39}$/),
  version: z.number().int().min(1).max(9999),
  /** sha256(salt ‖ canonical body). */
  bodyHash: hashSchema,
});
export type Header = z.infer<typeof headerSchema>;

export const bodySchema = jsonObjectSchema;
export type Body = z.infer<typeof bodySchema>;

/** `absent` says why a body is not here: erased at the end of its retention, or withheld from a bundle. */
export const entrySchema = z.strictObject({
  ...headerSchema.shape,
  hash: hashSchema,
  sig: z.string().nullable(),
  salt: z.string().nullable(),
  body: bodySchema.nullable(),
  absent: z.enum(['erased', 'withheld']).nullable(),
});
export type Entry = z.infer<typeof entrySchema>;

/** What is wanted of the host: everything else in an entry it stamps itself. */
export const draftEntrySchema = z.strictObject({
  register: registerIdSchema,
  record: recordIdSchema,
  event: headerSchema.shape.event,
  version: headerSchema.shape.version,
  body: bodySchema,
  /** The record's last entry as the writer saw it; null for a new record. The host refuses a stale one. */
  expected: hashSchema.nullable(),
});
export type DraftEntry = z.infer<typeof draftEntrySchema>;

/** The end of one device's chain. */
export type Head = { readonly seq: number; readonly hash: Hash };
export const headSchema = z.strictObject({ seq: counter, hash: hashSchema });

export const GENESIS = '0'.repeat(64) as Hash;

/** The order of a book: (tick, device, seq). The same on every device, whatever arrived first. */
export type Position = Pick<Header, 'tick' | 'device' | 'seq'>;
export function comparePositions(a: Position, b: Position): number {
  if (a.tick !== b.tick) return a.tick - b.tick;
  if (a.device !== b.device) return a.device < b.device ? -1 : 1;
  return a.seq - b.seq;
}
