import type { DraftEntry } from '../../shared/journal/entry';
import type { Compartment } from './journal-frame';
import { kindOf } from './journal-index';

/**
 * What the PC at the door of a controlled area has to read. Their frames bear a key of their own, so that an account
 * that holds only this key can open nothing else of the book.
 */
const deskRegisters: ReadonlySet<string> = new Set(['area', 'entry-permit', 'entry-log']);

/** What the account of the desk writes, into a chain of its own: people coming and going, and its own unlocking. */
const deskKinds: ReadonlySet<string> = new Set([
  'entry-log entered',
  'entry-log left',
  'entry-log voided',
  'operation unlocked',
  'operation unlock-failed',
]);

/** One frame is one commit: only a commit that is all of the desk's registers may be read there. */
export const compartmentOf = (drafts: readonly Pick<DraftEntry, 'register'>[]): Compartment =>
  drafts.length > 0 && drafts.every(({ register }) => deskRegisters.has(register)) ? 'desk' : 'general';

/** Whether this may stand in a chain of the section's own devices. */
export const admittedInBook = (compartment: Compartment, kind: string): boolean =>
  compartment === 'general' || deskRegisters.has(kind.split(' ', 1)[0] ?? '');

/** Whether this may stand in a chain of the desk. */
export const admittedAtDesk = (compartment: Compartment, kind: string): boolean =>
  compartment === 'desk' && deskKinds.has(kind);

/** Whether an account of the desk may ask for these: comings and goings, nothing that only the host writes. */
export const deskMayWrite = (drafts: readonly DraftEntry[]): boolean =>
  drafts.every((draft) => draft.register === 'entry-log' && deskKinds.has(kindOf(draft)));
