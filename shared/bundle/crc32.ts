function nextOf(value: number): number {
  let next = value;
  for (let bit = 0; bit < 8; bit += 1) next = next & 1 ? (next >>> 1) ^ 0xedb88320 : next >>> 1;
  return next;
}
const FIRST = Int32Array.from({ length: 256 }, (_, byte) => nextOf(byte));
const after = (table: Int32Array): Int32Array =>
  table.map((value) => (value >>> 8) ^ (FIRST[value & 255] ?? 0));
const SECOND = after(FIRST);
const THIRD = after(SECOND);
const FOURTH = after(THIRD);

/** The checksum of a ZIP entry (CRC-32, IEEE 802.3), four bytes at a time. */
export function crc32(bytes: Uint8Array): number {
  let crc = -1;
  const whole = bytes.length - (bytes.length % 4);
  for (let at = 0; at < whole; at += 4) {
    crc ^=
      byteAt(bytes, at) |
      (byteAt(bytes, at + 1) << 8) |
      (byteAt(bytes, at + 2) << 16) |
      (byteAt(bytes, at + 3) << 24);
    crc =
      (FOURTH[crc & 255] as number) ^
      (THIRD[(crc >>> 8) & 255] as number) ^
      (SECOND[(crc >>> 16) & 255] as number) ^
      (FIRST[crc >>> 24] as number);
  }
  for (const byte of bytes.subarray(whole)) crc = (crc >>> 8) ^ (FIRST[(crc ^ byte) & 255] as number);
  return ~crc >>> 0;
}

const byteAt = (bytes: Uint8Array, at: number): number => bytes[at] as number;
