import { idFromBytes, type RecordId } from '../ids';
import { foldForSearch } from '../jp/fold';

/**
 * What the code on a label says: the id of the record as digits only. A reader is a keyboard, and with the input
 * method on a keyboard's letters become kana; digits become full-width digits at worst, which fold back.
 */
const LENGTH = 40;
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const DIGITS = /^\d+$/;
const MOST = 1n << 128n;

export function labelCode(id: RecordId): string {
  let value = 0n;
  for (const letter of id) value = value * 32n + BigInt(ALPHABET.indexOf(letter));
  return value.toString().padStart(LENGTH, '0');
}

/** The record of a label's code, or null for anything else that can be read or typed. */
export function idOfLabelCode(code: string): RecordId | null {
  if (code.length !== LENGTH || !DIGITS.test(code)) return null;
  let value = BigInt(code);
  if (value >= MOST) return null;
  const bytes = new Uint8Array(16);
  for (let at = 15; at >= 0; at -= 1) {
    bytes[at] = Number(value & 255n);
    value >>= 8n;
  }
  return idFromBytes(bytes) as RecordId;
}

/** Labels read one after the other without an Enter between them (the input method swallowed it), each by itself; else the text as it is. */
export function splitLabelCodes(text: string): readonly string[] {
  const folded = foldForSearch(text);
  if (folded.length === 0 || folded.length % LENGTH !== 0 || !DIGITS.test(folded)) return [text];
  return Array.from({ length: folded.length / LENGTH }, (_, at) =>
    folded.slice(at * LENGTH, (at + 1) * LENGTH),
  );
}

/** Whether the text is nothing but labels: nobody types forty digits by hand. */
export const isLabelCodes = (text: string): boolean => {
  const parts = splitLabelCodes(text);
  return parts.every((part) => idOfLabelCode(part) !== null);
};
