import { createHash, createPublicKey, verify } from 'node:crypto';
import { Decrypter, identityToRecipient } from 'age-encryption';
import { type Recipient, recipientSchema } from '../shared/bundle/book-file';
import type { OpenPorts } from '../shared/bundle/intake';
import type { Problem } from '../shared/problem';
import { fail, ok, type Result } from '../shared/result';

/** SubjectPublicKeyInfo of an Ed25519 key (RFC 8410), to be followed by its 32 bytes. */
const SPKI = Buffer.from('302a300506032b6570032100', 'hex');
const IDENTITY = /^AGE-SECRET-KEY-1[0-9A-Z]{58}$/;

const hexOf = (algorithm: string, bytes: Uint8Array): string =>
  createHash(algorithm).update(bytes).digest('hex');

export const hashing: OpenPorts['hashing'] = {
  sha256Hex: (bytes) => hexOf('sha256', bytes),
  sha512Hex: (bytes) => hexOf('sha512', bytes),
  blake2b512: (bytes) => createHash('blake2b512').update(bytes).digest(),
};

const verifyEd25519: OpenPorts['verify'] = (publicKey, message, signature) => {
  if (publicKey.length !== 32 || signature.length !== 64) return false;
  const key = createPublicKey({ key: Buffer.concat([SPKI, publicKey]), format: 'der', type: 'spki' });
  return verify(null, message, key, signature);
};

const NO_IDENTITY: Problem = {
  code: 'identity-unreadable',
  what: '受取人の鍵ファイルを読めません。',
  why: 'age の鍵（AGE-SECRET-KEY-1 で始まる行）がないか、書き損じています。',
  next: '--identity に、keygen で作った division.age-identity.txt を指定してください。',
};

async function recipientOf(identity: string): Promise<Recipient | null> {
  try {
    return recipientSchema.parse(await identityToRecipient(identity));
  } catch {
    return null;
  }
}

/** What opening needs, out of the text of an age identity file (several identities while keys are changed). */
export async function portsFor(identityFile: string): Promise<Result<OpenPorts, Problem>> {
  const lines = identityFile.split(/\r?\n/).map((line) => line.trim());
  const identities = lines.filter((line) => line !== '' && !line.startsWith('#'));
  const recipients: Recipient[] = [];
  for (const identity of identities) {
    const recipient = IDENTITY.test(identity) ? await recipientOf(identity) : null;
    if (!recipient) return fail(NO_IDENTITY);
    recipients.push(recipient);
  }
  if (recipients.length === 0) return fail(NO_IDENTITY);
  return ok({ hashing, verify: verifyEd25519, recipients, decrypt: (bytes) => decrypt(bytes, identities) });
}

async function decrypt(bytes: Uint8Array, identities: readonly string[]): ReturnType<OpenPorts['decrypt']> {
  const decrypter = new Decrypter();
  for (const identity of identities) decrypter.addIdentity(identity);
  try {
    return ok(await decrypter.decrypt(bytes));
  } catch (error) {
    // age-encryption tells the two apart by its message only (pinned version, held by a test).
    const foreign = error instanceof Error && error.message.startsWith('no identity matched');
    return fail(foreign ? 'not-for-us' : 'damaged');
  }
}
