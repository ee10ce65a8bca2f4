import { createPrivateKey, createPublicKey, type KeyObject, sign } from 'node:crypto';
import { z } from 'zod';
import { type BookId, type DeviceId, deviceIdSchema, idFromBytes, instantSchema } from '../../shared/ids';
import { deriveKey, type Random, sha256Hex } from './hashing';
import { openBox, sealBox } from './sealed-box';

/** PKCS #8 of an Ed25519 seed (RFC 8410). */
const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex');
const SEED = 32;

/** This PC's own keys, wrapped by the data key: nothing is sealed without an unlocked book. */
export const deviceFileSchema = z.strictObject({
  v: z.literal(1),
  device: deviceIdSchema,
  publicKey: z.string().regex(/^[0-9a-f]{64}$/),
  createdAt: instantSchema,
  wrapped: z.string(),
});
export type DeviceFile = z.infer<typeof deviceFileSchema>;

export type DeviceKeys = {
  readonly device: DeviceId;
  /** Raw Ed25519 public key, 32 bytes. */
  readonly publicKey: Buffer;
  /** 32 bytes for the renderer's folded pages on this PC only. */
  readonly cacheKey: Buffer;
  /** Ed25519 over exactly these bytes: 64 bytes. */
  sign(bytes: Uint8Array): Buffer;
  /** Overwrites what can be overwritten. */
  forget(): void;
};

const privateKeyOf = (seed: Uint8Array): KeyObject =>
  createPrivateKey({ key: Buffer.concat([PKCS8, seed]), format: 'der', type: 'pkcs8' });

const publicKeyOf = (key: KeyObject): Buffer =>
  createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(-32);

/** The fingerprint of a PC's key: the first 16 bytes of its SHA-256. */
export const deviceIdOf = (publicKey: Uint8Array): DeviceId =>
  idFromBytes(Buffer.from(sha256Hex(publicKey).slice(0, 32), 'hex')) as DeviceId;

const context = (book: BookId, device: DeviceId): string => `mamori-device/1 ${book} ${device}`;

/** A new key pair and cache key for this PC. */
export function createDevice(book: BookId, dataKey: Buffer, random: Random, now: Date): DeviceFile {
  const secrets = random(SEED * 2);
  const publicKey = publicKeyOf(privateKeyOf(secrets.subarray(0, SEED)));
  const device = deviceIdOf(publicKey);
  const wrapped = sealBox(deriveKey(dataKey, 'device'), secrets, context(book, device), random);
  secrets.fill(0);
  return {
    v: 1,
    device,
    publicKey: publicKey.toString('hex'),
    createdAt: instantSchema.parse(now.toISOString()),
    wrapped: wrapped.toString('base64'),
  };
}

/** Null if the file belongs to another book or was changed. */
export function openDevice(file: DeviceFile, book: BookId, dataKey: Buffer): DeviceKeys | null {
  const box = Buffer.from(file.wrapped, 'base64');
  const secrets = openBox(deriveKey(dataKey, 'device'), box, context(book, file.device));
  if (!secrets || secrets.length !== SEED * 2) return null;
  const key = privateKeyOf(secrets.subarray(0, SEED));
  const publicKey = publicKeyOf(key);
  if (deviceIdOf(publicKey) !== file.device) return null;
  return {
    device: file.device,
    publicKey,
    cacheKey: secrets.subarray(SEED),
    sign: (bytes) => sign(null, bytes, key),
    forget: () => secrets.fill(0),
  };
}
