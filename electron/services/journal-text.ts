import type { DeviceId, Hash } from '../../shared/ids';
import { canonicalText, type Hashing } from '../../shared/journal/chain';
import type { Body, Entry, Header } from '../../shared/journal/entry';

/*
 * How an entry lies in a frame: three lines of the very text that was hashed, so that checking a chain needs
 * neither parsing nor canonicalising of bodies.
 *   canonical header
 *   hash, signature or -, reason of absence or -
 *   salt (32 hex digits) and canonical body without anything between; empty if the body is absent, or as many
 *   blanks as make up for an erased one: so nothing behind it moves (docs/decisions/0011)
 */
const LINE = 10;
const HASH = 64;
const SALT = 32;

/**
 * Canonical text of a header: RFC 8785 by hand, three times as fast as by way of an object in order. Ids, hashes,
 * instants and names have no character that JSON escapes; the profile's version may have any.
 */
export function headerText(header: Header): string {
  const { actor, at, bodyHash, book, device, event, prev, record, register, rules } = header;
  const { seq, signer, tick, v, version } = header;
  const others = Object.keys(header.seen).sort() as DeviceId[];
  const seen = others.map((other) => `"${other}":${header.seen[other]}`).join(',');
  const from = `"actor":"${actor}","at":"${at}","bodyHash":"${bodyHash}","book":"${book}","device":"${device}"`;
  const what = `"event":"${event}","prev":"${prev}","record":"${record}","register":"${register}"`;
  const order = `"seq":${seq},"signer":${signer === null ? 'null' : `"${signer}"`},"tick":${tick}`;
  return `{${from},${what},"rules":${JSON.stringify(rules)},"seen":{${seen}},${order},"v":${v},"version":${version}}`;
}

/** SHA-256 of bytes or of a text's UTF-8, as 64 hex digits. */
export type HashText = (data: Uint8Array | string) => string;

export type StoredText = { readonly entry: Entry; readonly text: string };

/** The UTF-8 of many texts one after the other, without one long string in between. */
export function bytesOf(texts: readonly string[]): Buffer {
  const bytes = Buffer.allocUnsafe(texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0));
  let at = 0;
  for (const text of texts) at += bytes.write(text, at);
  return bytes;
}

/** Stamps an entry and answers with it and with the lines to store. */
export function stampText(
  header: Omit<Header, 'bodyHash'>,
  body: Body,
  salt: string,
  sha256Hex: HashText,
): StoredText {
  const bodyText = canonicalText(body);
  const bodyHash = sha256Hex(salt + bodyText) as Hash;
  const complete: Header = { ...header, bodyHash };
  const top = headerText(complete);
  const hash = sha256Hex(top) as Hash;
  const entry: Entry = { ...complete, hash, sig: null, salt, body, absent: null };
  return { entry, text: `${top}\n${hash} - -\n${salt}${bodyText}\n` };
}

/** The lines of an entry that was stamped elsewhere or before. */
export function textOf(entry: Entry): string {
  const { hash, sig, salt, body, absent, ...header } = entry;
  const kept = body === null || salt === null ? '' : salt + canonicalText(body);
  return `${headerText(header)}\n${hash} ${sig ?? '-'} ${absent ?? '-'}\n${kept}\n`;
}

/** What the chain check and the index need of a stored entry. */
export type StoredHead = {
  readonly header: Header;
  readonly hash: Hash;
  /** Whether the body was erased. */
  readonly erased: boolean;
  /** Where the next entry begins. */
  readonly end: number;
};

export type TextFault = 'form' | 'hash' | 'body' | 'presence';

const UNSIGNED = ' - -';
const PROOF = /^([0-9a-f]{64}) (?:-|[0-9a-f]{2,512}) (?:-|(erased|withheld))$/;

/** The hash of a second line and why its body is absent; no hash if the line has another form. */
function proofOf(line: string): readonly [Hash | null, Entry['absent']] {
  if (line.length === HASH + UNSIGNED.length && line.endsWith(UNSIGNED)) {
    return [line.slice(0, HASH) as Hash, null];
  }
  const match = PROOF.exec(line);
  return [(match?.[1] ?? null) as Hash | null, (match?.[2] ?? null) as Entry['absent']];
}

const BLANK = 32;
const ERASED = Buffer.from('erased');

/** Whether a third line holds a body: neither empty nor blanks. */
const holdsBody = (lines: Buffer, start: number, end: number): boolean =>
  end > start && lines[start] !== BLANK;

const isBlank = (lines: Buffer, start: number, end: number): boolean =>
  lines.subarray(start, end).every((byte) => byte === BLANK);

/** Reads and rehashes the stored entry at `start`; a fault if anything in it does not fit. */
export function checkStored(lines: Buffer, start: number, hashing: Hashing): StoredHead | TextFault {
  const headerEnd = lines.indexOf(LINE, start);
  const proofEnd = headerEnd < 0 ? -1 : lines.indexOf(LINE, headerEnd + 1);
  const end = proofEnd < 0 ? -1 : lines.indexOf(LINE, proofEnd + 1);
  if (end < 0) return 'form';
  const [hash, absent] = proofOf(lines.toString('latin1', headerEnd + 1, proofEnd));
  if (hash === null) return 'form';
  if (hashing.sha256Hex(lines.subarray(start, headerEnd)) !== hash) return 'hash';
  const header = JSON.parse(lines.toString('utf8', start, headerEnd)) as Header;
  const here = holdsBody(lines, proofEnd + 1, end);
  if (here === (absent !== null)) return 'presence';
  if (here && hashing.sha256Hex(lines.subarray(proofEnd + 1, end)) !== header.bodyHash) return 'body';
  const padded = !here && end > proofEnd + 1;
  if (padded && (absent !== 'erased' || !isBlank(lines, proofEnd + 1, end))) return 'presence';
  return { header, hash, erased: absent === 'erased', end: end + 1 };
}

/**
 * The stored entry at `start` without its body, as long as before: the header and its hash stay, the reason is
 * 'erased', blanks make up the length. The same bytes if it was erased already.
 */
export function erasedText(lines: Buffer, start: number): Buffer {
  const headerEnd = lines.indexOf(LINE, start);
  const proofEnd = lines.indexOf(LINE, headerEnd + 1);
  const end = lines.indexOf(LINE, proofEnd + 1);
  const whole = Buffer.from(lines.subarray(start, end + 1));
  if (!holdsBody(lines, proofEnd + 1, end)) return whole;
  // The last character of the proof is the '-' that stands for no reason.
  const reason = proofEnd - 1 - start;
  whole.fill(BLANK, reason, whole.length - 1);
  ERASED.copy(whole, reason);
  whole[reason + ERASED.length] = LINE;
  return whole;
}

/** The stored entry at `start` as an object. It was checked when it was loaded. */
export function readStored(lines: Buffer, start: number): Entry {
  const headerEnd = lines.indexOf(LINE, start);
  const proofEnd = lines.indexOf(LINE, headerEnd + 1);
  const end = lines.indexOf(LINE, proofEnd + 1);
  const [hash = '', sig, absent] = lines.toString('latin1', headerEnd + 1, proofEnd).split(' ');
  const here = holdsBody(lines, proofEnd + 1, end);
  // Two small parses, each of a text of its own width, are faster than one of both together.
  const header = JSON.parse(lines.toString('utf8', start, headerEnd)) as Header;
  return Object.assign(header, {
    hash: hash as Hash,
    sig: orNull(sig),
    salt: here ? lines.toString('latin1', proofEnd + 1, proofEnd + 1 + SALT) : null,
    body: here ? (JSON.parse(lines.toString('utf8', proofEnd + 1 + SALT, end)) as Body) : null,
    absent: orNull(absent) as Entry['absent'],
  });
}

/** Where the stored entry at `start` ends. */
export function endOfStored(lines: Buffer, start: number): number {
  const headerEnd = lines.indexOf(LINE, start);
  const proofEnd = lines.indexOf(LINE, headerEnd + 1);
  return lines.indexOf(LINE, proofEnd + 1) + 1;
}

const orNull = (text: string | undefined): string | null =>
  text === undefined || text === '-' ? null : text;

/** The hash of the stored entry at `start`. */
export function hashAt(lines: Buffer, start: number): Hash {
  const headerEnd = lines.indexOf(LINE, start);
  return lines.toString('latin1', headerEnd + 1, headerEnd + 1 + HASH) as Hash;
}
