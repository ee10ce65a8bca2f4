import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sha256Hex } from '../../electron/services/hashing';
import { nodeFiles } from '../../electron/services/node-files';
import { faultyFiles } from '../fakes/faulty-files';
import { sampleDrafts } from '../fakes/sample-entries';
import {
  createTestHost,
  openTestBook,
  refusal,
  type TestHost,
  testPassword,
  value,
} from '../fakes/test-host';

type Manifest = { files: { path: string; sha256: string; size: number }[]; entries: number };

let world: TestHost;
let root: string;
let place: string;
let id: string;

beforeAll(async () => {
  world = createTestHost();
  root = mkdtempSync(join(tmpdir(), 'mamori-attack-'));
  place = join(root, 'place');
  mkdirSync(place);
  await openTestBook(world.host);
  value(await world.host.call('append', { drafts: sampleDrafts(5), rules: 'x' }));
  value(await world.host.call('putAttachment', { name: 'a', type: '', bytes: new Uint8Array(40) }));
  value(await world.host.call('setBackup', { place, automatic: false, days: 14, months: 3 }));
  id = value(await world.host.call('makeBackup', {})).id;
});
afterAll(async () => {
  await world.dispose();
  rmSync(root, { recursive: true, force: true });
});

const manifestPath = (at: string): string => join(at, 'mamori-hikae', 'generations', `${id}.json`);
const objectPath = (at: string, sha256: string): string =>
  join(at, 'mamori-hikae', 'objects', sha256.slice(0, 2), sha256);
const readManifest = (at: string): Manifest =>
  JSON.parse(readFileSync(manifestPath(at), 'utf8').split('\n')[1] ?? '') as Manifest;

function writeManifest(at: string, manifest: Manifest): void {
  const content = JSON.stringify(manifest);
  const text = `mamori-file/1 sha256=${sha256Hex(content)}\n${content}`;
  writeFileSync(manifestPath(at), text);
  writeFileSync(`${manifestPath(at)}.copy`, text);
}

/** A copy of the place to spoil. */
function spoiled(name: string): string {
  const at = join(root, name);
  cpSync(place, at, { recursive: true });
  return at;
}

/** Tries to restore into an empty folder. Answers the code of the refusal (or of the unlock's), and what was left. */
async function tryRestore(
  from: string,
): Promise<{ code: string; details: readonly string[]; left: string[] }> {
  const target = createTestHost();
  const put = await target.host.call('restoreBackup', { place: from, generation: id });
  const left = readdirSync(target.folder);
  const answer = put.ok ? await target.host.call('unlock', { password: testPassword }) : put;
  await target.dispose();
  return answer.ok
    ? { code: 'opened', details: [], left }
    : { code: answer.error.code, details: answer.error.details ?? [], left };
}

describe('a damaged or forged backup', () => {
  test('every changed byte is refused with the file that is damaged, and nothing is written', async () => {
    let tried = 0;
    for (const file of readManifest(place).files) {
      const at = spoiled(`byte-${tried}`);
      const bytes = readFileSync(objectPath(at, file.sha256));
      // The place of the byte does not matter to a hash: spread over the file, both ends included.
      for (const share of [0, 0.31, 0.62, 1]) {
        const flipped = Buffer.from(bytes);
        const byte = Math.min(bytes.length - 1, Math.floor(share * bytes.length));
        flipped[byte] = (flipped[byte] ?? 0) ^ 1;
        writeFileSync(objectPath(at, file.sha256), flipped);
        const { code, details, left } = await tryRestore(at);
        expect(code).toBe('backup-damaged');
        expect(details).toEqual([file.path]);
        expect(left).toEqual([]);
        tried += 1;
      }
      rmSync(objectPath(at, file.sha256));
      expect((await tryRestore(at)).details).toEqual([file.path]);
      rmSync(at, { recursive: true });
    }
    console.log(`${tried} changed bytes, 0 untold`);
    expect(tried).toBeGreaterThan(15);
  });

  test('a file named outside of a data folder is never written', async () => {
    const names = [
      '../evil',
      'journal/../../evil',
      '/etc/evil',
      'device.json',
      'attachments/00/../x',
      'C:\\evil',
    ];
    for (const [at, path] of names.entries()) {
      const from = spoiled(`path-${at}`);
      const manifest = readManifest(from);
      const [first, ...rest] = manifest.files;
      writeManifest(from, { ...manifest, files: [{ ...(first as Manifest['files'][0]), path }, ...rest] });
      expect((await tryRestore(from)).code, path).toBe('backup-none');
    }
  });

  test('a list that leaves out, adds or exchanges files is told when the book is unlocked', async () => {
    const forgeries: Record<string, (manifest: Manifest) => Manifest> = {
      'an attachment left out': (manifest) => ({
        ...manifest,
        files: manifest.files.filter(({ path }) => !path.startsWith('attachments/')),
      }),
      'other counts': (manifest) => ({ ...manifest, entries: 1 }),
    };
    for (const [name, forge] of Object.entries(forgeries)) {
      const from = spoiled(`list-${sha256Hex(name).slice(0, 8)}`);
      writeManifest(from, forge(readManifest(from)));
      expect((await tryRestore(from)).code, name).toBe('backup-not-genuine');
    }
  });

  test('a damaged list is replaced from its copy, and told if both are damaged', async () => {
    const from = spoiled('lists');
    writeFileSync(manifestPath(from), 'x');
    expect((await tryRestore(from)).code).toBe('opened');
    writeFileSync(`${manifestPath(from)}.copy`, 'x');
    expect((await tryRestore(from)).code).toBe('backup-none');
  });
});

test('a damaged book makes no backup that could push out a good one', async () => {
  const own = createTestHost();
  const at = join(root, 'own');
  mkdirSync(at);
  await openTestBook(own.host);
  const { device } = value(await own.host.call('status', {}));
  value(await own.host.call('setBackup', { place: at, automatic: false, days: 1, months: 0 }));
  const good = value(await own.host.call('makeBackup', {}));
  const segment = join(own.folder, 'journal', device ?? '', '00000001.segment');
  const bytes = readFileSync(segment);
  bytes[60] = (bytes[60] ?? 0) ^ 1;
  writeFileSync(segment, bytes);
  expect(refusal(await own.host.call('makeBackup', {}))).toBe('backup-damaged-book');
  value(await own.host.call('lock', {}));
  value(await own.host.call('unlock', { password: testPassword }));
  expect(refusal(await own.host.call('makeBackup', {}))).toBe('backup-damaged-book');
  const { generations } = value(await own.host.call('backups', { place: at }));
  expect(generations.map((generation) => generation.id)).toEqual([good.id]);
  await own.dispose();
});

test('a restore that is broken off at any operation leaves no book, and can be done again', async () => {
  const files = faultyFiles(nodeFiles);
  const count = createTestHost({ files });
  files.failAt(Number.POSITIVE_INFINITY, 'EIO', false);
  value(await count.host.call('restoreBackup', { place, generation: id }));
  const operations = files.count();
  await count.dispose();
  let broken = 0;
  for (let at = 1; at <= operations; at += 3) {
    const target = createTestHost({ files });
    files.failAt(at, 'EIO', true);
    const first = await target.host.call('restoreBackup', { place, generation: id });
    files.heal();
    if (!first.ok) {
      broken += 1;
      const host = target.again();
      const { state } = value(await host.call('status', {}));
      if (state === 'no-book') value(await host.call('restoreBackup', { place, generation: id }));
      value(await host.call('unlock', { password: testPassword }));
    }
    await target.dispose();
  }
  console.log(`${broken} restores broken off, 0 half books`);
  expect(broken).toBeGreaterThan(30);
});
