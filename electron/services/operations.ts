import type { RecordId, RegisterId } from '../../shared/ids';
import { type ProfileVersion, profileVersionSchema } from '../../shared/ids';
import type { Body, DraftEntry } from '../../shared/journal/entry';
import type { FailedAttempts } from './attempts';

/** The host's own entries (操作記録) are judged by no policy profile. */
export const hostRules: ProfileVersion = profileVersionSchema.parse('host');
const register = 'operation' as RegisterId;

/**
 * Body of every entry of the register 'operation'. `kind`: unlock, create-book, change-password, export, print,
 * read, import, backup. `subject`: what it was done to. `detail`: free text, Japanese or instants.
 */
export type OperationBody = {
  readonly kind: string;
  readonly subject: string;
  readonly count: number;
  readonly detail: string;
};

const draft = (event: string, record: RecordId, body: OperationBody): DraftEntry => ({
  register,
  record,
  event,
  version: 1,
  body: { ...body } satisfies Body,
  expected: null,
});

export const unlocked = (record: RecordId, how: 'password' | 'recovery-key' | 'desk'): DraftEntry =>
  draft('unlocked', record, { kind: 'unlock', subject: how, count: 1, detail: '' });

/** Wrong passwords can only be written down once the right one has opened the journal. */
export const unlockFailed = (
  record: RecordId,
  { failures, first, last }: FailedAttempts,
  how: 'password' | 'desk' = 'password',
): DraftEntry =>
  draft('unlock-failed', record, {
    kind: 'unlock',
    subject: how,
    count: failures,
    detail: `${first ?? ''}/${last ?? ''}`,
  });

export const operated = (record: RecordId, body: OperationBody): DraftEntry =>
  draft('operated', record, body);
