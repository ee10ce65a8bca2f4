import { dirname } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { errorCode, type FilePort } from './file-port';
import { sha256Hex } from './hashing';

/** Virus scanners on Windows hold a file for a moment after it is written; then a rename answers with these. */
const HELD = new Set(['EPERM', 'EBUSY', 'EACCES']);
const RENAME_TRIES = 8;

async function renameHeld(files: FilePort, from: string, to: string): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await files.rename(from, to);
    } catch (error) {
      if (attempt === RENAME_TRIES || !HELD.has(errorCode(error))) throw error;
      await pause(2 ** attempt);
    }
  }
}

/**
 * Puts a whole file in place: temporary file, fdatasync, read back and compared, rename, folder fsync.
 * After an error the old file is still there, or the new one is; never half of one.
 */
export async function writeAtomically(files: FilePort, path: string, bytes: Uint8Array): Promise<void> {
  const temporary = `${path}.new`;
  await files.remove(temporary);
  const file = await files.open(temporary, 'create');
  try {
    await file.write(bytes, 0);
    await file.sync();
  } finally {
    await file.close();
  }
  if (!(await files.read(temporary)).equals(bytes)) {
    throw Object.assign(new Error(`${temporary} reads back different`), { code: 'EIO' });
  }
  await renameHeld(files, temporary, path);
  await files.syncFolder(dirname(path));
}

const FIRST_LINE = /^mamori-file\/1 sha256=([0-9a-f]{64})\n/;

/** A small file's bytes with the checksum in front, as `writeTwice` writes them. */
export const withChecksum = (content: string): Buffer =>
  Buffer.from(`mamori-file/1 sha256=${sha256Hex(content)}\n${content}`);

/** What `withChecksum` was given, or null if the bytes were changed. */
export function checked(bytes: Buffer): string | null {
  const text = bytes.toString('utf8');
  const match = FIRST_LINE.exec(text);
  if (!match) return null;
  const content = text.slice(match[0].length);
  return sha256Hex(content) === match[1] ? content : null;
}

async function readChecked(files: FilePort, path: string): Promise<string | null> {
  try {
    return checked(await files.read(path));
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null;
    throw error;
  }
}

const copyOf = (path: string): string => `${path}.copy`;

/** Writes a small file that must not be lost, with a checksum and a second copy beside it. */
export async function writeTwice(files: FilePort, path: string, content: string): Promise<void> {
  const bytes = withChecksum(content);
  await writeAtomically(files, path, bytes);
  await writeAtomically(files, copyOf(path), bytes);
}

/**
 * Reads what `writeTwice` wrote. `repaired`: the file was damaged or gone and the copy stood in.
 * Null: there is neither. 'damaged': something is there but nothing that can be trusted.
 */
export async function readTwice(
  files: FilePort,
  path: string,
): Promise<{ readonly content: string; readonly repaired: boolean } | 'damaged' | null> {
  const main = await readChecked(files, path);
  if (main !== null) return { content: main, repaired: false };
  const copy = await readChecked(files, copyOf(path));
  if (copy !== null) return { content: copy, repaired: true };
  const traces = await Promise.all([files.facts(path), files.facts(copyOf(path))]);
  return traces.some((trace) => trace !== null) ? 'damaged' : null;
}
