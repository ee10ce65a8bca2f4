import { portableFault } from '../../shared/bundle/strict-json';
import type { Answer } from '../../shared/host/channel';
import {
  type BookId,
  type DeviceId,
  type Hash,
  type Instant,
  idFromBytes,
  type PersonId,
  type ProfileVersion,
  type RecordId,
} from '../../shared/ids';
import { type DraftEntry, type Entry, GENESIS } from '../../shared/journal/entry';
import { fail, ok } from '../../shared/result';
import type { Random } from './hashing';
import { type HashText, stampText } from './journal-text';
import { problems } from './problems';

/** The longest stored form of one entry. Bytes of UTF-16 would say little: this counts characters of JSON. */
const BODY_LIMIT = 1_000_000;
/** What a bundle can carry: deeper bodies could never be handed over. */
const DEEPEST = 31;
const PAUSE_EVERY = 2_000;

export type StampSetting = {
  readonly book: BookId;
  readonly device: DeviceId;
  readonly actor: PersonId;
  readonly rules: ProfileVersion;
  readonly at: Instant;
  /** The end of this device's chain. */
  readonly seq: number;
  readonly hash: Hash | null;
  /** The highest tick in the book. */
  readonly tick: number;
  readonly seen: Readonly<Record<DeviceId, number>>;
  /** The last hash of a record as the book stands. */
  readonly lastOf: (record: RecordId) => Hash | null;
  readonly sha256Hex: HashText;
  readonly random: Random;
};

export const freshId = <T extends string>(random: Random): T => idFromBytes(random(16)) as T;

/**
 * Turns drafts into entries with everything the renderer may not decide. Refuses all of them if one is too large
 * or expects another state of its record. `expected` is the state before the commit, also for a record's second draft.
 */
export async function stampDrafts(
  drafts: readonly DraftEntry[],
  setting: StampSetting,
): Promise<Answer<{ readonly entries: readonly Entry[]; readonly lines: readonly string[] }>> {
  const { sha256Hex, lastOf } = setting;
  const entries: Entry[] = [];
  const lines: string[] = [];
  const salts = setting.random(16 * drafts.length).toString('hex');
  let prev = setting.hash ?? GENESIS;
  for (const [place, draft] of drafts.entries()) {
    const { register, record, event, version, body, expected } = draft;
    if (lastOf(record) !== expected) {
      return fail({ ...problems.staleRecord, details: [`${register}/${record}`, `draft ${place + 1}`] });
    }
    if (portableFault(body, DEEPEST) !== null) {
      return fail({ ...problems.bodyNotPortable, details: [`${register}/${record}`, `draft ${place + 1}`] });
    }
    const header = {
      v: 1 as const,
      book: setting.book,
      device: setting.device,
      seq: setting.seq + place + 1,
      prev,
      tick: setting.tick + place + 1,
      seen: place === 0 ? setting.seen : {},
      at: setting.at,
      actor: setting.actor,
      signer: null,
      rules: setting.rules,
      register,
      record,
      event,
      version,
    };
    const stored = stampText(header, body, salts.slice(place * 32, place * 32 + 32), sha256Hex);
    if (stored.text.length > BODY_LIMIT) {
      return fail({ ...problems.bodyTooLarge, details: [`${register}/${record}`, `draft ${place + 1}`] });
    }
    prev = stored.entry.hash;
    entries.push(stored.entry);
    lines.push(stored.text);
    // A large import must not keep the host from answering heartbeats.
    if (place % PAUSE_EVERY === PAUSE_EVERY - 1) await new Promise(setImmediate);
  }
  return ok({ entries, lines });
}
