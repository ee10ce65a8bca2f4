import type { DeviceId } from '../ids';
import type { Entry, Position } from './entry';

/**
 * Who knew what: from the `seen` fields of each device's entries, tells whether the writer of one entry
 * could know another. Entries of one device must be noted in the order of its chain.
 */
export type SeenIndex = {
  note(entry: Entry): void;
  /** True if whoever wrote `later` had `earlier` in their book at that moment. */
  saw(later: Position, earlier: Position): boolean;
};

type Step = { readonly seq: number; readonly seen: number };

export function createSeenIndex(): SeenIndex {
  const steps = new Map<DeviceId, Map<DeviceId, Step[]>>();
  return {
    note(entry) {
      for (const [device, seen] of Object.entries(entry.seen) as [DeviceId, number][]) {
        const ofWriter = steps.get(entry.device) ?? new Map<DeviceId, Step[]>();
        const list = ofWriter.get(device) ?? [];
        list.push({ seq: entry.seq, seen });
        ofWriter.set(device, list);
        steps.set(entry.device, ofWriter);
      }
    },
    saw(later, earlier) {
      if (later.device === earlier.device) return later.seq > earlier.seq;
      const list = steps.get(later.device)?.get(earlier.device) ?? [];
      const known = list.findLast((step) => step.seq <= later.seq);
      return known !== undefined && known.seen >= earlier.seq;
    },
  };
}
