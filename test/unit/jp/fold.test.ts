import { describe, expect, it } from 'vitest';
import { foldForSearch, privateUse } from '../../../shared/jp/fold';
import { kanjiVariants } from '../../../shared/jp/kanji-variants';

const same = (...texts: readonly string[]) =>
  expect(new Set(texts.map(foldForSearch)).size, texts.join(' = ')).toBe(1);

describe('foldForSearch', () => {
  it.each([
    ['髙橋', '高橋', '高槗', '高𣘺'],
    ['山﨑', '山崎', '山嵜', '山\ufa11'],
    ['斎藤', '齋藤', '斉藤', '齊藤'],
    ['渡邊', '渡邉', '渡辺', '渡𨘢', '渡邉\u{e0101}'],
    ['濵田', '濱田', '浜田'],
    ['澤', '沢'],
    ['嶋', '嶌', '島', '㠀'],
    ['廣', '広'],
    ['國', '国'],
    ['德', '徳'],
    ['惠', '恵'],
    ['眞', '真'],
    ['𠮷田', '吉田'],
    ['冨', '富'],
    ['剱岳', '剣岳', '劔岳', '劍岳', '剣嶽'],
    ['礪波', '砺波'],
    ['辻󠄀', '辻'],
    ['神', '神'],
  ])('finds the forms of a name together: %s', (...names) => same(...names));

  it('keeps different names apart', () => {
    expect(foldForSearch('埼玉')).not.toBe(foldForSearch('崎玉'));
    expect(foldForSearch('荻原')).not.toBe(foldForSearch('萩原'));
    expect(foldForSearch('かき')).not.toBe(foldForSearch('がき'));
  });

  it('folds kana, half and full width, voiced marks before and behind', () => {
    same('ガス', 'ｶﾞｽ', 'がす', 'カ\u3099ス', 'か゛す');
    same('パン', 'ﾊﾟﾝ', 'ぱん', 'ハ\u309aン');
    same('ヴ', 'ｳﾞ', 'ゔ');
    same('呉羽ヶ丘', '呉羽ケ丘', '呉羽ｹ丘');
    expect(foldForSearch('ﾞ')).toBe('\u3099');
  });

  it('folds width, case, dashes, waves and spaces', () => {
    same('R8-0012', 'Ｒ８－００１２', 'r8‐0012', 'R8−0012', 'R8—0012', 'R8ー0012', 'R8ｰ0012', 'r 8 - 0012');
    same('見本　太郎', '見本太郎', '見本 太郎', '見本\t太郎', '見本\u00a0太郎', '見本\u200b太郎');
    same('4月〜5月', '4月～5月', '4月~5月');
    same('①㈱', '1(株)');
    same('㋿8年', '令和8年');
  });

  it('finds a record by the last three digits of its number', () => {
    expect(foldForSearch('R8-廃-0012').includes(foldForSearch('０１２'))).toBe(true);
  });

  it('keeps line breaks, so that two fields do not run together', () => {
    expect(foldForSearch('見本\n太郎')).toBe('見本\n太郎');
  });

  it('folds long text in one piece', () => {
    const text = '髙﨑ｶﾞ𠮷'.repeat(5000);
    expect(foldForSearch(text)).toBe('高崎が吉'.repeat(5000));
    expect(foldForSearch('ﷺ'.repeat(2000))).toBe(foldForSearch('ﷺ').repeat(2000));
  });

  it('keeps what it does not know', () => {
    expect(foldForSearch('\ue001\u0000\ud842')).toBe('\ue001\u0000\ud842');
    expect(foldForSearch('')).toBe('');
  });
});

describe('kanjiVariants', () => {
  it('leads every form to one that stays itself', () => {
    const variants = kanjiVariants();
    for (const [from, to] of variants) {
      expect(from).not.toBe(to);
      expect(variants.has(to), String.fromCodePoint(from)).toBe(false);
    }
    expect(variants.size).toBeGreaterThan(450);
  });
});

describe('privateUse', () => {
  it('names the 外字 of a text', () => {
    expect(privateUse('見\ue001本𠮷\u{f0001}')).toEqual(['\ue001', '\u{f0001}']);
    expect(privateUse('髙﨑𠮷辻󠄀')).toEqual([]);
  });
});
