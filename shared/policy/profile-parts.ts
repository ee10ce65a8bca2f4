import { z } from 'zod';
import { profileVersionSchema } from '../ids';
import { confidentialitySchema, integritySchema } from './classification';
import { NO_PLEDGE_RULES, pledgeRulesSchema } from './pledge';

const label = z.string().min(1).max(200);
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

const aspectsSchema = z.strictObject({
  confidentiality: z.strictObject({ label, levels: z.array(levelSchema(confidentialitySchema)) }),
  integrity: z.strictObject({ label, levels: z.array(levelSchema(integritySchema)) }),
  availability: z.strictObject({ label, levels: z.array(levelSchema(integritySchema)) }),
});

/** A handling restriction and the class from which it is proposed: one aspect that reaches it is enough, none named means always. */
const handlingRuleSchema = z.strictObject({
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
const extraSchema = z.enum(EXTRAS);

/** What a method does to a kind of medium: how far it goes, or why it does not count. */
const cellSchema = z.strictObject({
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

const disposalSchema = z.strictObject({
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

/** Who stamps where a profile does not say otherwise. */
const DEFAULT_STAMP_POSTS = ['課長', '課長補佐', '係長', '担当'];

const choiceSchema = z.strictObject({ value: z.string().min(1), label });

/**
 * The policy of one organisation as data: what differs between cities, and nothing that is a rule of the program.
 * Each entry of a book names the version it was judged by.
 */
export const profileShape = z.strictObject({
  version: profileVersionSchema,
  organisation: z.strictObject({
    name: label,
    /** 情報セキュリティ管理者, as forms address the chief. */
    chiefTitle: label,
    /** Who decides what a chief applies for. */
    chiefOwnApplication: label,
    itDivision: label,
    supervisor: label,
    policyName: label,
    /** 宛先 of permissions: {section} is replaced by the section's name. */
    addressee: label,
    /** 任命権者: whom pledges are addressed to. */
    authorities: z.array(label),
    /** age recipient of the IT division, empty until it is entered. */
    divisionRecipient: z.string().max(200),
    /** Posts of the 決裁欄, the highest first. */
    stampPosts: z.array(label).min(1).max(6).default(DEFAULT_STAMP_POSTS),
    /** 部局等 and the post that is its 情報セキュリティ責任者 (2(3)①). */
    departments: z.array(z.strictObject({ name: label, head: label })),
  }),
  /** The levels of each aspect in use here, lowest first, as people read them (3(1)). */
  aspects: aspectsSchema,
  /** Clause → what it asks for, in our own words. */
  clauses: z.record(z.string(), label),
  handling: z.array(handlingRuleSchema),
  disposal: disposalSchema,
  /** 網区分. A book holds one network only where `separateBook` says so. */
  networks: z.array(z.strictObject({ value: z.string(), label, separateBook: z.boolean() })),
  /** What forms offer to choose from: 区分, 個人情報, 保存年限, 保管場所の備え, 処分先. */
  options: z.record(z.string(), z.array(choiceSchema).min(1)),
  /** Number of the form (様式第1号) and its title by the id of the form. */
  forms: z.record(z.string(), z.strictObject({ number: z.string().max(60), title: label })),
  /** Series → pattern (shared/policy/numbering.ts). */
  numbering: z.record(z.string(), z.string().min(1).max(60)),
  /** How long records are kept, by register, and where the default comes from. */
  retention: z.record(
    z.string(),
    z.strictObject({ years: z.number().int().min(1).max(100), source: z.string() }),
  ),
  /** 誓約書: its texts by version, and how often each kind of person signs (5-1(2)②). */
  pledge: pledgeRulesSchema.default(NO_PLEDGE_RULES),
  /** Which kinds of assets a stocktake looks for, beside the media (区分 of 情報資産台帳). */
  stocktake: z
    .strictObject({ assetKinds: z.array(z.string()) })
    .default({ assetKinds: ['equipment', 'medium'] }),
  /** Bodies that do not leave the section in a bundle. */
  withheld: z.array(
    z.strictObject({ register: z.string(), events: z.union([z.literal('*'), z.array(z.string())]) }),
  ),
});
export type ProfileShape = z.infer<typeof profileShape>;
