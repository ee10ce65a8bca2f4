import { timingSafeEqual } from 'node:crypto';
import { type BookId, type DeviceId, hashSchema } from '../../shared/ids';
import { GENESIS, type Head } from '../../shared/journal/entry';
import { errorCode, type FilePort, type OpenFile } from './file-port';
import { hmacSha256 } from './hashing';

/*
 * The head file: two slots of 4096 bytes, written in turn, each fdatasynced before its commit is acknowledged.
 * A slot says how far the journal reaches; an HMAC under a key of the book covers all of its 4096 bytes.
 * Whatever a power cut does to the slot being written, the other one still says the state before.
 */
const SLOT = 4096;
const MAC = 32;
const HASH = 32;
const MAGIC = 'MAMORIH1';

/** How far the journal reaches: in this segment up to `end`, with this entry as the last. */
export type HeadMark = {
  readonly generation: number;
  readonly segment: number;
  readonly end: number;
  readonly head: Head | null;
};

export type HeadSlots = {
  readonly newest: HeadMark | null;
  /** How many of the two cannot be trusted: 1 after a power cut or a damaged byte, 2 if the head is lost. */
  readonly damaged: number;
};

export type HeadOwner = { readonly book: BookId; readonly device: DeviceId; readonly key: Uint8Array };

function macOf(slot: Uint8Array, owner: HeadOwner): Buffer {
  const context = Buffer.from(`mamori-head/1 ${owner.book} ${owner.device} `);
  return hmacSha256(owner.key, Buffer.concat([context, slot.subarray(0, SLOT - MAC)]));
}

function encode(mark: HeadMark, owner: HeadOwner): Buffer {
  const slot = Buffer.alloc(SLOT);
  slot.write(MAGIC, 0, 'latin1');
  slot.writeBigUInt64BE(BigInt(mark.generation), 8);
  slot.writeUInt32BE(mark.segment, 16);
  slot.writeBigUInt64BE(BigInt(mark.end), 20);
  slot.writeBigUInt64BE(BigInt(mark.head?.seq ?? 0), 28);
  slot.write(mark.head?.hash ?? GENESIS, 36, HASH, 'hex');
  macOf(slot, owner).copy(slot, SLOT - MAC);
  return slot;
}

function decode(slot: Buffer, owner: HeadOwner): HeadMark | null {
  if (slot.length !== SLOT || !timingSafeEqual(slot.subarray(SLOT - MAC), macOf(slot, owner))) return null;
  const seq = Number(slot.readBigUInt64BE(28));
  const hash = hashSchema.parse(slot.toString('hex', 36, 36 + HASH));
  return {
    generation: Number(slot.readBigUInt64BE(8)),
    segment: slot.readUInt32BE(16),
    end: Number(slot.readBigUInt64BE(20)),
    head: seq === 0 ? null : { seq, hash },
  };
}

/** The bytes of a head file whose both slots say the same mark, the older one with the generation before. */
export function headBytes(mark: HeadMark, owner: HeadOwner): Buffer {
  const older = encode({ ...mark, generation: mark.generation - 1 }, owner);
  const newer = encode(mark, owner);
  return Buffer.concat(mark.generation % 2 === 0 ? [newer, older] : [older, newer]);
}

/** A new head file with both slots the same. */
export async function createHead(
  files: FilePort,
  path: string,
  mark: HeadMark,
  owner: HeadOwner,
): Promise<void> {
  const file = await files.open(path, 'create');
  try {
    await file.write(headBytes(mark, owner), 0);
    await file.sync();
  } finally {
    await file.close();
  }
}

/**
 * What a head file says to somebody who holds no key of it: where the journal ends, if nothing about it is out of the
 * ordinary (both slots there, one written right after the other). Whether it is genuine only the key can tell.
 */
export function unverifiedMark(bytes: Buffer): Pick<HeadMark, 'segment' | 'end'> | null {
  if (bytes.length !== SLOT * 2) return null;
  const slots = [bytes.subarray(0, SLOT), bytes.subarray(SLOT)];
  if (slots.some((slot) => slot.toString('latin1', 0, 8) !== MAGIC)) return null;
  const [first = 0, second = 0] = slots.map((slot) => Number(slot.readBigUInt64BE(8)));
  if (Math.abs(first - second) !== 1) return null;
  const newest = slots[first > second ? 0 : 1] ?? bytes;
  return { segment: newest.readUInt32BE(16), end: Number(newest.readBigUInt64BE(20)) };
}

export async function readHead(files: FilePort, path: string, owner: HeadOwner): Promise<HeadSlots> {
  let bytes: Buffer;
  try {
    bytes = await files.read(path);
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') throw error;
    return { newest: null, damaged: 2 };
  }
  const marks = [0, 1].map((slot) => decode(bytes.subarray(slot * SLOT, (slot + 1) * SLOT), owner));
  const newest = marks
    .filter((mark) => mark !== null)
    .reduce<HeadMark | null>((best, mark) => (best && best.generation > mark.generation ? best : mark), null);
  const tooLong = bytes.length > SLOT * 2 ? 1 : 0;
  return { newest, damaged: marks.filter((mark) => mark === null).length + tooLong };
}

/** Writes a mark into the slot of its generation and waits for the disk. */
export async function writeMark(file: OpenFile, mark: HeadMark, owner: HeadOwner): Promise<void> {
  await file.write(encode(mark, owner), (mark.generation % 2) * SLOT);
  await file.sync();
}
