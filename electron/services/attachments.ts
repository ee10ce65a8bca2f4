import { join } from 'node:path';
import type { Answer } from '../../shared/host/channel';
import type { Attachment } from '../../shared/host/contract';
import type { BookId, Hash } from '../../shared/ids';
import { fail, ok } from '../../shared/result';
import { writeAtomically } from './atomic-file';
import { errorCode, type FilePort } from './file-port';
import { deriveKey, hmacSha256, type Random, sha256Hex } from './hashing';
import { fileProblem, problems } from './problems';
import { openBox, sealBox } from './sealed-box';

/** 50 MB: a scan of a stack of pledges; more belongs in several files. */
export const ATTACHMENT_LIMIT = 50_000_000;

/** Files attached to records: encrypted, each content once, found by the SHA-256 of its content. */
export type Attachments = {
  put(file: {
    readonly name: string;
    readonly type: string;
    readonly bytes: Uint8Array;
  }): Promise<Answer<Attachment>>;
  /** The content, compared with its hash; a problem if it is gone or was changed. */
  get(sha256: Hash): Promise<Answer<Uint8Array<ArrayBuffer>>>;
  /** Removes the file; nothing happens if it is gone already. Throws what the file system throws. */
  remove(sha256: Hash): Promise<void>;
};

export function createAttachments(setting: {
  readonly files: FilePort;
  readonly folder: string;
  readonly book: BookId;
  readonly dataKey: Uint8Array;
  readonly random: Random;
}): Attachments {
  const { files, folder, book } = setting;
  const key = deriveKey(setting.dataKey, 'attachments');
  const naming = deriveKey(setting.dataKey, 'attachment names');

  /** Not the hash itself: that would tell a thief of the disk which known files are here. */
  function placeOf(sha256: Hash): { readonly folder: string; readonly path: string } {
    const name = hmacSha256(naming, sha256).toString('hex');
    const shelf = join(folder, name.slice(0, 2));
    return { folder: shelf, path: join(shelf, name) };
  }
  const context = (sha256: Hash): string => `mamori-attachment/1 ${book} ${sha256}`;

  async function get(sha256: Hash): Promise<Answer<Uint8Array<ArrayBuffer>>> {
    let box: Buffer;
    try {
      box = await files.read(placeOf(sha256).path);
    } catch (error) {
      return fail(errorCode(error) === 'ENOENT' ? problems.attachmentMissing : fileProblem(error));
    }
    const bytes = openBox(key, box, context(sha256));
    if (!bytes || sha256Hex(bytes) !== sha256) return fail(problems.attachmentDamaged);
    return ok(new Uint8Array(bytes));
  }

  return {
    get,
    async remove(sha256) {
      const place = placeOf(sha256);
      await files.remove(place.path);
      await files.remove(`${place.path}.new`);
      if (await files.facts(place.folder)) await files.syncFolder(place.folder);
    },
    async put({ name, type, bytes }) {
      if (bytes.length === 0) return fail(problems.attachmentEmpty);
      if (bytes.length > ATTACHMENT_LIMIT) return fail(problems.attachmentTooLarge);
      const sha256 = sha256Hex(bytes) as Hash;
      const note = { sha256, name, type, size: bytes.length };
      const known = await get(sha256);
      if (known.ok) return ok(note);
      const place = placeOf(sha256);
      try {
        await files.makeFolder(place.folder);
        await writeAtomically(files, place.path, sealBox(key, bytes, context(sha256), setting.random));
        await files.syncFolder(folder);
        return ok(note);
      } catch (error) {
        return fail(fileProblem(error));
      }
    },
  };
}
