import { fromHex, toHex } from '../hex';
import { fail, ok, type Result } from '../result';
import { canonicalBytes, type Hashing } from './chain';
import { deviceIdOf, isSoundKey, type Sign, type Verify } from './device-key';
import { type Seal, type SealBody, sealBodySchema, sealSchema } from './seal';

/** Signs the end of a chain (締め記録). `key` is the device's public key, 64 hex digits. */
export function signSeal(body: SealBody, key: string, sign: Sign): Seal {
  const complete = sealBodySchema.parse(body);
  return sealSchema.parse({ body: complete, key, sig: toHex(sign(canonicalBytes(complete))) });
}

/** `key`: the key must not be used; `device`: the seal speaks for another device; `signature`: it was altered. */
export type SealFault = 'key' | 'device' | 'signature';

/** Checks that a seal was signed by the device it speaks for: the device's id is the fingerprint of its key. */
export function checkSeal(seal: Seal, verify: Verify, hashing: Hashing): Result<SealBody, SealFault> {
  if (!isSoundKey(seal.key)) return fail('key');
  if (deviceIdOf(seal.key, hashing) !== seal.body.device) return fail('device');
  const genuine = verify(fromHex(seal.key), canonicalBytes(seal.body), fromHex(seal.sig));
  return genuine ? ok(seal.body) : fail('signature');
}
