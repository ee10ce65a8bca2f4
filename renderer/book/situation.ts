import { type Instant, idFromBytes, type RecordId } from '../../shared/ids';
import type { IsoDate } from '../../shared/jp/date';
import { todayIn } from '../../shared/jp/moment';
import type { Profile } from '../../shared/policy/profile';
import type { Situation } from '../../shared/registers/define';
import { profileInForce } from '../../shared/registers/policy-profile';
import type { Book } from './book';

/** The date in Japan at this moment, whatever the PC's own time zone. */
export const dateInJapan = (at: Date): IsoDate => todayIn(at.toISOString() as Instant);

/** 128 random bits as a record id. */
export const newRecordId = (): RecordId =>
  idFromBytes(crypto.getRandomValues(new Uint8Array(16))) as RecordId;

/** What a decision is made in, now. `delivered` is the policy profile the app came with. */
export function situationOf(book: Book, delivered: Profile, at = new Date()): Situation {
  return {
    book: book.view,
    profile: profileInForce(book.view, delivered),
    actor: book.actor,
    now: at.toISOString() as Instant,
    today: dateInJapan(at),
    newRecord: newRecordId,
  };
}
