import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { vi } from 'vitest';
import { CALL } from '../../electron/ipc-channel';
import type { Host } from '../../shared/host/dispatch';

const BUILT = fileURLToPath(new URL('../../out/main', import.meta.url));

type Fake = typeof import('./electron');

export type TestElectron = {
  readonly fake: Fake;
  readonly folder: string;
  readonly window: InstanceType<Fake['FakeWindow']>;
  readonly host: Host;
  raw(name: string, input: unknown): Promise<unknown>;
  dispose(): Promise<void>;
};

/** Loads electron/main.ts anew against the fake, on a folder of its own, until its window is open or it gave up. */
export async function startTestElectron(
  words: readonly string[] = [],
  prepare: (fake: Fake) => void = () => undefined,
): Promise<TestElectron> {
  vi.resetModules();
  const fake: Fake = await import('./electron');
  const folder = mkdtempSync(join(tmpdir(), 'mamori-electron-'));
  const root = join(folder, 'app');
  mkdirSync(join(root, 'out/renderer'), { recursive: true });
  // Bundles are packed in the built worker.
  symlinkSync(BUILT, join(root, 'out/main'), 'junction');
  writeFileSync(join(root, 'out/renderer/index.html'), '<!doctype html><title>まもり台帳</title>');
  fake.answers.appPath = root;
  prepare(fake);
  const data = join(folder, 'data');
  const before = process.argv;
  process.argv = ['electron', root, '--data', data, ...words];
  try {
    await import('../../electron/main');
  } finally {
    process.argv = before;
  }
  const { recorded } = fake;
  await vi.waitUntil(() => recorded.windows[0]?.shown || recorded.exits.length > 0 || recorded.quits > 0, {
    timeout: 20_000,
  });
  const window = recorded.windows[0] ?? new fake.FakeWindow({});
  const raw = (name: string, input: unknown): Promise<unknown> =>
    fake.invokeFrom(window, CALL, [name, input]);
  return {
    fake,
    folder: data,
    window,
    host: { call: (name, input) => raw(name, input) as ReturnType<Host['call']> } as Host,
    raw,
    async dispose() {
      // Quitting comes twice: the first time it is put off until everything is on the disk.
      fake.emitApp('before-quit', { preventDefault: () => undefined });
      if (recorded.handlers.size > 0) await vi.waitUntil(() => recorded.quits > 0, { timeout: 20_000 });
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
