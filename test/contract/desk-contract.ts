import { expect, test } from 'vitest';
import { type ChannelName, contract } from '../../shared/host/contract';
import { deskChannels } from '../../shared/host/desk-channels';
import { ENTRY_DESK } from '../../shared/ids';
import {
  deskPassword,
  deskRules,
  draftOf,
  lockedWithDesk,
  openBookAgain,
  openDeskAgain,
  wordsIn,
  write,
} from '../fakes/desk';
import { sampleDrafts } from '../fakes/sample-entries';
import { openTestBook, refusal, testPassword, value } from '../fakes/test-host';
import { type ContractWorld, everything } from './contract-world';

const statusOf = async ({ host }: ContractWorld) => value(await host.call('status', {}));
const eventOf = (register: string) => (entry: { readonly register: string }) => entry.register === register;

/** 入退室受付 under its own password: what it can do, and that it can do nothing else. */
export function deskContract(open: () => ContractWorld): void {
  test('a password for the desk is set, opens the desk alone, and is taken away', async () => {
    const { host } = open();
    await openTestBook(host);
    expect((await statusOf(open())).desk).toBe('none');
    expect(refusal(await host.call('setDesk', { password: 'shiyakusho2026' }))).toBe('weak-password');
    expect(refusal(await host.call('setDesk', { password: testPassword }))).toBe('desk-same-password');
    await lockedWithDesk(host);
    expect((await statusOf(open())).desk).toBe('set');
    expect(refusal(await host.call('unlockDesk', { password: testPassword }))).toBe('wrong-desk-password');
    expect(refusal(await host.call('unlock', { password: deskPassword }))).toBe('wrong-password');
    await openDeskAgain(host);
    expect(await statusOf(open())).toMatchObject({
      state: 'unlocked',
      desk: 'open',
      actor: { person: ENTRY_DESK, name: '入退室受付' },
    });
    value(await host.call('lock', {}));
    await openBookAgain(host);
    value(await host.call('endDesk', {}));
    expect((await statusOf(open())).desk).toBe('none');
    value(await host.call('lock', {}));
    expect(refusal(await host.call('unlockDesk', { password: deskPassword }))).toBe('no-desk');
    await openBookAgain(host);
    const operations = (await everything(host)).filter(eventOf('operation')).map(({ body }) => body);
    expect(operations.filter((body) => body?.['kind'] === 'desk-account')).toHaveLength(2);
  });

  test('the desk reads areas, permissions and the entry log, and nothing else', async () => {
    const { host } = open();
    await openTestBook(host);
    await lockedWithDesk(host);
    await openDeskAgain(host);
    expect(await wordsIn(host)).toEqual(['見本の区域', '見本の許可', '窓口で書いた入室']);
    const closed = draftOf('asset', '見本の資産').record;
    expect(value(await host.call('recordEntries', { record: closed })).entries).toEqual([]);
  });

  test('what the desk writes is in the book, told apart, and known when the book goes on', async () => {
    const { host } = open();
    await openTestBook(host);
    await lockedWithDesk(host);
    await openDeskAgain(host);
    const [entered] = await write(host, draftOf('entry-log', '受付の入室', 'entered'));
    await write(host, draftOf('entry-log', '受付の入室', 'left', entered?.hash ?? null));
    value(await host.call('lock', {}));

    await openBookAgain(host);
    const all = await everything(host);
    const atDesk = all.filter(({ actor }) => actor === ENTRY_DESK);
    expect(atDesk.map(({ event }) => event)).toEqual(['unlocked', 'entered', 'left']);
    const [own] = all.filter(({ actor }) => actor !== ENTRY_DESK);
    expect(new Set(atDesk.map(({ device }) => device)).size).toBe(1);
    expect(atDesk[0]?.device).not.toBe(own?.device);
    // The book says from here on that it knew of them: whatever amends them is no contradiction.
    const last = all.filter(({ device }) => device === own?.device).at(-1);
    expect(last?.seen).toEqual({ [String(atDesk[0]?.device)]: atDesk.length });
    const record = draftOf('entry-log', '受付の入室').record;
    const history = value(await host.call('recordEntries', { record })).entries;
    expect(history.map(({ event }) => event)).toEqual(['entered', 'left']);
    const stale = draftOf('entry-log', '受付の入室', 'amended', entered?.hash ?? null);
    expect(refusal(await host.call('append', { drafts: [stale], rules: deskRules }))).toBe('stale-record');
    const amended = draftOf('entry-log', '受付の入室', 'amended', history.at(-1)?.hash ?? null);
    const [kept] = await write(host, amended);
    expect(kept?.tick).toBeGreaterThan(history.at(-1)?.tick ?? 0);
  });

  test('the desk lets out whom the office let in, and takes back only its own', async () => {
    const { host } = open();
    await openTestBook(host);
    await lockedWithDesk(host);
    await openDeskAgain(host);
    const record = draftOf('entry-log', '窓口で書いた入室').record;
    const [entered] = value(await host.call('recordEntries', { record })).entries;
    const voided = draftOf('entry-log', '窓口で書いた入室', 'voided', entered?.hash ?? null);
    expect(refusal(await host.call('append', { drafts: [voided], rules: deskRules }))).toBe('not-of-desk');
    await write(host, draftOf('entry-log', '窓口で書いた入室', 'left', entered?.hash ?? null));
    // It says how far it knew the office's chain: its 退室 is no contradiction to what the office wrote.
    const told = (await everything(host)).flatMap(({ actor, seen }) => (actor === ENTRY_DESK ? [seen] : []));
    expect(Math.max(...told.flatMap((seen) => Object.values(seen)))).toBe(entered?.seq);
    const [mine] = await write(host, draftOf('entry-log', '押し間違い', 'entered'));
    await write(host, draftOf('entry-log', '押し間違い', 'voided', mine?.hash ?? null));
  });

  test('every channel that is not the desk’s refuses, whatever it is asked', async () => {
    const { host } = open();
    await openTestBook(host);
    await lockedWithDesk(host);
    await openDeskAgain(host);
    const all = Object.keys(contract) as ChannelName[];
    const closed = all.filter((name) => !deskChannels.has(name));
    expect(closed).toEqual(
      expect.arrayContaining(['unlock', 'createBook', 'restoreBackup', 'setSetting', 'saveFile', 'drafts']),
    );
    expect(all.length - closed.length).toBe(deskChannels.size);
    for (const name of closed) {
      expect(await open().raw(name, {}), name).toMatchObject({ ok: false, error: { code: 'not-at-desk' } });
    }
    expect((await statusOf(open())).desk).toBe('open');
  });

  test('of comings and goings only what a desk writes is taken', async () => {
    const { host } = open();
    await openTestBook(host);
    await lockedWithDesk(host);
    await openDeskAgain(host);
    const before = (await everything(host)).length;
    const refused = [
      draftOf('area', '別の区域'),
      draftOf('entry-permit', '自分への許可'),
      draftOf('entry-permit', '見本の許可', 'decided'),
      draftOf('operation', '消したい操作', 'unlocked'),
      draftOf('entry-log', '締めた月', 'closed'),
      draftOf('entry-log', '受付の入室', 'amended'),
      draftOf('asset', '資産'),
    ];
    for (const draft of refused) {
      const answer = await host.call('append', { drafts: [draft], rules: deskRules });
      expect(refusal(answer), `${draft.register} ${draft.event}`).toBe('not-at-desk');
    }
    const mixed = [draftOf('entry-log', '混ぜた入室', 'entered'), draftOf('asset', '資産')];
    expect(refusal(await host.call('append', { drafts: mixed, rules: deskRules }))).toBe('not-at-desk');
    const staged = { drafts: sampleDrafts(1), batch: 'a' };
    expect(refusal(await host.call('stageDrafts', staged))).toBe('not-at-desk');
    expect(await everything(host)).toHaveLength(before);
  });

  test('wrong passwords at the desk are counted by themselves, slowed, and written down', async () => {
    const { host } = open();
    await openTestBook(host);
    await lockedWithDesk(host);
    const wrong = () => host.call('unlockDesk', { password: 'まちがい-まちがい-まちがい' });
    for (const _try of [1, 2]) expect(refusal(await wrong())).toBe('wrong-desk-password');
    await openDeskAgain(host);
    const noted = (await everything(host)).filter(({ event }) => event === 'unlock-failed');
    expect(noted.map(({ body }) => body)).toMatchObject([{ subject: 'desk', count: 2 }]);
    value(await host.call('lock', {}));
    for (const _try of [1, 2, 3]) expect(refusal(await wrong())).toBe('wrong-desk-password');
    expect(refusal(await wrong())).toBe('wait');
    // The book itself is not locked out by whoever plays at the desk.
    await openBookAgain(host);
  });
}
