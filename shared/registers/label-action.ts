import type { Action } from './define';

/** ラベル: of one or many records; the page that prints them is its own. */
export const labelAction: Action = {
  id: 'labels',
  label: 'ラベルを作る',
  tone: 'normal',
  on: 'many',
  fields: () => [],
  refusal: (_situation, target) => (target.voided ? 'hidden' : null),
  decide: () => ({ findings: [], drafts: [] }),
};
