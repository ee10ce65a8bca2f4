import { join } from 'node:path';
import type { Head } from '../../shared/journal/entry';
import type { Problem } from '../../shared/problem';
import { errorCode, type FilePort } from './file-port';
import {
  decodeFrame,
  type FrameFault,
  type OpenedFrame,
  SEGMENT_HEADER,
  segmentHeader,
  segmentName,
} from './journal-frame';
import { type HeadMark, readHead } from './journal-head';
import { createIndex, type IndexFault, type JournalIndex, type Staged } from './journal-index';
import type { JournalSetting } from './journal-setting';
import { readStored } from './journal-text';

/** What opening a journal found. */
export type Loaded = {
  readonly index: JournalIndex;
  /** Where the next frame goes; null if the journal is damaged and must not be written to. */
  readonly mark: HeadMark | null;
  /** The mark must be written again before anything else: one slot is damaged. */
  readonly rewriteHead: boolean;
  readonly damage: Problem | null;
  readonly notices: readonly Problem[];
  /** What lies beyond the mark: to be kept aside before the journal is written to. */
  readonly torn: { readonly bytes: Buffer | null; readonly laterSegments: readonly number[] };
};

export const HEAD_FILE = 'head';

function damaged(where: string, head: Head | null, cause: string): Problem {
  return {
    code: 'journal-damaged',
    what: `記録ファイルが壊れています（${where}）。`,
    why: `${head?.seq ?? 0}件目までは元のとおりであることを確かめました。その後は読めません（${cause}）。`,
    next: '新しい登録はできません。データフォルダの中身は消さずに、控え（バックアップ）から戻してください。壊れる前までの記録は閲覧・印刷できます。',
    details: [where, cause],
  };
}

const headRepaired: Problem = {
  code: 'journal-head-repaired',
  what: '記録の終わりを示す印の片方が壊れていたため、もう片方と記録そのものから直しました。',
  why: '前回、書込みの途中で電源が切れたか、ディスクの読み書きに誤りがありました。',
  next: '直前に登録した内容が残っているか確かめてください。くり返すときは情報システム課へ連絡してください。',
};

async function readSegment(setting: JournalSetting, segment: number): Promise<Buffer | null> {
  try {
    return await setting.files.read(join(setting.folder, segmentName(segment)));
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null;
    throw error;
  }
}

/** The numbers of the segments in a journal's folder. */
export const segmentsIn = async (files: FilePort, folder: string): Promise<readonly number[]> =>
  (await files.list(folder))
    .filter((name) => /^\d{8}\.segment$/.test(name))
    .map((name) => parseInt(name, 10));

type LoadFault = FrameFault | IndexFault | 'not-admitted';

/** What is wrong at a place, in words. */
const CAUSES: { readonly [fault in LoadFault]: string } = {
  'cut-off': '途中で切れています',
  altered: '内容が書き換わっています',
  'no-key': '読むための鍵がありません',
  'not-admitted': '入退室受付では書けない記録が混ざっています',
  form: '記録の形が違います',
  hash: '照合番号が一致しません',
  body: '本文が照合番号と一致しません',
  presence: '本文の有無が合いません',
  gap: '番号が続いていません',
  link: '前の記録とつながっていません',
  book: '別の簿冊の記録です',
  device: '別の端末の記録です',
  tick: '記録の順序が合いません',
  version: 'このアプリより新しい形の記録です',
};

type Walk = { readonly end: number; readonly cause: string | null; readonly bytes: Buffer | null };

/** Takes the frames of one segment in, up to `until` (null: to its end). */
async function walkSegment(
  setting: JournalSetting,
  index: JournalIndex,
  segment: number,
  until: number | null,
): Promise<Walk> {
  const bytes = await readSegment(setting, segment);
  if (!bytes) return { end: 0, cause: 'ファイルがありません', bytes };
  const { book, device } = setting;
  const expected = segmentHeader(book, device, segment);
  if (!bytes.subarray(0, SEGMENT_HEADER).equals(expected)) {
    return { end: 0, cause: '先頭が一致しません', bytes };
  }
  const end = until ?? bytes.length;
  if (end > bytes.length) {
    const walked = takeFrames(setting, index, bytes, { segment, end: bytes.length });
    return { ...walked, cause: walked.cause ?? '途中で切れています' };
  }
  return takeFrames(setting, index, bytes, { segment, end });
}

/** Whoever holds the key of a compartment could write any entry into its frames: only those it is for are taken. */
function stageFrame(
  setting: JournalSetting,
  index: JournalIndex,
  { plain, compartment }: OpenedFrame,
): Staged | LoadFault {
  const staged = index.stage(plain);
  if (typeof staged === 'string') return staged;
  const admitted = [...staged.kinds].every((kind) => setting.admits(compartment, kind));
  const { isFit } = setting;
  const fit = !isFit || staged.starts.every((start) => isFit(readStored(plain, start)));
  return admitted && fit ? staged : 'not-admitted';
}

function takeFrames(
  setting: JournalSetting,
  index: JournalIndex,
  bytes: Buffer,
  range: { readonly segment: number; readonly end: number },
): Walk {
  const { book, device, keys } = setting;
  const readable = bytes.subarray(0, range.end);
  let offset = SEGMENT_HEADER;
  while (offset < range.end) {
    const frame = decodeFrame(readable, { book, device, segment: range.segment, offset }, keys);
    if (typeof frame === 'string') return { end: offset, cause: CAUSES[frame], bytes };
    const staged = stageFrame(setting, index, frame);
    if (typeof staged === 'string') return { end: offset, cause: CAUSES[staged], bytes };
    index.commit(staged);
    frame.plain.fill(0);
    offset = frame.next;
  }
  return { end: offset, cause: null, bytes };
}

/** A commit that was complete but whose mark is the damaged one: it may have been acknowledged, so it counts. */
async function adopt(
  setting: JournalSetting,
  index: JournalIndex,
  mark: HeadMark,
  bytes: Buffer,
): Promise<HeadMark | null> {
  const { book, device, keys } = setting;
  const atEnd = mark.end >= bytes.length;
  const segment = atEnd ? mark.segment + 1 : mark.segment;
  const source = atEnd ? await readSegment(setting, segment) : bytes;
  const offset = atEnd ? SEGMENT_HEADER : mark.end;
  if (!source) return null;
  if (!source.subarray(0, SEGMENT_HEADER).equals(segmentHeader(book, device, segment))) return null;
  const frame = decodeFrame(source, { book, device, segment, offset }, keys);
  if (typeof frame === 'string') return null;
  const staged = stageFrame(setting, index, frame);
  if (typeof staged === 'string') return null;
  index.commit(staged);
  return { generation: mark.generation + 1, segment, end: frame.next, head: index.head() };
}

const sameHead = (a: Head | null, b: Head | null): boolean => a?.seq === b?.seq && a?.hash === b?.hash;

/**
 * Reads, decrypts and rehashes everything up to the head file's mark. Never writes.
 * Damage is told with its place and leaves what lies before it readable. Throws only what the file system throws.
 */
export async function loadJournal(setting: JournalSetting): Promise<Loaded> {
  const { book, device, headKey } = setting;
  const index = createIndex(book, device, setting.hashing);
  const nothingTorn = { bytes: null, laterSegments: [] };
  const slots = await readHead(setting.files, join(setting.folder, HEAD_FILE), {
    book,
    device,
    key: headKey,
  });
  const segments = await segmentsIn(setting.files, setting.folder);
  const stop = (where: string, cause: string, notices: readonly Problem[] = []): Loaded => {
    const damage = damaged(where, index.head(), cause);
    return { index, mark: null, rewriteHead: false, damage, notices, torn: nothingTorn };
  };

  if (!slots.newest) {
    for (const segment of segments) {
      const walked = await walkSegment(setting, index, segment, null);
      if (walked.cause) break;
    }
    return stop(HEAD_FILE, '記録の終わりを示す印が両方とも失われています');
  }
  const marked = slots.newest;
  let last: Walk = { end: 0, cause: null, bytes: null };
  for (let segment = 1; segment <= marked.segment; segment += 1) {
    last = await walkSegment(setting, index, segment, segment === marked.segment ? marked.end : null);
    if (last.cause) return stop(`${segmentName(segment)}の${last.end}バイト目`, last.cause);
  }
  if (!sameHead(index.head(), marked.head)) {
    return stop(`${segmentName(marked.segment)}の${marked.end}バイト目`, '最後の照合番号が一致しません');
  }
  const bytes = last.bytes ?? Buffer.alloc(0);
  const adopted = slots.damaged > 0 ? await adopt(setting, index, marked, bytes) : null;
  const mark = adopted ?? marked;
  const inLast = mark.segment === marked.segment ? bytes : await readSegment(setting, mark.segment);
  const beyond = inLast && inLast.length > mark.end ? inLast.subarray(mark.end) : null;
  return {
    index,
    mark,
    rewriteHead: slots.damaged > 0,
    damage: null,
    notices: slots.damaged > 0 ? [headRepaired] : [],
    torn: { bytes: beyond, laterSegments: segments.filter((segment) => segment > mark.segment) },
  };
}
