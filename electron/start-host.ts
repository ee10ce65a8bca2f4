import { mkdir } from 'node:fs/promises';
import { version } from '../package.json';
import { isDeskEntry } from '../shared/journal/desk-entries';
import type { Problem } from '../shared/problem';
import { fail, ok, type Result } from '../shared/result';
import { createHost, type RunningHost } from './host';
import { makeBundle, publicKeys } from './services/bundles';
import { folderRefusal, folderWarnings } from './services/data-folder';
import { nodeHashing, nodeRandom } from './services/hashing';
import { type HostDeps, SEGMENT_LIMIT } from './services/host-deps';
import { nodeFiles } from './services/node-files';
import { fullCost } from './services/passwords';
import { fileProblem } from './services/problems';
import { workInThreads } from './services/worker-work';
import { type Holder, holdFolder, type WriterLock } from './services/writer-lock';

export type StartedHost = { readonly host: RunningHost; readonly lock: WriterLock; close(): Promise<void> };

const IDLE_CHECK_MS = 5_000;

/** Everything real: the data folder checked and held by this process alone, files, keys, worker threads. */
export async function startHost(wanted: {
  readonly dataFolder: string;
  readonly shell: Holder['shell'];
  /** Opens the settings once the folder is held. */
  readonly settings: (folder: string) => HostDeps['settings'];
  readonly saveFile: HostDeps['saveFile'];
  /** The built worker.js and the folder of fonts. */
  readonly workerScript: string;
  readonly assets: string;
  /** Whether a running instance should bring its window to the front. */
  readonly showOther: boolean;
  readonly report: (error: unknown) => void;
}): Promise<Result<StartedHost, Problem>> {
  const { dataFolder, shell } = wanted;
  const refused = await folderRefusal(dataFolder);
  if (refused) return fail(refused);
  try {
    await mkdir(dataFolder, { recursive: true, mode: 0o700 });
  } catch (error) {
    return fail(fileProblem(error));
  }
  const token = nodeRandom(16).toString('hex');
  const lock = await holdFolder(dataFolder, { shell, now: new Date(), token, show: wanted.showOther });
  if (!lock.ok) return lock;
  const host = createHost({
    shell: shell === 'electron' ? 'electron' : 'browser',
    version,
    dataFolder,
    files: nodeFiles,
    settings: wanted.settings(dataFolder),
    work: workInThreads(wanted.workerScript, wanted.assets),
    bundles: { make: makeBundle, publicKeys },
    saveFile: wanted.saveFile,
    folderWarnings: () => folderWarnings(dataFolder),
    now: () => new Date(),
    random: nodeRandom,
    hashing: nodeHashing,
    kdfCost: fullCost,
    segmentLimit: SEGMENT_LIMIT,
    isDeskEntry,
    report: wanted.report,
  });
  const timer = setInterval(() => void host.checkIdle(), IDLE_CHECK_MS);
  timer.unref();
  return ok({
    host,
    lock: lock.value,
    async close() {
      clearInterval(timer);
      await host.close();
      await lock.value.release();
    },
  });
}
