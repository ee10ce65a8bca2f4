import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Decrypter, generateX25519Identity, identityToRecipient } from 'age-encryption';
import { afterEach, describe, expect, it } from 'vitest';
import { layout } from '../../electron/services/book-files';
import { openJournal } from '../../electron/services/journal-file';
import { decodeFrame, SEGMENT_HEADER } from '../../electron/services/journal-frame';
import { writeMark } from '../../electron/services/journal-head';
import { nodeFiles } from '../../electron/services/node-files';
import { openBundle } from '../../shared/bundle/open';
import type { DraftEntry } from '../../shared/journal/entry';
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

/** The book opens for reading, says what is wrong, and takes nothing. */
async function expectReadOnly(code: string): Promise<void> {
  await openBookAgain(world.host);
  expect(await codesOf(world.host)).toContain(code);
  expect(await wordsIn(world.host)).toContain('見本の資産');
  const more = await world.host.call('append', {
    drafts: [draftOf('asset', '次の資産')],
    rules: 'test' as never,
  });
  expect(refusal(more)).toBe(code);
}

const badMoment = draftOf('entry-log', 'あり得ない日時', 'entered');
Object.assign(badMoment.body['fields'] as object, { enteredAt: '2026-13-45T99:99' });

describe('somebody who knows the password of the desk', () => {
  it('opens no frame of the section’s own chain but those for the desk', async () => {
    await bookWithDesk();
    const { keys, book, general } = await attackerOf(world.folder);
    const bytes = readFileSync(join(layout(world.folder).journal(general), '00000001.segment'));
    const texts: string[] = [];
    let closed = 0;
    for (let offset = SEGMENT_HEADER; offset < bytes.length; ) {
      const place = { book, device: general, segment: 1, offset };
      const opened = keys
        .map((key) => decodeFrame(bytes, place, () => key))
        .find((frame) => typeof frame !== 'string');
      if (opened && typeof opened !== 'string') texts.push(opened.plain.toString('utf8'));
      else closed += 1;
      offset += 20 + bytes.readUInt32BE(offset);
    }
    const all = texts.join('\n');
    for (const word of ['見本の区域', '見本の許可', '窓口で書いた入室']) expect(all).toContain(word);
    for (const word of ['見本の資産', '見本の職員', '混ざった入室', 'unlock'])
      expect(all).not.toContain(word);
    expect(closed).toBeGreaterThan(2);
  });

  it.each([
    ['an asset', draftOf('asset', '偽の資産')],
    ['a permission', draftOf('entry-permit', '偽の許可')],
    ['a correction', draftOf('entry-log', '偽の訂正', 'amended')],
    ['a closing of the month', draftOf('month-closing', '偽の締め', 'closed')],
    ['an order to erase', draftOf('erasure', '偽の消去', 'erased')],
    [
      'an entry of no known shape',
      { ...draftOf('entry-log', '形の違う入室', 'entered'), body: { word: '形' } },
    ],
    ['an entry with a moment that never was', badMoment],
    ['an operation of the office', draftOf('operation', '偽の操作', 'operated')],
  ])('cannot put %s into the book', async (_what, draft) => {
    await bookWithDesk();
    await (await attackerOf(world.folder)).forge(draft);
    await expectReadOnly('journal-damaged');
    expect(await wordsIn(world.host)).not.toContain(draft.body['word']);
  });

  it('cannot write in the name of anybody else', async () => {
    await bookWithDesk();
    await openBookAgain(world.host);
    const chief = value(await world.host.call('status', {})).actor?.person;
    value(await world.host.call('lock', {}));
    await (await attackerOf(world.folder)).forge(draftOf('entry-log', '所属長の入室', 'entered'), chief);
    await expectReadOnly('journal-damaged');
  });

  it('gets nothing past the host that would stop the book from being folded', async () => {
    await bookWithDesk();
    await openDeskAgain(world.host);
    const good = draftOf('entry-log', '受付の二人目', 'entered');
    const fields = good.body['fields'] as Record<string, never>;
    const person = draftOf('entry-permit', '見本の許可').record;
    const hostile: DraftEntry[] = [
      { ...good, body: {} },
      { ...good, body: { ...good.body, number: 1 } },
      { ...good, body: { ...good.body, fields: null } },
      { ...good, body: { ...good.body, fields: [] } },
      { ...good, body: { ...good.body, fields: { ...fields, source: 'office' } } },
      { ...good, body: { ...good.body, fields: { ...fields, leftAt: '2026-11-23T09:30' } } },
      { ...good, body: { ...good.body, fields: { ...fields, broughtIn: 'x' } } },
      { ...good, body: { ...good.body, fields: { ...fields, name: 'あ'.repeat(61) } } },
      { ...good, body: { ...good.body, fields: { ...fields, unknown: 1 } } },
      { ...draftOf('entry-log', 'x', 'left'), record: person },
      { ...draftOf('entry-log', 'x', 'voided'), record: person },
      { ...good, record: person },
    ];
    for (const draft of hostile) {
      const [last] = value(await world.host.call('recordEntries', { record: draft.record })).entries.slice(
        -1,
      );
      const drafts = [{ ...draft, expected: last?.hash ?? null }];
      const answer = await world.host.call('append', { drafts, rules: 'test' as never });
      expect(refusal(answer), JSON.stringify(draft.body)).toBe('not-at-desk');
    }
    await write(world.host, good);
  });

  it('cannot take back unseen what the book has seen: a shortened chain is told', async () => {
    await bookWithDesk();
    await openBookAgain(world.host);
    value(await world.host.call('lock', {}));
    const { setting } = await attackerOf(world.folder);
    const owner = { book: setting.book, device: setting.device, key: setting.headKey };
    const journal = value(await openJournal(setting));
    const [first, mark] = [journal.entry(1), journal.mark()];
    await journal.close();
    if (!mark) throw new Error('no mark');
    const bytes = readFileSync(join(setting.folder, '00000001.segment'));
    const end = SEGMENT_HEADER + 20 + bytes.readUInt32BE(SEGMENT_HEADER);
    const head = await nodeFiles.open(join(setting.folder, 'head'), 'update');
    for (const generation of [mark.generation + 1, mark.generation + 2])
      await writeMark(head, { generation, segment: 1, end, head: { seq: 1, hash: first.hash } }, owner);
    await head.close();
    writeFileSync(join(setting.folder, '00000001.segment'), bytes.subarray(0, end));
    await expectReadOnly('chain-shortened');
  });

  it('cannot take the whole chain away either', async () => {
    await bookWithDesk();
    await openBookAgain(world.host);
    value(await world.host.call('lock', {}));
    rmSync((await attackerOf(world.folder)).setting.folder, { recursive: true });
    await expectReadOnly('chain-shortened');
  });

  it('is shut out by a new password, also with the keyring of before', async () => {
    await bookWithDesk();
    const kept = mkdtempSync(join(tmpdir(), 'mamori-keyring-'));
    folders.push(kept);
    for (const name of ['keyring.json', 'keyring.json.copy'])
      cpSync(join(world.folder, name), join(kept, name));
    await openBookAgain(world.host);
    value(await world.host.call('setDesk', { password: 'とんぼ-ひきだし-かざぐるま-みなと' }));
    await write(world.host, draftOf('entry-permit', '後の許可'));
    value(await world.host.call('lock', {}));
    expect(refusal(await world.host.call('unlockDesk', { password: deskPassword }))).toBe(
      'wrong-desk-password',
    );

    for (const name of ['keyring.json', 'keyring.json.copy'])
      cpSync(join(kept, name), join(world.folder, name));
    const back = world.again();
    expect(refusal(await back.call('unlockDesk', { password: deskPassword }))).toBe('desk-needs-book');
    // And the section is told that its keyring is an old one: nothing goes on under keys that were withdrawn.
    value(await back.call('unlock', { password: testPassword }));
    expect(await codesOf(back)).toContain('journal-damaged');
    await back.close();
  });
});

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
