import { join } from 'node:path';
import type { DeviceId, Hash, RecordId } from '../../shared/ids';
import type { Entry, Head } from '../../shared/journal/entry';
import type { Problem } from '../../shared/problem';
import { fail, ok, type Result } from '../../shared/result';
import type { OpenFile } from './file-port';
import { keepAside } from './journal-aside';
import { eraseInSegments } from './journal-erase';
import { type Compartment, SEGMENT_HEADER, segmentName } from './journal-frame';
import { createHead, type HeadMark, writeMark } from './journal-head';
import { HEAD_FILE, type Loaded, loadJournal } from './journal-load';
import type { JournalSetting } from './journal-setting';
import { bytesOf } from './journal-text';
import { createSegment, createWriter } from './journal-writer';
import { fileProblem, problems } from './problems';

/** One device's journal on the disk. */
export type Journal = {
  head(): Head | null;
  tick(): number;
  entry(seq: number): Entry;
  seqsOf(record: RecordId): readonly number[];
  /** How far this chain says that it knew each other one. */
  seen(): Readonly<Record<DeviceId, number>>;
  hashOf(seq: number): Hash;
  /**
   * One atomic commit of stored entries (`journal-text`). Answers when they are on the disk; after a problem
   * none of them counts. One call at a time.
   */
  append(lines: readonly string[], compartment?: Compartment): Promise<Result<null, Problem>>;
  /** How far it reaches on the disk; null if it is damaged or cannot be written to. */
  mark(): HeadMark | null;
  /** The stored lines of the entries beyond `after`, copied. */
  linesBeyond(after: number): Buffer;
  erasureSeqs(): readonly number[];
  erasedSeqs(): readonly number[];
  /** Takes these entries' bodies out of the files and out of memory; what was done before an error stays done. */
  erase(seqs: ReadonlySet<number>): Promise<Result<null, Problem>>;
  /** Why nothing can be appended, or null. */
  blocked(): Problem | null;
  /** What opening it found: damage, a torn tail kept aside, a repaired head. */
  readonly notices: readonly Problem[];
  /** Overwrites the text in memory and closes the files. */
  close(): Promise<void>;
};

/** An empty journal: first segment and head file. Nothing may be there yet. */
export async function createJournal(setting: JournalSetting): Promise<void> {
  const { files, folder, book, device } = setting;
  await files.makeFolder(folder);
  await createSegment(setting, 1, Buffer.alloc(0)).then((file) => file.close());
  const mark: HeadMark = { generation: 1, segment: 1, end: SEGMENT_HEADER, head: null };
  await createHead(files, join(folder, HEAD_FILE), mark, { book, device, key: setting.headKey });
  await files.syncFolder(folder);
}

/** Makes a loaded journal ready to be written to; a problem if it can only be read. */
async function prepare(
  setting: JournalSetting,
  loaded: Loaded,
): Promise<Result<{ active: OpenFile; head: OpenFile; notices: Problem[] }, Problem>> {
  const { mark } = loaded;
  if (!mark) return fail(loaded.damage ?? problems.journalBroken);
  const { files, folder, book, device } = setting;
  let active: OpenFile | null = null;
  let head: OpenFile | null = null;
  try {
    active = await files.open(join(folder, segmentName(mark.segment)), 'update');
    head = await files.open(join(folder, HEAD_FILE), 'update');
    if (loaded.rewriteHead) await writeMark(head, mark, { book, device, key: setting.headKey });
    const notices = await keepAside(setting, loaded, mark);
    return ok({ active, head, notices });
  } catch (error) {
    await active?.close();
    await head?.close();
    return fail(fileProblem(error));
  }
}

/**
 * Opens a device's journal: everything up to the mark is read, decrypted and rehashed before this returns.
 * A damaged or read-only journal opens for reading, with `blocked()` saying why it cannot be written to.
 */
export async function openJournal(setting: JournalSetting): Promise<Result<Journal, Problem>> {
  let loaded: Loaded;
  try {
    loaded = await loadJournal(setting);
  } catch (error) {
    return fail(fileProblem(error));
  }
  const { index } = loaded;
  const ready = await prepare(setting, loaded);
  const writer = ready.ok && loaded.mark ? createWriter(setting, ready.value, loaded.mark) : null;
  const unwritable = ready.ok ? null : ready.error;
  return ok({
    head: index.head,
    tick: index.tick,
    entry: index.entry,
    seqsOf: index.seqsOf,
    seen: index.seen,
    hashOf: index.hashOf,
    mark: () => writer?.mark() ?? null,
    linesBeyond: index.linesBeyond,
    notices: [...loaded.notices, ...(ready.ok ? ready.value.notices : [ready.error])],
    blocked: () => unwritable ?? writer?.blocked() ?? null,
    erasureSeqs: index.erasureSeqs,
    erasedSeqs: index.erasedSeqs,
    async erase(seqs) {
      if (!writer) return fail(unwritable ?? problems.journalBroken);
      const erased = await writer.rewriting(() => eraseInSegments(setting, writer.mark().segment, seqs));
      if (erased.ok) index.erase(seqs);
      return erased;
    },
    async append(lines, compartment = setting.compartment) {
      if (!writer) return fail(unwritable ?? problems.journalBroken);
      const staged = index.stage(bytesOf(lines));
      if (typeof staged === 'string' || !staged.head)
        throw new Error(`not a continuation: ${String(staged)}`);
      const written = await writer.write(staged.lines, staged.head, compartment);
      if (written.ok) index.commit(staged);
      return written;
    },
    async close() {
      await writer?.close();
      index.forget();
    },
  });
}
