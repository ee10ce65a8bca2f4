/** Line breaking rules of JIS X 4051, as far as forms need them. */
export const NOT_FIRST = 1;
export const NOT_LAST = 2;
/** Part of a word or number in Latin letters: not parted from its neighbours. */
export const WORD = 4;
export const SPACE = 8;

const FIRST_FORBIDDEN =
  '、。，．・：；？！゛゜ヽヾゝゞ々〻ー‐゠–〜～）］｝〕〉》」』】〙〗｠»’”％℃' +
  'ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿ' +
  '｡､･｣ｰﾞﾟｧｨｩｪｫｬｭｮｯ,.:;?!)]}%';
const LAST_FORBIDDEN = '（［｛〔〈《「『【〘〖｟«‘“￥＄｢([{¥$';

const forbiddenFirst = new Set([...FIRST_FORBIDDEN].map((character) => character.codePointAt(0)));
const forbiddenLast = new Set([...LAST_FORBIDDEN].map((character) => character.codePointAt(0)));

const isWord = (code: number): boolean =>
  (code > 0x20 && code < 0x7f) || (code >= 0xa1 && code <= 0x24f && code !== 0xd7);

export function kinsokuOf(code: number): number {
  if (code === 0x20 || code === 0x3000 || code === 0xa0) return SPACE;
  return (
    (forbiddenFirst.has(code) ? NOT_FIRST : 0) |
    (forbiddenLast.has(code) ? NOT_LAST : 0) |
    (isWord(code) ? WORD : 0)
  );
}

/** Whether a line may end between two neighbours. */
export const mayBreak = (before: number, after: number): boolean =>
  (after & NOT_FIRST) === 0 && (before & NOT_LAST) === 0 && !((before & WORD) !== 0 && (after & WORD) !== 0);
