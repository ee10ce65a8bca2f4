import { fail, ok, type Result } from '../result';
import { concat, equalBytes, toUtf8 } from './bytes';
import { crc32 } from './crc32';

/*
 * ZIP under a strict profile (APPNOTE 6.3): stored entries only, ASCII names, one disk, no flags, no extra fields,
 * no comments, the fixed date 1980-01-01. Local headers lie without gaps in the order of the directory.
 * ZIP libraries accept far more than that, and not the same; what two programs read differently must not get in.
 */
const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const LOCAL_LENGTH = 30;
const CENTRAL_LENGTH = 46;
const END_LENGTH = 22;
const NEEDED = 10;
const DATE = 0x0021;
const MOST_FILES = 0xfffe;
const LONGEST_NAME = 200;

export type ZipFile = { readonly name: string; readonly bytes: Uint8Array };

class Layout {
  private at = 0;
  private readonly view: DataView;
  constructor(private readonly bytes: Uint8Array) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }
  two(...values: number[]): this {
    for (const value of values) {
      this.view.setUint16(this.at, value, true);
      this.at += 2;
    }
    return this;
  }
  four(...values: number[]): this {
    for (const value of values) {
      this.view.setUint32(this.at, value, true);
      this.at += 4;
    }
    return this;
  }
  name(name: Uint8Array): Uint8Array {
    this.bytes.set(name, this.at);
    return this.bytes;
  }
}

type Entry = {
  readonly name: Uint8Array;
  readonly crc: number;
  readonly size: number;
  readonly offset: number;
};

const localHeader = ({ name, crc, size }: Entry): Uint8Array =>
  new Layout(new Uint8Array(LOCAL_LENGTH + name.length))
    .four(LOCAL)
    .two(NEEDED, 0, 0, 0, DATE)
    .four(crc, size, size)
    .two(name.length, 0)
    .name(name);

const centralHeader = ({ name, crc, size, offset }: Entry): Uint8Array =>
  new Layout(new Uint8Array(CENTRAL_LENGTH + name.length))
    .four(CENTRAL)
    .two(NEEDED, NEEDED, 0, 0, 0, DATE)
    .four(crc, size, size)
    .two(name.length, 0, 0, 0, 0)
    .four(0, offset)
    .name(name);

const endRecord = (count: number, size: number, offset: number): Uint8Array =>
  new Layout(new Uint8Array(END_LENGTH))
    .four(END)
    .two(0, 0, count, count)
    .four(size, offset)
    .two(0)
    .name(new Uint8Array(0));

/** Writes files in the order given. The same files give the same bytes, on any machine. */
export function writeZip(files: readonly ZipFile[]): Uint8Array {
  if (files.length > MOST_FILES) throw new Error('too many files for a ZIP without ZIP64');
  const parts: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let offset = 0;
  for (const file of files) {
    const entry = { name: toUtf8(file.name), crc: crc32(file.bytes), size: file.bytes.length, offset };
    const header = localHeader(entry);
    parts.push(header, file.bytes);
    directory.push(centralHeader(entry));
    offset += header.length + file.bytes.length;
  }
  const size = directory.reduce((sum, part) => sum + part.length, 0);
  if (offset + size > 0xfffffffe) throw new Error('too large for a ZIP without ZIP64');
  return concat([...parts, ...directory, endRecord(files.length, size, offset)]);
}

/** Why a ZIP is refused, and at which file (its place in the directory, from 1) if at one. */
export type ZipFault = {
  readonly fault:
    | 'end' // no end record as the very last thing, or it is not plain
    | 'zip64'
    | 'disks'
    | 'too-many'
    | 'directory' // the directory is not where or as long as the end record says
    | 'encrypted'
    | 'flags'
    | 'compressed'
    | 'extra' // extra fields or comments
    | 'attributes'
    | 'name'
    | 'duplicate'
    | 'size'
    | 'gap' // bytes between entries, overlapping entries, bytes before the first
    | 'header' // local and central headers differ
    | 'crc';
  readonly at: number | null;
};

export type ZipCaps = {
  readonly files: number;
  /** Largest size of a file of this name, or null if no such file may be there. */
  readonly sizeOf: (name: string) => number | null;
};

type Found = Entry & { readonly text: string };

function readCentral(view: DataView, at: number, limit: number): Result<Found, ZipFault['fault']> {
  if (at + CENTRAL_LENGTH > limit || view.getUint32(at, true) !== CENTRAL) return fail('directory');
  const two = (place: number): number => view.getUint16(at + place, true);
  const four = (place: number): number => view.getUint32(at + place, true);
  const flags = two(8);
  if ((flags & 0x2041) !== 0) return fail('encrypted');
  if (flags !== 0) return fail('flags');
  if (two(10) !== 0) return fail('compressed');
  if (four(20) === 0xffffffff || four(24) === 0xffffffff || four(42) === 0xffffffff) return fail('zip64');
  if (two(30) !== 0 || two(32) !== 0) return fail('extra');
  if (two(34) !== 0) return fail('disks');
  if (two(36) !== 0 || four(38) !== 0 || two(4) !== NEEDED || two(6) !== NEEDED) return fail('attributes');
  if (two(12) !== 0 || two(14) !== DATE) return fail('attributes');
  if (four(20) !== four(24)) return fail('size');
  const length = two(28);
  if (length === 0 || length > LONGEST_NAME || at + CENTRAL_LENGTH + length > limit) return fail('name');
  const name = new Uint8Array(view.buffer, view.byteOffset + at + CENTRAL_LENGTH, length);
  const text = String.fromCharCode(...name);
  if (!/^[A-Za-z0-9._/-]+$/.test(text)) return fail('name');
  return ok({ name, text, crc: four(16), size: four(24), offset: four(42) });
}

type End = { readonly count: number; readonly offset: number; readonly limit: number };

function readEnd(bytes: Uint8Array, view: DataView, mostFiles: number): Result<End, ZipFault['fault']> {
  const limit = bytes.length - END_LENGTH;
  if (limit < 0 || view.getUint32(limit, true) !== END || view.getUint16(limit + 20, true) !== 0)
    return fail('end');
  const two = (place: number): number => view.getUint16(limit + place, true);
  const count = two(10);
  const [size, offset] = [view.getUint32(limit + 12, true), view.getUint32(limit + 16, true)];
  if (count === 0xffff || size === 0xffffffff || offset === 0xffffffff) return fail('zip64');
  if (two(4) !== 0 || two(6) !== 0 || two(8) !== count) return fail('disks');
  if (count > mostFiles) return fail('too-many');
  return offset + size === limit ? ok({ count, offset, limit }) : fail('directory');
}

/**
 * Reads a ZIP of the profile above. Names are ASCII, allowed by `caps.sizeOf`, and each is there once; sizes are
 * checked before a byte is looked at, checksums after. The contents are views of `bytes`, not copies.
 */
export function readZip(bytes: Uint8Array, caps: ZipCaps): Result<readonly ZipFile[], ZipFault> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = readEnd(bytes, view, caps.files);
  if (!end.ok) return fail({ fault: end.error, at: null });
  const files: ZipFile[] = [];
  const names = new Set<string>();
  let place = end.value.offset;
  let next = 0;
  for (let at = 1; at <= end.value.count; at += 1) {
    const entry = readCentral(view, place, end.value.limit);
    if (!entry.ok) return fail({ fault: entry.error, at });
    place += CENTRAL_LENGTH + entry.value.name.length;
    const fault =
      faultOf(entry.value, bytes, next, end.value.offset, caps) ??
      (names.has(entry.value.text) ? 'duplicate' : null);
    if (fault) return fail({ fault, at });
    names.add(entry.value.text);
    const start = next + LOCAL_LENGTH + entry.value.name.length;
    next = start + entry.value.size;
    files.push({ name: entry.value.text, bytes: bytes.subarray(start, next) });
  }
  if (place !== end.value.limit) return fail({ fault: 'directory', at: null });
  if (next !== end.value.offset) return fail({ fault: 'gap', at: null });
  return ok(files);
}

function faultOf(
  entry: Found,
  bytes: Uint8Array,
  expectedAt: number,
  limit: number,
  caps: ZipCaps,
): ZipFault['fault'] | null {
  const most = caps.sizeOf(entry.text);
  if (most === null) return 'name';
  if (entry.size > most) return 'size';
  if (entry.offset !== expectedAt) return 'gap';
  const start = entry.offset + LOCAL_LENGTH + entry.name.length;
  if (start + entry.size > limit) return 'size';
  if (!equalBytes(bytes.subarray(entry.offset, start), localHeader(entry))) return 'header';
  return crc32(bytes.subarray(start, start + entry.size)) === entry.crc ? null : 'crc';
}
