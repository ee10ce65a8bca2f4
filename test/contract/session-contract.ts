import { expect, test } from 'vitest';
import { type ChannelName, contract } from '../../shared/host/contract';
import { sampleDraft, sampleDrafts } from '../fakes/sample-entries';
import { openTestBook, refusal, testPassword, value } from '../fakes/test-host';
import { type ContractWorld, everything } from './contract-world';

/** Who may do what: making a book, unlocking, locking, passwords, settings. */
export function sessionContract(open: () => ContractWorld): void {
  test('an empty folder has no book, and nothing but its making can be asked', async () => {
    const { host } = open();
    const status = value(await host.call('status', {}));
    expect(status).toMatchObject({
      shell: open().shell,
      state: 'no-book',
      book: null,
      actor: null,
      device: null,
    });
    expect(refusal(await host.call('unlock', { password: testPassword }))).toBe('no-book');
    expect(refusal(await host.call('heads', {}))).toBe('locked');
    const weak = await host.call('createBook', {
      name: '見本課',
      userName: '見本太郎',
      password: 'shiyakusho2026',
      sample: true,
    });
    expect(refusal(weak)).toBe('weak-password');
    expect(value(await host.call('status', {})).state).toBe('no-book');
  });

  test('a book is made once, unlocked with its password only, and locked', async () => {
    const { host } = open();
    const { recoveryKey, cacheKey } = await openTestBook(host);
    expect(recoveryKey).toMatch(/^([0-9A-HJKMNP-TV-Z]{5}-){5}[0-9A-HJKMNP-TV-Z]{5}$/);
    expect(cacheKey).toBeInstanceOf(Uint8Array);
    expect(cacheKey).toHaveLength(32);
    const status = value(await host.call('status', {}));
    expect(status).toMatchObject({
      state: 'unlocked',
      book: { name: '見本課', sample: true },
      waitSeconds: 0,
    });
    expect(status.actor?.name).toBe('見本太郎');
    const again = { name: '別の課', userName: '別人', password: testPassword, sample: false };
    expect(refusal(await host.call('createBook', again))).toBe('book-exists');
    value(await host.call('lock', {}));
    expect(value(await host.call('heartbeat', {})).state).toBe('locked');
    expect(refusal(await host.call('unlock', { password: 'まちがい-まちがい-まちがい' }))).toBe(
      'wrong-password',
    );
    const full = testPassword.replaceAll('-', '－');
    const second = value(await host.call('unlock', { password: full }));
    expect(second.cacheKey).toEqual(cacheKey);
    const entries = await everything(host);
    expect(entries.map(({ event }) => event)).toEqual(['unlocked', 'unlock-failed', 'unlocked']);
    expect(entries[1]?.body).toMatchObject({ kind: 'unlock', count: 1 });
  });

  test('locked: every channel that is not open refuses', async () => {
    const { host } = open();
    await openTestBook(host);
    value(await host.call('lock', {}));
    const inputs: { readonly [N in ChannelName]?: unknown } = {
      setDesk: { password: 'a' },
      endDesk: {},
      changePassword: { current: 'a', next: 'b' },
      heads: {},
      read: { after: {}, limit: 1 },
      stageDrafts: { batch: 'a', drafts: sampleDrafts(1) },
      append: { drafts: sampleDrafts(1), rules: 'x' },
      recordEntries: { record: sampleDraft(1).record },
      logOperation: { kind: 'print', subject: '', count: 0, detail: '' },
      saveDraft: { key: 'a', value: {} },
      drafts: {},
      removeDraft: { key: 'a' },
      putAttachment: { name: 'a', type: '', bytes: new Uint8Array([1]) },
      getAttachment: { sha256: '0'.repeat(64) },
      renderForms: { documents: [{}] },
      missingGlyphs: { texts: [] },
      readSheet: { name: '', bytes: new Uint8Array([1]), encoding: 'auto', sheet: null },
      writeSheet: { request: {} },
      saveFile: { name: 'a', type: '', bytes: new Uint8Array([1]) },
      makeBundle: { request: {} },
      deviceKeys: {},
      backupState: {},
      setBackup: { place: null, automatic: true, days: 14, months: 3 },
      makeBackup: {},
      sealMonth: {},
    };
    for (const [channel, definition] of Object.entries(contract)) {
      if (definition.open || channel === 'progress' || channel === 'cancel') continue;
      const input = inputs[channel as ChannelName];
      expect(input, channel).toBeDefined();
      expect(await open().raw(channel, input), channel).toMatchObject({
        ok: false,
        error: { code: 'locked' },
      });
    }
  });

  test('the password changes, and old ones are refused', async () => {
    const { host } = open();
    await openTestBook(host);
    const next = 'すいか-じてんしゃ-まくら-てがみ';
    const change = (current: string, to: string) => host.call('changePassword', { current, next: to });
    expect(refusal(await change('ちがうちがうちがうちがう', next))).toBe('wrong-password');
    expect(refusal(await change(testPassword, 'aaaaaaaaaaaaaaaa'))).toBe('weak-password');
    expect(refusal(await change(testPassword, testPassword))).toBe('same-password');
    value(await change(testPassword, next));
    expect(refusal(await change(next, testPassword))).toBe('same-password');
    value(await host.call('lock', {}));
    expect(refusal(await host.call('unlock', { password: testPassword }))).toBe('wrong-password');
    value(await host.call('unlock', { password: next }));
  });

  test('the recovery key opens the book and sets a new password', async () => {
    const { host } = open();
    const { recoveryKey } = await openTestBook(host);
    value(await host.call('lock', {}));
    const newPassword = 'めがね-ひまわり-とんねる-さかな';
    const use = (key: string) => host.call('unlockWithRecoveryKey', { recoveryKey: key, newPassword });
    const wrong = `${recoveryKey[0] === 'A' ? 'B' : 'A'}${recoveryKey.slice(1)}`;
    expect(refusal(await use(wrong))).toBe('mistyped-recovery-key');
    value(await use(` ${recoveryKey.toLowerCase().replaceAll('-', ' ー ')}`));
    value(await host.call('lock', {}));
    value(await host.call('unlock', { password: newPassword }));
    expect((await everything(host)).map(({ body }) => body?.subject)).toContain('recovery-key');
  });

  test('settings: those of safety only when unlocked and within bounds', async () => {
    const { host } = open();
    const set = (key: string, to: number | string) => host.call('setSetting', { key, value: to });
    value(await set('textScale', 150));
    expect(refusal(await set('idleMinutes', 100))).toBe('setting-locked');
    await openTestBook(host);
    expect(refusal(await set('idleMinutes', 100_000))).toBe('setting-out-of-range');
    value(await set('idleMinutes', 20));
    value(await set('a.b', 'あ'));
    const { settings } = value(await host.call('settings', {}));
    expect(settings).toMatchObject({ textScale: 150, idleMinutes: 20, passwordMinLength: 12, 'a.b': 'あ' });
  });
}
