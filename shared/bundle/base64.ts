const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const VALUE = new Map([...ALPHABET].map((character, value) => [character, value]));
const SHAPE = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/** RFC 4648 section 4, with padding. */
export function toBase64(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let at = 0; at < bytes.length; at += 3) {
    const [a = 0, b, c] = bytes.subarray(at, at + 3);
    const bits = (a << 16) | ((b ?? 0) << 8) | (c ?? 0);
    parts.push(
      `${ALPHABET[bits >> 18]}${ALPHABET[(bits >> 12) & 63]}`,
      b === undefined ? '=' : `${ALPHABET[(bits >> 6) & 63]}`,
      c === undefined ? '=' : `${ALPHABET[bits & 63]}`,
    );
  }
  return parts.join('');
}

/** The one spelling only: no blanks, no missing padding, no stray low bits. Null for anything else. */
export function fromBase64(text: string): Uint8Array | null {
  if (text.length % 4 !== 0 || !SHAPE.test(text)) return null;
  const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0;
  const bytes = new Uint8Array((text.length / 4) * 3 - padding);
  for (let at = 0, out = 0; at < text.length; at += 4, out += 3) {
    let bits = 0;
    for (let place = 0; place < 4; place += 1) bits = (bits << 6) | (VALUE.get(text[at + place] ?? '') ?? 0);
    const last = at + 4 === text.length;
    if (last && padding > 0 && (bits & (padding === 2 ? 0xffff : 0xff)) !== 0) return null;
    for (let place = 0; place < 3 && out + place < bytes.length; place += 1) {
      bytes[out + place] = (bits >> (16 - 8 * place)) & 255;
    }
  }
  return bytes;
}
