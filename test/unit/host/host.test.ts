import { afterEach, describe, expect, test } from 'vitest';
import { nodeHashing, nodeRandom } from '../../../electron/services/hashing';
import { freshId } from '../../../electron/services/stamping';
import { verifyChain } from '../../../shared/journal/chain';
import {
  createTestHost,
  openTestBook,
  refusal,
  type TestHost,
  testPassword,
  value,
} from '../../fakes/test-host';

let world: TestHost;
afterEach(() => world.dispose());

const draft = (record: string, expected: string | null = null, body = { name: '髙橋𠮷辻󠄀' }) => ({
  register: 'asset',
  record,
  event: 'registered',
  version: 1,
  body,
  expected,
});

describe('a book', () => {
  test('is made, unlocked, written to, locked and read again', async () => {
    world = createTestHost();
    const { host } = world;
    expect(value(await host.call('status', {})).state).toBe('no-book');
    await openTestBook(host);
    const record = freshId<string>(nodeRandom);
    const { entries } = value(await host.call('append', { drafts: [draft(record)], rules: 'toyama-1' }));
    expect(entries).toHaveLength(1);
    const amended = draft(record, entries[0]?.hash);
    expect(refusal(await host.call('append', { drafts: [draft(record)], rules: 'x' }))).toBe('stale-record');
    value(await host.call('append', { drafts: [amended], rules: 'toyama-1' }));
    await host.lock();
    expect(refusal(await host.call('heads', {}))).toBe('locked');
    const next = world.again();
    value(await next.call('unlock', { password: testPassword }));
    const all = value(await next.call('read', { after: {}, limit: 1000 }));
    expect(all.entries.map(({ register, event }) => `${register}/${event}`)).toEqual([
      'operation/unlocked',
      'asset/registered',
      'asset/registered',
      'operation/unlocked',
    ]);
    expect(verifyChain(all.entries, null, nodeHashing).ok).toBe(true);
    expect(all.entries[1]).toEqual(entries[0]);
    expect(world.bugs).toEqual([]);
  });
});
