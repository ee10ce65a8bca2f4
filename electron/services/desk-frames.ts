import { join } from 'node:path';
import type { BookId, DeviceId, RecordId } from '../../shared/ids';
import type { Entry } from '../../shared/journal/entry';
import type { Problem } from '../../shared/problem';
import { fail, ok, type Result } from '../../shared/result';
import { admittedInBook } from './compartments';
import { isDesks } from './desk-keys';
import type { FilePort } from './file-port';
import type { nodeHashing } from './hashing';
import type { HostDeps } from './host-deps';
import { decodeFrame, frameAt, SEGMENT_HEADER, segmentHeader, segmentName } from './journal-frame';
import { unverifiedMark } from './journal-head';
import { kindOf } from './journal-index';
import { HEAD_FILE, segmentsIn } from './journal-load';
import { checkStored, readStored } from './journal-text';

/** A stored entry in the bytes it was decrypted to. */
export type DeskPlace = {
  readonly lines: Buffer;
  readonly start: number;
  readonly seq: number;
  readonly record: RecordId;
};

/** What of another chain is the desk's: its frames of that compartment, entry by entry. */
export type DeskFrames = {
  readonly device: DeviceId;
  readonly places: readonly DeskPlace[];
  readonly last: Entry | null;
};

/** Something about the files is not as the app leaves them: what it is only somebody with all keys can tell. */
const needsBook = (details: string): Problem => ({
  code: 'desk-needs-book',
  what: '入退室受付だけでは開けません。',
  why: '前回の終わり方か記録ファイルに、受付の鍵では確かめられないところがあります。',
  next: '所属長のパスワードで一度開いてロックしてから、もう一度受付を開いてください。それまでの入退室は紙に控えてください。',
  details: [details],
});

type Source = {
  readonly files: FilePort;
  readonly hashing: typeof nodeHashing;
  readonly book: BookId;
  readonly device: DeviceId;
  readonly folder: string;
  /** Whether the chain is a former one of the desk. */
  readonly former: boolean;
  readonly isDeskEntry: HostDeps['isDeskEntry'];
  readonly keyOf: (epoch: number) => Uint8Array | null;
};

/** Takes in the entries of one opened frame; what is wrong with it, or null. */
function takeEntries(source: Source, lines: Buffer, places: DeskPlace[]): string | null {
  for (let start = 0; start < lines.length; ) {
    const stored = checkStored(lines, start, source.hashing);
    if (typeof stored === 'string') return stored;
    const { header } = stored;
    if (header.book !== source.book || header.device !== source.device) return 'foreign';
    const admitted = source.former
      ? isDesks(source)(readStored(lines, start))
      : admittedInBook('desk', kindOf(header));
    if (!admitted) return 'not-admitted';
    if (header.seq <= (places.at(-1)?.seq ?? 0)) return 'order';
    places.push({ lines, start, seq: header.seq, record: header.record });
    start = stored.end;
  }
  return null;
}

/** Opens the desk's frames of one segment and passes over the others; what is wrong, or null. */
function walk(source: Source, segment: number, bytes: Buffer, places: DeskPlace[]): string | null {
  const { book, device, keyOf } = source;
  if (!bytes.subarray(0, SEGMENT_HEADER).equals(segmentHeader(book, device, segment))) return 'header';
  for (let offset = SEGMENT_HEADER; offset < bytes.length; ) {
    const frame = frameAt(bytes, offset);
    if (!frame) return 'cut-off';
    if (frame.compartment === 'desk') {
      const opened = decodeFrame(bytes, { book, device, segment, offset }, (epoch, compartment) =>
        compartment === 'desk' ? keyOf(epoch) : null,
      );
      const fault = typeof opened === 'string' ? opened : takeEntries(source, opened.plain, places);
      if (fault) return fault;
    }
    offset = frame.next;
  }
  return null;
}

/**
 * Reads what the desk may read of a chain that is not its own. It holds neither the key of the head file nor those of
 * the frames between, so it takes only files that are exactly as a commit leaves them; anything else is refused.
 */
export async function readDeskFrames(source: Source): Promise<Result<DeskFrames, Problem>> {
  const { files, folder, device } = source;
  const refuse = (where: string, fault: string) => fail(needsBook(`${device} ${where}: ${fault}`));
  const segments = await segmentsIn(files, folder);
  const mark = unverifiedMark(await files.read(join(folder, HEAD_FILE)));
  if (!mark) return refuse(HEAD_FILE, 'slots');
  if (segments.length !== mark.segment) return refuse(HEAD_FILE, `${segments.length}/${mark.segment}`);
  const places: DeskPlace[] = [];
  for (let segment = 1; segment <= mark.segment; segment += 1) {
    const name = segmentName(segment);
    const bytes = await files.read(join(folder, name));
    if (segment === mark.segment && bytes.length !== mark.end) return refuse(name, 'beyond');
    const fault = walk(source, segment, bytes, places);
    if (fault) return refuse(name, fault);
  }
  const last = places.at(-1);
  return ok({ device, places, last: last ? readStored(last.lines, last.start) : null });
}
