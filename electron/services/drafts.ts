import { join } from 'node:path';
import { z } from 'zod';
import { type BookId, type Instant, instantSchema } from '../../shared/ids';
import { type JsonObject, jsonObjectSchema } from '../../shared/json';
import { writeAtomically } from './atomic-file';
import type { FilePort } from './file-port';
import { deriveKey, hmacSha256, type Random } from './hashing';
import { openBox, sealBox } from './sealed-box';

const draftSchema = z.strictObject({ key: z.string(), value: jsonObjectSchema, savedAt: instantSchema });
export type Draft = z.infer<typeof draftSchema>;

/** What was being typed: one encrypted file per draft, on the disk before the call returns. Errors are the file system's. */
export type Drafts = {
  save(key: string, value: JsonObject, now: Date): Promise<void>;
  /** By key. A draft that cannot be read any more is left out: it was never a record. */
  list(): Promise<readonly Draft[]>;
  remove(key: string): Promise<void>;
};

const SUFFIX = '.draft';

export function createDrafts(setting: {
  readonly files: FilePort;
  readonly folder: string;
  readonly book: BookId;
  readonly dataKey: Uint8Array;
  readonly random: Random;
}): Drafts {
  const { files, folder } = setting;
  const sealKey = deriveKey(setting.dataKey, 'drafts');
  const naming = deriveKey(setting.dataKey, 'draft names');
  const nameOf = (key: string): string => `${hmacSha256(naming, key).toString('hex').slice(0, 40)}${SUFFIX}`;
  const context = (name: string): string => `mamori-draft/1 ${setting.book} ${name}`;

  return {
    async save(key, value, now) {
      const name = nameOf(key);
      const draft: Draft = { key, value, savedAt: now.toISOString() as Instant };
      await files.makeFolder(folder);
      const box = sealBox(sealKey, Buffer.from(JSON.stringify(draft)), context(name), setting.random);
      await writeAtomically(files, join(folder, name), box);
    },
    async list() {
      const found: Draft[] = [];
      for (const name of await files.list(folder)) {
        if (!name.endsWith(SUFFIX)) continue;
        const plain = openBox(sealKey, await files.read(join(folder, name)), context(name));
        const draft = plain && draftSchema.safeParse(JSON.parse(plain.toString('utf8')));
        if (draft?.success) found.push(draft.data);
      }
      return found.sort((a, b) => (a.key < b.key ? -1 : 1));
    },
    async remove(key) {
      await files.remove(join(folder, nameOf(key)));
      await files.syncFolder(folder);
    },
  };
}
