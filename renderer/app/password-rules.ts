/** What is said about passwords before the host judges them; the host also knows a list of common ones. */
export const PASSWORD_RULES = [
  '12文字以上にしてください。長いほど安全です（例：関係のない単語を4つ並べる）。',
  '氏名・所属・電話番号・「password」など、推測されやすいものは使えません。',
  'ほかで使っているパスワードと同じにしないでください。',
] as const;

const SHORTEST = 12;

/** Why this password cannot be used, or null. Counts characters as people do, not UTF-16 units. */
export function passwordFault(password: string): string | null {
  const length = [...password].length;
  if (length === 0) return 'パスワードを入力してください。';
  if (length < SHORTEST) return `あと${SHORTEST - length}文字必要です（${SHORTEST}文字以上）。`;
  if (new Set(password).size < 4) return '同じ文字の繰返しは使えません。';
  return null;
}
