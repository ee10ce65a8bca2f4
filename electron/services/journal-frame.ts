import { createCipheriv, createDecipheriv } from 'node:crypto';
import type { BookId, DeviceId } from '../../shared/ids';
import { type Random, sha256Hex } from './hashing';

/*
 * A segment file: 32 bytes that say whose it is, then frames. One frame = one atomic commit:
 *   length of what follows the nonce (4, big endian), epoch (2), compartment (1), 0 (1), nonce (12),
 *   AES-256-GCM ciphertext, tag (16).
 * The first eight bytes, the book, the device, the segment and the position are authenticated with it:
 * a frame moved, swapped or taken from another journal does not open.
 */
export const SEGMENT_HEADER = 32;
const FRAME_HEADER = 20;
const FACTS = 8;
const NONCE = 12;
const TAG = 16;

/** Who may read a frame: 'general', or the entry desk's account. */
export const compartments = ['general', 'desk'] as const;
export type Compartment = (typeof compartments)[number];

/** The key of an epoch and compartment, or null if this session does not hold it. */
export type FrameKeys = (epoch: number, compartment: Compartment) => Uint8Array | null;

export type FramePlace = {
  readonly book: BookId;
  readonly device: DeviceId;
  readonly segment: number;
  readonly offset: number;
};

export const SEGMENT_SUFFIX = '.segment';
export const segmentName = (segment: number): string =>
  `${String(segment).padStart(8, '0')}${SEGMENT_SUFFIX}`;

/** The first bytes of a segment file: what they must be follows from where it lies. */
export function segmentHeader(book: BookId, device: DeviceId, segment: number): Buffer {
  const name = Buffer.from(sha256Hex(`mamori-segment/1 ${book} ${device} ${segment}`).slice(0, 40), 'hex');
  const header = Buffer.alloc(SEGMENT_HEADER);
  header.write('MAMORIJ1', 0, 'latin1');
  header.writeUInt32BE(segment, 8);
  name.copy(header, 12);
  return header;
}

function authenticated(facts: Uint8Array, place: FramePlace): Buffer {
  const where = `mamori-frame/1 ${place.book} ${place.device} ${place.segment} ${place.offset} `;
  return Buffer.concat([Buffer.from(where, 'latin1'), facts]);
}

export function encodeFrame(
  plain: Uint8Array,
  place: FramePlace,
  key: { readonly bytes: Uint8Array; readonly epoch: number; readonly compartment: Compartment },
  random: Random,
): Buffer {
  const top = Buffer.alloc(FRAME_HEADER);
  top.writeUInt32BE(plain.length + TAG, 0);
  top.writeUInt16BE(key.epoch, 4);
  top.writeUInt8(compartments.indexOf(key.compartment), 6);
  const nonce = random(NONCE);
  nonce.copy(top, FACTS);
  const cipher = createCipheriv('aes-256-gcm', key.bytes, nonce);
  cipher.setAAD(authenticated(top.subarray(0, FACTS), place));
  return Buffer.concat([top, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

/** Whose the frame at `offset` is and where the next one begins, without opening it; null if there is none. */
export function frameAt(
  segment: Buffer,
  offset: number,
): { readonly compartment: Compartment; readonly next: number } | null {
  if (offset + FRAME_HEADER + TAG > segment.length) return null;
  const length = segment.readUInt32BE(offset);
  const next = offset + FRAME_HEADER + length;
  const compartment = compartments[segment.readUInt8(offset + 6)];
  return length < TAG || next > segment.length || !compartment ? null : { compartment, next };
}

export type FrameFault = 'cut-off' | 'altered' | 'no-key';

export type OpenedFrame = {
  readonly plain: Buffer;
  readonly compartment: Compartment;
  /** Where the next one begins. */
  readonly next: number;
};

/** The frame at `place.offset` of a segment's bytes. */
export function decodeFrame(segment: Buffer, place: FramePlace, keys: FrameKeys): OpenedFrame | FrameFault {
  const { offset } = place;
  if (offset + FRAME_HEADER + TAG > segment.length) return 'cut-off';
  const length = segment.readUInt32BE(offset);
  const next = offset + FRAME_HEADER + length;
  if (length < TAG || next > segment.length) return 'cut-off';
  const compartment = compartments[segment.readUInt8(offset + 6)];
  if (!compartment) return 'altered';
  const key = keys(segment.readUInt16BE(offset + 4), compartment);
  if (!key) return 'no-key';
  const body = offset + FRAME_HEADER;
  const decipher = createDecipheriv('aes-256-gcm', key, segment.subarray(offset + FACTS, body));
  decipher.setAAD(authenticated(segment.subarray(offset, offset + FACTS), place));
  decipher.setAuthTag(segment.subarray(next - TAG, next));
  try {
    const plain = decipher.update(segment.subarray(body, next - TAG));
    decipher.final();
    return { plain, compartment, next };
  } catch {
    return 'altered';
  }
}
