import { access, constants, realpath, statfs } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { dirname, join, resolve, sep } from 'node:path';
import type { Problem } from '../../shared/problem';
import { errorCode } from './file-port';
import { problems } from './problems';

/** What is asked of the system about a folder; replaced in tests. */
export type FolderPort = {
  readonly platform: NodeJS.Platform;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly temporary: string;
  /** The path with links and mapped drives resolved; throws if it is not there. */
  realPath(path: string): Promise<string>;
  /** Type of the file system (Linux magic number, 0 elsewhere) and free bytes. */
  fileSystem(path: string): Promise<{ readonly type: number; readonly free: number }>;
  writable(path: string): Promise<boolean>;
};

export const nodeFolders: FolderPort = {
  platform: process.platform,
  environment: process.env,
  temporary: tmpdir(),
  realPath: (path) => realpath(path),
  async fileSystem(path) {
    const { type, bavail, bsize } = await statfs(path);
    return { type, free: bavail * bsize };
  },
  async writable(path) {
    try {
      await access(path, constants.W_OK);
      return true;
    } catch {
      return false;
    }
  },
};

/** statfs(2): NFS, CIFS, SMB, SMB2, 9P, AFS, Coda, NCP, Ceph, and FUSE (sshfs and the like). */
const NETWORK = new Set([
  0x6969, 0xff534d42, 0x517b, 0xfe534d42, 0x01021997, 0x5346414f, 0x73757245, 0x564c, 0x00c36400, 0x65735546,
]);
/** tmpfs, ramfs: gone with the power. */
const VOLATILE = new Set([0x01021994, 0x858458f6]);
const LITTLE_ROOM = 300_000_000;

/** Where the book lies if nobody says otherwise: the same for both shells, on this PC's own disk. */
export function defaultDataFolder(port: FolderPort = nodeFolders): string {
  const { platform, environment } = port;
  if (platform === 'win32') {
    return join(environment.LOCALAPPDATA ?? join(homedir(), 'AppData', 'Local'), 'mamori-daicho', 'book');
  }
  if (platform === 'darwin')
    return join(homedir(), 'Library', 'Application Support', 'mamori-daicho', 'book');
  return join(environment.XDG_DATA_HOME ?? join(homedir(), '.local', 'share'), 'mamori-daicho', 'book');
}

/** The nearest folder above that exists, with links resolved. */
async function existing(path: string, port: FolderPort): Promise<string> {
  for (let at = resolve(path); ; at = dirname(at)) {
    try {
      return await port.realPath(at);
    } catch (error) {
      if (errorCode(error) !== 'ENOENT' || dirname(at) === at) throw error;
    }
  }
}

/** A book on a network share would be lost when the line breaks in the wrong moment: refused before anything is written. */
export async function folderRefusal(path: string, port: FolderPort = nodeFolders): Promise<Problem | null> {
  const refused = { ...problems.networkFolder, details: [path] };
  if (/^(\\\\|\/\/)/.test(path) && port.platform === 'win32') return refused;
  try {
    const real = await existing(path, port);
    if (/^(\\\\\?\\UNC\\|\\\\[^?.])/.test(real)) return refused;
    return NETWORK.has((await port.fileSystem(real)).type >>> 0) ? refused : null;
  } catch {
    return { ...problems.folderVanished, details: [path] };
  }
}

const lowSpace = (free: number): Problem => ({
  code: 'low-space',
  what: 'ディスクの空きが残り少なくなっています。',
  why: `空きは約${Math.floor(free / 1_000_000)} MB です。`,
  next: '不要なファイルを整理してください。空きがなくなると、新しい登録ができません。',
});

const temporaryProfile: Problem = {
  code: 'temporary-folder',
  what: 'データフォルダが、ログオフや再起動で消える場所にあります。',
  why: '一時プロファイル、仮想デスクトップまたは一時フォルダのようです。',
  next: '消えない場所を情報システム課に確かめ、データフォルダを指定し直してください。それまでは毎日控え（バックアップ）を取ってください。',
};

function isWiped(real: string, type: number, port: FolderPort): boolean {
  if (VOLATILE.has(type >>> 0)) return true;
  const folder = real.toLowerCase() + sep;
  if (folder.startsWith(port.temporary.toLowerCase() + sep)) return true;
  if (port.platform !== 'win32') return false;
  const profile = (port.environment.USERPROFILE ?? '').toLowerCase();
  return /\\users\\temp(\.|$|\\)/.test(`${profile}\\`) || /\\appdata\\local\\temp\\/.test(folder);
}

/** What the user should know about the folder just now. Never throws: a folder that cannot be asked has vanished. */
export async function folderWarnings(
  path: string,
  port: FolderPort = nodeFolders,
): Promise<readonly Problem[]> {
  let real: string;
  let facts: { readonly type: number; readonly free: number };
  try {
    real = await port.realPath(path);
    facts = await port.fileSystem(real);
  } catch {
    return [{ ...problems.folderVanished, details: [path] }];
  }
  const warnings: Problem[] = [];
  if (!(await port.writable(real))) warnings.push(problems.readOnly);
  if (facts.free < LITTLE_ROOM) warnings.push(lowSpace(facts.free));
  if (isWiped(real, facts.type, port)) warnings.push(temporaryProfile);
  return warnings;
}
