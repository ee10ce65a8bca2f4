import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { layout } from '../../electron/services/book-files';
import { openJournal } from '../../electron/services/journal-file';
import { decodeFrame, SEGMENT_HEADER } from '../../electron/services/journal-frame';
import { writeMark } from '../../electron/services/journal-head';
import { nodeFiles } from '../../electron/services/node-files';
import type { DraftEntry } from '../../shared/journal/entry';
import { deskPassword, draftOf, openBookAgain, openDeskAgain, wordsIn, write } from '../fakes/desk';
import { attackerOf } from '../fakes/desk-attacker';
import { codesOf, desksOfTests } from '../fakes/desk-world';
import { refusal, testPassword, value } from '../fakes/test-host';

const desk = desksOfTests();

/** The book opens for reading, says what is wrong, and takes nothing. */
async function expectReadOnly(code: string): Promise<void> {
  await openBookAgain(desk.world.host);
  expect(await codesOf(desk.world.host)).toContain(code);
  expect(await wordsIn(desk.world.host)).toContain('見本の資産');
  const more = await desk.world.host.call('append', {
    drafts: [draftOf('asset', '次の資産')],
    rules: 'test' as never,
  });
  expect(refusal(more)).toBe(code);
}

const badMoment = draftOf('entry-log', 'あり得ない日時', 'entered');
Object.assign(badMoment.body['fields'] as object, { enteredAt: '2026-13-45T99:99' });

describe('somebody who knows the password of the desk', () => {
  it('opens no frame of the section’s own chain but those for the desk', async () => {
    const { keys, book, general } = await attackerOf(desk.world.folder);
    const bytes = readFileSync(join(layout(desk.world.folder).journal(general), '00000001.segment'));
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
    await (await attackerOf(desk.world.folder)).forge(draft);
    await expectReadOnly('journal-damaged');
    expect(await wordsIn(desk.world.host)).not.toContain(draft.body['word']);
  });

  it('cannot write in the name of anybody else', async () => {
    await openBookAgain(desk.world.host);
    const chief = value(await desk.world.host.call('status', {})).actor?.person;
    value(await desk.world.host.call('lock', {}));
    await (await attackerOf(desk.world.folder)).forge(draftOf('entry-log', '所属長の入室', 'entered'), chief);
    await expectReadOnly('journal-damaged');
  });

  it('gets nothing past the host that would stop the book from being folded', async () => {
    await openDeskAgain(desk.world.host);
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
      const [last] = value(
        await desk.world.host.call('recordEntries', { record: draft.record }),
      ).entries.slice(-1);
      const drafts = [{ ...draft, expected: last?.hash ?? null }];
      const answer = await desk.world.host.call('append', { drafts, rules: 'test' as never });
      expect(refusal(answer), JSON.stringify(draft.body)).toBe('not-at-desk');
    }
    await write(desk.world.host, good);
  });

  it('cannot take back unseen what the book has seen: a shortened chain is told', async () => {
    await openBookAgain(desk.world.host);
    value(await desk.world.host.call('lock', {}));
    const { setting } = await attackerOf(desk.world.folder);
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
    await openBookAgain(desk.world.host);
    value(await desk.world.host.call('lock', {}));
    rmSync((await attackerOf(desk.world.folder)).setting.folder, { recursive: true });
    await expectReadOnly('chain-shortened');
  });

  it('is shut out by a new password, also with the keyring of before', async () => {
    const kept = desk.folder();
    for (const name of ['keyring.json', 'keyring.json.copy'])
      cpSync(join(desk.world.folder, name), join(kept, name));
    await openBookAgain(desk.world.host);
    value(await desk.world.host.call('setDesk', { password: 'とんぼ-ひきだし-かざぐるま-みなと' }));
    await write(desk.world.host, draftOf('entry-permit', '後の許可'));
    value(await desk.world.host.call('lock', {}));
    expect(refusal(await desk.world.host.call('unlockDesk', { password: deskPassword }))).toBe(
      'wrong-desk-password',
    );

    for (const name of ['keyring.json', 'keyring.json.copy'])
      cpSync(join(kept, name), join(desk.world.folder, name));
    const back = desk.world.again();
    expect(refusal(await back.call('unlockDesk', { password: deskPassword }))).toBe('desk-needs-book');
    // And the section is told that its keyring is an old one: nothing goes on under keys that were withdrawn.
    value(await back.call('unlock', { password: testPassword }));
    expect(await codesOf(back)).toContain('journal-damaged');
    await back.close();
  });
});
