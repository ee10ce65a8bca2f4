import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach } from 'vitest';
import { draftOf, lockedWithDesk, openDeskAgain, write } from './desk';
import { createTestHost, openTestBook, type TestHost, value } from './test-host';

export type DeskWorld = {
  /** A locked book with an account of the desk that has written one entry. */
  readonly world: TestHost;
  /** A folder that goes with the test. */
  folder(): string;
};

/** Before each test a world of its own, gone after it. */
export function desksOfTests(): DeskWorld {
  let world: TestHost;
  const folders: string[] = [];
  beforeEach(async () => {
    world = createTestHost();
    await openTestBook(world.host);
    await lockedWithDesk(world.host);
    await openDeskAgain(world.host);
    await write(world.host, draftOf('entry-log', '受付の入室', 'entered'));
    value(await world.host.call('lock', {}));
  });
  afterEach(async () => {
    await world.dispose();
    for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
  });
  return {
    get world() {
      return world;
    },
    folder() {
      const folder = mkdtempSync(join(tmpdir(), 'mamori-desk-'));
      folders.push(folder);
      return folder;
    },
  };
}

/** What the window is told to be wrong, by code. */
export const codesOf = async (host: TestHost['host']): Promise<string[]> =>
  value(await host.call('status', {})).warnings.map(({ code }) => code);
