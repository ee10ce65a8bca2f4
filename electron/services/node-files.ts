import { writeSync } from 'node:fs';
import { type FileHandle, mkdir, open, readdir, readFile, rename, stat, unlink } from 'node:fs/promises';
import { errorCode, type FilePort, type OpenFile } from './file-port';

const FLAGS = { read: 'r', update: 'r+', create: 'wx+' } as const;
/** Systems without a folder fsync (Windows) answer with one of these. */
const NO_FOLDER_SYNC = new Set(['EPERM', 'EISDIR', 'EINVAL', 'EACCES', 'ENOTSUP', 'EBADF']);

/** So little goes into the system's cache at once: waiting for a thread to do it would take longer. Bytes. */
const AT_ONCE = 65_536;

async function writeAll(handle: FileHandle, bytes: Uint8Array, position: number): Promise<void> {
  let done = 0;
  while (done < bytes.length) {
    const left = bytes.length - done;
    const bytesWritten =
      left <= AT_ONCE
        ? writeSync(handle.fd, bytes, done, left, position + done)
        : (await handle.write(bytes, done, left, position + done)).bytesWritten;
    if (bytesWritten === 0) throw Object.assign(new Error('nothing was written'), { code: 'EIO' });
    done += bytesWritten;
  }
}

async function readUpTo(handle: FileHandle, position: number, length: number): Promise<Buffer> {
  const buffer = Buffer.allocUnsafe(length);
  let done = 0;
  while (done < length) {
    const { bytesRead } = await handle.read(buffer, done, length - done, position + done);
    if (bytesRead === 0) break;
    done += bytesRead;
  }
  return buffer.subarray(0, done);
}

function opened(handle: FileHandle): OpenFile {
  return {
    read: (position, length) => readUpTo(handle, position, length),
    write: (bytes, position) => writeAll(handle, bytes, position),
    sync: () => handle.datasync(),
    truncate: (length) => handle.truncate(length),
    size: async () => (await handle.stat()).size,
    close: () => handle.close(),
  };
}

/** The real file system. Files and folders it makes are for this user only. */
export const nodeFiles: FilePort = {
  open: async (path, mode) => opened(await open(path, FLAGS[mode], 0o600)),
  read: (path) => readFile(path),
  rename,
  async remove(path) {
    try {
      await unlink(path);
    } catch (error) {
      if (errorCode(error) !== 'ENOENT') throw error;
    }
  },
  async list(path) {
    try {
      return (await readdir(path)).sort();
    } catch (error) {
      if (errorCode(error) === 'ENOENT') return [];
      throw error;
    }
  },
  async facts(path) {
    try {
      const facts = await stat(path);
      const kind = facts.isFile() ? 'file' : facts.isDirectory() ? 'folder' : 'other';
      return { kind, size: facts.size };
    } catch (error) {
      if (errorCode(error) === 'ENOENT' || errorCode(error) === 'ENOTDIR') return null;
      throw error;
    }
  },
  async makeFolder(path) {
    await mkdir(path, { recursive: true, mode: 0o700 });
  },
  async syncFolder(path) {
    let handle: FileHandle | null = null;
    try {
      handle = await open(path, 'r');
      await handle.sync();
    } catch (error) {
      if (!NO_FOLDER_SYNC.has(errorCode(error))) throw error;
    } finally {
      await handle?.close();
    }
  },
};
