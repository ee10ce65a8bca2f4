import { z } from 'zod';
import { profileVersionSchema } from '../ids';
import type { Problem } from '../problem';
import { fail, ok, type Result } from '../result';
import { confidentialitySchema } from './classification';

const label = z.string().min(1).max(200);
const outcome = z.enum(['clear', 'purge', 'destroy', 'no']);

/** What a method does to a kind of medium: how far it goes, or why it does not count. */
const cellSchema = z.strictObject({
  result: outcome,
  /** Shown with the method: what to look out for, or why it cannot be chosen. */
  note: z.string().max(300).optional(),
  /** Counts only for media that are encrypted at all times. */
  needsEncryption: z.boolean().optional(),
});

/**
 * The policy of one organisation as data: what differs between cities, and nothing that is a rule of the program.
 * Each entry of a book names the version it was judged by.
 */
export const profileSchema = z.strictObject({
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
    authorities: z.array(label),
    /** age recipient of the IT division, empty until it is entered. */
    divisionRecipient: z.string().max(200),
  }),
  /** Clause → what it asks for, in our own words. */
  clauses: z.record(z.string(), label),
  handling: z.array(
    z.strictObject({ restriction: z.string(), label, from: confidentialitySchema, clause: z.string() }),
  ),
  disposal: z.strictObject({
    kinds: z.record(
      z.string(),
      z.strictObject({ label, equipment: z.boolean(), note: z.string().max(300).optional() }),
    ),
    methods: z.record(z.string(), label),
    /** kind → method → what it does. A method that is not named cannot be used on that kind. */
    matrix: z.record(z.string(), z.record(z.string(), cellSchema)),
    sources: z.array(z.string()),
  }),
  /** Number of the form (様式第1号) and its title by the id of the form. */
  forms: z.record(z.string(), z.strictObject({ number: z.string().max(60), title: label })),
  /** Series → pattern (shared/policy/numbering.ts). */
  numbering: z.record(z.string(), z.string().min(1).max(60)),
  retention: z.record(
    z.string(),
    z.strictObject({ years: z.number().int().min(1).max(100), source: z.string() }),
  ),
  /** Bodies that do not leave the section in a bundle. */
  withheld: z.array(
    z.strictObject({ register: z.string(), events: z.union([z.literal('*'), z.array(z.string())]) }),
  ),
});
export type Profile = z.infer<typeof profileSchema>;

/** Reads a profile from JSON; answers what is wrong with it, field by field. */
export function loadProfile(json: unknown): Result<Profile, Problem> {
  const parsed = profileSchema.safeParse(json);
  if (parsed.success) return ok(parsed.data);
  return fail({
    code: 'bad-profile',
    what: 'ポリシー設定を読み取れません。',
    why: '設定ファイルの形が違います。',
    next: '元の設定のまま使えます。設定ファイルを配った部署に確かめてください。',
    details: parsed.error.issues.map((issue) => `${issue.path.join('.')}：${issue.message}`),
  });
}

/** A new version of a profile with some of it changed; the old one stays as it was. */
export function reviseProfile(
  profile: Profile,
  changes: Partial<Profile>,
  version: string,
): Result<Profile, Problem> {
  return loadProfile({ ...profile, ...changes, version });
}

/** 「3(2)⑩ウ 廃棄には所属長の許可が要る」: a clause as it is shown beside a field or an error. */
export function showClause(clause: string, profile: Profile): string {
  const words = profile.clauses[clause];
  return words === undefined ? clause : `${clause} ${words}`;
}
