import { realpath } from 'node:fs/promises';
import { isAbsolute, join, resolve, sep } from 'node:path';
import type { Answer } from '../../shared/host/channel';
import type { BookId } from '../../shared/ids';
import type { Problem } from '../../shared/problem';
import { fail, ok } from '../../shared/result';
import { readTwice, writeAtomically, writeTwice } from './atomic-file';
import { type BackupFile, type Manifest, parseManifest } from './backup-manifest';
import { backupProblems, placeProblem } from './backup-problems';
import type { FilePort } from './file-port';
import { sha256Hex } from './hashing';

/*
 * What lies at the place of the backup:
 *   mamori-hikae/generations/<moment>.json   which files make up the book then (and a copy of it)
 *   mamori-hikae/objects/ab/<sha256>         each file once, by the hash of its encrypted bytes
 * A closed segment and an attachment never change, so a new generation only adds what is new.
 */
const FOLDER = 'mamori-hikae';
const GENERATION = /^(\d{8}T\d{9}Z)\.json$/;

export type Generation = { readonly id: string; readonly manifest: Manifest };
/** `unreadable`: generations whose list is damaged in both copies. */
export type Generations = { readonly list: readonly Generation[]; readonly unreadable: readonly string[] };

/** A folder with backups of one book. Everything here throws what the file system throws. */
export type BackupPlace = {
  /** Newest first. */
  generations(): Promise<Generations>;
  /** The bytes of a file, compared with its hash; null if they are missing or damaged. */
  read(file: BackupFile): Promise<Buffer | null>;
  /** Puts the bytes there unless the same ones are there and read back right. Answers whether it wrote. */
  put(bytes: Buffer): Promise<boolean>;
  /** From here on there is this generation. */
  add(manifest: Manifest): Promise<string>;
  remove(id: string): Promise<void>;
  /** Removes the files that no generation names. */
  sweep(): Promise<void>;
};

export const generationId = (takenAt: string): string => takenAt.replace(/[-:.]/g, '');

export function backupPlace(files: FilePort, place: string): BackupPlace {
  const root = join(place, FOLDER);
  const generations = join(root, 'generations');
  const objects = join(root, 'objects');
  const pathOf = (sha256: string): string => join(objects, sha256.slice(0, 2), sha256);

  async function readObject(sha256: string): Promise<Buffer | null> {
    if ((await files.facts(pathOf(sha256))) === null) return null;
    const bytes = await files.read(pathOf(sha256));
    return sha256Hex(bytes) === sha256 ? bytes : null;
  }

  async function readAll(): Promise<Generations> {
    const list: Generation[] = [];
    const unreadable: string[] = [];
    const ids = (await files.list(generations)).flatMap(
      (name) => GENERATION.exec(name.replace(/\.copy$/, ''))?.[1] ?? [],
    );
    for (const id of [...new Set(ids)].sort().reverse()) {
      const found = await readTwice(files, join(generations, `${id}.json`));
      const manifest = found && found !== 'damaged' ? parseManifest(found.content) : null;
      if (manifest) list.push({ id, manifest });
      else unreadable.push(id);
    }
    return { list, unreadable };
  }

  return {
    generations: readAll,
    async read({ sha256, size }) {
      const bytes = await readObject(sha256);
      return bytes?.length === size ? bytes : null;
    },
    async put(bytes) {
      const sha256 = sha256Hex(bytes);
      if (await readObject(sha256)) return false;
      await files.makeFolder(join(objects, sha256.slice(0, 2)));
      await writeAtomically(files, pathOf(sha256), bytes);
      return true;
    },
    async add(manifest) {
      const id = generationId(manifest.takenAt);
      await files.makeFolder(generations);
      await writeTwice(files, join(generations, `${id}.json`), JSON.stringify(manifest));
      return id;
    },
    async remove(id) {
      await files.remove(join(generations, `${id}.json`));
      await files.remove(join(generations, `${id}.json.copy`));
    },
    async sweep() {
      const { list, unreadable } = await readAll();
      // What an unreadable list names is not known: then nothing is thrown away.
      if (unreadable.length > 0) return;
      const named = new Set(
        list.flatMap(({ manifest }) => manifest.files.map(({ sha256 }) => sha256 as string)),
      );
      for (const shelf of await files.list(objects)) {
        for (const name of await files.list(join(objects, shelf))) {
          if (!named.has(name)) await files.remove(join(objects, shelf, name));
        }
      }
    },
  };
}

const DAY = 10;
const MONTH = 7;
const JAPAN_MS = 9 * 3_600_000;
const dayIn = (takenAt: string, length: number): string =>
  new Date(Date.parse(takenAt) + JAPAN_MS).toISOString().slice(0, length);

/**
 * Which generations stay: the newest of each of the last `days` days and of the last `months` months that have one
 * (days and months of Japan). Counted, not dated: a clock that is years ahead drops nothing. The newest always stays.
 */
export function kept(
  newestFirst: readonly Generation[],
  rule: { readonly days: number; readonly months: number },
): ReadonlySet<string> {
  const stay = new Set<string>();
  for (const [length, most] of [
    [DAY, rule.days],
    [MONTH, rule.months],
  ] as const) {
    const seen = new Set<string>();
    for (const { id, manifest } of newestFirst) {
      const period = dayIn(manifest.takenAt, length);
      if (seen.has(period)) continue;
      seen.add(period);
      if (seen.size <= most) stay.add(id);
    }
  }
  const [newest] = newestFirst;
  if (newest) stay.add(newest.id);
  return stay;
}

async function realOf(path: string): Promise<string> {
  return realpath(path).catch(() => resolve(path));
}

/** Why a folder cannot hold the backups of this book (null: of a book that is not known yet), or null. */
export async function placeRefusal(
  files: FilePort,
  path: string,
  dataFolder: string,
  book: BookId | null,
): Promise<Problem | null> {
  if (!isAbsolute(path)) return { ...backupProblems.placeForm, details: [path] };
  const [real, data] = await Promise.all([realOf(path), realOf(dataFolder)]);
  const fold = (text: string): string => (process.platform === 'win32' ? text.toLowerCase() : text);
  if (`${fold(real)}${sep}`.startsWith(`${fold(data)}${sep}`)) return backupProblems.placeInside;
  try {
    const facts = await files.facts(path);
    if (facts?.kind !== 'folder') return { ...backupProblems.placeMissing, details: [path] };
    if (book === null) return null;
    const { list } = await backupPlace(files, path).generations();
    const other = list.find(({ manifest }) => manifest.book.id !== book);
    return other ? { ...backupProblems.otherBook, details: [other.manifest.book.name] } : null;
  } catch (error) {
    return placeProblem(error);
  }
}

/** Writes, reads back and removes a small file: whether the place can be written to at all. */
export async function tryPlace(files: FilePort, path: string): Promise<Answer<null>> {
  const folder = join(path, FOLDER);
  const probe = join(folder, 'write-test');
  try {
    await files.makeFolder(folder);
    await files.remove(probe);
    await writeAtomically(files, probe, Buffer.from('mamori'));
    await files.remove(probe);
    return ok(null);
  } catch (error) {
    return fail(placeProblem(error));
  }
}
