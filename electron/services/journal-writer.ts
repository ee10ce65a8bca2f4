import { join } from 'node:path';
import type { Head } from '../../shared/journal/entry';
import type { Problem } from '../../shared/problem';
import { fail, ok, type Result } from '../../shared/result';
import type { OpenFile } from './file-port';
import { type Compartment, encodeFrame, SEGMENT_HEADER, segmentHeader, segmentName } from './journal-frame';
import { type HeadMark, writeMark } from './journal-head';
import { HEAD_FILE } from './journal-load';
import type { JournalSetting } from './journal-setting';
import { fileProblem, problems } from './problems';

/** A new segment file with its first frame (or none), on the disk. */
export async function createSegment(
  setting: JournalSetting,
  segment: number,
  frame: Buffer,
): Promise<OpenFile> {
  const { files, folder, book, device } = setting;
  const file = await files.open(join(folder, segmentName(segment)), 'create');
  try {
    await file.write(Buffer.concat([segmentHeader(book, device, segment), frame]), 0);
    await file.sync();
    await files.syncFolder(folder);
    return file;
  } catch (error) {
    await file.close();
    throw error;
  }
}

export type JournalWriter = {
  /** One frame, then the mark, each fdatasynced. `head`: the chain's end once it counts. */
  write(lines: Buffer, head: Head, compartment: Compartment): Promise<Result<null, Problem>>;
  blocked(): Problem | null;
  /** How far the journal reaches: what lies before it never changes again. */
  mark(): HeadMark;
  /** Does what puts another file in the place of a segment: meanwhile none of them is open here. */
  rewriting(work: () => Promise<void>): Promise<Result<null, Problem>>;
  close(): Promise<void>;
};

/** Raised when it is not known what reached the disk: only reading it again can tell. */
class Unsure extends Error {
  constructor(readonly reason: unknown) {
    super('the state of the disk is not known');
  }
}

export function createWriter(
  setting: JournalSetting,
  opened: { readonly active: OpenFile; readonly head: OpenFile },
  from: HeadMark,
): JournalWriter {
  const { files, folder, book, device, keys } = setting;
  const owner = { book, device, key: setting.headKey };
  let { active } = opened;
  let mark = from;
  let broken: Problem | null = null;

  function frameOf(lines: Buffer, compartment: Compartment, segment: number, offset: number): Buffer {
    const epoch = setting.epochOf(compartment);
    const bytes = keys(epoch, compartment);
    if (!bytes) throw new Error('the key to write with is not held');
    return encodeFrame(
      lines,
      { book, device, segment, offset },
      { bytes, epoch, compartment },
      setting.random,
    );
  }

  /** Nothing beyond the mark counts, so a frame that did not get there is simply cut off again. */
  async function extend(frame: Buffer): Promise<void> {
    try {
      await active.write(frame, mark.end);
    } catch (error) {
      await active.truncate(mark.end).catch(() => {
        throw new Unsure(error);
      });
      throw error;
    }
    await active.sync().catch((error) => {
      throw new Unsure(error);
    });
  }

  async function roll(frame: Buffer, segment: number): Promise<void> {
    const before = active;
    try {
      active = await createSegment(setting, segment, frame);
    } catch (error) {
      await files.remove(join(folder, segmentName(segment))).catch(() => {
        throw new Unsure(error);
      });
      throw error;
    }
    // The closed segment is on the disk already: what closing says does not matter.
    await before.close().catch(() => undefined);
  }

  /** Linux goes on writing into a folder that was deleted or unmounted: then nothing may be acknowledged. */
  async function stillThere(): Promise<void> {
    const facts = await files.facts(join(folder, HEAD_FILE));
    if (!facts) throw Object.assign(new Error('the head file is gone'), { code: 'ENOENT' });
  }

  async function commit(lines: Buffer, head: Head, compartment: Compartment): Promise<void> {
    const rolls = mark.end >= setting.segmentLimit;
    const segment = rolls ? mark.segment + 1 : mark.segment;
    const offset = rolls ? SEGMENT_HEADER : mark.end;
    const frame = frameOf(lines, compartment, segment, offset);
    if (rolls) await roll(frame, segment);
    else await extend(frame);
    const next = { generation: mark.generation + 1, segment, end: offset + frame.length, head };
    await Promise.all([writeMark(opened.head, next, owner), stillThere()]).catch((error) => {
      throw new Unsure(error);
    });
    mark = next;
  }

  return {
    blocked: () => broken,
    mark: () => mark,
    async write(lines, head, compartment) {
      if (broken) return fail(broken);
      try {
        await commit(lines, head, compartment);
        return ok(null);
      } catch (error) {
        if (!(error instanceof Unsure)) return fail(fileProblem(error));
        const problem = fileProblem(error.reason);
        broken = { ...problems.journalBroken, why: problem.what };
        return fail(problem);
      }
    },
    async rewriting(work) {
      if (broken) return fail(broken);
      try {
        await active.close();
        try {
          await work();
        } finally {
          active = await files.open(join(folder, segmentName(mark.segment)), 'update');
        }
        return ok(null);
      } catch (error) {
        const problem = fileProblem(error);
        // Reading and writing go on if the file could be opened again; if not, nothing more is written.
        const readable = await active.size().then(
          () => true,
          () => false,
        );
        if (!readable) broken = { ...problems.journalBroken, why: problem.what };
        return fail(problem);
      }
    },
    async close() {
      await active.close();
      await opened.head.close();
    },
  };
}
