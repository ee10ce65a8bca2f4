/**
 * Host calls as text, for the browser shell: JSON in which bytes travel as `{"$bytes": "<base64>"}`,
 * at any depth. An object that happens to have only that key travels inside `{"$plain": …}`.
 * `fromWire(toWire(value))` equals the value for JSON, bytes and any mixture of them.
 */
const BYTES = '$bytes';
const PLAIN = '$plain';

type Members = { [key: string]: unknown };

const isObject = (value: unknown): value is Members => typeof value === 'object' && value !== null;

const marked = (value: Members): boolean => {
  const keys = Object.keys(value);
  return keys.length === 1 && (keys[0] === BYTES || keys[0] === PLAIN);
};

/** The same value if there is nothing in it to replace: lists of entries are not copied. */
function pack(value: unknown): unknown {
  if (!isObject(value)) return value;
  if (value instanceof Uint8Array) return { [BYTES]: toBase64(value) };
  if (Array.isArray(value)) {
    const packed = value.map(pack);
    return packed.some((member, index) => member !== value[index]) ? packed : value;
  }
  let copy: Members | null = null;
  for (const key of Object.keys(value)) {
    const packed = pack(value[key]);
    if (packed === value[key]) continue;
    copy ??= { ...value };
    copy[key] = packed;
  }
  return marked(value) ? { [PLAIN]: copy ?? value } : (copy ?? value);
}

/** Replaces in place: the value was made by JSON.parse and belongs to nobody else. */
function unpack(value: unknown): unknown {
  if (!isObject(value)) return value;
  if (!Array.isArray(value) && marked(value)) {
    if (PLAIN in value) return unpackMembers(value[PLAIN]);
    const text = value[BYTES];
    if (typeof text !== 'string') throw new Error('bytes on the wire are not text');
    return fromBase64(text);
  }
  return unpackMembers(value);
}

function unpackMembers(value: unknown): unknown {
  if (!isObject(value)) return value;
  for (const key of Object.keys(value)) {
    const unpacked = unpack(value[key]);
    if (unpacked !== value[key]) value[key] = unpacked;
  }
  return value;
}

export const toWire = (value: unknown): string => JSON.stringify(pack(value));

/** Throws on text that is not JSON or whose base64 is not base64. */
export function fromWire(text: string): unknown {
  const value: unknown = JSON.parse(text);
  return text.includes(`"${BYTES}"`) || text.includes(`"${PLAIN}"`) ? unpack(value) : value;
}

const DIGITS = new TextEncoder().encode('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/');
const PAD = 61;
const VALUES = new Uint8Array(128).fill(255);
for (const [value, digit] of DIGITS.entries()) VALUES[digit] = value;

/** RFC 4648 base64 with padding. */
export function toBase64(bytes: Uint8Array): string {
  const out = new Uint8Array(Math.ceil(bytes.length / 3) * 4);
  let to = 0;
  for (let from = 0; from < bytes.length; from += 3) {
    const left = bytes.length - from;
    const group =
      ((bytes[from] ?? 0) << 16) |
      ((left > 1 ? (bytes[from + 1] ?? 0) : 0) << 8) |
      (left > 2 ? (bytes[from + 2] ?? 0) : 0);
    out[to] = DIGITS[group >> 18] ?? PAD;
    out[to + 1] = DIGITS[(group >> 12) & 63] ?? PAD;
    out[to + 2] = left > 1 ? (DIGITS[(group >> 6) & 63] ?? PAD) : PAD;
    out[to + 3] = left > 2 ? (DIGITS[group & 63] ?? PAD) : PAD;
    to += 4;
  }
  return new TextDecoder().decode(out);
}

/** Strict: padded, no white space, no other alphabet. */
export function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  const digits = new TextEncoder().encode(text);
  if (digits.length % 4 !== 0) throw new Error('base64 comes in groups of four');
  const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0;
  const out = new Uint8Array((digits.length / 4) * 3 - padding);
  let to = 0;
  for (let from = 0; from < digits.length; from += 4) {
    let group = 0;
    for (let place = 0; place < 4; place += 1) {
      const digit = digits[from + place] ?? 0;
      const isPad = digit === PAD && from + place >= digits.length - padding;
      const value = isPad ? 0 : (VALUES[digit] ?? 255);
      if (value === 255) throw new Error('not base64');
      group = (group << 6) | value;
    }
    out[to] = group >> 16;
    if (to + 1 < out.length) out[to + 1] = (group >> 8) & 255;
    if (to + 2 < out.length) out[to + 2] = group & 255;
    to += 3;
  }
  return out;
}
