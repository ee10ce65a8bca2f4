import { describe, expect, it } from 'vitest';
import {
  type Classification,
  higherConfidentiality,
  highest,
  isImportant,
  isLowered,
  showClassification,
  showLevel,
} from '../../../shared/policy/classification';
import { explainedRestrictions, proposedRestrictions } from '../../../shared/policy/handling';
import { profile } from './sample-profile';

const classOf = (
  confidentiality: Classification['confidentiality'],
  integrity: Classification['integrity'] = '1',
  availability: Classification['availability'] = '1',
): Classification => ({ confidentiality, integrity, availability });

describe('classes', () => {
  it('are shown as people write them', () => {
    expect(showLevel('confidentiality', '2B')).toBe('機密性2B');
    expect(showLevel('integrity', 'unknown')).toBe('完全性不明');
    expect(showClassification(classOf('3', '2A', '1'))).toBe('機密性3・完全性2A・可用性1');
  });

  it('make 重要情報 by any aspect (3(1))', () => {
    expect(isImportant(classOf('1'))).toBe(false);
    for (const one of [classOf('2A'), classOf('1', '2A'), classOf('1', '1', '2B'), classOf('unknown')])
      expect(isImportant(one)).toBe(true);
  });

  it('are lowered if any aspect is; judging an unknown one is not lowering', () => {
    expect(isLowered(classOf('2B', '2B'), classOf('3', '1'))).toBe(true);
    expect(isLowered(classOf('2B'), classOf('2A'))).toBe(true);
    expect(isLowered(classOf('2B'), classOf('2B'))).toBe(false);
    expect(isLowered(classOf('unknown'), classOf('1'))).toBe(false);
    expect(isLowered(classOf('3'), classOf('unknown'))).toBe(false);
  });

  it('keep the higher confidentiality', () => {
    expect(higherConfidentiality(null, '1')).toBe('1');
    expect(higherConfidentiality('2A', '2B')).toBe('2B');
    expect(higherConfidentiality('3', 'unknown')).toBe('unknown');
    expect(higherConfidentiality('unknown', '3')).toBe('unknown');
  });

  it('of a mixed medium are the highest of each aspect, and say where they come from (3(2)⑤ウ)', () => {
    const found = highest([
      { label: '見本の名簿', classification: classOf('2B', '2A', '1') },
      { label: '見本の台帳', classification: classOf('2A', '1', '2B') },
      { label: '見本の写し', classification: classOf('2B') },
    ]);
    expect(found).toEqual({
      classification: classOf('2B', '2A', '2B'),
      why: '機密性2B：見本の名簿／完全性2A：見本の名簿／可用性2B：見本の台帳',
      from: {
        confidentiality: ['見本の名簿', '見本の写し'],
        integrity: ['見本の名簿'],
        availability: ['見本の台帳'],
      },
    });
    expect(highest([])).toMatchObject({ classification: classOf('1'), why: '' });
  });
});

describe('handling restrictions', () => {
  it.each([
    [classOf('1'), ['permit-to-take-out']],
    [classOf('1', '2B'), ['permit-to-take-out', 'locked-storage']],
    [classOf('2A'), ['permit-to-take-out', 'permit-to-send', 'encrypt', 'locked-storage', 'erase-after-use']],
    [classOf('3'), profile.handling.map((one) => one.restriction)],
    [classOf('unknown'), profile.handling.map((one) => one.restriction)],
  ])('are proposed for %o', (classification, restrictions) =>
    expect(proposedRestrictions(classification, profile)).toEqual(restrictions),
  );

  it('say why and by which clause', () => {
    const explained = explainedRestrictions(classOf('2B', '1', '2B'), profile);
    expect(explained[0]).toMatchObject({ clause: '5-1(1)③イ', why: '分類にかかわらず' });
    expect(explained.find((one) => one.restriction === 'locked-storage')).toMatchObject({
      clause: '3(2)⑥ウ',
      why: '機密性2B・可用性2Bのため',
    });
    for (const one of explained) expect(profile.clauses[one.clause]).toBeDefined();
  });
});
