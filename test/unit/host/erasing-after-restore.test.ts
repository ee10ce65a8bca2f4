import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { RunningHost } from '../../../electron/host';
import { nodeHashing } from '../../../electron/services/hashing';
import { verifyChain } from '../../../shared/journal/chain';
import type { Entry } from '../../../shared/journal/entry';
import { ERASE, ERASURE, erasedWithoutOrder } from '../../../shared/journal/erasure';
import { everything } from '../../contract/contract-world';
import { applyToErase, idOf, orderOf, SECRET, write } from '../../fakes/erasure';
import { createTestHost, openTestBook, type TestHost, testPassword, value } from '../../fakes/test-host';

const OLD = idOf('A');
const OTHER = idOf('B');
const ERASING = idOf('C');

let world: TestHost;
let others: TestHost[];
let place: string;
beforeEach(async () => {
  world = createTestHost();
  others = [];
  place = mkdtempSync(join(tmpdir(), 'mamori-place-'));
  await openTestBook(world.host);
  await write(world.host, [
    { register: 'asset', record: OLD, event: 'registered', body: { name: SECRET } },
    { register: 'asset', record: OTHER, event: 'registered', body: { name: '残る記録' } },
  ]);
  value(await world.host.call('setBackup', { place, automatic: false, days: 14, months: 3 }));
});
afterEach(async () => {
  for (const one of [world, ...others]) await one.dispose();
  rmSync(place, { recursive: true, force: true });
});

const backUp = (host: RunningHost) => host.call('makeBackup', {}).then(value);

async function erase(host: RunningHost): Promise<void> {
  const decision = await applyToErase(host, [OLD], ERASING);
  await write(host, [orderOf([OLD], ERASING, decision)]);
}

/** The oldest generation at the place comes back, and is opened. */
async function restoreOldest(host: RunningHost): Promise<void> {
  const { generations } = value(await host.call('backups', { place }));
  const generation = generations.at(-1)?.id ?? '';
  value(await host.call('restoreBackup', { place, generation }));
  value(await host.call('unlock', { password: testPassword }));
}

function another(): RunningHost {
  const made = createTestHost();
  others.push(made);
  return made.host;
}

const warnings = async (host: RunningHost): Promise<readonly string[]> =>
  value(await host.call('status', {})).warnings.map(({ code }) => code);

async function expectErased(host: RunningHost): Promise<readonly Entry[]> {
  const entries = (await everything(host)) as readonly Entry[];
  expect(JSON.stringify(entries)).not.toContain(SECRET);
  expect(JSON.stringify(entries)).toContain('残る記録');
  expect(erasedWithoutOrder(entries)).toEqual([]);
  for (const device of new Set(entries.map((entry) => entry.device)))
    expect(
      verifyChain(
        entries.filter((entry) => entry.device === device),
        null,
        nodeHashing,
      ).ok,
    ).toBe(true);
  return entries;
}

describe('a backup from before an erasure', () => {
  it('has it done again from the book that was on this PC, and stays so', async () => {
    const { host } = world;
    await backUp(host);
    await erase(host);
    await host.lock();
    await restoreOldest(host);
    const entries = await expectErased(host);
    expect(await warnings(host)).toEqual(['erased-again', 'erasures-unknown']);
    // Nothing of it was known here: a record of its own, of which both sides can say what it is.
    const orders = entries.filter(({ register, event }) => register === ERASURE && event === ERASE);
    expect(orders).toHaveLength(1);
    expect(orders[0]?.record).not.toBe(ERASING);
    await host.lock();
    value(await host.call('unlock', { password: testPassword }));
    await expectErased(host);
    expect(await warnings(host)).toEqual([]);
  });

  it('has it done again from a newer backup at the same place, on another PC', async () => {
    await backUp(world.host);
    await erase(world.host);
    world.later(86_400_000);
    await backUp(world.host);
    const next = another();
    await restoreOldest(next);
    await expectErased(next);
    expect(await warnings(next)).toContain('erased-again');
    const later = join(others[0]?.folder ?? '', 'later', 'journal');
    for (const device of readdirSync(later)) expect(readdirSync(join(later, device))).toEqual([]);
  });

  it('orders on the record it knows where the decision is in the backup already', async () => {
    const { host } = world;
    const decision = await applyToErase(host, [OLD], ERASING);
    await backUp(host);
    await write(host, [orderOf([OLD], ERASING, decision)]);
    await host.lock();
    await restoreOldest(host);
    const entries = await expectErased(host);
    const orders = entries.filter(({ event }) => event === ERASE);
    expect(orders.map(({ record }) => record)).toEqual([ERASING]);
  });

  it('brings the body back where nothing around knows of it, and says so', async () => {
    await backUp(world.host);
    await erase(world.host);
    const next = another();
    await restoreOldest(next);
    expect(JSON.stringify(await everything(next))).toContain(SECRET);
    expect(await warnings(next)).toEqual(['erasures-unknown']);
  });

  it('erases nothing that was applied for only', async () => {
    const { host } = world;
    await backUp(host);
    await applyToErase(host, [OLD], ERASING);
    await host.lock();
    await restoreOldest(host);
    expect(JSON.stringify(await everything(host))).toContain(SECRET);
  });

  it('takes no order from a chain that cannot be decrypted', async () => {
    const { host, folder } = world;
    await backUp(host);
    await erase(host);
    await host.lock();
    const { generations } = value(await host.call('backups', { place }));
    value(await host.call('restoreBackup', { place, generation: generations.at(-1)?.id ?? '' }));
    const aside = join(folder, 'set-aside');
    for (const stamp of readdirSync(aside)) {
      const journals = join(aside, stamp, 'journal');
      for (const device of readdirSync(journals))
        for (const name of readdirSync(join(journals, device)).filter((one) => one.endsWith('.segment')))
          writeFileSync(join(journals, device, name), Buffer.alloc(2_000, 7));
    }
    value(await host.call('unlock', { password: testPassword }));
    expect(JSON.stringify(await everything(host))).toContain(SECRET);
    expect(await warnings(host)).toEqual(['erasures-unknown']);
  });
});
