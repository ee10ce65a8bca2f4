import { z } from 'zod';
import { profileVersionSchema } from '../ids';
import type { Problem } from '../problem';
import { fail, ok, type Result } from '../result';
import { checkProfile } from './profile-check';
import { aspectsSchema, choiceSchema, disposalSchema, handlingRuleSchema, label } from './profile-parts';

/**
 * The policy of one organisation as data: what differs between cities, and nothing that is a rule of the program.
 * Each entry of a book names the version it was judged by.
 */
export const profileSchema = z
  .strictObject({
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
    /** Bodies that do not leave the section in a bundle. */
    withheld: z.array(
      z.strictObject({ register: z.string(), events: z.union([z.literal('*'), z.array(z.string())]) }),
    ),
  })
  .superRefine((profile, context) => {
    for (const fault of checkProfile(profile))
      context.addIssue({ code: 'custom', path: [...fault.path], message: fault.message });
  });
export type Profile = z.infer<typeof profileSchema>;

/** Reads a profile from JSON; answers what is wrong with it, field by field. */
export function loadProfile(json: unknown): Result<Profile, Problem> {
  const parsed = profileSchema.safeParse(json);
  if (parsed.success) return ok(parsed.data);
  return fail({
    code: 'bad-profile',
    what: 'ポリシー設定を読み取れません。',
    why: '設定の内容に誤りがあります。',
    next: '元の設定のまま使えます。下の項目を直すか、設定ファイルを配った部署に確かめてください。',
    details: parsed.error.issues.map((issue) => `${issue.path.join('.')}：${issue.message}`),
  });
}

/** A new version of a profile with some of it changed; the old one stays as it was. */
export function reviseProfile(
  profile: Profile,
  changes: Partial<Profile>,
  version: string,
): Result<Profile, Problem> {
  if (version === profile.version)
    return fail({
      code: 'same-version',
      what: `版「${version}」はすでに使われています。`,
      why: '記録には、判定に使った設定の版が残ります。',
      next: '新しい版の名前を付けてください。',
    });
  return loadProfile({ ...profile, ...changes, version });
}

/** 「3(2)⑩ウ 廃棄には所属長の許可が要る」: a clause as it is shown beside a field or an error. */
export function showClause(clause: string, profile: Profile): string {
  const words = profile.clauses[clause];
  return words === undefined ? clause : `${clause} ${words}`;
}
