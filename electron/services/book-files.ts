import { join } from 'node:path';
import type { Answer } from '../../shared/host/channel';
import type { Problem } from '../../shared/problem';
import { fail, ok } from '../../shared/result';
import { readTwice, writeTwice } from './atomic-file';
import { type DeviceFile, deviceFileSchema } from './device-key';
import type { FilePort } from './file-port';
import { SEGMENT_HEADER, SEGMENT_SUFFIX } from './journal-frame';
import { type Keyring, keyringSchema } from './keyring';
import { fileProblem, problems } from './problems';

/** Where things lie in a data folder. */
export const layout = (folder: string) => ({
  keyring: join(folder, 'keyring.json'),
  device: join(folder, 'device.json'),
  attempts: join(folder, 'attempts.json'),
  deskAttempts: join(folder, 'desk-attempts.json'),
  /** Where and how backups are made of this book. */
  backup: join(folder, 'backup.json'),
  /** Present while a restored book waits for the key of this PC. */
  restored: join(folder, 'restored.json'),
  /** Present while a book is being restored: until it is gone there is no book. */
  restoring: join(folder, 'restoring.json'),
  journals: join(folder, 'journal'),
  journal: (device: string) => join(folder, 'journal', device),
  attachments: join(folder, 'attachments'),
  drafts: join(folder, 'drafts'),
});

const copyUsed = (what: string): Problem => ({
  code: 'copy-used',
  what: `${what}が壊れていたため、写しから読み込みました。`,
  next: '控え（バックアップ）を取り、くり返すときは情報システム課へ連絡してください。',
});

export type BookFiles = {
  readonly keyring: Keyring;
  /** Null in a book that was just restored: the first unlock makes this PC a device of its own. */
  readonly device: DeviceFile | null;
  readonly notices: Problem[];
};

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Whether anything was ever written to a journal here: a book whose making was broken off has only empty segments. */
async function hasEntries(files: FilePort, folder: string): Promise<boolean> {
  const journals = join(folder, 'journal');
  for (const device of await files.list(journals)) {
    for (const name of await files.list(join(journals, device))) {
      if (!name.endsWith(SEGMENT_SUFFIX)) continue;
      const size = (await files.facts(join(journals, device, name)))?.size ?? 0;
      if (size > SEGMENT_HEADER) return true;
    }
  }
  return false;
}

/** The two key files of a data folder; null if there is no book in it. A damaged one is replaced from its copy. */
export async function readBookFiles(files: FilePort, folder: string): Promise<Answer<BookFiles | null>> {
  const { keyring: keyringPath, device: devicePath } = layout(folder);
  try {
    const keyring = await readTwice(files, keyringPath);
    if (keyring === null) {
      if ((await files.facts(layout(folder).restoring)) !== null) return ok(null);
      return (await hasEntries(files, folder)) ? fail(problems.keyringDamaged) : ok(null);
    }
    const parsedKeyring = keyring === 'damaged' ? null : keyringSchema.safeParse(parseJson(keyring.content));
    if (!parsedKeyring?.success) return fail(problems.keyringDamaged);
    const device = await readTwice(files, devicePath);
    const known = device !== null && device !== 'damaged' ? device : null;
    if (device === null && (await files.facts(layout(folder).restored)) !== null) {
      return ok({ keyring: parsedKeyring.data, device: null, notices: [] });
    }
    const parsedDevice = known && deviceFileSchema.safeParse(parseJson(known.content));
    if (!parsedDevice?.success) return fail(problems.deviceDamaged);
    const notices: Problem[] = [];
    if (keyring !== 'damaged' && keyring.repaired) notices.push(copyUsed('鍵ファイル'));
    if (known?.repaired) notices.push(copyUsed('端末鍵のファイル'));
    return ok({ keyring: parsedKeyring.data, device: parsedDevice.data, notices });
  } catch (error) {
    return fail(fileProblem(error));
  }
}

export const writeKeyring = (files: FilePort, folder: string, keyring: Keyring): Promise<void> =>
  writeTwice(files, layout(folder).keyring, JSON.stringify(keyring, null, 1));

export const writeDevice = (files: FilePort, folder: string, device: DeviceFile): Promise<void> =>
  writeTwice(files, layout(folder).device, JSON.stringify(device, null, 1));
