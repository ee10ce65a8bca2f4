import type { Problem } from '../problem';
import type { Caps } from './caps';
import { refuse } from './refusals';

const VERSION = 'age-encryption.org/v1\n';
const ARMOR = '-----BEGIN AGE';
const LONGEST_HEADER = 8 * 1024;
/** Each stanza may cost one key agreement: a bundle is for one office and a few escrow keys. */
const MOST_STANZAS = 20;

/** Looks at the unencrypted first lines, before any work is done on a file of a stranger. */
export function checkAgeHeader(
  bytes: Uint8Array,
  caps: Caps,
): { readonly ok: false; readonly error: Problem } | null {
  if (bytes.length > caps.bundle) return refuse('bundle-too-large', `${bytes.length}バイト`);
  const start = String.fromCharCode(...bytes.subarray(0, VERSION.length));
  if (start.startsWith(ARMOR)) return refuse('bundle-armored');
  if (start !== VERSION) return refuse('bundle-not-age');
  const head = String.fromCharCode(...bytes.subarray(0, LONGEST_HEADER));
  const end = head.indexOf('\n--- ');
  if (end < 0) return refuse('bundle-header');
  const stanzas = head
    .slice(0, end)
    .split('\n')
    .filter((line) => line.startsWith('-> '));
  return stanzas.length > MOST_STANZAS ? refuse('bundle-header') : null;
}
