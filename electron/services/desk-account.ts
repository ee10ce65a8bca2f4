import { toHex } from '../../shared/hex';
import type { BookId, DeviceId, Instant } from '../../shared/ids';
import type { Seal } from '../../shared/journal/seal';
import { signSeal } from '../../shared/journal/seal-check';
import { deskKeyOf, epochOfChain } from './desk-keys';
import { createDevice, openDevice } from './device-key';
import type { HostDeps } from './host-deps';
import { type Keyring, type KeyringDesk, withMac } from './keyring';
import type { OtherChain } from './other-chains';
import { keyOfPassword } from './passwords';
import { openBox, sealBox } from './sealed-box';

const KEY = 32;
const context = (book: BookId, device: DeviceId): string => `mamori-desk/1 ${book} ${device}`;

/** The account of the desk that is in force, or null. */
export function deskInForce({ desks = [] }: Pick<Keyring, 'desks'>): KeyringDesk | null {
  const last = desks.at(-1);
  return last?.account ? last : null;
}

/** The keyring without an account of the desk; the same one if there was none. What it wrote stays in the book. */
export function withoutDesk(keyring: Keyring, dataKey: Uint8Array): Keyring {
  if (!deskInForce(keyring)) return keyring;
  const { mac: _mac, desks = [], ...rest } = keyring;
  return withMac({ ...rest, desks: desks.map((desk) => ({ ...desk, account: null })) }, dataKey);
}

/** The keyring with a new account of the desk; one that was in force ends. */
export async function withDesk(
  keyring: Keyring,
  dataKey: Buffer,
  password: string,
  { kdfCost: cost, random, now }: Pick<HostDeps, 'kdfCost' | 'random' | 'now'>,
): Promise<{ readonly keyring: Keyring; readonly desk: KeyringDesk }> {
  const { mac: _mac, desks: before = [], ...rest } = withoutDesk(keyring, dataKey);
  const book = keyring.book.id;
  const keys = Array.from({ length: before.length + 1 }, (_, place) => deskKeyOf(dataKey, place + 1));
  const own = keys.at(-1) ?? Buffer.alloc(KEY);
  const device = createDevice(book, own, random, now());
  const salt = random(16);
  const key = await keyOfPassword(password, salt, cost);
  const wrapped = sealBox(key, Buffer.concat(keys), context(book, device.device), random);
  for (const each of [...keys, key]) each.fill(0);
  const account = { cost, salt: salt.toString('base64'), wrapped: wrapped.toString('base64') };
  const desk: KeyringDesk = { device, account };
  return { keyring: withMac({ ...rest, desks: [...before, desk] }, dataKey), desk };
}

/** What the password of the desk opens: its keys by epoch, oldest first. Null if it is another password. */
export async function openDesk(
  book: BookId,
  { device, account }: KeyringDesk,
  password: string,
): Promise<readonly Buffer[] | null> {
  if (!account) return null;
  const key = await keyOfPassword(password, Buffer.from(account.salt, 'base64'), account.cost);
  const plain = openBox(key, Buffer.from(account.wrapped, 'base64'), context(book, device.device));
  key.fill(0);
  if (!plain || plain.length === 0 || plain.length % KEY !== 0) return null;
  return Array.from({ length: plain.length / KEY }, (_, place) =>
    plain.subarray(place * KEY, (place + 1) * KEY),
  );
}

/**
 * The last word of a chain of the desk, signed with the desk's key by whoever holds the data key: a bundle and a
 * backup carry it. Null for every other chain.
 */
export function deskSeal(
  deps: Pick<HostDeps, 'now'>,
  keyring: Keyring,
  dataKey: Uint8Array,
  { device, index }: OtherChain,
): Seal | null {
  const epoch = epochOfChain(keyring, device);
  const file = epoch === null ? undefined : keyring.desks?.[epoch - 1]?.device;
  const head = index.head();
  if (epoch === null || !file || !head) return null;
  const book = keyring.book.id;
  const keys = openDevice(file, book, deskKeyOf(dataKey, epoch));
  if (!keys) return null;
  const at = deps.now().toISOString() as Instant;
  const body = { v: 1, kind: 'seal', book, device, head, known: {}, at, reason: 'backup' } as const;
  const seal = signSeal(body, toHex(keys.publicKey), keys.sign);
  keys.forget();
  return seal;
}
