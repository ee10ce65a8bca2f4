import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Decrypter, generateX25519Identity, identityToRecipient } from 'age-encryption';
import { describe, expect, it } from 'vitest';
import { layout } from '../../electron/services/book-files';
import { openBundle } from '../../shared/bundle/open';
import { ok } from '../../shared/result';
import { bundleRequest } from '../fakes/bundle-request';
import { deskPassword, draftOf, openBookAgain, openDeskAgain, wordsIn, write } from '../fakes/desk';
import { attackerOf } from '../fakes/desk-attacker';
import { codesOf, desksOfTests } from '../fakes/desk-world';
import { createTestHost, refusal, testPassword, value } from '../fakes/test-host';
import { openPorts } from '../unit/bundle/fixture';

const desk = desksOfTests();

describe('the account of the desk', () => {
  it('opens only files that are as a commit leaves them; the whole book mends them, then it opens', async () => {
    const { general } = await attackerOf(desk.world.folder);
    const path = join(layout(desk.world.folder).journal(general), '00000001.segment');
    writeFileSync(path, Buffer.concat([readFileSync(path), Buffer.from('書きかけ')]));
    const open = () => desk.world.host.call('unlockDesk', { password: deskPassword });
    expect(refusal(await open())).toBe('desk-needs-book');
    await openBookAgain(desk.world.host);
    value(await desk.world.host.call('lock', {}));
    value(await open());
    expect(await wordsIn(desk.world.host)).toContain('受付の入室');
  });

  it('tells of every changed byte in what it reads, or reads it as it was', async () => {
    const { general } = await attackerOf(desk.world.folder);
    await openDeskAgain(desk.world.host);
    const before = await wordsIn(desk.world.host);
    value(await desk.world.host.call('lock', {}));
    const path = join(layout(desk.world.folder).journal(general), '00000001.segment');
    const bytes = readFileSync(path);
    let refusedOnes = 0;
    for (let at = 0; at < bytes.length; at += 97) {
      const spoiled = Buffer.from(bytes);
      spoiled[at] = (spoiled[at] ?? 0) ^ 1;
      writeFileSync(path, spoiled);
      desk.world.later(3_600_000);
      const host = desk.world.again();
      const opened = await host.call('unlockDesk', { password: deskPassword });
      if (opened.ok) expect(await wordsIn(host)).toEqual(before);
      else refusedOnes += 1;
      await host.close();
    }
    expect(refusedOnes).toBeGreaterThan(10);
  });

  it('loses nothing that was acknowledged when its PC dies: the book has it, and so has the desk', async () => {
    await openDeskAgain(desk.world.host);
    await write(desk.world.host, draftOf('entry-log', '停電前の入室', 'entered'));
    const after = desk.world.again();
    value(await after.call('unlock', { password: testPassword }));
    expect(await wordsIn(after)).toContain('停電前の入室');
    value(await after.call('lock', {}));
    value(await after.call('unlockDesk', { password: deskPassword }));
    expect(await wordsIn(after)).toContain('停電前の入室');
  });

  it('stays open for days with nobody there, where the book itself would be locked', async () => {
    await openDeskAgain(desk.world.host);
    desk.world.later(3 * 86_400_000);
    await desk.world.host.checkIdle();
    expect(value(await desk.world.host.call('status', {})).desk).toBe('open');
    value(await desk.world.host.call('lock', {}));
    await openBookAgain(desk.world.host);
    desk.world.later(3_600_000);
    await desk.world.host.checkIdle();
    expect(value(await desk.world.host.call('status', {})).state).toBe('locked');
  });

  it('goes with a backup as a chain, not as an account: on the new PC the desk begins anew', async () => {
    const place = desk.folder();
    await openBookAgain(desk.world.host);
    value(await desk.world.host.call('setBackup', { place, automatic: false, days: 14, months: 3 }));
    const { id } = value(await desk.world.host.call('makeBackup', {}));
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
    await openBookAgain(desk.world.host);
    const identity = await generateX25519Identity();
    const recipient = await identityToRecipient(identity);
    const request = bundleRequest(recipient);
    const made = value(await desk.world.host.call('makeBundle', { request }));
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
    const { device } = (await attackerOf(desk.world.folder)).setting;
    const carried = chains.find(({ seal }) => seal.body.device === device);
    expect(carried?.entries.map(({ event }) => event)).toEqual(['unlocked', 'entered']);
    expect(chains).toHaveLength(2);

    // A division that takes enrolled keys alone is given the desk's as well.
    const keys = value(await desk.world.host.call('deviceKeys', {}));
    const enrolling = (...all: readonly string[]) =>
      openBundle(made.bytes, ports, { ...intake, enrolled: all.map((key) => ({ key, book: null })) });
    expect(refusal(await enrolling(keys.ed25519))).toBe('signature-unknown-key');
    expect((await enrolling(keys.ed25519, keys.desk?.ed25519 ?? '')).ok).toBe(true);
  });
});
