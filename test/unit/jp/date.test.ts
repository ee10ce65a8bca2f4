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
import { localMomentSchema, parseLocalMoment, showMoment, todayIn } from '../../../shared/jp/moment';
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
    ['R08.11.22', '2026-11-22'],
    ['  令和 8年 11月 22日 ', '2026-11-22'],
    ['Ｒ８．１１．２２', '2026-11-22'],
    ['令和八年十一月二十二日', '2026-11-22'],
    ['令和元年十二月三十一日', '2019-12-31'],
    ['二〇二六年十一月一日', '2026-11-01'],
    ['㍻31.4.30', '2019-04-30'],
    ['㍼64年1月7日', '1989-01-07'],
    ['㍽元年7月30日', '1912-07-30'],
    ['㍾6.1.1', '1873-01-01'],
    ['T15.12.25', '1926-12-25'],
    ['S1.12.25', '1926-12-25'],
    ['M45.7.30', '1912-07-30'],
    ['T1.7.30', '1912-07-30'],
    ['M6.1.1', '1873-01-01'],
    ['2026-11-22', '2026-11-22'],
    ['２０２６年１１月２２日', '2026-11-22'],
    ['令和8年11月22日日曜日', '2026-11-22'],
    ['令和8年11月23日（月・祝）', '2026-11-23'],
    ['2026/11/22 0:00:00', '2026-11-22'],
    ['2026-11-22T00:00:00', '2026-11-22'],
    ['2026-11-21T15:00:00.000Z', '2026-11-22'],
    ['2000/2/29', '2000-02-29'],
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
    ['R1.4.30', 'この日は平成です（令和は2019年5月1日から）'],
    ['H1.1.7', 'この日は昭和です'],
    ['T15.12.26', 'この日は昭和です'],
    ['S1.12.24', 'この日は大正です'],
    ['M45.7.31', 'この日は大正です'],
    ['T1.7.29', 'この日は明治です'],
    ['1872/12/31', '明治6年より前'],
    ['R0.1.1', '読み取れません'],
    ['R8.13.1', 'ありません'],
    ['1900/2/29', 'ありません'],
    ['20260230', 'ありません'],
    ['8.11.22', '年がはっきり'],
    ['26年11月22日', '年がはっきり'],
    ['11月22日', '年がはっきり'],
    ['11/22/2026', '年がはっきり'],
    ['261122', '年がはっきり'],
    ['R81122', '年がはっきり'],
    ['令和8年11月22日（月）', '曜日が合いません'],
    ['46348', '読めません'],
    ['2026/11', '読めません'],
    ['元年5月1日', '読めません'],
    ['　', '空'],
    ['', '空'],
  ])('%s is stopped: %s', (text, words) => expect(read(text)).toContain(words));

  it('says of a day outside its era what to type instead', () => {
    const result = parseDate('H31.5.1');
    expect(!result.ok && result.error).toEqual({
      code: 'bad-date',
      what: '「H31.5.1」は平成ではありません。',
      why: 'この日は令和です（平成は1989年1月8日から2019年4月30日まで）。',
      next: '「令和元年5月1日」と入力してください。',
    });
  });

  it('reads Excel serials, with the day that never was', () => {
    expect(dateOfSerial(1)).toEqual({ ok: true, value: '1900-01-01' });
    expect(dateOfSerial(59)).toEqual({ ok: true, value: '1900-02-28' });
    expect(dateOfSerial(60).ok).toBe(false);
    expect(dateOfSerial(61)).toEqual({ ok: true, value: '1900-03-01' });
    expect(parseDate('46348', { serials: true })).toEqual({ ok: true, value: '2026-11-22' });
    expect(parseDate('46348.6', { serials: true })).toEqual({ ok: true, value: '2026-11-22' });
    expect(parseDate('2026', { serials: true }).ok).toBe(false);
    expect(dateOfSerial(2_958_465)).toEqual({ ok: true, value: '9999-12-31' });
    for (const bad of [0, -1, 2_958_466, Number.NaN, Number.POSITIVE_INFINITY])
      expect(dateOfSerial(bad).ok).toBe(false);
  });

  it('keeps what old ledgers say, as typed', () => {
    expect(parseLooseDate('不明')).toEqual({ ok: true, value: { unsure: '不明', sortAs: null } });
    expect(parseLooseDate('令和５年頃')).toEqual({
      ok: true,
      value: { unsure: '令和５年頃', sortAs: '2023-01-01' },
    });
    expect(parseLooseDate('昭和の終わり頃')).toEqual({
      ok: true,
      value: { unsure: '昭和の終わり頃', sortAs: '1989-01-07' },
    });
    for (const wrong of [
      'R8.2.30',
      'H31.5.1',
      '11/22',
      'R8.13',
      'USB',
      '',

      `不明${'。'.repeat(60)}`,
    ])
      expect(parseLooseDate(wrong).ok, wrong).toBe(false);
    expect(parseLooseDate('R8.11.22')).toEqual({ ok: true, value: '2026-11-22' });
    expect(showLooseDate({ unsure: '不明', sortAs: null })).toBe('不明');
  });

  it.each([
    ['平成25年', '2013-01-01'],
    ['H25.3', '2013-03-01'],
    ['2013/3', '2013-03-01'],
    ['2013', '2013-01-01'],
    ['平成25年度', '2013-04-01'],
    ['平成25年度末', '2014-03-31'],
    ['平成25年末', '2013-12-31'],
    ['令和元年頃', '2019-05-01'],
    ['昭和40年代', '1965-01-01'],
    ['平成の初め', '1989-01-08'],
    ['明治の頃', '1873-01-01'],
    ['１９９９年ころ', '1999-01-01'],
    ['購入時期は不明', null],
    ['慶応3年頃', null],
  ])('sorts %s as %s and keeps the words', (text, sortAs) =>
    expect(parseLooseDate(text)).toEqual({ ok: true, value: { unsure: text, sortAs } }),
  );

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
    expect(retentionEnd('2026-04-01' as IsoDate, 'permanent', 'fiscal')).toBeNull();
    expect(fiscalYearOf('1989-03-31' as IsoDate).label).toBe('昭和63年度');
    expect(fiscalYearOf('1989-04-01' as IsoDate)).toMatchObject({ label: '平成元年度', short: 'H1' });
    expect(fiscalYearOf('2019-03-31' as IsoDate).label).toBe('平成30年度');
    expect(fiscalYearOf('2020-01-01' as IsoDate)).toMatchObject({ label: '令和元年度', short: 'R1' });
  });

  it('shows the first year of an era as 元年', () =>
    expect(showDate('2019-05-01' as IsoDate)).toBe('令和元年5月1日'));
});

describe('moments', () => {
  it.each([
    ['R8.11.22 14:05', '2026-11-22T14:05'],
    ['2026/11/22 9:05:30', '2026-11-22T09:05'],
    ['2026-11-22T14:05', '2026-11-22T14:05'],
    ['令和8年11月22日 14時05分', '2026-11-22T14:05'],
    ['令和８年１１月２２日午後２時５分', '2026-11-22T14:05'],
    ['令和8年11月22日 午前12時', '2026-11-22T00:00'],
    ['令和8年11月22日 9時半', '2026-11-22T09:30'],
  ])('%s is %s', (text, moment) => expect(parseLocalMoment(text)).toEqual({ ok: true, value: moment }));

  it.each([
    'R8.11.22',
    'R8.11.22 25:00',
    'R8.11.22 9:60',
    'R8.2.30 9:00',
    '午後13時',
    '令和8年11月22日午後13時',
    '',
  ])('%s is no moment', (text) => {
    const result = parseLocalMoment(text);
    expect(!result.ok && result.error.what.length > 0 && result.error.next.length > 0).toBe(true);
  });

  it('takes nothing but a day and a time that exist', () => {
    expect(localMomentSchema.safeParse('2026-11-22T14:05').success).toBe(true);
    for (const wrong of ['2026-02-30T14:05', '2026-11-22T24:00', '2026-11-22 14:05', '2026-11-22T14:05Z'])
      expect(localMomentSchema.safeParse(wrong).success, wrong).toBe(false);
  });
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
