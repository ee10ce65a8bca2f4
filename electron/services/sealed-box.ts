import { createCipheriv, createDecipheriv } from 'node:crypto';
import type { Random } from './hashing';

const NONCE = 12;
const TAG = 16;

/** AES-256-GCM with a random nonce: nonce ‖ ciphertext ‖ tag. `context` is authenticated and must be the same to open. */
export function sealBox(key: Uint8Array, plain: Uint8Array, context: string, random: Random): Buffer {
  const nonce = random(NONCE);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(context));
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

/** The plain bytes, or null if the key or the context is another one or a bit has changed. */
export function openBox(key: Uint8Array, box: Uint8Array, context: string): Buffer | null {
  if (box.length < NONCE + TAG) return null;
  const decipher = createDecipheriv('aes-256-gcm', key, box.subarray(0, NONCE));
  decipher.setAAD(Buffer.from(context)).setAuthTag(box.subarray(box.length - TAG));
  try {
    return Buffer.concat([decipher.update(box.subarray(NONCE, box.length - TAG)), decipher.final()]);
  } catch {
    return null;
  }
}
