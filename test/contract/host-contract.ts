import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { nodeHashing } from '../../electron/services/hashing';
import { type ChannelName, contract, type OutputOf } from '../../shared/host/contract';
import type { Host } from '../../shared/host/dispatch';
import { verifyChain } from '../../shared/journal/chain';
import type { Entry } from '../../shared/journal/entry';
import { sampleDraft, sampleDrafts } from '../fakes/sample-entries';
import { openTestBook, refusal, testPassword, value } from '../fakes/test-host';

/** A shell under test, on a data folder of its own. */
export type ContractWorld = {
  readonly host: Host;
  readonly shell: OutputOf<'status'>['shell'];
  /** A call as it would come over the border, whatever the types say. */
  raw(name: string, input: unknown): Promise<unknown>;
  dispose(): Promise<void>;
};

const everything = async (host: Host): Promise<Entry[]> =>
  value(await host.call('read', { after: {}, limit: 20_000 })).entries;

/** What every shell must do the same: run against the host itself, over HTTP, and over Electron's IPC. */
export function hostContract(name: string, open: () => Promise<ContractWorld>): void {
  describe(`the host contract, ${name}`, () => {
    let world: ContractWorld;
    let host: Host;
    beforeEach(async () => {
      world = await open();
      host = world.host;
    });
    afterEach(() => world.dispose());

    test('an empty folder has no book, and nothing but its making can be asked', async () => {
      const status = value(await host.call('status', {}));
      expect(status).toMatchObject({
        shell: world.shell,
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
      await openTestBook(host);
      value(await host.call('lock', {}));
      const inputs: { readonly [N in ChannelName]?: unknown } = {
        changePassword: { current: 'a', next: 'b' },
        heads: {},
        read: { after: {}, limit: 1 },
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
      };
      for (const [channel, definition] of Object.entries(contract)) {
        if (definition.open || channel === 'progress' || channel === 'cancel') continue;
        const input = inputs[channel as ChannelName];
        expect(input, channel).toBeDefined();
        expect(await world.raw(channel, input), channel).toMatchObject({
          ok: false,
          error: { code: 'locked' },
        });
      }
    });

    test('entries are stamped by the host, chained, and come back exactly as typed', async () => {
      await openTestBook(host);
      const { actor, book, device } = value(await host.call('status', {}));
      const drafts = sampleDrafts(3);
      const { entries } = value(await host.call('append', { drafts, rules: 'toyama-1' }));
      expect(entries.map(({ body }) => body)).toEqual(drafts.map(({ body }) => body));
      for (const entry of entries) {
        expect(entry).toMatchObject({
          actor: actor?.person,
          book: book?.id,
          device,
          rules: 'toyama-1',
          v: 1,
        });
      }
      const all = await everything(host);
      expect(all.slice(1)).toEqual(entries);
      const chain = value(verifyChain(all, null, nodeHashing));
      expect(value(await host.call('heads', {}))).toEqual({
        heads: { [device ?? '']: chain },
        verified: true,
      });
      const [first] = drafts;
      const ofRecord = value(await host.call('recordEntries', { record: first?.record ?? '' }));
      expect(ofRecord.entries).toEqual([entries[0]]);
    });

    test('reading goes on where it stopped', async () => {
      await openTestBook(host);
      value(await host.call('append', { drafts: sampleDrafts(25), rules: 'x' }));
      const { device } = value(await host.call('status', {}));
      const seen: number[] = [];
      for (let more = true; more; ) {
        const page = value(await host.call('read', { after: { [device ?? '']: seen.length }, limit: 10 }));
        seen.push(...page.entries.map(({ seq }) => seq));
        more = page.more;
      }
      expect(seen).toEqual(Array.from({ length: 26 }, (_, place) => place + 1));
    });

    test('a commit is all or nothing', async () => {
      await openTestBook(host);
      const [known] = value(await host.call('append', { drafts: [sampleDraft(1)], rules: 'x' })).entries;
      const before = await everything(host);
      const stale = sampleDraft(2, { record: known?.record ?? '', expected: null });
      expect(refusal(await host.call('append', { drafts: [sampleDraft(3), stale], rules: 'x' }))).toBe(
        'stale-record',
      );
      const large = sampleDraft(4, { body: { text: 'あ'.repeat(1_000_001) } });
      expect(refusal(await host.call('append', { drafts: [sampleDraft(5), large], rules: 'x' }))).toBe(
        'body-too-large',
      );
      expect(await everything(host)).toEqual(before);
      const good = sampleDraft(6, { record: known?.record ?? '', expected: known?.hash ?? null });
      value(await host.call('append', { drafts: [good], rules: 'x' }));
      expect(refusal(await host.call('append', { drafts: [good], rules: 'x' }))).toBe('stale-record');
    });

    test('two commits at once on the same record: one of them is refused', async () => {
      await openTestBook(host);
      const [known] = value(await host.call('append', { drafts: [sampleDraft(1)], rules: 'x' })).entries;
      const draft = sampleDraft(2, { record: known?.record ?? '', expected: known?.hash ?? null });
      const both = await Promise.all([1, 2].map(() => host.call('append', { drafts: [draft], rules: 'x' })));
      expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
    });

    test('drafts are kept, replaced, listed and removed', async () => {
      await openTestBook(host);
      value(await host.call('saveDraft', { key: 'asset/new', value: { name: '﨑' } }));
      value(await host.call('saveDraft', { key: 'asset/new', value: { name: '﨑𠮷' } }));
      value(await host.call('saveDraft', { key: 'b', value: {} }));
      const { drafts } = value(await host.call('drafts', {}));
      expect(drafts.map(({ key, value: kept }) => [key, kept])).toEqual([
        ['asset/new', { name: '﨑𠮷' }],
        ['b', {}],
      ]);
      value(await host.call('removeDraft', { key: 'asset/new' }));
      expect(value(await host.call('drafts', {})).drafts).toHaveLength(1);
    });

    test('attachments keep their bytes, and the same content is kept once', async () => {
      await openTestBook(host);
      const bytes = Uint8Array.from({ length: 70_001 }, (_, place) => (place * 7) % 256);
      const kept = value(
        await host.call('putAttachment', { name: '証明書.pdf', type: 'application/pdf', bytes }),
      );
      expect(kept).toEqual({
        sha256: nodeHashing.sha256Hex(bytes),
        name: '証明書.pdf',
        type: 'application/pdf',
        size: 70_001,
      });
      expect(value(await host.call('putAttachment', { name: 'b', type: '', bytes })).sha256).toBe(
        kept.sha256,
      );
      expect(value(await host.call('getAttachment', { sha256: kept.sha256 })).bytes).toEqual(bytes);
      expect(refusal(await host.call('getAttachment', { sha256: 'a'.repeat(64) }))).toBe(
        'attachment-missing',
      );
      const empty = { name: 'a', type: '', bytes: new Uint8Array() };
      expect(refusal(await host.call('putAttachment', empty))).toBe('attachment-empty');
    });

    test('the password changes, and old ones are refused', async () => {
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

    test('what is done with the contents is written down', async () => {
      await openTestBook(host);
      const operation = { kind: 'print', subject: '廃棄許可申請書', count: 3, detail: '' } as const;
      value(await host.call('logOperation', operation));
      const last = (await everything(host)).at(-1);
      expect(last).toMatchObject({ register: 'operation', event: 'operated', body: operation });
    });

    test('a bundle is made of what is new, sealed at the head, and written down', async () => {
      await openTestBook(host);
      const { entries } = value(await host.call('append', { drafts: sampleDrafts(4), rules: 'x' }));
      const keys = value(await host.call('deviceKeys', {}));
      expect(keys.minisign).toContain('untrusted comment');
      const request = {
        after: {},
        recipient: await identityToRecipient(await generateX25519Identity()),
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
      };
      const made = value(await host.call('makeBundle', { request, job: 'bundle-1' }));
      expect(made.entries).toBe(5);
      expect(made.seal.body.head.hash).toBe(entries.at(-1)?.hash);
      expect(made.seal.key).toBe(keys.ed25519);
      expect(nodeHashing.sha256Hex(made.bytes)).toBe(made.sha256);
      expect((await everything(host)).at(-1)?.body).toMatchObject({
        kind: 'export',
        count: 5,
        detail: made.sha256,
      });
      expect(refusal(await host.call('makeBundle', { request: {} }))).toBe('pack-bad-request');
      expect(value(await host.call('progress', { job: 'bundle-1' })).progress).toBe(null);
      value(await host.call('cancel', { job: 'bundle-1' }));
    });

    test('an unknown channel and a bad payload are problems', async () => {
      expect(await world.raw('constructor', {})).toMatchObject({
        ok: false,
        error: { code: 'unknown-channel' },
      });
      expect(await world.raw('__proto__', {})).toMatchObject({
        ok: false,
        error: { code: 'unknown-channel' },
      });
      for (const input of [null, [], { password: 1 }, { password: 'a', more: 1 }, 'text', undefined]) {
        expect(await world.raw('unlock', input)).toMatchObject({ ok: false, error: { code: 'bad-input' } });
      }
    });
  });
}
