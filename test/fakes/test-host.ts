import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createHost, type RunningHost } from '../../electron/host';
import { makeBundle, publicKeys } from '../../electron/services/bundles';
import { nodeHashing, nodeRandom } from '../../electron/services/hashing';
import { type HostDeps, SEGMENT_LIMIT } from '../../electron/services/host-deps';
import { nodeFiles } from '../../electron/services/node-files';
import { settingsInMemory } from '../../electron/services/settings';
import { noWork, workInPlace } from '../../electron/services/work';
import type { Host } from '../../shared/host/dispatch';
import { isDeskEntry } from '../../shared/journal/desk-entries';

/** argon2id at its cheapest: the same code, without the third of a second. */
export const cheapCost = { memoryKiB: 8, passes: 1, lanes: 1 } as const;
export const testPassword = 'かえる-とけい-みずうみ-えんぴつ';

export type TestHost = {
  readonly host: RunningHost;
  readonly folder: string;
  /** Moves the host's clock. */
  later(milliseconds: number): void;
  /** A second host on the same folder, as after a restart. */
  again(changes?: Partial<HostDeps>): RunningHost;
  readonly bugs: unknown[];
  /** Locks and removes the folder. */
  dispose(): Promise<void>;
};

/**
 * The real host in this process: real files in a temporary folder, cheap key derivation, no worker threads.
 * `changes` replaces any of its dependencies (a faulty file port, tasks for printing, a fixed clock).
 */
export function createTestHost(changes: Partial<HostDeps> = {}): TestHost {
  const folder = changes.dataFolder ?? mkdtempSync(join(tmpdir(), 'mamori-test-'));
  const bugs: unknown[] = [];
  let shift = 0;
  const deps: HostDeps = {
    shell: 'test',
    version: '0.0.0-test',
    dataFolder: folder,
    files: nodeFiles,
    settings: settingsInMemory(),
    work: workInPlace(noWork),
    bundles: { make: makeBundle, publicKeys },
    saveFile: async () => ({ ok: true, value: { path: null, cancelled: false } }),
    folderWarnings: async () => [],
    now: () => new Date(Date.now() + shift),
    random: nodeRandom,
    hashing: nodeHashing,
    kdfCost: cheapCost,
    segmentLimit: SEGMENT_LIMIT,
    isDeskEntry,
    report: (error) => bugs.push(error),
    ...changes,
  };
  const hosts: RunningHost[] = [];
  const again = (more: Partial<HostDeps> = {}): RunningHost => {
    const host = createHost({ ...deps, ...more });
    hosts.push(host);
    return host;
  };
  return {
    host: again(),
    folder,
    later: (milliseconds) => {
      shift += milliseconds;
    },
    again,
    bugs,
    async dispose() {
      for (const host of hosts) await host.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Takes the value of an answer that must be good. */
export function value<T>(
  answer: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: unknown },
): T {
  if (!answer.ok) throw new Error(`expected an answer, got ${JSON.stringify(answer.error)}`);
  return answer.value;
}

/** The problem's code of an answer that must be refused. */
export function refusal(
  answer: { readonly ok: true } | { readonly ok: false; readonly error: { readonly code: string } },
): string {
  if (answer.ok) throw new Error('expected a refusal');
  return answer.error.code;
}

/** Creates a book and unlocks it. */
export async function openTestBook(
  host: Host,
): Promise<{ readonly recoveryKey: string; readonly cacheKey: Uint8Array }> {
  const made = value(
    await host.call('createBook', {
      name: '見本課',
      userName: '見本太郎',
      password: testPassword,
      sample: true,
    }),
  );
  const { cacheKey } = value(await host.call('unlock', { password: testPassword }));
  return { recoveryKey: made.recoveryKey, cacheKey };
}
