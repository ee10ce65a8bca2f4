import type { Problem } from '../../shared/problem';

/** What is said when the host no longer answers: its process ended, or the window belongs to an older launch. */
export const hostLost: Problem = {
  code: 'host-lost',
  what: 'まもり台帳の本体と通信できません。',
  why: '本体が終了したか、別の起動に切り替わっています。',
  next: 'この画面を閉じて、まもり台帳をもう一度起動してください。登録済みの記録と一時保存した下書きは残っています。',
};

export const isLost = (problem: Problem): boolean => problem.code === hostLost.code;
