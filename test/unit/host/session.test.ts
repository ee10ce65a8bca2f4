import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { waitAfter } from '../../../electron/services/attempts';
import { nodeFiles } from '../../../electron/services/node-files';
import { settingsInConf, settingsInMemory } from '../../../electron/services/settings';
import { sampleDraft } from '../../fakes/sample-entries';
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

const wrong = { password: 'まちがい-まちがい-まちがい' };
const right = { password: testPassword };

describe('wrong passwords', () => {
  test('cost more and more time, also after a restart, and are written down', async () => {
    world = createTestHost();
    await openTestBook(world.host);
    await world.host.lock();
    for (let attempt = 1; attempt <= 3; attempt += 1) {
      expect(refusal(await world.host.call('unlock', wrong))).toBe('wrong-password');
    }
    expect(refusal(await world.host.call('unlock', right))).toBe('wait');
    const restarted = world.again();
    expect(refusal(await restarted.call('unlock', right))).toBe('wait');
    expect(value(await restarted.call('status', {})).waitSeconds).toBeGreaterThan(0);
    world.later(5_000);
    expect(value(await restarted.call('status', {})).waitSeconds).toBe(0);
    expect(refusal(await restarted.call('unlock', wrong))).toBe('wrong-password');
    world.later(9_000);
    expect(refusal(await restarted.call('unlock', right))).toBe('wait');
    world.later(1_000);
    value(await restarted.call('unlock', right));
    const { entries } = value(await restarted.call('read', { after: {}, limit: 100 }));
    expect(entries.find(({ event }) => event === 'unlock-failed')?.body).toMatchObject({ count: 4 });
    await restarted.lock();
    expect(refusal(await restarted.call('unlock', wrong))).toBe('wrong-password');
    value(await restarted.call('unlock', right));
  });

  test('rise to the lock-out and stay there; the recovery key still opens', async () => {
    const lockOut = { after: 10, minutes: 30 };
    expect([0, 1, 2, 3, 4, 5, 6, 9, 10, 11, 50].map((count) => waitAfter(count, lockOut))).toEqual([
      0, 0, 0, 5, 10, 20, 40, 320, 1800, 1800, 1800,
    ]);
    world = createTestHost();
    const { recoveryKey } = await openTestBook(world.host);
    await world.host.lock();
    for (let attempt = 1; attempt <= 12; attempt += 1) {
      expect(refusal(await world.host.call('unlock', wrong))).toBe('wrong-password');
      world.later(30 * 60_000);
    }
    expect(refusal(await world.host.call('unlock', wrong))).toBe('wrong-password');
    expect(refusal(await world.host.call('unlock', right))).toBe('wait');
    const newPassword = 'めがね-ひまわり-とんねる-さかな';
    value(await world.host.call('unlockWithRecoveryKey', { recoveryKey, newPassword }));
  });

  test('a clock set back does not shorten the wait', async () => {
    world = createTestHost();
    await openTestBook(world.host);
    await world.host.lock();
    for (let attempt = 1; attempt <= 4; attempt += 1) {
      await world.host.call('unlock', wrong);
      world.later(6_000);
    }
    await world.host.call('unlock', wrong);
    world.later(-3_600_000);
    expect(refusal(await world.host.call('unlock', right))).toBe('wait');
  });
});

describe('the idle lock', () => {
  test('drops the keys after the set time without a sign of the user', async () => {
    world = createTestHost({ settings: settingsInMemory({ idleMinutes: 10 }) });
    const { host } = world;
    await openTestBook(host);
    world.later(9 * 60_000);
    await host.checkIdle();
    expect(await host.state()).toBe('unlocked');
    await host.call('saveDraft', { key: 'a', value: {} });
    for (let minute = 0; minute < 9; minute += 1) {
      world.later(60_000);
      await host.call('heartbeat', { active: false });
      await host.call('status', {});
      await host.checkIdle();
    }
    expect(await host.state()).toBe('unlocked');
    world.later(60_000);
    await host.checkIdle();
    expect(await host.state()).toBe('locked');
  });

  test('is put off by a heartbeat that saw the user, and cannot be set to nothing by hand', async () => {
    world = createTestHost({ settings: settingsInMemory({ idleMinutes: 100_000 }) });
    await openTestBook(world.host);
    world.later(9 * 60_000);
    await world.host.call('heartbeat', { active: true });
    world.later(9 * 60_000);
    await world.host.checkIdle();
    expect(await world.host.state()).toBe('unlocked');
    world.later(60_000);
    await world.host.checkIdle();
    expect(await world.host.state()).toBe('locked');
  });
});

describe('the clock', () => {
  test('is written down as it is, and said when it cannot be right', async () => {
    world = createTestHost();
    await openTestBook(world.host);
    const codes = async () => value(await world.host.call('status', {})).warnings.map(({ code }) => code);
    expect(await codes()).toEqual([]);
    world.later(-3_600_000);
    expect(await codes()).toEqual(['clock-implausible']);
    const { entries } = value(await world.host.call('append', { drafts: [sampleDraft(1)], rules: 'x' }));
    expect(Math.abs(Date.parse(entries[0]?.at ?? '') - (Date.now() - 3_600_000))).toBeLessThan(60_000);
    world.later(3_600_000 + 500 * 86_400_000);
    expect(await codes()).toEqual(['clock-implausible']);
  });
});

describe('settings in a file', () => {
  test('survive a restart, keep odd keys, and fall back to memory where no file can be made', async () => {
    world = createTestHost();
    const { default: Conf } = await import('conf');
    const open = () =>
      new Conf({ projectName: 'test', cwd: world.folder, configName: 'settings', clearInvalidConfig: true });
    settingsInConf(open).set('a.b', 'あ');
    expect(settingsInConf(open).all()).toEqual({ 'a.b': 'あ' });
    writeFileSync(join(world.folder, 'settings.json'), '{ half');
    expect(settingsInConf(open).all()).toEqual({});
    const failing = settingsInConf(() => {
      throw Object.assign(new Error('read-only'), { code: 'EROFS' });
    });
    failing.set('a', 1);
    expect(failing.all()).toEqual({ a: 1 });
    mkdirSync(join(world.folder, 'x'));
    expect(await nodeFiles.list(join(world.folder, 'nothing'))).toEqual([]);
  });
});
