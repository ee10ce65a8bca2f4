import { describe, expect, it } from 'vitest';
import { loadProfile, type Profile, reviseProfile, showClause } from '../../../shared/policy/profile';
import { registers } from '../../../shared/registers';
import type { Field } from '../../../shared/registers/field';
import { clauses } from './clauses';
import { json, profile } from './sample-profile';

const faultsOf = (changes: Partial<Record<keyof Profile, unknown>>): string => {
  const loaded = loadProfile({ ...json(), ...changes });
  if (loaded.ok) throw new Error('the profile was taken');
  return loaded.error.details?.join('\n') ?? '';
};

const withAll = (fields: readonly Field[]): readonly Field[] =>
  fields.flatMap((field) => (field.kind === 'rows' ? [field, ...withAll(field.fields)] : [field]));

const fieldOf = (register: string, key: string): Field => {
  const found = registers.find((one) => one.id === register);
  const field = withAll(found?.fields ?? []).find((one) => one.key === key);
  if (!field) throw new Error(`${register} has no field ${key}`);
  return field;
};

const valuesOf = (field: Field): string[] =>
  field.kind === 'choice' || field.kind === 'choices' ? field.choices.map((one) => one.value) : [];

describe('the profile of Toyama', () => {
  it('explains every clause of the clause map in a line of its own words', () => {
    expect(clauses.length).toBe(236);
    for (const clause of clauses) expect(profile.clauses[clause], clause).toBeDefined();
    const lines = Object.values(profile.clauses);
    expect(new Set(lines).size).toBe(lines.length);
    for (const line of lines) {
      expect(line).not.toMatch(/なければならない|ものとする|[\n→]|ガバクラ|管に|統に|統の|権に/u);
      expect(line.length, line).toBeLessThanOrEqual(60);
    }
  });

  it('explains every clause that a register or a field cites', () => {
    for (const register of registers) {
      const cited = [...register.clauses, ...withAll(register.fields).flatMap((field) => field.clause ?? [])];
      for (const clause of cited) expect(profile.clauses[clause], `${register.id} ${clause}`).toBeDefined();
    }
  });

  it('names the kinds, methods and options by the values of the registers', () => {
    expect(Object.keys(profile.disposal.kinds).toSorted()).toEqual(
      valuesOf(fieldOf('medium', 'kind')).toSorted(),
    );
    const selectable = valuesOf(fieldOf('disposal', 'method'));
    const offered = Object.keys(profile.disposal.methods).filter((method) => method !== 'initialise');
    expect(selectable.toSorted()).toEqual(offered.toSorted());
    for (const storage of valuesOf(fieldOf('medium', 'storage')))
      expect(profile.disposal.matrix[storage], storage).toBeDefined();
    for (const { restriction } of profile.handling)
      expect(valuesOf(fieldOf('asset', 'restrictions'))).toContain(restriction);
    const same = (option: string, register: string, key: string) =>
      expect(profile.options[option]?.map((one) => one.value)).toEqual(valuesOf(fieldOf(register, key)));
    same('asset-kind', 'asset', 'kind');
    same('personal', 'asset', 'personal');
    same('retention-years', 'asset', 'retentionYears');
    same('storage-properties', 'asset', 'storageProperties');
    same('disposal-route', 'disposal', 'route');
    expect(profile.networks.map((one) => one.value)).toEqual(valuesOf(fieldOf('asset', 'network')));
  });

  it('keeps マイナンバー利用事務系 and LGWAN接続系 in books of their own', () => {
    expect(profile.networks.filter((one) => one.separateBook).map((one) => one.value)).toEqual([
      'mynumber',
      'lgwan',
    ]);
  });

  it('numbers and titles every form of the first slice', () => {
    for (const form of [
      'asset-ledger',
      'disposal-application',
      'disposal-record',
      'disposal-report',
      'bundle-cover',
      'installation-application',
    ]) {
      expect(profile.forms[form]?.number).toMatch(/^様式第\d+号$/);
      expect(profile.forms[form]?.title.length).toBeGreaterThan(4);
    }
  });

  it('says where each default comes from, and keeps pledges and entry logs in the section', () => {
    for (const { source } of Object.values(profile.retention)) expect(source).not.toBe('');
    expect(profile.withheld).toContainEqual({ register: 'pledge', events: '*' });
    expect(profile.withheld).toContainEqual({ register: 'entry-log', events: '*' });
  });

  it('shows a clause with its words, and an unknown one as it is', () => {
    expect(showClause('3(2)⑩ウ', profile)).toBe('3(2)⑩ウ 廃棄には、分類にかかわらず所属長の許可が要る');
    expect(showClause('9-9', profile)).toBe('9-9');
  });
});

describe('loading a profile', () => {
  it('refuses what is not one, and says where', () => {
    for (const wrong of [null, [], 'x', {}]) expect(loadProfile(wrong).ok).toBe(false);
    expect(faultsOf({ forms: { 'asset-ledger': { number: 1, title: '' } } })).toContain('forms.asset-ledger');
    expect(faultsOf({ unknown: 1 } as never)).not.toBe('');
  });

  it('refuses levels out of order', () => {
    const [one, ...rest] = profile.aspects.integrity.levels;
    const turned = { ...profile.aspects.integrity, levels: [...rest, one] };
    expect(faultsOf({ aspects: { ...profile.aspects, integrity: turned } })).toContain('低い方から');
    const alone = { ...profile.aspects.integrity, levels: [one] };
    expect(faultsOf({ aspects: { ...profile.aspects, integrity: alone } })).toContain('その上が要ります');
  });

  it('takes an organisation without schools', () => {
    const levels = profile.aspects.integrity.levels.filter((level) => !level.schoolOnly);
    const aspects = { ...profile.aspects, integrity: { ...profile.aspects.integrity, levels } };
    expect(loadProfile({ ...json(), aspects }).ok).toBe(true);
  });

  it('refuses a matrix that names what is not there, or leaves no way out', () => {
    const { disposal } = profile;
    const withRow = (kind: string, row: object) => ({
      ...disposal,
      matrix: { ...disposal.matrix, [kind]: row },
    });
    expect(faultsOf({ disposal: withRow('見本', { destroy: { result: 'destroy' } }) })).toContain(
      '種別の一覧にない',
    );
    expect(faultsOf({ disposal: withRow('usb', { 見本: { result: 'destroy' } }) })).toContain(
      '方法の一覧にない',
    );
    expect(faultsOf({ disposal: withRow('usb', { overwrite: { result: 'clear' } }) })).toContain(
      '1つは残して',
    );
    expect(
      faultsOf({ disposal: withRow('usb', { ...disposal.matrix['usb'], degauss: { result: 'no' } }) }),
    ).toContain('使えない理由');
    const { usb: _usb, ...others } = disposal.matrix;
    expect(faultsOf({ disposal: { ...disposal, matrix: others } })).toContain('方法が決まっていない');
    const kinds = { ...disposal.kinds, usb: { label: 'USB', equipment: false, clause: '9-9' } };
    expect(faultsOf({ disposal: { ...disposal, kinds } })).toContain('条項「9-9」');
  });

  it('refuses restrictions without a clause and numbers without a count', () => {
    const [rule] = profile.handling;
    expect(faultsOf({ handling: [{ ...rule, clause: '9-9' }] })).toContain('条項「9-9」');
    expect(faultsOf({ numbering: { asset: '{FY}-{m}' } })).toContain('連番');
  });
});

describe('revising a profile', () => {
  it('makes a new version and leaves the old one alone', () => {
    const organisation = { ...profile.organisation, name: '見本市' };
    const revised = reviseProfile(profile, { organisation }, 'mihon-1');
    expect(revised.ok && [revised.value.version, revised.value.organisation.name]).toEqual([
      'mihon-1',
      '見本市',
    ]);
    expect(profile.organisation.name).toBe('富山市');
    expect(revised.ok && revised.value.clauses).toEqual(profile.clauses);
  });

  it('refuses the version there is, and what would not load', () => {
    const same = reviseProfile(profile, {}, profile.version);
    expect(!same.ok && same.error.code).toBe('same-version');
    const broken = reviseProfile(profile, { numbering: { asset: 'R8' } }, 'mihon-2');
    expect(!broken.ok && broken.error.code).toBe('bad-profile');
  });
});
