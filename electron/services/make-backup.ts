import type { Answer } from '../../shared/host/channel';
import type { Hash } from '../../shared/ids';
import { fail, ok } from '../../shared/result';
import { type BackupFile, withMac } from './backup-manifest';
import { backupPlace, kept, placeRefusal } from './backup-place';
import { backupProblems, placeProblem } from './backup-problems';
import type { Snapshot, Source } from './backup-snapshot';
import type { FilePort } from './file-port';
import { sha256Hex } from './hashing';
import type { Control } from './jobs';
import { fileProblem, problems } from './problems';

export type MadeBackup = {
  readonly id: string;
  readonly entries: number;
  readonly files: number;
  /** Files that were not there yet. */
  readonly copied: number;
};

async function readSource(source: Source): Promise<Answer<Buffer>> {
  try {
    const bytes = await source.read();
    return bytes ? ok(bytes) : fail({ ...backupProblems.damagedBook, details: [source.path] });
  } catch (error) {
    return fail(fileProblem(error));
  }
}

/**
 * Copies a snapshot to the place: files first, each read back and compared, then the list that makes them a
 * generation; only then older generations go. Broken off anywhere, what was there before is still there and whole.
 */
export async function makeBackup(
  files: FilePort,
  wanted: {
    readonly place: string;
    readonly dataFolder: string;
    readonly days: number;
    readonly months: number;
  },
  snapshot: Snapshot,
  control: Control,
): Promise<Answer<MadeBackup>> {
  const refused = await placeRefusal(files, wanted.place, wanted.dataFolder, snapshot.facts.book.id);
  if (refused) return fail(refused);
  const place = backupPlace(files, wanted.place);
  const list: BackupFile[] = [];
  let copied = 0;
  for (const source of snapshot.sources) {
    if (control.signal.aborted) return fail(problems.cancelled);
    const read = await readSource(source);
    if (!read.ok) return read;
    const bytes = read.value;
    try {
      if (await place.put(bytes)) copied += 1;
    } catch (error) {
      return fail(placeProblem(error));
    }
    list.push({ path: source.path, sha256: sha256Hex(bytes) as Hash, size: bytes.length });
    control.progress({ done: list.length, total: snapshot.sources.length, doing: '控えを取っています' });
  }
  try {
    const id = await place.add(withMac({ ...snapshot.facts, files: list }, snapshot.key));
    const { list: generations } = await place.generations();
    if (generations[0]?.id !== id && !generations.some((generation) => generation.id === id)) {
      return fail(backupProblems.failing);
    }
    const stay = kept(generations, wanted);
    for (const generation of generations) if (!stay.has(generation.id)) await place.remove(generation.id);
    await place.sweep();
    return ok({ id, entries: snapshot.facts.entries, files: list.length, copied });
  } catch (error) {
    return fail(placeProblem(error));
  }
}
