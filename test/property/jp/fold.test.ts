import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldForSearch } from '../../../shared/jp/fold';

/** Text as it comes: any character, and often those that fold. */
const text = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(...'髙﨑𠮷ｶﾞパーヶ－〜 　\n㈱①ﷺが\u3099ﾟ󠄀', 'ｳﾞ', '邉'),
    ),
  )
  .map((parts) => parts.join(''));

describe('foldForSearch', () => {
  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(text, (typed) => {
        const once = foldForSearch(typed);
        expect(foldForSearch(once)).toBe(once);
      }),
      { numRuns: 2000 },
    );
  });

  it('finds every part of a line that starts and ends with whole characters', () => {
    const kanji = fc
      .array(fc.constantFrom(...'髙橋山﨑サーバーR8－0012本庁舎３階𠮷'))
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(kanji, kanji, kanji, (before, part, after) => {
        expect(foldForSearch(before + part + after)).toContain(foldForSearch(part));
      }),
    );
  });
});
