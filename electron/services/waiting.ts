import type { Problem } from '../../shared/problem';

/** After too many wrong passwords. */
export const waitProblem = (seconds: number): Problem => ({
  code: 'wait',
  what: '続けて間違えたため、しばらくパスワードを受け付けません。',
  why: `あと${seconds}秒お待ちください。`,
  next: '時間をおいて入力するか、復旧キーで解除してください。',
});
