import { describe, expect, it } from 'vitest';
import type { IsoDate } from '../../../shared/jp/date';
import { highestEverHeld } from '../../../shared/policy/ever-held';
import { checkOriginal, type Kept } from '../../../shared/policy/originals';

const day = (text: string): IsoDate => text as IsoDate;

describe('the highest class ever held', () => {
  const filled = { on: day('2024-05-01'), holds: '3' as const, label: '見本の秘密文書' };

  it('is not what is on the medium today', () => {
    expect(highestEverHeld([])).toEqual({
      confidentiality: '1',
      residents: false,
      from: null,
      purgedOn: null,
    });
    expect(highestEverHeld([filled, { on: day('2025-05-01'), holds: '1' }])).toMatchObject({
      confidentiality: '3',
      from: { on: '2024-05-01', label: '見本の秘密文書' },
    });
  });

  it.each([
    ['clear', true, '3'],
    ['clear', false, '3'],
    ['purge', false, '3'],
    ['purge', true, '1'],
    ['destroy', true, '1'],
  ] as const)('after %s (verified: %s) is %s', (level, verified, confidentiality) => {
    const history = [filled, { on: day('2025-05-01'), erased: { level, verified } }];
    expect(highestEverHeld(history).confidentiality).toBe(confidentiality);
  });

  it('counts again from the last verified Purge, but keeps the mark of residents’ information', () => {
    const found = highestEverHeld([
      { ...filled, residents: true },
      { on: day('2025-05-01'), erased: { level: 'purge', verified: true } },
      { on: day('2025-06-01'), holds: '2A' },
    ]);
    expect(found).toEqual({
      confidentiality: '2A',
      residents: true,
      from: { on: '2025-06-01', label: null },
      purgedOn: '2025-05-01',
    });
  });
});

describe('originals and retention', () => {
  const kept = (more: Partial<Kept>): Kept => ({
    label: 'R8-0012 見本の台帳',
    copy: 'original',
    retention: { end: day('2027-03-31') },
    movedTo: null,
    ...more,
  });
  const check = (more: Partial<Kept>, on = '2026-11-22') =>
    checkOriginal(kept(more), day(on), 'items.0.thing').map(
      (finding) => `${finding.level} ${finding.message}`,
    );

  it('stop an original whose 保存年限 is not over, to its last day', () => {
    expect(check({})).toEqual([
      'block R8-0012 見本の台帳の保存年限は令和9年3月31日までです。原本を別の所に移してから廃棄してください。',
    ]);
    expect(check({}, '2027-03-31')).toHaveLength(1);
    expect(check({}, '2027-04-01')).toEqual([]);
  });

  it('stop what is kept for ever or in use', () => {
    expect(check({ retention: 'permanent' })[0]).toMatch(/^block .*永久保存/);
    expect(check({ retention: 'in-use' })[0]).toMatch(/^block .*常用/);
  });

  it('ask where nobody knows', () => {
    expect(check({ retention: 'unknown' })[0]).toMatch(/^warn .*分かりません/);
    expect(check({ copy: 'unknown' })[0]).toMatch(/^warn .*原本か複製か/);
    expect(check({ copy: 'unknown' }, '2027-04-01')[0]).toMatch(/^warn .*原本か複製か/);
  });

  it('let copies go, and originals that were moved', () => {
    expect(check({ copy: 'copy', retention: 'permanent' })).toEqual([]);
    expect(check({ movedTo: 'R8-0040', retention: 'permanent' })[0]).toMatch(/^warn .*R8-0040/);
    expect(checkOriginal(kept({}), day('2026-11-22'), 'items.0.thing')[0]?.field).toBe('items.0.thing');
  });
});
