import { describe, expect, it } from 'vitest';
import {
  contractorMethodsFor,
  type DisposalCase,
  type DisposalVerdict,
  demandOf,
  methodsFor,
} from '../../../shared/policy/disposal';
import { routesFor } from '../../../shared/policy/disposal-routes';
import { caseOf, kinds, methods, profile } from './sample-profile';

const allowed = (kind: string, more: Partial<DisposalCase> = {}): string[] =>
  methodsFor(caseOf(kind, more), profile)
    .filter((one) => one.allowed)
    .map((one) => one.method);

const verdictOf = (kind: string, method: string, more: Partial<DisposalCase> = {}): DisposalVerdict => {
  const found = methodsFor(caseOf(kind, more), profile).find((one) => one.method === method);
  if (!found) throw new Error(`no method ${method}`);
  return found;
};

describe('the matrix of practice B-3', () => {
  it.each([
    [
      'hdd',
      ['overwrite:clear', 'full-overwrite:purge', 'crypto-erase:purge', 'degauss:purge', 'destroy:destroy'],
    ],
    [
      'ssd',
      [
        'overwrite:clear',
        'full-overwrite:clear',
        'block-erase:purge',
        'crypto-erase:purge',
        'destroy:destroy',
      ],
    ],
    ['usb', ['overwrite:clear', 'crypto-erase:purge', 'destroy:destroy']],
    ['sd', ['overwrite:clear', 'crypto-erase:purge', 'destroy:destroy']],
    ['optical', ['destroy:destroy', 'shred:destroy']],
    ['tape', ['overwrite:clear', 'crypto-erase:purge', 'degauss:purge', 'destroy:destroy']],
    ['floppy', ['overwrite:clear', 'degauss:purge', 'destroy:destroy']],
    ['smartphone', ['crypto-erase:purge', 'destroy:destroy']],
    ['tablet', ['crypto-erase:purge', 'destroy:destroy']],
    ['emmc', ['crypto-erase:purge', 'destroy:destroy']],
    ['ic-card', ['destroy:destroy', 'shred:destroy']],
    ['microfilm', ['destroy:destroy', 'shred:destroy']],
    ['paper', ['destroy:destroy', 'shred:destroy']],
    ['cloud', ['key-deletion:purge', 'provider-erase:purge']],
  ])('says how far each method goes on %s', (kind, cells) => {
    const row = profile.disposal.matrix[kind] ?? {};
    const usable = Object.entries(row).flatMap(([method, cell]) =>
      cell.result === 'no' ? [] : [`${method}:${cell.result}`],
    );
    expect(usable.toSorted()).toEqual([...cells].toSorted());
  });

  it('has a row for every kind, and knows the kinds of practice', () => {
    expect(Object.keys(profile.disposal.matrix).toSorted()).toEqual(kinds.toSorted());
    for (const kind of 'usb sd hdd sshd ssd emmc nas optical mo tape floppy ic-card smartphone tablet pc server mfp network-device microfilm paper cloud'.split(
      ' ',
    ))
      expect(kinds).toContain(kind);
  });

  it('degausses nothing but what is magnetic', () => {
    for (const kind of kinds.filter((one) => !['hdd', 'tape', 'floppy'].includes(one))) {
      const verdict = verdictOf(kind, 'degauss');
      expect(verdict.allowed, kind).toBe(false);
      expect(verdict.reason).not.toBe('');
    }
  });

  it('never takes 初期化だけ for an erasure', () => {
    for (const kind of kinds)
      expect(verdictOf(kind, 'initialise', { encryptedAlways: true }).allowed, kind).toBe(false);
    expect(verdictOf('mfp', 'initialise').reason).toContain('初期化だけでは');
  });

  it('answers every method with a reason, a clause that the profile explains, and a witness', () => {
    for (const kind of kinds)
      for (const verdict of methodsFor(caseOf(kind, { highestEver: '2B' }), profile)) {
        expect(verdict.reason.length, `${kind} ${verdict.method}`).toBeGreaterThan(5);
        expect(profile.clauses[verdict.clause], verdict.clause).toBeDefined();
        expect(verdict.requires).toContain('witness');
      }
    expect(methodsFor(caseOf('usb'), profile).map((one) => one.method)).toEqual(methods);
  });
});

describe('the three classes of disposal', () => {
  it('lets class 1 go with an overwrite, but never a machine', () => {
    expect(allowed('hdd')).toEqual(['overwrite', 'full-overwrite', 'degauss', 'destroy']);
    expect(allowed('usb')).toEqual(['overwrite', 'destroy']);
    expect(allowed('pc')).toEqual(['block-erase', 'destroy', 'remove-storage']);
    expect(demandOf(caseOf('pc'))).toMatchObject({ level: 'purge', clause: '4-1(7)①' });
    expect(verdictOf('pc', 'overwrite').reason).toContain('機器は、分類にかかわらず');
  });

  it('asks for Purge from class 2A on', () => {
    for (const highestEver of ['2A', '2B', '3'] as const) {
      expect(allowed('hdd', { highestEver })).toEqual(['full-overwrite', 'degauss', 'destroy']);
      expect(allowed('ssd', { highestEver })).toEqual(['block-erase', 'destroy']);
      expect(allowed('usb', { highestEver })).toEqual(['destroy']);
      expect(allowed('usb', { highestEver, encryptedAlways: true })).toEqual(['crypto-erase', 'destroy']);
      expect(allowed('tape', { highestEver })).toEqual(['degauss', 'destroy']);
      expect(allowed('mo', { highestEver })).toEqual(['destroy']);
    }
  });

  it('handles 分類不明 as the highest', () => {
    for (const kind of kinds)
      expect(allowed(kind, { highestEver: 'unknown' })).toEqual(allowed(kind, { highestEver: '3' }));
    expect(verdictOf('hdd', 'overwrite', { highestEver: 'unknown' }).reason).toContain('分類不明');
  });

  it('says of USB and SD what is left in practice', () => {
    for (const kind of ['usb', 'sd']) {
      const { reason } = verdictOf(kind, 'overwrite', { highestEver: '2B' });
      expect(reason).toContain('足りません');
      expect(reason).toContain('物理破壊か、暗号化した媒体の暗号化消去だけ');
    }
  });

  it('wants destruction for residents’ information of the My Number network, whatever the class', () => {
    const residents = { heldResidentInformation: true, encryptedAlways: true };
    for (const kind of [
      'usb',
      'sd',
      'hdd',
      'sshd',
      'ssd',
      'emmc',
      'tape',
      'floppy',
      'mo',
      'smartphone',
      'tablet',
    ])
      expect(allowed(kind, residents), kind).toEqual(['destroy']);
    expect(allowed('optical', residents)).toEqual(['destroy', 'shred']);
    expect(allowed('pc', residents)).toEqual(['destroy', 'remove-storage']);
    expect(verdictOf('pc', 'remove-storage', residents).requires).toContain('register-storage');
    expect(verdictOf('hdd', 'degauss', residents).reason).toContain('マイナンバー利用事務系');
  });

  it('accepts for the cloud what stands in place of destruction', () => {
    const residents = { heldResidentInformation: true };
    expect(allowed('cloud', residents)).toEqual(['provider-erase']);
    expect(allowed('cloud', { ...residents, encryptedAlways: true })).toEqual([
      'key-deletion',
      'provider-erase',
    ]);
    expect(verdictOf('cloud', 'provider-erase', residents)).toMatchObject({
      clause: '8-2(8)③',
      requires: ['witness', 'certificate'],
    });
  });

  it('goes by the storage inside a machine where that is known', () => {
    const held = { highestEver: '2B' } as const;
    expect(allowed('pc', { ...held, storage: 'hdd' })).toEqual([
      'full-overwrite',
      'degauss',
      'destroy',
      'remove-storage',
    ]);
    expect(allowed('pc', { ...held, storage: 'ssd' })).toEqual(['block-erase', 'destroy', 'remove-storage']);
    expect(allowed('mfp', { ...held, storage: 'emmc' })).toEqual([
      'destroy',
      'device-erase',
      'remove-storage',
    ]);
    expect(verdictOf('mfp', 'device-erase', held).requires).toContain('certificate');
    expect(verdictOf('nas', 'overwrite', held).allowed).toBe(false);
  });

  it('refuses every method for a kind that the profile does not know', () => {
    expect(allowed('見本')).toEqual([]);
    expect(verdictOf('見本', 'destroy').reason).toContain('見本');
  });
});

describe('routes', () => {
  it('lets a contractor finish what was erased in-house, with a certificate', () => {
    const outsourced = { highestEver: '2B', outsourced: true } as const;
    expect(allowed('hdd', outsourced)).toEqual(['overwrite', 'full-overwrite', 'degauss', 'destroy']);
    const verdict = verdictOf('hdd', 'overwrite', outsourced);
    expect(verdict.requires).toEqual(['witness', 'in-house-first', 'certificate']);
    expect(verdict.reason).toContain('完了証明書');
    expect(allowed('hdd', { ...outsourced, heldResidentInformation: true })).toContain('overwrite');
    expect(verdictOf('hdd', 'overwrite', { ...outsourced, heldResidentInformation: true }).reason).toContain(
      '破壊',
    );
    expect(allowed('ssd', outsourced)).not.toContain('degauss');
    expect(allowed('optical', outsourced)).not.toContain('overwrite');
  });

  it('hands over in a locked box what cannot be erased in-house', () => {
    const verdict = verdictOf('paper', 'shred', { highestEver: '3', outsourced: true });
    expect(verdict).toMatchObject({ allowed: true, requires: ['witness', 'certificate'] });
    expect(verdict.reason).toContain('施錠した容器');
  });

  it('names what a certificate may say', () => {
    const named = (kind: string, more: Partial<DisposalCase>) =>
      contractorMethodsFor(caseOf(kind, { ...more, outsourced: true }), profile).map((one) => one.method);
    expect(named('hdd', { highestEver: '2B' })).toEqual(['full-overwrite', 'degauss', 'destroy']);
    expect(named('hdd', { highestEver: '2B', heldResidentInformation: true })).toEqual(['destroy']);
    expect(named('pc', { heldResidentInformation: true, leased: true })).toEqual(['destroy']);
  });

  it('does not send a leased machine back that has to be destroyed', () => {
    const leased = { leased: true, heldResidentInformation: true } as const;
    expect(allowed('pc', leased)).toEqual(['destroy', 'remove-storage']);
    const destroyed = verdictOf('pc', 'destroy', leased);
    expect(destroyed.reason).toContain('返却しません');
    expect(destroyed.requires).toContain('certificate');
    const route = routesFor(caseOf('pc', leased), profile).find((one) => one.route === 'lease-return');
    expect(route).toMatchObject({ allowed: true, clause: '4-1(7)①' });
    expect(route?.reason).toContain('返却できません');
    expect(route?.steps[0]).toBe('記憶装置を破壊する');
  });

  it('describes the three ways out, step by step', () => {
    const routes = routesFor(caseOf('hdd', { highestEver: '2B' }), profile);
    expect(routes.map((one) => [one.route, one.allowed])).toEqual([
      ['in-house', true],
      ['outsourced', true],
      ['lease-return', false],
    ]);
    expect(routes[1]?.steps[0]).toContain('復元ツール');
    expect(routes[1]?.steps.at(-1)).toContain('完了証明書');
    expect(routes[2]?.reason).toBe('リース品ではありません。');
    expect(routesFor(caseOf('paper'), profile)[1]?.steps[0]).toContain('施錠した容器');
  });
});
