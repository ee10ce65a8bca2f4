import type { DraftEntry } from '../../shared/journal/entry';

/** The parts of a commit that come before it, of one commit at a time. */
export type Staging = {
  /** False when it would be more than a commit may hold: then all of it is dropped. */
  add(batch: string, drafts: readonly DraftEntry[]): boolean;
  /** What was staged for the commit; nothing is left. */
  take(batch: string): readonly DraftEntry[];
  drop(): void;
};

const MOST = 100_000;

export function createStaging(): Staging {
  let staged: { readonly batch: string; readonly drafts: DraftEntry[] } | null = null;
  return {
    add(batch, drafts) {
      if (staged?.batch !== batch) staged = { batch, drafts: [] };
      if (staged.drafts.length + drafts.length > MOST) {
        staged = null;
        return false;
      }
      staged.drafts.push(...drafts);
      return true;
    },
    take(batch) {
      const drafts = staged?.batch === batch ? staged.drafts : [];
      staged = null;
      return drafts;
    },
    drop() {
      staged = null;
    },
  };
}
