import type { Answer } from '../../../shared/stocktaking/counting';

/** What the large panel says: the answer to a code, or what else was just done. `at` makes each one new. */
export type Said =
  | { readonly kind: 'answer'; readonly answer: Answer; readonly at: number }
  | { readonly kind: 'done'; readonly text: string; readonly at: number }
  | { readonly kind: 'failed'; readonly text: string; readonly detail: string; readonly at: number };
