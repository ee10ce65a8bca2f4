import { concat, toUtf8 } from '../../../shared/bundle/bytes';
import { crc32 } from '../../../shared/bundle/crc32';

/** Every field of a ZIP entry, so that each can be made to lie. */
export type Fields = {
  signature: number;
  madeBy: number;
  needed: number;
  flags: number;
  method: number;
  time: number;
  date: number;
  crc: number;
  packed: number;
  size: number;
  nameLength: number;
  disk: number;
  internal: number;
  external: number;
  offset: number;
  name: Uint8Array;
  extra: Uint8Array;
  comment: Uint8Array;
};

export type RawEntry = {
  readonly name: string | Uint8Array;
  readonly bytes: Uint8Array;
  readonly local?: Partial<Fields>;
  readonly central?: Partial<Fields>;
  /** Bytes put before the local header, and after the data. */
  readonly before?: Uint8Array;
  readonly after?: Uint8Array;
  /** Leave the entry out of the directory, or its data out of the file. */
  readonly hidden?: boolean;
  readonly ghost?: boolean;
};

export type RawEnd = {
  readonly count?: number;
  readonly countHere?: number;
  readonly size?: number;
  readonly offset?: number;
  readonly disk?: number;
  readonly directoryDisk?: number;
  readonly commentLength?: number;
  readonly comment?: Uint8Array;
  /** Bytes between the directory and the end record, before the directory, and around the whole. */
  readonly beforeEnd?: Uint8Array;
  readonly beforeDirectory?: Uint8Array;
  readonly first?: Uint8Array;
  readonly last?: Uint8Array;
  readonly reversed?: boolean;
};

const none = new Uint8Array(0);

export function numbers(...pairs: readonly (readonly [width: 2 | 4, value: number])[]): Uint8Array {
  const bytes = new Uint8Array(pairs.reduce((sum, [width]) => sum + width, 0));
  const view = new DataView(bytes.buffer);
  let at = 0;
  for (const [width, value] of pairs) {
    if (width === 2) view.setUint16(at, value, true);
    else view.setUint32(at, value, true);
    at += width;
  }
  return bytes;
}

function fieldsOf({ name, bytes }: RawEntry, offset: number): Fields {
  const named = typeof name === 'string' ? toUtf8(name) : name;
  return {
    signature: 0,
    madeBy: 10,
    needed: 10,
    flags: 0,
    method: 0,
    time: 0,
    date: 0x21,
    crc: crc32(bytes),
    packed: bytes.length,
    size: bytes.length,
    nameLength: named.length,
    disk: 0,
    internal: 0,
    external: 0,
    offset,
    name: named,
    extra: none,
    comment: none,
  };
}

const common = (f: Fields): Uint8Array =>
  concat([
    numbers([2, f.needed], [2, f.flags], [2, f.method], [2, f.time], [2, f.date]),
    numbers([4, f.crc], [4, f.packed], [4, f.size], [2, f.nameLength], [2, f.extra.length]),
  ]);

const localHeader = (f: Fields): Uint8Array =>
  concat([numbers([4, f.signature || 0x04034b50]), common(f), f.name, f.extra]);

const centralHeader = (f: Fields): Uint8Array =>
  concat([
    numbers([4, f.signature || 0x02014b50], [2, f.madeBy]),
    common(f),
    numbers([2, f.comment.length], [2, f.disk], [2, f.internal], [4, f.external], [4, f.offset]),
    f.name,
    f.extra,
    f.comment,
  ]);

/** A ZIP with any lie in any place. Without one it is byte for byte what the strict writer makes. */
export function rawZip(entries: readonly RawEntry[], end: RawEnd = {}): Uint8Array {
  const parts: Uint8Array[] = [end.first ?? none];
  const directory: Uint8Array[] = [];
  let offset = parts[0]?.length ?? 0;
  for (const entry of entries) {
    const before = entry.before ?? none;
    const base = fieldsOf(entry, offset + before.length);
    const header = localHeader({ ...base, ...entry.local });
    const written = entry.ghost ? [] : [before, header, entry.bytes, entry.after ?? none];
    parts.push(...written);
    offset += written.reduce((sum, part) => sum + part.length, 0);
    if (!entry.hidden) directory.push(centralHeader({ ...base, ...entry.central }));
  }
  if (end.reversed) directory.reverse();
  const before = end.beforeDirectory ?? none;
  const size = directory.reduce((sum, part) => sum + part.length, 0);
  const record = concat([
    numbers([4, 0x06054b50], [2, end.disk ?? 0], [2, end.directoryDisk ?? 0]),
    numbers([2, end.countHere ?? end.count ?? directory.length], [2, end.count ?? directory.length]),
    numbers([4, end.size ?? size], [4, end.offset ?? offset + before.length]),
    numbers([2, end.commentLength ?? end.comment?.length ?? 0]),
    end.comment ?? none,
  ]);
  return concat([...parts, before, ...directory, end.beforeEnd ?? none, record, end.last ?? none]);
}
