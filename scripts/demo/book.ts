import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createHost, type RunningHost } from '../../electron/host';
import { makeBundle, publicKeys } from '../../electron/services/bundles';
import { nodeHashing, nodeRandom } from '../../electron/services/hashing';
import { SEGMENT_LIMIT } from '../../electron/services/host-deps';
import { nodeFiles } from '../../electron/services/node-files';
import { fullCost } from '../../electron/services/passwords';
import { settingsInMemory } from '../../electron/services/settings';
import { createTasks } from '../../electron/services/tasks';
import { workInPlace } from '../../electron/services/work';
import { version } from '../../package.json';
import { isDeskEntry } from '../../shared/journal/desk-entries';
import { type Clerk, createClerk } from '../clerk';
import { hire, type Staff } from '../sample-people';

export const assets = fileURLToPath(new URL('../../assets', import.meta.url));
const PASSWORD = 'mihon-renshuu-you';

export type DemoBook = {
  readonly host: RunningHost;
  readonly clerk: Clerk;
  readonly staff: Staff;
  readonly folder: string;
};

/** A real host on a new folder, an unlocked book marked as sample data, and its people. */
export async function openDemoBook(): Promise<DemoBook> {
  const folder = mkdtempSync(join(tmpdir(), 'mamori-demo-'));
  const host = createHost({
    shell: 'test',
    version,
    dataFolder: folder,
    files: nodeFiles,
    settings: settingsInMemory(),
    work: workInPlace(createTasks(assets)),
    bundles: { make: makeBundle, publicKeys },
    saveFile: async () => ({ ok: true, value: { path: null, cancelled: false } }),
    folderWarnings: async () => [],
    now: () => new Date(),
    random: nodeRandom,
    hashing: nodeHashing,
    kdfCost: fullCost,
    segmentLimit: SEGMENT_LIMIT,
    isDeskEntry,
    report: (error) => console.error(error),
  });
  const made = await host.call('createBook', {
    name: '見本課（見本データ）',
    userName: '見本太郎',
    password: PASSWORD,
    sample: true,
  });
  if (!made.ok) throw new Error(made.error.what);
  const opened = await host.call('unlock', { password: PASSWORD });
  if (!opened.ok) throw new Error(opened.error.what);
  const clerk = await createClerk(host, opened.value.person);
  return { host, clerk, staff: await hire(clerk, '見本太郎'), folder };
}
