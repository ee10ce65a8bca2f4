import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import { expect, test } from 'vitest';
import { nodeHashing } from '../../electron/services/hashing';
import { verifyChain } from '../../shared/journal/chain';
import { bundleRequest } from '../fakes/bundle-request';
import { sampleDraft, sampleDrafts } from '../fakes/sample-entries';
import { openTestBook, refusal, testPassword, value } from '../fakes/test-host';
import { type ContractWorld, everything } from './contract-world';

/** What is kept: entries, drafts, attachments, operations, bundles. */
export function bookContract(open: () => ContractWorld): void {
  test('entries are stamped by the host, chained, and come back exactly as typed', async () => {
    const { host } = open();
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

  test('a backup is made, listed, and put back where there was another state of the book', async () => {
    const { host } = open();
    const place = mkdtempSync(join(tmpdir(), 'mamori-place-'));
    try {
      await openTestBook(host);
      value(await host.call('append', { drafts: sampleDrafts(3), rules: 'x' }));
      const { device } = value(await host.call('status', {}));
      value(await host.call('setBackup', { place, automatic: false, days: 14, months: 3 }));
      const made = value(await host.call('makeBackup', {}));
      expect(value(await host.call('backupState', {}))).toMatchObject({
        place,
        lastSuccess: { entries: 4 },
        ageDays: 0,
      });
      value(await host.call('append', { drafts: sampleDrafts(9).slice(5), rules: 'x' }));
      expect(refusal(await host.call('restoreBackup', { place, generation: made.id }))).toBe('book-exists');
      value(await host.call('lock', {}));
      const { generations } = value(await host.call('backups', { place }));
      expect(generations).toMatchObject([{ id: made.id, entries: 4, book: { name: '見本課' } }]);
      value(await host.call('restoreBackup', { place, generation: made.id }));
      value(await host.call('unlock', { password: testPassword }));
      const all = await everything(host);
      expect(all.filter((entry) => entry.device === device)).toHaveLength(4);
      expect(value(await host.call('status', {})).device).not.toBe(device);
    } finally {
      rmSync(place, { recursive: true, force: true });
    }
  });

  test('reading goes on where it stopped', async () => {
    const { host } = open();
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
    const { host } = open();
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
    const { host } = open();
    await openTestBook(host);
    const [known] = value(await host.call('append', { drafts: [sampleDraft(1)], rules: 'x' })).entries;
    const draft = sampleDraft(2, { record: known?.record ?? '', expected: known?.hash ?? null });
    const both = await Promise.all([1, 2].map(() => host.call('append', { drafts: [draft], rules: 'x' })));
    expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
  });

  test('drafts are kept, replaced, listed and removed', async () => {
    const { host } = open();
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
    const { host } = open();
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
    expect(value(await host.call('putAttachment', { name: 'b', type: '', bytes })).sha256).toBe(kept.sha256);
    expect(value(await host.call('getAttachment', { sha256: kept.sha256 })).bytes).toEqual(bytes);
    expect(refusal(await host.call('getAttachment', { sha256: 'a'.repeat(64) }))).toBe('attachment-missing');
    const empty = { name: 'a', type: '', bytes: new Uint8Array() };
    expect(refusal(await host.call('putAttachment', empty))).toBe('attachment-empty');
  });

  test('what is done with the contents is written down', async () => {
    const { host } = open();
    await openTestBook(host);
    const operation = { kind: 'print', subject: '廃棄許可申請書', count: 3, detail: '' } as const;
    value(await host.call('logOperation', operation));
    const last = (await everything(host)).at(-1);
    expect(last).toMatchObject({ register: 'operation', event: 'operated', body: operation });
  });

  test('a bundle is made of what is new, sealed at the head, and written down', async () => {
    const { host } = open();
    await openTestBook(host);
    const { entries } = value(await host.call('append', { drafts: sampleDrafts(4), rules: 'x' }));
    const keys = value(await host.call('deviceKeys', {}));
    expect(keys.minisign).toContain('untrusted comment');
    const request = bundleRequest(await identityToRecipient(await generateX25519Identity()));
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
    const world = open();
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
}
