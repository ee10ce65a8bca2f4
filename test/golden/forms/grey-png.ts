import { deflateSync, inflateSync } from 'node:zlib';

/** A picture in shades of grey, row by row, 0 black to 255 white. */
export type Grey = { readonly width: number; readonly height: number; readonly pixels: Uint8Array };

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}

function chunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const made = Buffer.alloc(body.length + 8);
  made.writeUInt32BE(data.length, 0);
  body.copy(made, 4);
  made.writeUInt32BE(crc32(body), body.length + 4);
  return made;
}

/** Writes 16 shades, which is plenty to see a form by, one filterless row after the other. */
export function writePng({ width, height, pixels }: Grey): Uint8Array {
  const stride = 1 + Math.ceil(width / 2);
  const rows = Buffer.alloc(stride * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const at = y * stride + 1 + (x >> 1);
      rows[at] = (rows[at] ?? 0) | (((pixels[y * width + x] ?? 0) >> 4) << (x % 2 === 0 ? 4 : 0));
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header[8] = 4;
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** Reads what `writePng` wrote. */
export function readPng(bytes: Uint8Array): Grey {
  const file = Buffer.from(bytes);
  const width = file.readUInt32BE(16);
  const height = file.readUInt32BE(20);
  const rows = inflateSync(file.subarray(41, 41 + file.readUInt32BE(33)));
  const stride = 1 + Math.ceil(width / 2);
  const pixels = new Uint8Array(width * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const pair = rows[y * stride + 1 + (x >> 1)] ?? 0;
      pixels[y * width + x] = 17 * (x % 2 === 0 ? pair >> 4 : pair & 15);
    }
  }
  return { width, height, pixels };
}

/** Reads a binary PGM, as pdftoppm -gray writes it. */
export function readPgm(bytes: Uint8Array): Grey {
  const file = Buffer.from(bytes);
  const [magic, width, height, depth] = file.subarray(0, 64).toString('latin1').split(/\s+/u);
  if (magic !== 'P5' || depth !== '255') throw new Error('not a PGM of 256 shades');
  const size = Number(width) * Number(height);
  return { width: Number(width), height: Number(height), pixels: file.subarray(file.length - size) };
}
