import { type Classification, compareLevels } from './classification';
import type { ClauseId } from './finding';

/**
 * Three acts with rules of their own: lent inside the section (no permission), carried between offices of the city
 * (permission from 機密性2), taken out of the offices (permission whatever the class).
 */
export const ACTS = ['loan', 'transport', 'take-out'] as const;
export type Act = (typeof ACTS)[number];

export const ACT_LABELS: { readonly [act in Act]: string } = {
  loan: '課内貸出',
  transport: '庁内運搬',
  'take-out': '庁外持出し',
};

/** 機密性2以上; 分類不明 counts as the highest. */
export const isConfidential = (of: Classification): boolean => compareLevels(of.confidentiality, '2A') >= 0;

/** The clauses that ask for the chief's permission; none where the act needs none. */
export function permissionClauses(act: Act, of: Classification): readonly ClauseId[] {
  const carried = isConfidential(of) && act !== 'loan' ? ['3(2)⑧イ'] : [];
  return act === 'take-out' ? ['5-1(1)③イ', ...carried] : carried;
}

/** 安全管理措置 apply to what is processed outside: from 機密性2B, 完全性2 or 可用性2, each aspect by itself (5-1(1)③ア). */
export const needsSafetyMeasures = (of: Classification): boolean =>
  compareLevels(of.confidentiality, '2B') >= 0 || of.integrity !== '1' || of.availability !== '1';

/** 機密性3 is never processed on private devices (5-1(1)④ア); nor is what nobody has judged yet. */
export const refusedOnPrivate = (of: Classification): boolean => compareLevels(of.confidentiality, '3') >= 0;

export const PROTECTIONS = [
  'encrypted',
  'password',
  'locked-case',
  'sealed',
  'never-left',
  'tracked',
] as const;
export type Protection = (typeof PROTECTIONS)[number];

/** What a thing is, as far as protecting it on the way goes. */
export type Carried = { readonly of: Classification; readonly electronic: boolean };

/**
 * What is missing of the protection that 3(2)⑧ア asks for in principle when 機密性2以上 leaves the section: a case with
 * a lock, and encryption or a password for what is electronic.
 */
export function missingProtection(
  act: Act,
  things: readonly Carried[],
  chosen: ReadonlySet<string>,
): readonly ('case' | 'encryption')[] {
  if (act === 'loan') return [];
  const confidential = things.filter((thing) => isConfidential(thing.of));
  if (confidential.length === 0) return [];
  const missing: ('case' | 'encryption')[] = [];
  if (!chosen.has('locked-case')) missing.push('case');
  const wantsCipher = confidential.some((thing) => thing.electronic);
  if (wantsCipher && !chosen.has('encrypted') && !chosen.has('password')) missing.push('encryption');
  return missing;
}

/** What was found of a thing's contents when it came back. */
export const ERASURES = ['erased', 'untouched', 'kept', 'none'] as const;
export type Erasure = (typeof ERASURES)[number];
