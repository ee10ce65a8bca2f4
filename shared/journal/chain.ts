import { canonicalize } from 'json-canonicalize';
import type { Hash } from '../ids';
import { fail, ok, type Result } from '../result';
import { type Body, type Entry, GENESIS, type Head, type Header } from './entry';

/** Hashing and randomness, passed in: node:crypto in the host, noble elsewhere. */
export type Hashing = { readonly sha256Hex: (bytes: Uint8Array) => string };

const utf8 = new TextEncoder();
const HEX = /^[0-9a-f]{32}$/;

/** RFC 8785 bytes of a JSON value: the only bytes that are ever hashed or signed. */
export const canonicalText = (value: unknown): string => canonicalize(value);
export const canonicalBytes = (value: unknown): Uint8Array => utf8.encode(canonicalText(value));

/** sha256(salt ‖ canonical body). The salt is 16 random bytes as 32 hex digits. */
export function bodyHashOf(salt: string, body: Body, hashing: Hashing): Hash {
  return hashing.sha256Hex(utf8.encode(salt + canonicalize(body))) as Hash;
}

/** The header alone, with nothing of the body in it. */
export function headerOf(entry: Entry): Header {
  const { hash: _hash, sig: _sig, salt: _salt, body: _body, absent: _absent, ...header } = entry;
  return header;
}

export const hashOfHeader = (header: Header, hashing: Hashing): Hash =>
  hashing.sha256Hex(canonicalBytes(header)) as Hash;

/** Makes an entry of a header without its body hash, a body and a fresh salt (32 hex digits). */
export function stamp(header: Omit<Header, 'bodyHash'>, body: Body, salt: string, hashing: Hashing): Entry {
  const complete: Header = { ...header, bodyHash: bodyHashOf(salt, body, hashing) };
  return { ...complete, hash: hashOfHeader(complete, hashing), sig: null, salt, body, absent: null };
}

export type ChainFault = {
  readonly seq: number;
  readonly fault: 'hash' | 'body' | 'link' | 'gap' | 'book' | 'device' | 'presence' | 'tick';
};

function faultIn(entry: Entry, hashing: Hashing): ChainFault['fault'] | null {
  if (hashOfHeader(headerOf(entry), hashing) !== entry.hash) return 'hash';
  if (entry.body === null) return entry.absent === null || entry.salt !== null ? 'presence' : null;
  if (entry.absent !== null || entry.salt === null || !HEX.test(entry.salt)) return 'presence';
  return bodyHashOf(entry.salt, entry.body, hashing) === entry.bodyHash ? null : 'body';
}

/**
 * Checks a stretch of one device's chain, in order, that follows `after` (null: from the genesis).
 * Every hash is computed again. Returns the new head, or the first fault and where it is.
 */
export function verifyChain(
  entries: readonly Entry[],
  after: Head | null,
  hashing: Hashing,
): Result<Head | null, ChainFault> {
  let head = after;
  let tick = 0;
  const first = entries[0];
  for (const entry of entries) {
    const seq = (head?.seq ?? 0) + 1;
    if (entry.seq !== seq) return fail({ seq, fault: 'gap' });
    if (entry.prev !== (head?.hash ?? GENESIS)) return fail({ seq, fault: 'link' });
    if (first && entry.book !== first.book) return fail({ seq, fault: 'book' });
    if (first && entry.device !== first.device) return fail({ seq, fault: 'device' });
    if (entry.tick <= tick) return fail({ seq, fault: 'tick' });
    const fault = faultIn(entry, hashing);
    if (fault) return fail({ seq, fault });
    head = { seq, hash: entry.hash };
    tick = entry.tick;
  }
  return ok(head);
}
