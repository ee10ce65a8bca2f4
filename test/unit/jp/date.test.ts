import { describe, expect, it } from 'vitest';
import type { Instant } from '../../../shared/ids';
import {
  dateOfSerial,
  type IsoDate,
  parseDate,
  parseLooseDate,
  showDate,
  showLooseDate,
} from '../../../shared/jp/date';
import { fiscalYearOf } from '../../../shared/jp/fiscal';
import { foldForSearch, privateUse } from '../../../shared/jp/fold';
import { showMoment, todayIn } from '../../../shared/jp/moment';
import { retentionEnd } from '../../../shared/jp/retention';

const read = (text: string): string => {
  const result = parseDate(text);
  return result.ok ? result.value : `✕ ${result.error.what}${result.error.why ?? ''}`;
};

describe('dates as people write them', () => {
  it.each([
    ['R8.11.22', '2026-11-22'],
    ['r8/11/22', '2026-11-22'],
    ['令和8年11月22日', '2026-11-22'],
    ['令和８年１１月２２日', '2026-11-22'],
    ['㋿8.11.22', '2026-11-22'],
    ['R081122', '2026-11-22'],
    ['令和元年5月1日', '2019-05-01'],
    ['R1.5.1', '2019-05-01'],
    ['R元.5.1', '2019-05-01'],
    ['H31.4.30', '2019-04-30'],
    ['S64.1.7', '1989-01-07'],
    ['H1.1.8', '1989-01-08'],
    ['T15.12.24', '1926-12-24'],
    ['昭和元年12月25日', '1926-12-25'],
    ['M45.7.29', '1912-07-29'],
    ['2026/11/22', '2026-11-22'],
    ['20261122', '2026-11-22'],
    ['2026.11.22', '2026-11-22'],
    ['2026年11月22日（日）', '2026-11-22'],
    ['2026/11/22 14:05', '2026-11-22'],
    ['2024-02-29', '2024-02-29'],
  ])('%s is %s', (text, iso) => expect(read(text)).toBe(iso));

  it.each([
    ['H31.5.1', '令和'],
    ['R1.4.30', '平成'],
    ['S64.1.8', '平成'],
    ['R8.2.30', 'ありません'],
    ['2025/2/29', 'ありません'],
    ['M5.12.31', '明治6年より前'],
    ['26/11/22', '年がはっきり'],
    ['11/22', '年がはっきり'],
    ['いつか', '読めません'],
    ['', '空'],
  ])('%s is stopped: %s', (text, words) => expect(read(text)).toContain(words));

  it('reads Excel serials, with the day that never was', () => {
    expect(dateOfSerial(1)).toEqual({ ok: true, value: '1900-01-01' });
    expect(dateOfSerial(59)).toEqual({ ok: true, value: '1900-02-28' });
    expect(dateOfSerial(60).ok).toBe(false);
    expect(dateOfSerial(61)).toEqual({ ok: true, value: '1900-03-01' });
    expect(parseDate('46348', { serials: true })).toEqual({ ok: true, value: '2026-11-22' });
    expect(parseDate('46348').ok).toBe(false);
  });

  it('keeps what old ledgers say, as typed', () => {
    expect(parseLooseDate('不明')).toEqual({ ok: true, value: { unsure: '不明', sortAs: null } });
    expect(parseLooseDate('令和５年頃')).toEqual({
      ok: true,
      value: { unsure: '令和５年頃', sortAs: '2023-01-01' },
    });
    expect(parseLooseDate('昭和の終わり頃')).toEqual({
      ok: true,
      value: { unsure: '昭和の終わり頃', sortAs: '1926-12-25' },
    });
    expect(parseLooseDate('R8.2.30').ok).toBe(false);
    expect(showLooseDate({ unsure: '不明', sortAs: null })).toBe('不明');
  });

  it('knows the day in Japan and the fiscal year', () => {
    expect(todayIn('2026-11-22T15:00:00.000Z' as Instant)).toBe('2026-11-23');
    expect(showMoment('2026-11-22T15:04:00.000Z' as Instant)).toBe('令和8年11月23日 00:04');
    expect(fiscalYearOf('2026-03-31' as IsoDate)).toMatchObject({
      year: 2025,
      label: '令和7年度',
      end: '2026-03-31',
    });
    expect(fiscalYearOf('2026-04-01' as IsoDate)).toMatchObject({ year: 2026, short: 'R8' });
    expect(fiscalYearOf('2019-04-01' as IsoDate).label).toBe('令和元年度');
    expect(retentionEnd('2026-02-10' as IsoDate, 3, 'fiscal')).toBe('2029-03-31');
    expect(retentionEnd('2026-04-01' as IsoDate, 1, 'fiscal')).toBe('2028-03-31');
    expect(retentionEnd('2026-04-01' as IsoDate, 1, 'calendar')).toBe('2027-12-31');
  });

  it('shows the first year of an era as 元年', () =>
    expect(showDate('2019-05-01' as IsoDate)).toBe('令和元年5月1日'));
});

describe('folding for search', () => {
  it.each([
    ['髙橋　﨑子', '高橋崎子'],
    ['邉', '辺'],
    ['𠮷田', '吉田'],
    ['辻󠄀', '辻'],
    ['ｶﾅ', 'かな'],
    ['ガギグ', 'がぎぐ'],
    ['ﾊﾞｯｸｱｯﾌﾟ', 'ばっくあっぷ'],
    ['ＡＢＣ－１２３', 'abc-123'],
    ['R8‐0012', 'r8−0012'],
    ['斎藤', '齋藤'],
  ])('%s finds %s', (a, b) => expect(foldForSearch(a)).toBe(foldForSearch(b)));

  it('finds a number by its last digits', () =>
    expect(foldForSearch('R8-0012')).toContain(foldForSearch('012')));
  it('names private-use characters', () => expect(privateUse('髙\ue000󠄀')).toEqual(['\ue000']));
});
