import type { ClauseId } from '../policy/finding';

/** One of the ways that could be chosen: whether it is open here, and why. */
export type GuideLine = {
  readonly label: string;
  readonly open: boolean;
  /** How far it goes, in a word; null where that says nothing. */
  readonly extent: string | null;
  readonly reason: string;
  readonly clause: ClauseId | null;
  /** What is done one after the other on this way. */
  readonly steps: readonly string[];
};

/** A table that helps to choose, under the field where it is chosen. It only explains: the rules are in `decide`. */
export type Guide = {
  readonly field: string;
  readonly title: string;
  /** What a line is: 方法, 経路. */
  readonly what: string;
  readonly lines: readonly GuideLine[];
};
