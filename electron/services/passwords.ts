import { argon2id } from 'hash-wasm';
import { z } from 'zod';
import type { Problem } from '../../shared/problem';

/** What argon2id is asked to spend. Bounds are those a keyring file may ask for. */
export const costSchema = z.strictObject({
  memoryKiB: z.number().int().min(8).max(1_048_576),
  passes: z.number().int().min(1).max(16),
  lanes: z.number().int().min(1).max(4),
});
export type KdfCost = z.infer<typeof costSchema>;

/** 64 MiB, three passes, one lane: 0.3 s on the measuring machine. */
export const fullCost: KdfCost = { memoryKiB: 65_536, passes: 3, lanes: 1 };

/** NFKC, so that a password typed in full-width by accident is the same password. */
export const normalisePassword = (password: string): string => password.normalize('NFKC');

/** The 32-byte key that a password stands for. */
export async function keyOfPassword(password: string, salt: Uint8Array, cost: KdfCost): Promise<Buffer> {
  const key = await argon2id({
    password: normalisePassword(password),
    salt,
    memorySize: cost.memoryKiB,
    iterations: cost.passes,
    parallelism: cost.lanes,
    hashLength: 32,
    outputType: 'binary',
  });
  return Buffer.from(key);
}

/** Words that guessers try first, also in Japanese offices. What is left beside them and digits must be a secret. */
const COMMON = [
  ...['password', 'passw0rd', 'p@ssword', 'p@ssw0rd', 'pass', 'admin', 'administrator', 'letmein', 'welcome'],
  ...['iloveyou', 'dragon', 'monkey', 'football', 'baseball', 'master', 'login', 'user', 'test', 'secret'],
  ...['qwertyuiop', 'qwerty', 'asdfghjkl', 'asdfgh', 'asdf', 'zxcvbnm', 'zxcvbn', '1qaz2wsx3edc', '1qaz2wsx'],
  ...['1q2w3e4r5t', '1q2w3e4r', 'qazwsxedc', 'qazwsx', 'abcdefghijklmnopqrstuvwxyz', 'abcdefgh', 'abcdef'],
  ...['abcd', 'abc', '!qaz@wsx', 'zaq12wsx', 'mamoridaicho', 'mamori', 'daichou', 'daicho'],
  ...['pasuwaado', 'pasuwa-do', 'pasuwado', 'himitsu', 'aishiteru', 'arigatou', 'arigato', 'konnichiwa'],
  ...['ohayou', 'sakura', 'doraemon', 'pikachu', 'totoro', 'naruto', 'nippon', 'nihon', 'japan', 'tokyo'],
  ...['toyama', 'shiyakusho', 'yakusho', 'kuyakusho', 'shichou', 'kachou', 'kacho', 'kakarichou', 'buchou'],
  ...['shokuin', 'shomu', 'soumuka', 'soumu', 'somu', 'jouhou', 'joho', 'zeimu', 'fukushi', 'kyouiku'],
  ...['koumuin', 'kanri', 'daihyou', 'tantou', 'reiwa', 'heisei', 'shouwa', 'showa', 'taishou'],
  ...[
    'パスワード',
    'ひみつ',
    '秘密',
    '市役所',
    '役所',
    '課長',
    '庶務',
    '総務',
    '情報',
    '富山',
    '令和',
    '平成',
  ],
];
const LONGEST_FIRST = [...new Set(COMMON)].sort((a, b) => b.length - a.length);
const SECRET_LEFT = 6;

const weak = (why: string): Problem => ({
  code: 'weak-password',
  what: 'このパスワードは使えません。',
  why,
  next: '関係のない言葉を四つほどつなげた、覚えやすく長いものにしてください。',
});

const isRun = (text: string): boolean => {
  const points = [...text].map((character) => character.codePointAt(0) ?? 0);
  const steps = points.slice(1).map((point, index) => point - (points[index] ?? 0));
  const straight = steps.filter((step) => Math.abs(step) === 1 || step === 0 || Math.abs(step) === 9).length;
  return straight >= steps.length * 0.8;
};

/** What is wrong with a new password, or null. `about`: names that must not be all there is to it. */
export function passwordProblem(
  password: string,
  rules: { readonly minLength: number; readonly about: readonly string[] },
): Problem | null {
  const text = normalisePassword(password).toLowerCase();
  const length = [...text].length;
  if (length < rules.minLength) return weak(`${rules.minLength}文字以上が必要です（今は${length}文字）。`);
  if (new Set(text).size < 5) return weak('同じ文字のくり返しです。');
  if (/^(.{1,6})\1+.{0,5}$/u.test(text)) return weak('同じ並びのくり返しです。');
  if (isRun(text)) return weak('文字や数字が順番に並んでいます。');
  let left = text;
  const known = rules.about
    .map((word) => normalisePassword(word).toLowerCase())
    .filter((word) => word !== '');
  for (const word of [...known, ...LONGEST_FIRST]) left = left.replaceAll(word, '');
  const secret = [...left.replace(/[\d\s\p{P}\p{S}]/gu, '')].length;
  const digits = [...left.replace(/\D/g, '')].length;
  // Eight digits are a date; what comes beyond says less than letters do.
  if (secret + Math.max(0, digits - 8) / 2 < SECRET_LEFT) {
    return weak('推測されやすい言葉、名前、年や日付だけでできています。');
  }
  return null;
}
