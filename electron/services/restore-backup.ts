import { dirname, join } from 'node:path';
import type { Answer } from '../../shared/host/channel';
import { fail, ok } from '../../shared/result';
import { checked, writeAtomically, writeTwice } from './atomic-file';
import type { BackupFile, Manifest } from './backup-manifest';
import {
  type BackupPlace,
  backupPlace,
  type Generation,
  type Generations,
  placeRefusal,
} from './backup-place';
import { backupProblems, placeProblem } from './backup-problems';
import { layout, writeKeyring } from './book-files';
import type { FilePort } from './file-port';
import type { Control } from './jobs';
import { keyringSchema } from './keyring';
import { forgetLater, laterFolder } from './later-erasures';
import { fileProblem, problems } from './problems';

const KEYRING = 'keyring.json';
const SHOWN = 20;
/** What makes up a book, at the top of a data folder. */
const BOOK_NAMES =
  /^(keyring\.json|device\.json|attempts\.json|desk-attempts\.json|backup\.json|restored\.json)(\.copy)?$|^(journal|attachments|drafts)$/;

/** What lies at a place, newest first. */
export async function findBackups(
  files: FilePort,
  place: string,
  dataFolder: string,
): Promise<Answer<Generations>> {
  const refused = await placeRefusal(files, place, dataFolder, null);
  if (refused) return fail(refused);
  try {
    const found = await backupPlace(files, place).generations();
    return found.list.length === 0 ? fail(backupProblems.none) : ok(found);
  } catch (error) {
    return fail(placeProblem(error));
  }
}

/** Reads every file of a generation and compares it with its hash. */
async function verify(place: BackupPlace, manifest: Manifest, control: Control): Promise<Answer<null>> {
  const damaged: string[] = [];
  try {
    for (const [at, file] of manifest.files.entries()) {
      if (control.signal.aborted) return fail(problems.cancelled);
      if (!(await place.read(file))) damaged.push(file.path);
      control.progress({ done: at + 1, total: manifest.files.length, doing: '控えを確かめています' });
    }
  } catch (error) {
    return fail(placeProblem(error));
  }
  if (damaged.length === 0) return ok(null);
  return fail({ ...backupProblems.damaged, details: damaged.slice(0, SHOWN) });
}

async function readAgain(place: BackupPlace, file: BackupFile): Promise<Answer<Buffer>> {
  try {
    const bytes = await place.read(file);
    return bytes ? ok(bytes) : fail({ ...backupProblems.damaged, details: [file.path] });
  } catch (error) {
    return fail(placeProblem(error));
  }
}

/** Moves a book that is in the way into a folder of its own: nothing is ever overwritten. */
async function setAside(files: FilePort, dataFolder: string, stamp: string): Promise<void> {
  const names = (await files.list(dataFolder)).filter((name) => BOOK_NAMES.test(name));
  if (names.length === 0) return;
  const aside = join(dataFolder, 'set-aside', stamp);
  await files.makeFolder(aside);
  for (const name of names) await files.rename(join(dataFolder, name), join(aside, name));
  await files.syncFolder(aside);
  await files.syncFolder(dataFolder);
}

/**
 * Puts a generation into the data folder: everything is verified at the place before anything is written. A book
 * (or the rest of one) that lies there is set aside first. The keyring comes last: from there on there is a book;
 * broken off before, there is none, and it can be done again.
 */
export async function restoreBackup(
  files: FilePort,
  wanted: {
    readonly place: string;
    readonly dataFolder: string;
    readonly generation: string;
    readonly now: Date;
  },
  control: Control,
): Promise<Answer<Manifest>> {
  const { dataFolder } = wanted;
  const found = await findBackups(files, wanted.place, dataFolder);
  if (!found.ok) return found;
  const manifest = found.value.list.find(({ id }) => id === wanted.generation)?.manifest;
  if (!manifest) return fail(backupProblems.none);
  const place = backupPlace(files, wanted.place);
  const sound = await verify(place, manifest, control);
  if (!sound.ok) return sound;
  const keyringFile = manifest.files.find(({ path }) => path === KEYRING);
  const keyring = keyringFile ? await readKeyring(place, keyringFile, manifest) : null;
  if (!keyring) return fail({ ...backupProblems.damaged, details: [KEYRING] });
  const places = layout(dataFolder);
  try {
    await files.makeFolder(dataFolder);
    const stamp = wanted.now.toISOString().replace(/[-:.]/g, '');
    // The mark comes first: from here to the keyring there is no book, whatever happens.
    await writeAtomically(files, places.restoring, Buffer.from(stamp));
    await setAside(files, dataFolder, stamp);
    let done = 0;
    for (const file of manifest.files) {
      if (control.signal.aborted) return fail(problems.cancelled);
      if (file.path !== KEYRING) {
        const bytes = await readAgain(place, file);
        if (!bytes.ok) return bytes;
        const to = join(dataFolder, ...file.path.split('/'));
        await files.makeFolder(dirname(to));
        await writeAtomically(files, to, bytes.value);
      }
      done += 1;
      control.progress({ done, total: manifest.files.length, doing: '控えから戻しています' });
    }
    await keepLater(files, place, dataFolder, found.value.list, manifest);
    await writeTwice(files, places.restored, JSON.stringify(manifest));
    await writeKeyring(files, dataFolder, keyring);
    await files.remove(places.restoring);
    return ok(manifest);
  } catch (error) {
    return fail(fileProblem(error));
  }
}

/**
 * The chains of the newest later backup are kept for the first unlock: they may know of erasures that this one is too old
 * for. What cannot be read of them is left out.
 */
async function keepLater(
  files: FilePort,
  place: BackupPlace,
  dataFolder: string,
  newestFirst: readonly Generation[],
  restored: Manifest,
): Promise<void> {
  await forgetLater(files, dataFolder);
  const [newest] = newestFirst;
  if (!newest || newest.manifest.takenAt <= restored.takenAt) return;
  const journal = newest.manifest.files.filter(({ path }) => path.startsWith('journal/'));
  for (const file of journal) {
    const bytes = await place.read(file).catch(() => null);
    if (!bytes) continue;
    const to = join(laterFolder(dataFolder), ...file.path.split('/'));
    await files.makeFolder(dirname(to));
    await writeAtomically(files, to, bytes);
  }
}

async function readKeyring(place: BackupPlace, file: BackupFile, manifest: Manifest) {
  const bytes = await readAgain(place, file);
  const text = bytes.ok ? checked(bytes.value) : null;
  const parsed = text === null ? null : keyringSchema.safeParse(JSON.parse(text));
  return parsed?.success && parsed.data.book.id === manifest.book.id ? parsed.data : null;
}
