import { join } from 'node:path';
import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import type { Problem } from '../shared/problem';
import { ok, type Result } from '../shared/result';
import { writeNew } from './files';

export type MadeKeys = {
  readonly recipient: string;
  readonly identityFile: string;
  readonly recipientFile: string;
};

/** Makes the division's age key: the identity stays with the division, the recipient goes to the sections. */
export async function keygen(folder: string, now: Date): Promise<Result<MadeKeys, Problem>> {
  const identity = await generateX25519Identity();
  const recipient = await identityToRecipient(identity);
  const identityFile = join(folder, 'division.age-identity.txt');
  const recipientFile = join(folder, 'division.age-recipient.txt');
  const text = `# created: ${now.toISOString()}\n# public key: ${recipient}\n${identity}\n`;
  const kept = await writeNew(identityFile, text, 0o600);
  if (!kept.ok) return kept;
  const given = await writeNew(recipientFile, `${recipient}\n`, 0o644);
  return given.ok ? ok({ recipient, identityFile, recipientFile }) : given;
}
