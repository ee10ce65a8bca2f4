/**
 * How a character behaves at the end of a line (禁則, after JIS X 4051), as bits.
 * Words of Latin letters and digits are kept together.
 */
export const NOT_FIRST = 1;
export const NOT_LAST = 2;
export const WORD = 4;
export const SPACE = 8;
export const FEED = 16;

const notFirst = new Set(
  '、。，．・：；？！‐゠–〜～ー々〻ゝゞヽヾ゛゜）］｝〕〉》」』】〙〗〟’”｠»…‥,.:;?!)]}%％‰°′″℃ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿ｡｣､･ｧｨｩｪｫｬｭｮｯｰﾞﾟ',
);
const notLast = new Set('（［｛〔〈《「『【〘〖〝‘“｟«([{￥＄＃№｢');
const word = /^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\d'_@#&+*/\\<>=~^|$\-.,:;?!%"]/u;

export function breakingOf(cluster: string): number {
  if (cluster === '\n') return FEED;
  if (cluster === ' ' || cluster === '\t') return SPACE;
  const first = String.fromCodePoint(cluster.codePointAt(0) ?? 0);
  // Full-width letters and digits break like kanji: they are set in squares.
  const full = first >= '\uFF01' && first <= '\uFF5E';
  return (
    (notFirst.has(first) ? NOT_FIRST : 0) |
    (notLast.has(first) ? NOT_LAST : 0) |
    (!full && word.test(first) ? WORD : 0)
  );
}
