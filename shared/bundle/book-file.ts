import { z } from 'zod';
import {
  bookIdSchema,
  deviceIdSchema,
  hashSchema,
  instantSchema,
  profileVersionSchema,
  registerIdSchema,
} from '../ids';
import { headerSchema } from '../journal/entry';

/** Control characters, lone surrogates, line separators and bidi controls: they make a label look like another one. */
const UNPRINTABLE = /[\p{Cc}\p{Cs}\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;
const label = z
  .string()
  .min(1)
  .max(200)
  .refine((text) => !UNPRINTABLE.test(text), '制御文字は使えません');
const count = z.number().int().min(0).max(1_000_000_000);
const place = z.number().int().min(1).max(Number.MAX_SAFE_INTEGER);

/** Whether an instant of the right shape is a moment at all: not the 45th of month 13. */
export const isMoment = (instant: string): boolean => !Number.isNaN(Date.parse(instant));

/** An X25519 recipient of age, as `age-keygen` prints it. */
export const recipientSchema = z
  .string()
  .regex(/^age1[02-9ac-hj-np-z]{58}$/)
  .brand<'Recipient'>();
export type Recipient = z.infer<typeof recipientSchema>;

/** Events whose bodies are not handed to the IT division; '*' means every event of the register. */
export const withheldRuleSchema = z.strictObject({
  register: registerIdSchema,
  events: z.union([z.literal('*'), z.array(headerSchema.shape.event).max(200)]),
});
export type WithheldRule = z.infer<typeof withheldRuleSchema>;

/** The whole file name is kept as typed; it is never used as a path. */
export const attachmentNoteSchema = z.strictObject({
  sha256: hashSchema,
  name: z.string().min(1).max(255),
  type: z.string().max(100),
  size: count,
});
export type AttachmentNote = z.infer<typeof attachmentNoteSchema>;

/** `data/book.json`: what a bundle says of itself. Everything that can be counted is counted again on opening. */
export const bookFileSchema = z.strictObject({
  v: z.literal(1),
  format: z.literal('mamori-bundle'),
  book: z.strictObject({ id: bookIdSchema, name: label }),
  organisation: label,
  section: label,
  profile: profileVersionSchema,
  /** The device that made and signed the bundle. */
  device: deviceIdSchema,
  createdAt: instantSchema.refine(isMoment),
  recipient: z.strictObject({ name: label, key: recipientSchema }),
  /** The registered number of the medium it travels on, if it goes by USB. */
  medium: label.nullable(),
  highestClass: label,
  /** One stretch per device, the making device first. */
  ranges: z
    .array(
      z.strictObject({
        device: deviceIdSchema,
        from: place,
        to: place,
        counts: z.record(registerIdSchema, place),
      }),
    )
    .min(1)
    .max(100),
  withheld: z.array(withheldRuleSchema).max(500),
  withheldBodies: count,
  erasedBodies: count,
  attachments: z.array(attachmentNoteSchema).max(10_000),
});
export type BookFile = z.infer<typeof bookFileSchema>;

/** `data/keys.json`: the public keys of the devices whose entries are inside, in two spellings. */
export const keysFileSchema = z.strictObject({
  v: z.literal(1),
  keys: z
    .array(
      z.strictObject({
        device: deviceIdSchema,
        ed25519: z.string().regex(/^[0-9a-f]{64}$/),
        minisign: z.string().max(100),
      }),
    )
    .min(1)
    .max(100),
});
export type KeysFile = z.infer<typeof keysFileSchema>;

const base64 = z.string().regex(/^[A-Za-z0-9+/]*={0,2}$/);

/** What the renderer asks of the host with `makeBundle`. Files travel as base64, since the channel takes JSON. */
export const bundleRequestSchema = z.strictObject({
  /** The last entry already handed over, per device; {} hands over everything from the beginning. */
  after: z.record(deviceIdSchema, z.number().int().nonnegative()),
  recipient: recipientSchema,
  recipientName: label,
  withheld: z.array(withheldRuleSchema).max(500),
  attachments: z.array(hashSchema).max(10_000),
  /** The 送付書 as a PDF. */
  cover: base64.nullable(),
  /** Readable extracts, one per register. */
  registers: z.array(z.strictObject({ register: registerIdSchema, csv: base64 })).max(100),
  mediumNumber: label.nullable(),
  profileVersion: profileVersionSchema,
  organisation: label,
  sectionName: label,
  /** The highest class among the things listed, as the 送付書 prints it. */
  highestClass: label,
});
export type BundleRequest = z.infer<typeof bundleRequestSchema>;
