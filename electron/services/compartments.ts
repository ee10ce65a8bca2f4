import type { DraftEntry } from '../../shared/journal/entry';
import type { Compartment } from './journal-frame';

/**
 * What the PC at the door of a controlled area has to read. Their frames bear a key of their own, so that an account
 * that holds only this key can open nothing else of the book.
 */
const deskRegisters: ReadonlySet<string> = new Set(['area', 'entry-permit', 'entry-log']);

/** One frame is one commit: only a commit that is all of the desk's registers may be read there. */
export const compartmentOf = (drafts: readonly Pick<DraftEntry, 'register'>[]): Compartment =>
  drafts.length > 0 && drafts.every(({ register }) => deskRegisters.has(register)) ? 'desk' : 'general';

/** Whether this may stand in a chain of the section's own devices. */
export const admittedInBook = (compartment: Compartment, kind: string): boolean =>
  compartment === 'general' || deskRegisters.has(kind.split(' ', 1)[0] ?? '');
