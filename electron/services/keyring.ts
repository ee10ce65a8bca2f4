import { timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { type BookId, bookIdSchema, instantSchema, type PersonId, personIdSchema } from '../../shared/ids';
import { canonicalText } from '../../shared/journal/chain';
import { deviceFileSchema } from './device-key';
import { deriveKey, hmacSha256, type Random } from './hashing';
import { costSchema, type KdfCost, keyOfPassword } from './passwords';
import { printRecoveryKey, readRecoveryKey } from './recovery-key';
import { openBox, sealBox } from './sealed-box';

const base64 = z.string().regex(/^[A-Za-z0-9+/]+={0,2}$/);

const userSchema = z.strictObject({
  person: personIdSchema,
  name: z.string().min(1).max(100),
  cost: costSchema,
  salt: base64,
  wrapped: base64,
});

/**
 * An account of the entry desk, one after the other: the chain it writes, and what its password opens.
 * `account` is null once it was withdrawn; the chain stays in the book.
 */
const deskSchema = z.strictObject({
  device: deviceFileSchema,
  account: z.strictObject({ cost: costSchema, salt: base64, wrapped: base64 }).nullable(),
});

/** The keyring file: nothing in it opens the book without a password or the recovery key. */
export const keyringSchema = z.strictObject({
  v: z.literal(1),
  book: z.strictObject({
    id: bookIdSchema,
    name: z.string().min(1).max(100),
    sample: z.boolean(),
    createdAt: instantSchema,
  }),
  /** Raised when a user or a PC is removed; the data key of each epoch is another one. */
  epoch: z.number().int().min(1).max(65_535),
  users: z.array(userSchema).min(1),
  recovery: z.strictObject({ wrapped: base64 }),
  /** Oldest first; only the last one can have an account. Absent where there never was one. */
  desks: z.array(deskSchema).max(1_000).optional(),
  /** Salted hashes of former passwords, readable with the data key only. */
  former: base64,
  /** HMAC of all the rest under the data key: names and parameters cannot be exchanged unseen. */
  mac: z.string().regex(/^[0-9a-f]{64}$/),
});
export type Keyring = z.infer<typeof keyringSchema>;
export type KeyringUser = Keyring['users'][number];
export type KeyringDesk = z.infer<typeof deskSchema>;

const formerSchema = z.array(z.strictObject({ cost: costSchema, salt: base64, digest: base64 }));
/** A new password must differ from the present one and from so many before it. */
const FORMER = 3;

const userContext = (book: BookId, person: PersonId): string => `mamori-user/1 ${book} ${person}`;
const recoveryContext = (book: BookId): string => `mamori-recovery/1 ${book}`;
const formerContext = (book: BookId): string => `mamori-former/1 ${book}`;

const macOf = (keyring: Omit<Keyring, 'mac'>, dataKey: Uint8Array): string =>
  hmacSha256(deriveKey(dataKey, 'keyring'), canonicalText(keyring)).toString('hex');

/** Seals the keyring as it now is. */
export const withMac = (keyring: Omit<Keyring, 'mac'>, dataKey: Uint8Array): Keyring => ({
  ...keyring,
  mac: macOf(keyring, dataKey),
});

async function wrapFor(
  user: Pick<KeyringUser, 'person' | 'name'>,
  password: string,
  parts: { readonly book: BookId; readonly dataKey: Buffer; readonly cost: KdfCost; readonly random: Random },
): Promise<KeyringUser> {
  const salt = parts.random(16);
  const key = await keyOfPassword(password, salt, parts.cost);
  const wrapped = sealBox(key, parts.dataKey, userContext(parts.book, user.person), parts.random);
  key.fill(0);
  return {
    person: user.person,
    name: user.name,
    cost: parts.cost,
    salt: salt.toString('base64'),
    wrapped: wrapped.toString('base64'),
  };
}

export type NewKeyring = {
  readonly keyring: Keyring;
  readonly dataKey: Buffer;
  /** To be printed and kept in a sealed envelope; it is nowhere else. */
  readonly recoveryKey: string;
};

/** A new book's keyring: a random data key, wrapped by the first user's password and by a recovery key. */
export async function createKeyring(wanted: {
  readonly book: Keyring['book'];
  readonly user: Pick<KeyringUser, 'person' | 'name'>;
  readonly password: string;
  readonly cost: KdfCost;
  readonly random: Random;
}): Promise<NewKeyring> {
  const { book, random, cost } = wanted;
  const dataKey = random(32);
  const secret = random(16);
  const user = await wrapFor(wanted.user, wanted.password, { book: book.id, dataKey, cost, random });
  const recoveryWrap = sealBox(
    deriveKey(secret, recoveryContext(book.id)),
    dataKey,
    recoveryContext(book.id),
    random,
  );
  const former = sealBox(deriveKey(dataKey, 'former'), Buffer.from('[]'), formerContext(book.id), random);
  const keyring: Omit<Keyring, 'mac'> = {
    v: 1,
    book,
    epoch: 1,
    users: [user],
    recovery: { wrapped: recoveryWrap.toString('base64') },
    former: former.toString('base64'),
  };
  return { keyring: withMac(keyring, dataKey), dataKey, recoveryKey: printRecoveryKey(secret) };
}

/** Who a password belongs to, with the data key; null if it is nobody's. */
export async function openWithPassword(
  keyring: Keyring,
  password: string,
): Promise<{ readonly dataKey: Buffer; readonly user: KeyringUser } | null> {
  for (const user of keyring.users) {
    const key = await keyOfPassword(password, Buffer.from(user.salt, 'base64'), user.cost);
    const context = userContext(keyring.book.id, user.person);
    const dataKey = openBox(key, Buffer.from(user.wrapped, 'base64'), context);
    key.fill(0);
    if (dataKey) return { dataKey, user };
  }
  return null;
}

/** The data key behind a printed recovery key. 'mistyped': the checksum says so; null: it is another book's. */
export function openWithRecoveryKey(keyring: Keyring, typed: string): Buffer | 'mistyped' | null {
  const secret = readRecoveryKey(typed);
  if (!secret) return 'mistyped';
  const context = recoveryContext(keyring.book.id);
  return openBox(deriveKey(secret, context), Buffer.from(keyring.recovery.wrapped, 'base64'), context);
}

/** Whether nothing in the keyring was exchanged since it was last written with the data key. */
export function isGenuine(keyring: Keyring, dataKey: Uint8Array): boolean {
  const { mac, ...rest } = keyring;
  return timingSafeEqual(Buffer.from(mac, 'hex'), Buffer.from(macOf(rest, dataKey), 'hex'));
}

function readFormer(keyring: Keyring, dataKey: Buffer): z.infer<typeof formerSchema> {
  const box = Buffer.from(keyring.former, 'base64');
  const plain = openBox(deriveKey(dataKey, 'former'), box, formerContext(keyring.book.id));
  return plain ? formerSchema.parse(JSON.parse(plain.toString('utf8'))) : [];
}

/** Whether a password was this user's before the present one. */
export async function wasUsedBefore(keyring: Keyring, dataKey: Buffer, password: string): Promise<boolean> {
  for (const { salt, digest, cost } of readFormer(keyring, dataKey)) {
    const key = await keyOfPassword(password, Buffer.from(salt, 'base64'), cost);
    if (timingSafeEqual(key, Buffer.from(digest, 'base64'))) return true;
  }
  return false;
}

/**
 * The keyring with another password for `person`. `current` is remembered as a former one; it is null when
 * the recovery key opened the book, because then nobody knows it.
 */
export async function changePassword(
  keyring: Keyring,
  change: {
    readonly dataKey: Buffer;
    readonly person: PersonId;
    readonly current: string | null;
    readonly next: string;
    readonly cost: KdfCost;
    readonly random: Random;
  },
): Promise<Keyring> {
  const { dataKey, cost, random } = change;
  const book = keyring.book.id;
  const { mac: _mac, ...rest } = keyring;
  const users = await Promise.all(
    keyring.users.map((user) =>
      user.person === change.person ? wrapFor(user, change.next, { book, dataKey, cost, random }) : user,
    ),
  );
  const former = [...readFormer(keyring, dataKey)];
  if (change.current !== null) {
    const salt = random(16);
    const digest = await keyOfPassword(change.current, salt, cost);
    former.push({ cost, salt: salt.toString('base64'), digest: digest.toString('base64') });
  }
  const kept = Buffer.from(JSON.stringify(former.slice(-FORMER)));
  const box = sealBox(deriveKey(dataKey, 'former'), kept, formerContext(book), random);
  return withMac({ ...rest, users, former: box.toString('base64') }, dataKey);
}
