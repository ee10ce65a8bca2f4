import { join } from 'node:path';
import type { Header } from '../../shared/journal/entry';
import { writeAtomically } from './atomic-file';
import { dropAside } from './journal-aside';
import { compartments, decodeFrame, encodeFrame, SEGMENT_HEADER, segmentName } from './journal-frame';
import type { JournalSetting } from './journal-setting';
import { endOfStored, erasedText } from './journal-text';

const LINE = 10;

/** Blanks out the bodies of these entries in the lines of a frame; the lines keep their length. Answers how many. */
function blankOut(lines: Buffer, seqs: ReadonlySet<number>): number {
  let count = 0;
  for (let start = 0; start < lines.length; ) {
    const end = endOfStored(lines, start);
    const header = JSON.parse(lines.toString('utf8', start, lines.indexOf(LINE, start))) as Header;
    if (seqs.has(header.seq)) {
      erasedText(lines, start).copy(lines, start);
      count += 1;
    }
    start = end;
  }
  return count;
}

/**
 * The bytes of a segment without the bodies of these entries; null if it holds none of them. Every frame keeps its
 * place and its length; those without such an entry keep their bytes.
 */
function withoutBodies(
  setting: JournalSetting,
  segment: number,
  bytes: Buffer,
  seqs: ReadonlySet<number>,
): Buffer | null {
  const { book, device, keys, random } = setting;
  const next = Buffer.from(bytes);
  let found = 0;
  for (let offset = SEGMENT_HEADER; offset < bytes.length; ) {
    const place = { book, device, segment, offset };
    const frame = decodeFrame(bytes, place, keys);
    if (typeof frame === 'string') throw new Error(`${segmentName(segment)} at ${offset}: ${frame}`);
    const here = blankOut(frame.plain, seqs);
    if (here > 0) {
      const epoch = bytes.readUInt16BE(offset + 4);
      const compartment = compartments[bytes.readUInt8(offset + 6)] ?? 'general';
      const key = keys(epoch, compartment);
      if (!key) throw new Error('the key of the frame is not held');
      encodeFrame(frame.plain, place, { bytes: key, epoch, compartment }, random).copy(next, offset);
      found += here;
    }
    frame.plain.fill(0);
    offset = frame.next;
  }
  return found > 0 ? next : null;
}

/**
 * Takes the bodies of these entries out of the segments 1 to `last`: each file as a whole, by a new one in its place.
 * The head file stays as it is, since no entry's hash and no frame's place changes: at every moment the journal is
 * whole, with more or fewer of the bodies. No segment may be open. Throws what the file system throws.
 */
export async function eraseInSegments(
  setting: JournalSetting,
  last: number,
  seqs: ReadonlySet<number>,
): Promise<void> {
  for (let segment = 1; segment <= last; segment += 1) {
    const path = join(setting.folder, segmentName(segment));
    const next = withoutBodies(setting, segment, await setting.files.read(path), seqs);
    if (next) await writeAtomically(setting.files, path, next);
  }
  await dropAside(setting);
}
