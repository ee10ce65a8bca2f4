import type { z } from 'zod';
import type { Problem } from '../problem';
import { fail, ok, type Result } from '../result';
import { changedTexts } from './pledge';
import { checkProfile } from './profile-check';
import { profileShape } from './profile-parts';

/** A profile whose parts have the right shape and fit together. */
export const profileSchema = profileShape.superRefine((profile, context) => {
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
  const [fixed] = changes.pledge ? changedTexts(profile.pledge, changes.pledge) : [];
  if (fixed)
    return fail({
      code: 'pledge-text-fixed',
      what: `誓約書の文面（${fixed.version}版）は変えられません。`,
      why: 'すでに署名した人の誓約書は、この文面で残っています。',
      next: '「次の版を書く」で、新しい版として書いてください。',
    });
  return loadProfile({ ...profile, ...changes, version });
}

/** 「3(2)⑩ウ 廃棄には所属長の許可が要る」: a clause as it is shown beside a field or an error. */
export function showClause(clause: string, profile: Profile): string {
  const words = profile.clauses[clause];
  return words === undefined ? clause : `${clause} ${words}`;
}
