import type { Json } from '../../shared/json';

/** One encrypted value. `place` is authenticated with it: a row moved elsewhere does not decrypt. */
export type Sealed = { readonly iv: Uint8Array<ArrayBuffer>; readonly data: ArrayBuffer };

export type PageCipher = {
  seal(place: string, value: Json): Promise<Sealed>;
  /** Throws if anything about it is not as it was sealed. */
  open(place: string, sealed: Sealed): Promise<Json>;
};

const utf8 = new TextEncoder();

/** AES-GCM under this device's cache key (32 bytes, from `unlock`). */
export async function createPageCipher(cacheKey: Uint8Array, crypto: Crypto): Promise<PageCipher> {
  const raw = Uint8Array.from(cacheKey);
  const key = await crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt', 'decrypt']);
  raw.fill(0);
  return {
    async seal(place, value) {
      const iv = crypto.getRandomValues(new Uint8Array(12));
      const text = Uint8Array.from(utf8.encode(JSON.stringify(value)));
      const data = await crypto.subtle.encrypt(
        { name: 'AES-GCM', iv, additionalData: Uint8Array.from(utf8.encode(place)) },
        key,
        text,
      );
      return { iv, data };
    },
    async open(place, { iv, data }) {
      const text = await crypto.subtle.decrypt(
        { name: 'AES-GCM', iv, additionalData: Uint8Array.from(utf8.encode(place)) },
        key,
        data,
      );
      return JSON.parse(new TextDecoder().decode(new Uint8Array(text))) as Json;
    },
  };
}
