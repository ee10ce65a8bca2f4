import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Decrypter, generateX25519Identity, identityToRecipient } from 'age-encryption';
import { afterEach, describe, expect, it } from 'vitest';
import { layout } from '../../electron/services/book-files';
import { openBundle } from '../../shared/bundle/open';
import { ok } from '../../shared/result';
import {
  deskPassword,
  draftOf,
  lockedWithDesk,
  openBookAgain,
  openDeskAgain,
  wordsIn,
  write,
} from '../fakes/desk';
import { attackerOf } from '../fakes/desk-attacker';
import {
  createTestHost,
  openTestBook,
  refusal,
  type TestHost,
  testPassword,
  value,
} from '../fakes/test-host';
import { openPorts } from '../unit/bundle/fixture';

let world: TestHost;
const folders: string[] = [];
afterEach(async () => {
  await world.dispose();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** A locked book with an account of the desk that has written one entry. */
async function bookWithDesk(): Promise<void> {
  world = createTestHost();
  await openTestBook(world.host);
  await lockedWithDesk(world.host);
  await openDeskAgain(world.host);
  await write(world.host, draftOf('entry-log', '受付の入室', 'entered'));
  value(await world.host.call('lock', {}));
}

const codesOf = async (host: TestHost['host']): Promise<string[]> =>
  value(await host.call('status', {})).warnings.map(({ code }) => code);

describe('the account of the desk', () => {
  it('opens only files that are as a commit leaves them; the whole book mends them, then it opens', async () => {
    await bookWithDesk();
    const { general } = await attackerOf(world.folder);
    const path = join(layout(world.folder).journal(general), '00000001.segment');
    writeFileSync(path, Buffer.concat([readFileSync(path), Buffer.from('書きかけ')]));
    const open = () => world.host.call('unlockDesk', { password: deskPassword });
    expect(refusal(await open())).toBe('desk-needs-book');
    await openBookAgain(world.host);
    value(await world.host.call('lock', {}));
    value(await open());
    expect(await wordsIn(world.host)).toContain('受付の入室');
  });

  it('tells of every changed byte in what it reads, or reads it as it was', async () => {
    await bookWithDesk();
    const { general } = await attackerOf(world.folder);
    await openDeskAgain(world.host);
    const before = await wordsIn(world.host);
    value(await world.host.call('lock', {}));
    const path = join(layout(world.folder).journal(general), '00000001.segment');
    const bytes = readFileSync(path);
    let refusedOnes = 0;
    for (let at = 0; at < bytes.length; at += 97) {
      const spoiled = Buffer.from(bytes);
      spoiled[at] = (spoiled[at] ?? 0) ^ 1;
      writeFileSync(path, spoiled);
      world.later(3_600_000);
      const host = world.again();
      const opened = await host.call('unlockDesk', { password: deskPassword });
      if (opened.ok) expect(await wordsIn(host)).toEqual(before);
      else refusedOnes += 1;
      await host.close();
    }
    expect(refusedOnes).toBeGreaterThan(10);
  });

  it('loses nothing that was acknowledged when its PC dies: the book has it, and so has the desk', async () => {
    await bookWithDesk();
    await openDeskAgain(world.host);
    await write(world.host, draftOf('entry-log', '停電前の入室', 'entered'));
    const after = world.again();
    value(await after.call('unlock', { password: testPassword }));
    expect(await wordsIn(after)).toContain('停電前の入室');
    value(await after.call('lock', {}));
    value(await after.call('unlockDesk', { password: deskPassword }));
    expect(await wordsIn(after)).toContain('停電前の入室');
  });

  it('stays open for days with nobody there, where the book itself would be locked', async () => {
    await bookWithDesk();
    await openDeskAgain(world.host);
    world.later(3 * 86_400_000);
    await world.host.checkIdle();
    expect(value(await world.host.call('status', {})).desk).toBe('open');
    value(await world.host.call('lock', {}));
    await openBookAgain(world.host);
    world.later(3_600_000);
    await world.host.checkIdle();
    expect(value(await world.host.call('status', {})).state).toBe('locked');
  });

  it('goes with a backup as a chain, not as an account: on the new PC the desk begins anew', async () => {
    await bookWithDesk();
    const place = mkdtempSync(join(tmpdir(), 'mamori-place-'));
    folders.push(place);
    await openBookAgain(world.host);
    value(await world.host.call('setBackup', { place, automatic: false, days: 14, months: 3 }));
    const { id } = value(await world.host.call('makeBackup', {}));
    const target = createTestHost();
    value(await target.host.call('restoreBackup', { place, generation: id }));
    expect(refusal(await target.host.call('unlockDesk', { password: deskPassword }))).toBe('no-desk');
    value(await target.host.call('unlock', { password: testPassword }));
    expect(await wordsIn(target.host)).toContain('受付の入室');
    expect(value(await target.host.call('status', {})).desk).toBe('none');
    value(await target.host.call('setDesk', { password: deskPassword }));
    value(await target.host.call('lock', {}));
    value(await target.host.call('unlockDesk', { password: deskPassword }));
    expect(await wordsIn(target.host)).toContain('受付の入室');
    await write(target.host, draftOf('entry-log', '新しいPCでの入室', 'entered'));
    value(await target.host.call('lock', {}));
    value(await target.host.call('unlock', { password: testPassword }));
    expect(await codesOf(target.host)).toEqual([]);
    await target.dispose();
  });

  it('is handed over like every chain, up to a seal of its own', async () => {
    await bookWithDesk();
    await openBookAgain(world.host);
    const identity = await generateX25519Identity();
    const recipient = await identityToRecipient(identity);
    const made = value(
      await world.host.call('makeBundle', {
        request: {
          after: {},
          recipient,
          recipientName: '情報システム課',
          withheld: [],
          attachments: [],
          cover: null,
          registers: [],
          mediumNumber: null,
          profileVersion: 'x',
          organisation: '見本市',
          sectionName: '見本課',
          highestClass: '機密性2A',
        },
      }),
    );
    const ports = {
      ...openPorts,
      recipients: [recipient as never],
      decrypt: async (bytes: Uint8Array) => {
        const decrypter = new Decrypter();
        decrypter.addIdentity(identity);
        return ok(await decrypter.decrypt(bytes));
      },
    };
    const intake = { enrolled: null, received: null, withholdable: null };
    const { chains } = value(await openBundle(made.bytes, ports, intake));
    const { device } = (await attackerOf(world.folder)).setting;
    const carried = chains.find(({ seal }) => seal.body.device === device);
    expect(carried?.entries.map(({ event }) => event)).toEqual(['unlocked', 'entered']);
    expect(chains).toHaveLength(2);
  });
});
