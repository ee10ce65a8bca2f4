import { describe, expect, it } from 'vitest';
import { nextTextVersion } from '../../../shared/policy/pledge';
import { type Profile, reviseProfile } from '../../../shared/policy/profile';
import { profileChanges } from '../../../shared/policy/profile-changes';
import type { Cell } from '../../../shared/policy/profile-parts';
import { openedForResidents } from '../../../shared/policy/residents-only';
import { POLICY_PROFILE } from '../../../shared/registers/ids';
import { adoptProfile, profileInForce } from '../../../shared/registers/policy-profile';
import { blocks, createTestBook } from '../../fakes/book';
import { profile } from './sample-profile';

const names = {
  register: (id: string) => `記録${id}`,
  series: (id: string) => `番号${id}`,
  employment: (kind: string) => `任用${kind}`,
};
const changesOf = (changes: Partial<Profile>) => profileChanges(profile, { ...profile, ...changes }, names);
const withCell = (kind: string, method: string, cell: Cell | null): Pick<Profile, 'disposal'> => {
  const { [method]: _, ...others } = profile.disposal.matrix[kind] ?? {};
  const row = cell ? { ...others, [method]: cell } : others;
  return { disposal: { ...profile.disposal, matrix: { ...profile.disposal.matrix, [kind]: row } } };
};

describe('what a new version changes', () => {
  it('is nothing where nothing changed', () => {
    expect(changesOf({})).toEqual([]);
  });

  it('is told line by line, before and after, with the clause', () => {
    const organisation = { ...profile.organisation, itDivision: 'デジタル推進課' };
    const numbering = { ...profile.numbering, asset: '{年度}-{n:5}' };
    const retention = { ...profile.retention, disposal: { years: 10, source: '文書規程' } };
    expect(changesOf({ organisation, numbering, retention })).toEqual([
      {
        part: 'organisation',
        item: '情報システム担当課の名称',
        before: '情報システム課',
        after: 'デジタル推進課',
        clause: null,
        weaker: false,
      },
      {
        part: 'numbering',
        item: '番号asset',
        before: profile.numbering['asset'],
        after: '{年度}-{n:5}',
        clause: null,
        weaker: false,
      },
      {
        part: 'retention',
        item: '記録disposal',
        before: expect.stringMatching(/^5年/),
        after: '10年（文書規程）',
        clause: null,
        weaker: false,
      },
    ]);
  });

  it.each<readonly [string, string, Cell | null, boolean]>([
    ['ssd', 'overwrite', { result: 'purge' }, true],
    ['ssd', 'degauss', { result: 'clear' }, true],
    ['usb', 'crypto-erase', { result: 'purge', note: '注意' }, true],
    ['hdd', 'degauss', { result: 'clear', note: '注意' }, false],
    ['hdd', 'overwrite', null, false],
  ])('says whether %s by %s gets less strict', (kind, method, cell, weaker) => {
    expect(changesOf(withCell(kind, method, cell))).toMatchObject([{ part: 'disposal', weaker }]);
  });

  it('marks shorter retention, bodies no longer withheld and restrictions for less', () => {
    const handling = profile.handling.map((rule) =>
      rule.restriction === 'erase-after-use' ? { ...rule, from: { confidentiality: '3' as const } } : rule,
    );
    const retention = { ...profile.retention, asset: { years: 1, source: '短縮' } };
    const changes = changesOf({ handling, retention, withheld: profile.withheld.slice(1) });
    expect(changes.map(({ part, weaker }) => [part, weaker])).toEqual([
      ['handling', true],
      ['retention', true],
      ['withheld', true],
    ]);
    expect(changes[0]).toMatchObject({ before: '機密性2A以上', after: '機密性3以上', clause: '4-4①' });
  });
});

describe('a revision', () => {
  it.each([
    ['permit-to-take-out', { confidentiality: '2A' as const }],
    ['permit-to-send', { confidentiality: '3' as const }],
    ['encrypt', { integrity: '2A' as const }],
    ['locked-storage', { confidentiality: '2A' as const }],
  ])('cannot propose %s for less than its clause asks', (restriction, from) => {
    const handling = profile.handling.map((rule) =>
      rule.restriction === restriction ? { ...rule, from } : rule,
    );
    const revised = reviseProfile(profile, { handling }, 'mihon-1');
    expect(revised.ok ? '' : revised.error.details?.join()).toContain('求める分類より高い分類だけ');
  });

  it('can propose a restriction for more', () => {
    const handling = profile.handling.map((rule) => ({ ...rule, from: {} }));
    expect(reviseProfile(profile, { handling }, 'mihon-1').ok).toBe(true);
  });
});

describe('destruction alone for residents information', () => {
  const loosened = {
    ...profile,
    ...withCell('ssd', 'block-erase', { result: 'destroy' }),
    version: 'mihon-1' as Profile['version'],
  };

  it('tells which ways a version would open', () => {
    expect(openedForResidents(profile, loosened)).toEqual(['SSD：ブロック消去']);
    expect(openedForResidents(loosened, profile)).toEqual([]);
    expect(
      openedForResidents(profile, { ...profile, ...withCell('ssd', 'overwrite', { result: 'purge' }) }),
    ).toEqual([]);
  });

  it('is given up only for a reason in writing, which stays with the version', () => {
    const book = createTestBook();
    const adopt = (weakening: string) =>
      adoptProfile(book.situation(), loosened, { reason: '見本の改定', weakening });
    expect(blocks(adopt(' ').findings).join()).toContain('SSD：ブロック消去');
    expect(adopt('').drafts).toEqual([]);
    book.append(adopt('見本の消去装置を導入し、破壊と同じに扱うため').drafts);
    const [state] = book.projection.all(POLICY_PROFILE);
    expect(state?.fields['weakening']).toBe('見本の消去装置を導入し、破壊と同じに扱うため');
    expect(profileInForce(book.projection, profile).version).toBe('mihon-1');
  });

  it('asks for the reason of every revision', () => {
    const book = createTestBook();
    const { findings } = adoptProfile(book.situation(), profile, { reason: ' ', weakening: '' });
    expect(blocks(findings).join()).toContain('改めた理由');
  });
});

describe('the texts of 誓約書', () => {
  const text = (version: string, closing = '以上のとおり誓約します。') => ({
    version,
    kinds: [],
    title: '誓約書',
    lead: '次のことを守ります。',
    items: [{ heading: '秘密', text: '漏らしません。' }],
    closing,
  });
  const signed = {
    ...profile,
    pledge: { texts: [text('2026-1')], renewal: { other: 'as-needed' as const } },
  };

  it('are told line by line against the version before, with how often people are asked', () => {
    const pledge = {
      texts: [text('2026-1'), { ...text('2026-2', '誓います。'), kinds: ['other'] }],
      renewal: { other: 'every-year' as const },
    };
    expect(
      profileChanges(signed, { ...signed, pledge }, names).map(({ part, item, before, after }) => [
        part,
        item,
        before,
        after,
      ]),
    ).toEqual([
      ['pledge', '2026-2版：対象', '（なし）', '任用other'],
      ['pledge', '2026-2版：結び', '以上のとおり誓約します。', '誓います。'],
      ['pledge', '誓約の頻度：任用other', '必要に応じて（理由を記録）', '毎年度'],
    ]);
  });

  it('stay as they were once they were in force, and bear each version once', () => {
    const revise = (texts: readonly ReturnType<typeof text>[]) => {
      const answer = reviseProfile(signed, { pledge: { ...signed.pledge, texts: [...texts] } }, 'x');
      return answer.ok ? 'ok' : answer.error.code;
    };
    expect(revise([text('2026-1'), text('2026-2')])).toBe('ok');
    expect(revise([text('2026-1', '別の結び')])).toBe('pledge-text-fixed');
    expect(revise([])).toBe('pledge-text-fixed');
    expect(revise([text('2026-1'), text('2026-1', '別の結び')])).toBe('bad-profile');
  });

  it('are numbered within the year', () => {
    expect(nextTextVersion(signed.pledge, 2026)).toBe('2026-2');
    expect(nextTextVersion(signed.pledge, 2027)).toBe('2027-1');
  });
});
