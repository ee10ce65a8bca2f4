import { z } from 'zod';
import { confidentialitySchema, integritySchema } from './classification';

export const label = z.string().min(1).max(200);
const note = z.string().min(1).max(300);

const levelSchema = <T extends z.ZodType>(value: T) =>
  z.strictObject({
    value,
    label,
    /** What belongs here, in our own words. */
    explanation: label,
    /** Only schools use it (2A). */
    schoolOnly: z.boolean(),
  });

export const aspectsSchema = z.strictObject({
  confidentiality: z.strictObject({ label, levels: z.array(levelSchema(confidentialitySchema)) }),
  integrity: z.strictObject({ label, levels: z.array(levelSchema(integritySchema)) }),
  availability: z.strictObject({ label, levels: z.array(levelSchema(integritySchema)) }),
});

/** A handling restriction and the class from which it is proposed: one aspect that reaches it is enough, none named means always. */
export const handlingRuleSchema = z.strictObject({
  restriction: z.string(),
  label,
  from: z.strictObject({
    confidentiality: confidentialitySchema.optional(),
    integrity: integritySchema.optional(),
    availability: integritySchema.optional(),
  }),
  clause: z.string(),
});
export type HandlingRule = z.infer<typeof handlingRuleSchema>;

export const EXTRAS = ['witness', 'certificate', 'in-house-first', 'register-storage'] as const;
export const extraSchema = z.enum(EXTRAS);

/** What a method does to a kind of medium: how far it goes, or why it does not count. */
export const cellSchema = z.strictObject({
  result: z.enum(['clear', 'purge', 'destroy', 'no']),
  /** Shown with the method: what to look out for, or why it cannot be chosen. */
  note: note.optional(),
  /** Counts only for media that are encrypted at all times. */
  needsEncryption: z.boolean().optional(),
  /** How far it goes depends on the storage inside: where that is known, its own row decides. */
  byStorage: z.boolean().optional(),
  /** Nothing is erased: the information goes along with the storage taken out, which is disposed of by itself. */
  movesStorage: z.boolean().optional(),
  /** Why it is accepted where destruction is asked for: there is nothing of ours to destroy. */
  inPlaceOfDestruction: note.optional(),
  requires: z.array(extraSchema).optional(),
});
export type Cell = z.infer<typeof cellSchema>;

export const disposalSchema = z.strictObject({
  kinds: z.record(
    z.string(),
    z.strictObject({
      label,
      /** 機器 are made unrecoverable whatever their class (4-1(7)①). */
      equipment: z.boolean(),
      /** The clause this kind is disposed of by, where it has one of its own. */
      clause: z.string().optional(),
      note: note.optional(),
    }),
  ),
  methods: z.record(z.string(), label),
  /** kind → method → what it does. A method that is not named cannot be used on that kind. */
  matrix: z.record(z.string(), z.record(z.string(), cellSchema)),
  sources: z.array(z.string()),
});

export const choiceSchema = z.strictObject({ value: z.string().min(1), label });
