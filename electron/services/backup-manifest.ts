import { timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { bookIdSchema, deviceIdSchema, hashSchema, instantSchema } from '../../shared/ids';
import { canonicalText } from '../../shared/journal/chain';
import { headSchema } from '../../shared/journal/entry';
import { deriveKey, hmacSha256 } from './hashing';

/** Where a file of a backup belongs in a data folder. Nothing else is ever written when restoring. */
const PATH =
  /^(keyring\.json|journal\/[0-9A-HJKMNP-TV-Z]{26}\/(head|seal\.json|\d{8}\.segment)|attachments\/[0-9a-f]{2}\/[0-9a-f]{64})$/;

const fileSchema = z.strictObject({
  path: z.string().regex(PATH),
  sha256: hashSchema,
  size: z.number().int().nonnegative(),
});
export type BackupFile = z.infer<typeof fileSchema>;

/** One generation (世代) of a backup: which files make up the book, by the hash of their (encrypted) bytes. */
export const manifestSchema = z.strictObject({
  v: z.literal(1),
  kind: z.literal('mamori-backup'),
  book: z.strictObject({ id: bookIdSchema, name: z.string().min(1).max(100), sample: z.boolean() }),
  /** The PC it was taken from. */
  device: deviceIdSchema,
  takenAt: instantSchema,
  entries: z.number().int().nonnegative(),
  lastAt: instantSchema.nullable(),
  heads: z.record(deviceIdSchema, headSchema),
  files: z.array(fileSchema).min(1),
  /** HMAC of all the rest under a key of the book: told once it is unlocked. */
  mac: z.string().regex(/^[0-9a-f]{64}$/),
});
export type Manifest = z.infer<typeof manifestSchema>;

export const manifestKey = (dataKey: Uint8Array): Buffer => deriveKey(dataKey, 'backup manifest');

const macOf = (manifest: Omit<Manifest, 'mac'>, key: Uint8Array): string =>
  hmacSha256(key, canonicalText(manifest)).toString('hex');

export const withMac = (manifest: Omit<Manifest, 'mac'>, key: Uint8Array): Manifest => ({
  ...manifest,
  mac: macOf(manifest, key),
});

/** Whether a manifest is as the book wrote it. */
export function isGenuineManifest({ mac, ...rest }: Manifest, key: Uint8Array): boolean {
  return timingSafeEqual(Buffer.from(mac, 'hex'), Buffer.from(macOf(rest, key), 'hex'));
}

/** The manifest in a text, or null. */
export function parseManifest(text: string): Manifest | null {
  try {
    const parsed = manifestSchema.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
