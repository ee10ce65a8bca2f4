import { z } from 'zod';

/*
 * Branded identifiers: a PersonId can never be passed where a RecordId is wanted.
 * Record, person, book ids are random (26 characters, Crockford base32 of 128 bits); a device id is the
 * fingerprint of its key (same alphabet).
 */
const ID = /^[0-9A-HJKMNP-TV-Z]{26}$/;
const HASH = /^[0-9a-f]{64}$/;
const NAME = /^[a-z][a-z0-9-]{0,39}$/;

export const bookIdSchema = z.string().regex(ID).brand<'BookId'>();
export const deviceIdSchema = z.string().regex(ID).brand<'DeviceId'>();
export const recordIdSchema = z.string().regex(ID).brand<'RecordId'>();
export const personIdSchema = z.string().regex(ID).brand<'PersonId'>();
export const keyIdSchema = z.string().regex(ID).brand<'KeyId'>();
export const hashSchema = z.string().regex(HASH).brand<'Hash'>();
export const registerIdSchema = z.string().regex(NAME).brand<'RegisterId'>();
export const profileVersionSchema = z.string().min(1).max(60).brand<'ProfileVersion'>();
/** A moment on the wall clock, always UTC with milliseconds: 2026-11-23T05:01:05.000Z. */
export const instantSchema = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/)
  .brand<'Instant'>();

export type BookId = z.infer<typeof bookIdSchema>;
export type DeviceId = z.infer<typeof deviceIdSchema>;
export type RecordId = z.infer<typeof recordIdSchema>;
/** A person is a record of the person register; the brand tells the two uses apart. */
export type PersonId = z.infer<typeof personIdSchema>;
export type KeyId = z.infer<typeof keyIdSchema>;
export type Hash = z.infer<typeof hashSchema>;
export type RegisterId = z.infer<typeof registerIdSchema>;
export type ProfileVersion = z.infer<typeof profileVersionSchema>;
export type Instant = z.infer<typeof instantSchema>;

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** 16 bytes → 26 characters. Shorter or longer input is a bug. */
export function idFromBytes(bytes: Uint8Array): string {
  if (bytes.length !== 16) throw new Error(`an id has 16 bytes, not ${bytes.length}`);
  let value = 0n;
  for (const byte of bytes) value = (value << 8n) | BigInt(byte);
  let text = '';
  for (let place = 0; place < 26; place += 1) {
    text = ALPHABET[Number(value & 31n)] + text;
    value >>= 5n;
  }
  return text;
}

/** Who writes at the entry desk under its own account: nobody in person. */
export const ENTRY_DESK = '0'.repeat(26) as PersonId;
