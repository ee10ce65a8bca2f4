import type { DeviceId } from '../ids';
import type { Entry, Position } from './entry';

/** By writer, then by device: from this seq of the writer on, that device's chain was known up to `seen`. */
export type SeenSteps = {
  readonly [writer: DeviceId]: {
    readonly [device: DeviceId]: readonly { readonly seq: number; readonly seen: number }[];
  };
};

/**
 * Who knew what: from the `seen` fields of each device's entries, tells whether the writer of one entry
 * could know another. Entries of one device must be noted in the order of its chain.
 */
export type SeenIndex = {
  note(entry: Entry): void;
  /** True if whoever wrote `later` had `earlier` in their book at that moment. */
  saw(later: Position, earlier: Position): boolean;
  steps(): SeenSteps;
};

type Mutable = Record<DeviceId, Record<DeviceId, { seq: number; seen: number }[]>>;

export function createSeenIndex(initial: SeenSteps = {}): SeenIndex {
  const steps = structuredCopy(initial);
  return {
    note(entry) {
      for (const [device, seen] of Object.entries(entry.seen) as [DeviceId, number][]) {
        const ofWriter = steps[entry.device] ?? {};
        const list = ofWriter[device] ?? [];
        list.push({ seq: entry.seq, seen });
        ofWriter[device] = list;
        steps[entry.device] = ofWriter;
      }
    },
    saw(later, earlier) {
      if (later.device === earlier.device) return later.seq > earlier.seq;
      const known = steps[later.device]?.[earlier.device]?.findLast((step) => step.seq <= later.seq);
      return known !== undefined && known.seen >= earlier.seq;
    },
    steps: () => steps,
  };
}

function structuredCopy(initial: SeenSteps): Mutable {
  const copy: Mutable = {};
  for (const [writer, devices] of Object.entries(initial) as [DeviceId, SeenSteps[DeviceId]][]) {
    copy[writer] = {};
    for (const [device, list] of Object.entries(devices ?? {}) as [
      DeviceId,
      { seq: number; seen: number }[],
    ][]) {
      copy[writer][device] = list.map((step) => ({ ...step }));
    }
  }
  return copy;
}
