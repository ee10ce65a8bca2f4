import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { FilePort } from '../../../electron/services/file-port';
import { nodeHashing } from '../../../electron/services/hashing';
import { nodeFiles } from '../../../electron/services/node-files';
import type { Hash } from '../../../shared/ids';
import { verifyChain } from '../../../shared/journal/chain';
import type { Entry } from '../../../shared/journal/entry';
import { applyToErase, idOf, orderOf, SECRET, write } from '../../fakes/erasure';
import { createTestHost, openTestBook, type TestHost, testPassword, value } from '../../fakes/test-host';

const OLD = idOf('A');
const OTHER = idOf('B');
const ERASING = idOf('C');

const open: TestHost[] = [];
afterEach(async () => {
  for (const one of open.splice(0)) await one.dispose();
});

async function book(segmentLimit = 16_000_000) {
  const made = createTestHost({ segmentLimit });
  await openTestBook(made.host);
  const note = value(
    await made.host.call('putAttachment', {
      name: '写し.pdf',
      type: 'application/pdf',
      bytes: Buffer.from('見本の添付'),
    }),
  );
  const shared = value(
    await made.host.call('putAttachment', {
      name: '共用.pdf',
      type: 'application/pdf',
      bytes: Buffer.from('共用の添付'),
    }),
  );
  const first = await write(made.host, [
    { register: 'asset', record: OLD, event: 'registered', body: { name: SECRET, files: [note, shared] } },
    { register: 'asset', record: OTHER, event: 'registered', body: { name: '残る記録', files: [shared] } },
  ]);
  await write(made.host, [
    {
      register: 'asset',
      record: OLD,
      event: 'amended',
      body: { name: `${SECRET}（訂正前）` },
      expected: first[0]?.hash as Hash,
    },
  ]);
  open.push(made);
  return { ...made, note, shared };
}

const everything = async (host: Awaited<ReturnType<typeof book>>['host']): Promise<readonly Entry[]> =>
  value(await host.call('read', { after: {}, limit: 20_000 })).entries as readonly Entry[];

describe('erasing by a decision', () => {
  it('takes every body of the record out of the chain, which stays valid, and leaves the others', async () => {
    const { host } = await book();
    const before = await everything(host);
    const decision = await applyToErase(host, [OLD], ERASING);
    await write(host, [orderOf([OLD], ERASING, decision)]);
    for (const again of [false, true]) {
      if (again) {
        await host.lock();
        value(await host.call('unlock', { password: testPassword }));
      }
      const after = await everything(host);
      expect(verifyChain(after, null, nodeHashing).ok).toBe(true);
      expect(JSON.stringify(after)).not.toContain(SECRET);
      for (const [at, entry] of before.entries()) {
        const now = after[at];
        expect(now?.hash).toBe(entry.hash);
        if (entry.record === OLD) expect(now).toMatchObject({ body: null, salt: null, absent: 'erased' });
        else expect(now).toEqual(entry);
      }
      expect(value(await host.call('status', {})).warnings).toEqual([]);
    }
    await write(host, [
      { register: 'asset', record: idOf('D'), event: 'registered', body: { name: '後の記録' } },
    ]);
  });

  it('removes the attachments that nothing else names', async () => {
    const { host, note, shared } = await book();
    const decision = await applyToErase(host, [OLD], ERASING);
    await write(host, [orderOf([OLD], ERASING, decision)]);
    expect((await host.call('getAttachment', { sha256: note.sha256 })).ok).toBe(false);
    expect((await host.call('getAttachment', { sha256: shared.sha256 })).ok).toBe(true);
  });

  it('reaches closed segments, and leaves the bytes of the others alone', async () => {
    const { host } = await book(200);
    for (let at = 0; at < 5; at += 1)
      await write(host, [
        { register: 'asset', record: idOf(String(at + 2)), event: 'registered', body: { name: `記録${at}` } },
      ]);
    const decision = await applyToErase(host, [OLD], ERASING);
    await write(host, [orderOf([OLD], ERASING, decision)]);
    await host.lock();
    value(await host.call('unlock', { password: testPassword }));
    const after = await everything(host);
    expect(after.filter(({ absent }) => absent === 'erased').map(({ record }) => record)).toEqual([OLD, OLD]);
    expect(verifyChain(after, null, nodeHashing).ok).toBe(true);
  });

  it.each([
    ['nobody decided', null, [OLD]],
    ['it was refused', 'refused', [OLD]],
    ['a record was not applied for', 'permitted', [OLD, OTHER]],
  ] as const)('erases nothing when %s', async (_why, outcome, records) => {
    const { host } = await book();
    const decision = await applyToErase(host, [OLD], ERASING, outcome);
    await write(host, [orderOf(records, ERASING, decision)]);
    await host.lock();
    value(await host.call('unlock', { password: testPassword }));
    const after = await everything(host);
    expect(after.filter(({ absent }) => absent === 'erased')).toEqual([]);
    expect(JSON.stringify(after)).toContain(SECRET);
  });
});

describe('a backup', () => {
  it('from before the erasure, and one from after the order, have it carried out again', async () => {
    let fails = true;
    const files: FilePort = {
      ...nodeFiles,
      rename: (from, to) =>
        fails && to.endsWith('.segment')
          ? Promise.reject(Object.assign(new Error('no room'), { code: 'ENOSPC' }))
          : nodeFiles.rename(from, to),
    };
    const place = mkdtempSync(join(tmpdir(), 'mamori-place-'));
    const made = createTestHost({ files });
    open.push(made);
    const { host } = made;
    await openTestBook(host);
    value(await host.call('setBackup', { place, automatic: false, days: 14, months: 3 }));
    await write(host, [{ register: 'asset', record: OLD, event: 'registered', body: { name: SECRET } }]);
    value(await host.call('makeBackup', {}));
    const decision = await applyToErase(host, [OLD], ERASING);
    await write(host, [orderOf([OLD], ERASING, decision)]);
    made.later(86_400_000);
    value(await host.call('makeBackup', {}));
    fails = false;
    const { generations } = value(await host.call('backups', { place }));
    expect(generations).toHaveLength(2);
    for (const [at, { id }] of generations.entries()) {
      const next = createTestHost();
      open.push(next);
      value(await next.host.call('restoreBackup', { place, generation: id }));
      value(await next.host.call('unlock', { password: testPassword }));
      const text = JSON.stringify(await everything(next.host));
      expect(text).not.toContain(SECRET);
      const { warnings } = value(await next.host.call('status', {}));
      // The newest knows of the order itself; the one before it is told by the newest.
      const told = at === 0 ? ['erasures-unknown'] : ['erased-again', 'erasures-unknown'];
      expect(warnings.map(({ code }) => code)).toEqual(told);
    }
    rmSync(place, { recursive: true, force: true });
  });
});

describe('a disk that fails while it erases', () => {
  it('says that it is unfinished, goes on writing, and finishes at the next unlock', async () => {
    let fails = false;
    const files: FilePort = {
      ...nodeFiles,
      rename: (from, to) =>
        fails && to.endsWith('.segment')
          ? Promise.reject(Object.assign(new Error('no room'), { code: 'ENOSPC' }))
          : nodeFiles.rename(from, to),
    };
    const made = createTestHost({ files });
    open.push(made);
    const { host } = made;
    await openTestBook(host);
    await write(host, [{ register: 'asset', record: OLD, event: 'registered', body: { name: SECRET } }]);
    const decision = await applyToErase(host, [OLD], ERASING);
    fails = true;
    await write(host, [orderOf([OLD], ERASING, decision)]);
    const codes = async () => value(await host.call('status', {})).warnings.map(({ code }) => code);
    expect(await codes()).toContain('erasure-unfinished');
    fails = false;
    await write(host, [
      { register: 'asset', record: OTHER, event: 'registered', body: { name: '消去の途中の登録' } },
    ]);
    await host.lock();
    value(await host.call('unlock', { password: testPassword }));
    const after = await everything(host);
    expect(JSON.stringify(after)).not.toContain(SECRET);
    expect(JSON.stringify(after)).toContain('消去の途中の登録');
    expect(verifyChain(after, null, nodeHashing).ok).toBe(true);
    expect(await codes()).toEqual([]);
  });
});
