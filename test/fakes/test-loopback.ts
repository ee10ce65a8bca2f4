import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Loopback, type LoopbackDeps, startLoopback } from '../../electron/loopback';
import { builtFiles } from '../../electron/services/built-files';
import { nodeRandom } from '../../electron/services/hashing';
import { usualSilence } from '../../electron/services/window-watch';
import { createTestHost, type TestHost, value } from './test-host';

export type TestLoopback = {
  readonly world: TestHost;
  readonly loopback: Loopback;
  readonly base: string;
  /** `fetch` as the window at this address would do it. */
  readonly windowFetch: typeof fetch;
  dispose(): Promise<void>;
};

/** The browser shell on any free port with a build of three files. */
export async function startTestLoopback(changes: Partial<LoopbackDeps> = {}): Promise<TestLoopback> {
  const world = createTestHost({ shell: 'browser' });
  const built = join(world.folder, 'renderer');
  mkdirSync(join(built, 'assets'), { recursive: true });
  writeFileSync(join(built, 'index.html'), '<!doctype html><title>まもり台帳</title>');
  writeFileSync(join(built, 'assets/index.js'), 'export {};');
  writeFileSync(join(built, 'secret.key'), 'not served: no type of ours');
  writeFileSync(join(world.folder, 'outside.html'), 'not served: outside');
  const loopback = value(
    await startLoopback({
      host: world.host,
      files: builtFiles(built),
      port: 0,
      random: nodeRandom,
      silence: usualSilence,
      gone: () => undefined,
      report: (error) => world.bugs.push(error),
      ...changes,
    }),
  );
  const base = `http://127.0.0.1:${loopback.port}`;
  return {
    world,
    loopback,
    base,
    windowFetch: (path, init) =>
      fetch(`${base}${String(path)}`, { ...init, headers: { ...init?.headers, Origin: base } }),
    async dispose() {
      await loopback.close();
      await world.dispose();
    },
  };
}
