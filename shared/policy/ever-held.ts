import type { IsoDate } from '../jp/date';
import { type Confidentiality, higherConfidentiality } from './classification';

/** What went onto a medium, or what was done to erase it, in the order it happened. */
export type HeldEvent =
  | {
      readonly on: IsoDate;
      readonly holds: Confidentiality | 'unknown';
      readonly residents?: boolean;
      readonly label?: string;
    }
  | {
      readonly on: IsoDate;
      readonly erased: { readonly level: 'clear' | 'purge' | 'destroy'; readonly verified: boolean };
    };

export type HighestEver = {
  readonly confidentiality: Confidentiality | 'unknown';
  /** Residents' information of the My Number network: a mark that no erasure takes away. */
  readonly residents: boolean;
  /** Where the class comes from, null where nothing above 1 was held. */
  readonly from: { readonly on: IsoDate; readonly label: string | null } | null;
  /** The last verified Purge, from which the class is counted. */
  readonly purgedOn: IsoDate | null;
};

const NOTHING: HighestEver = { confidentiality: '1', residents: false, from: null, purgedOn: null };

/**
 * The highest class a medium held since its last verified Purge. Not what is on it today: erasing on return (Clear, or
 * anything unverified) must not open a weaker way of disposal (practice B-2).
 */
export function highestEverHeld(history: readonly HeldEvent[]): HighestEver {
  let held = NOTHING;
  for (const event of history) {
    if ('erased' in event) {
      const counts = event.erased.verified && event.erased.level !== 'clear';
      if (counts) held = { ...NOTHING, residents: held.residents, purgedOn: event.on };
      continue;
    }
    const confidentiality = higherConfidentiality(held.confidentiality, event.holds);
    const isHigher = confidentiality !== held.confidentiality;
    held = {
      confidentiality,
      residents: held.residents || event.residents === true,
      from: isHigher ? { on: event.on, label: event.label ?? null } : held.from,
      purgedOn: held.purgedOn,
    };
  }
  return held;
}
