import { describe, expect, it } from 'vitest';
import type { IsoDate } from '../../../shared/jp/date';
import { formatNumber, nextNumber, nextNumbers, patternFault } from '../../../shared/policy/numbering';

const on = '2026-11-22' as IsoDate;

describe('displayed numbers', () => {
  it('carry the fiscal year, the letter of the PC and a running number', () => {
    expect(formatNumber('{FY}-{n:4}', on, 12)).toBe('R8-0012');
    expect(formatNumber('{FY}-廃-{n:3}', on, 7)).toBe('R8-廃-007');
    expect(formatNumber('{FY}-{device}{n:4}', on, 12, 'B')).toBe('R8-B0012');
    expect(formatNumber('{年度} 第{n}号', on, 12)).toBe('令和8年度 第12号');
    expect(formatNumber('{FY}-{n:4}', '2027-03-31' as IsoDate, 1)).toBe('R8-0001');
    expect(formatNumber('{FY}-{n:4}', '2027-04-01' as IsoDate, 12_345)).toBe('R9-12345');
  });

  it('go on after the highest one of the year; gaps stay gaps', () => {
    expect(nextNumber([], '{FY}-{n:4}', on)).toBe('R8-0001');
    const used = ['R8-0001', 'R8-0007', 'R7-0099', 'R8-廃-0500', '仮1', ''];
    expect(nextNumber(used, '{FY}-{n:4}', on)).toBe('R8-0008');
    expect(nextNumbers(used, '{FY}-{n:4}', on, 3)).toEqual(['R8-0008', 'R8-0009', 'R8-0010']);
    expect(nextNumbers(used, '{FY}-{n:4}', on, 0)).toEqual([]);
    expect(nextNumber(['R8-9999'], '{FY}-{n:4}', on)).toBe('R8-10000');
    expect(nextNumber(['令和8年度 第9号'], '{年度} 第{n}号', on)).toBe('令和8年度 第10号');
  });

  it('are counted for each PC by itself', () => {
    const used = ['R8-0003', 'R8-A0005', 'R8-B0009'];
    const pattern = '{FY}-{device}{n:4}';
    expect(nextNumber(used, pattern, on)).toBe('R8-0004');
    expect(nextNumber(used, pattern, on, 'A')).toBe('R8-A0006');
    expect(nextNumber(used, pattern, on, 'C')).toBe('R8-C0001');
  });

  it.each([
    ['{FY}-{n:4}', null],
    ['{FY}-媒{device}{n:4}', null],
    ['{年度}第{n}号', null],
    ['{FY}-', '連番'],
    ['{n}-{FY}-{n}', '連番'],
    ['{n:4}', '年度ごと'],
    ['{FY}-{x}-{n}', '使えるのは'],
    ['{FY}{n:4}', '区切り'],
    ['{FY}-1{n}', '区切り'],
    ['{FY}-{n}2', '区切り'],
  ])('have a pattern that is right or says what is wrong: %s', (pattern, fault) =>
    fault === null
      ? expect(patternFault(pattern)).toBeNull()
      : expect(patternFault(pattern)).toContain(fault),
  );
});
