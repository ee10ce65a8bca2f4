import { z } from 'zod';
import { bookIdSchema, deviceIdSchema, type hashSchema, instantSchema } from '../ids';
import { headSchema } from './entry';

/** What a device signs to say "my chain ends here" (締め記録). */
export const sealBodySchema = z.strictObject({
  v: z.literal(1),
  kind: z.literal('seal'),
  book: bookIdSchema,
  device: deviceIdSchema,
  head: headSchema,
  /** Every other head this device knew. */
  known: z.record(deviceIdSchema, headSchema),
  at: instantSchema,
  reason: z.enum(['bundle', 'courier', 'month', 'backup']),
});
export type SealBody = z.infer<typeof sealBodySchema>;

/** `key` and `sig` are hex: Ed25519 over the canonical bytes of the body. */
export const sealSchema = z.strictObject({
  body: sealBodySchema,
  key: z.string().regex(/^[0-9a-f]{64}$/),
  sig: z.string().regex(/^[0-9a-f]{128}$/),
});
export type Seal = z.infer<typeof sealSchema>;

/** 照合番号: the short chain head printed in form footers, four groups of four. */
export function shortHash(hash: z.infer<typeof hashSchema>): string {
  return (hash.slice(0, 16).toUpperCase().match(/.{4}/g) ?? []).join('-');
}
