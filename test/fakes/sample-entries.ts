import { nodeRandom } from '../../electron/services/hashing';
import { freshId } from '../../electron/services/stamping';
import type { InputOf } from '../../shared/host/contract';

type Draft = InputOf<'append'>['drafts'][number];

/** A draft of some register with a body the size of a usual asset. Text that must survive: 髙 﨑 𠮷 辻󠄀 ㈱. */
export function sampleDraft(number: number, changes: Partial<Draft> = {}): Draft {
  return {
    register: 'asset',
    record: freshId<string>(nodeRandom),
    event: 'registered',
    version: 1,
    body: {
      name: `見本の台帳 ${number}（髙﨑𠮷辻󠄀㈱）`,
      place: '本庁舎3階 鍵付き書庫',
      count: number,
      confidentiality: '2A',
      note: number % 7 === 0 ? null : '見本データです。'.repeat(1 + (number % 3)),
    },
    expected: null,
    ...changes,
  };
}

export const sampleDrafts = (count: number): Draft[] =>
  Array.from({ length: count }, (_, place) => sampleDraft(place + 1));

/** Small deterministic numbers in [0, 1): mulberry32. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
