import { describe, expect, it } from 'vitest';
import { passwordFault } from '../../../renderer/app/password-rules';
import { hrefOf, hrefOfAction, parseRoute } from '../../../renderer/app/router';
import { settingsOf } from '../../../renderer/app/settings';
import { nextVersion } from '../../../renderer/pages/settings/profile-draft';
import { copiedValues } from '../../../renderer/registers/action-values';
import { dateOrder, dateText, looseDateText } from '../../../renderer/registers/dates';
import { draftKey, readDrafts, removeDraft, saveDraft } from '../../../renderer/registers/drafts';
import type { RecordState } from '../../../shared/journal/project';
import type { Field } from '../../../shared/registers/field';
import { freshId, memoryHost } from './memory-host';

describe('drafts of forms', () => {
  it('are kept per form and target, and found again, newest first', async () => {
    const host = memoryHost();
    const target = freshId<string>();
    await saveDraft(host, { register: 'asset', action: 'amend', targets: [target], values: { name: '𠮷' } });
    await saveDraft(host, { register: 'asset', action: 'register', targets: [], values: { name: '二' } });
    host.drafts.set('mapping/asset', { columns: [] });
    const drafts = await readDrafts(host);
    expect(drafts.map(({ action, targets, values }) => [action, targets, values])).toEqual([
      ['register', [], { name: '二' }],
      ['amend', [target], { name: '𠮷' }],
    ]);
    await removeDraft(host, 'asset', 'amend', [target]);
    expect((await readDrafts(host)).map(({ action }) => action)).toEqual(['register']);
  });

  it('have short keys that tell two large selections apart', () => {
    const many = Array.from({ length: 500 }, () => freshId<string>());
    const others = [...many.slice(0, 499), freshId<string>()];
    expect(draftKey('asset', 'void', many).length).toBeLessThan(200);
    expect(draftKey('asset', 'void', many)).not.toBe(draftKey('asset', 'void', others));
  });
});

describe('addresses', () => {
  it('come back as they were made, whatever is in them', () => {
    const href = hrefOf(['register', 'asset', 'あ/い?#'], { q: '髙﨑 & 辻󠄀' });
    const route = parseRoute(href);
    expect(route.path).toEqual(['register', 'asset', 'あ/い?#']);
    expect(route.query.get('q')).toBe('髙﨑 & 辻󠄀');
  });

  it('carry the records of an action', () => {
    const [a, b] = [freshId<string>(), freshId<string>()];
    expect(parseRoute(hrefOfAction('disposal', 'decide', [a, b])).query.get('on')).toBe(`${a}.${b}`);
  });

  it('survive broken percent signs', () => {
    expect(parseRoute('#/register/%E3%81').path).toEqual(['register', '%E3%81']);
  });
});

describe('copying what was registered last', () => {
  const fields: readonly Field[] = [
    { kind: 'text', key: 'number', label: '番号' },
    { kind: 'text', key: 'name', label: '名称' },
    { kind: 'text', key: 'serial', label: '製造番号' },
    { kind: 'date', key: 'on', label: '日付' },
  ];
  it('leaves numbers, serials and dates to the new record', () => {
    const source = { fields: { number: 'A-1', name: '見本', serial: 'S/N', on: '2026-01-01' } };
    expect(copiedValues(fields, source as unknown as RecordState, { name: '' })).toEqual({ name: '見本' });
  });
});

describe('dates on screens', () => {
  it('are in 和暦, and sort with what is only roughly known', () => {
    expect(dateText('2026-11-23')).toBe('令和8年11月23日');
    expect(dateText('2019-05-01', 'short')).toBe('R1.5.1');
    expect(looseDateText({ unsure: '令和5年頃', sortAs: '2023-01-01' })).toBe('令和5年頃');
    expect(dateOrder({ unsure: '不明', sortAs: null })).toBeNull();
    const order = ['2026-11-23T09:00', '2026-11-23', '2025-01-01'].map((value) => dateOrder(value) ?? 0);
    expect(order[2]).toBeLessThan(order[1] ?? 0);
    expect(order[1]).toBeLessThan(order[0] ?? 0);
  });
});

describe('settings and versions', () => {
  it('fall back one by one', () => {
    expect(settingsOf({ textScale: 150, idleMinutes: 'soon' })).toEqual({
      textScale: 150,
      idleMinutes: 10,
      compactRows: false,
      labelSheets: [],
    });
    expect(settingsOf({ textScale: 900 }).textScale).toBe(100);
  });

  it('name each new version of the profile differently', () => {
    const first = nextVersion('toyama-2026-1', '2026-11-23');
    const second = nextVersion(first, '2026-11-23');
    const third = nextVersion(second, '2026-11-24');
    expect([first, second, third]).toEqual([
      'toyama-2026-1+2026-11-23.1',
      'toyama-2026-1+2026-11-23.2',
      'toyama-2026-1+2026-11-24.1',
    ]);
  });

  it('count the characters of a password as people do', () => {
    expect(passwordFault('𠮷'.repeat(6))).toContain('あと6文字');
    expect(passwordFault('あいうえおかきくけこさし')).toBeNull();
    expect(passwordFault('aaaaaaaaaaaaaaa')).not.toBeNull();
  });
});
