import type { OpenedBundle } from '../../../shared/bundle/open';
import { headsAfter, type KnownHeads, type Received } from '../../../shared/bundle/replay';
import type { Instant } from '../../../shared/ids';
import type { Entry } from '../../../shared/journal/entry';
import type { Problem } from '../../../shared/problem';
import type { Result } from '../../../shared/result';
import {
  bookId,
  deviceNamed,
  inputOf,
  intakeOf,
  openPlain,
  signed,
  withheldPledges,
  write,
} from '../../unit/bundle/fixture';

const device = deviceNamed('窓口PC');
const enrolled = [{ key: device.key, book: bookId }];

/** Ways a hand-over can contradict what the division has: each must be told by its name. */
export const cheats = ['gap', 'fork', 'rollback', 'replay'] as const;
export type Cheat = (typeof cheats)[number];
export const codeOf: Readonly<Record<Cheat, string>> = {
  gap: 'chain-gap',
  fork: 'chain-fork',
  rollback: 'chain-rollback',
  replay: 'bundle-replayed',
};

/** A division that records heads, with or without the hashes behind them. */
export type Division = {
  heads: KnownHeads;
  readonly hashes: Map<number, string>;
  readonly keepsHashes: boolean;
};
export const division = (keepsHashes: boolean): Division => ({ heads: {}, hashes: new Map(), keepsHashes });

export const chainOf = (count: number, before: readonly Entry[] = [], salt = ''): Entry[] =>
  write(device.device, count, before, salt);
const sealedAt = (minute: number): Instant =>
  new Date(Date.UTC(2026, 10, 24, 0, minute)).toISOString() as Instant;

/** The bundle of the entries after `after`, sealed at this minute, opened by the division; recorded if accepted. */
export function handOver(
  to: Division,
  chain: readonly Entry[],
  after: number,
  minute: number,
): Result<OpenedBundle, Problem> {
  const { plain } = signed(inputOf(chain.slice(after), { createdAt: sealedAt(minute) }), device);
  const hashAt: NonNullable<Received['hashAt']> = (_book, _device, seq) =>
    (to.hashes.get(seq) ?? null) as never;
  const received = { heads: to.heads, ...(to.keepsHashes ? { hashAt } : {}) };
  const opened = openPlain(plain, intakeOf({ enrolled, received, withholdable: withheldPledges }));
  if (opened.ok) {
    to.heads = headsAfter(to.heads, opened.value.chains);
    for (const { entries } of opened.value.chains)
      for (const { seq, hash } of entries) to.hashes.set(seq, hash);
  }
  return opened;
}

/** Numbers of one run: how long the chain is, where it was cut, and where the cheat sets in. */
export type Run = {
  readonly first: number;
  readonly second: number;
  readonly at: number;
  readonly keepsHashes: boolean;
};

/** An honest history of two hand-overs, then the cheat. Answers with what the division says to it. */
export function cheated(cheat: Cheat, run: Run): Result<OpenedBundle, Problem> {
  const to = division(run.keepsHashes);
  const early = chainOf(run.first);
  const late = chainOf(run.second, early);
  const honest = [handOver(to, early, 0, 1), handOver(to, late, run.first, 2)];
  if (honest.some(({ ok }) => !ok)) throw new Error('an honest hand-over was refused');
  const at = run.at % late.length;
  if (cheat === 'gap') return handOver(to, chainOf(3, late), late.length + 1 + (run.at % 2), 3);
  if (cheat === 'replay') return handOver(to, early, run.at % early.length, 1);
  if (cheat === 'rollback') return handOver(to, late.slice(0, Math.max(1, at)), 0, 3);
  const forged = chainOf(late.length - at + (run.at % 3), late.slice(0, at), `偽${run.at}`);
  return handOver(to, forged, Math.min(at, run.first), 3);
}

/** Honest hand-overs that overlap, repeat their end and skip nothing: every one must be accepted. */
export function honestRun(
  steps: readonly { readonly more: number; readonly back: number }[],
  keepsHashes: boolean,
): string | null {
  const to = division(keepsHashes);
  let chain = chainOf(1);
  let minute = 0;
  let recorded = 0;
  for (const { more, back } of steps) {
    chain = chainOf(more, chain);
    minute += 1;
    const after = Math.min(Math.max(0, recorded - back), chain.length - 1);
    const opened = handOver(to, chain, after, minute);
    if (!opened.ok) return `${opened.error.code} at ${after} of ${chain.length}`;
    recorded = chain.length;
  }
  const head = to.heads[bookId]?.[device.device];
  return head?.seq === chain.length ? null : 'head not recorded';
}
