/** Encoders for tests, independent of shared/sheet/cp932.ts: TextDecoder turned around for EUC-JP's plane. */
const places = new Map<string, readonly [number, number]>();
const decoder = new TextDecoder('euc-jp');
for (let lead = 0xa1; lead <= 0xfe; lead += 1) {
  for (let trail = 0xa1; trail <= 0xfe; trail += 1) {
    const text = decoder.decode(Uint8Array.of(lead, trail));
    if (text.length === 1 && text !== '\ufffd' && !places.has(text)) places.set(text, [lead, trail]);
  }
}

/** Whether JIS X 0208 or ASCII holds all of it. */
export const fitsJis = (text: string): boolean => [...text].every((one) => one < '\u0080' || places.has(one));

export function toEucJp(text: string): Uint8Array {
  return Uint8Array.from([...text].flatMap((one) => places.get(one) ?? [one.charCodeAt(0)]));
}

export function toIso2022Jp(text: string): Uint8Array {
  const bytes: number[] = [];
  let kanji = false;
  for (const one of text) {
    const place = places.get(one);
    if ((place !== undefined) !== kanji) {
      bytes.push(0x1b, ...(place ? [0x24, 0x42] : [0x28, 0x42]));
      kanji = place !== undefined;
    }
    bytes.push(...(place ? [place[0] & 0x7f, place[1] & 0x7f] : [one.charCodeAt(0)]));
  }
  if (kanji) bytes.push(0x1b, 0x28, 0x42);
  return Uint8Array.from(bytes);
}

export function toUtf16(text: string, bigEndian = false): Uint8Array {
  const units = [0xfeff, ...Array.from({ length: text.length }, (_, at) => text.charCodeAt(at))];
  return Uint8Array.from(
    units.flatMap((unit) => (bigEndian ? [unit >> 8, unit & 255] : [unit & 255, unit >> 8])),
  );
}

export const toUtf8 = (text: string, mark = false): Uint8Array =>
  new TextEncoder().encode(mark ? `\ufeff${text}` : text);
