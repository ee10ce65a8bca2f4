/*
 * CP932, the Shift_JIS of Japanese Windows. The table is what TextDecoder decodes, turned around; of the
 * characters that stand in it several times the first place is taken, and the lead bytes ED and EE (NEC's
 * copy of IBM's extensions) are passed over, as Windows does.
 */

/** A character that CP932 has no place for, and the rows (from 1, in the order written) it stands in. */
export type LostCharacter = {
  /** As written, with its variation selector. */
  readonly character: string;
  /** What is written in its place: a character people take for the same, or 〓. */
  readonly written: string;
  readonly rows: readonly number[];
  readonly count: number;
};

export type Encoded = { readonly bytes: Uint8Array<ArrayBuffer>; readonly lost: readonly LostCharacter[] };

/** The printers' mark for a missing character: never a question mark, which could be data. */
const GETA = '〓';

/**
 * One character in two code tables: Windows decodes 8160 to U+FF5E where others have U+301C, and so on.
 * They look the same, go to the same bytes, and are not lost.
 */
const SAME = new Map<string, string>([
  ['〜', '～'],
  ['−', '－'],
  ['‖', '∥'],
  ['—', '―'],
  ['¢', '￠'],
  ['£', '￡'],
  ['¬', '￢'],
  ['¥', '￥'],
  ['¦', '￤'],
  ['‾', '￣'],
]);

/** Characters that official papers write in their place when they must; each is named to the user before it is done. */
const STAND_INS = new Map<string, string>(
  (
    '𠮷吉 𡈽土 𣘺橋 𠮟叱 𠀋丈 𥔎崎 鷗鴎 俱倶 剝剥 吞呑 噓嘘 嚙噛 屛屏 幷并 搔掻 摑掴 瘦痩 簞箪 繡繍 繫繋 蔣蒋 蟬蝉 蠟蝋 ' +
    '軀躯 醬醤 頰頬 顚顛 驒騨 麴麹 塡填 禱祷 瀆涜 攢攅 潑溌 萊莱'
  )
    .split(' ')
    .map((pair): [string, string] => {
      const [from = '', to = ''] = [...pair];
      return [from, to];
    }),
);

const isVariationSelector = (code: number): boolean =>
  (code >= 0xfe00 && code <= 0xfe0f) || (code >= 0xe0100 && code <= 0xe01ef);

/** By UTF-16 unit: the bytes as a number, or 0xffff where there are none. Every character of CP932 is one unit. */
let table: Uint16Array | null = null;

function codes(): Uint16Array {
  if (table) return table;
  const made = new Uint16Array(0x10000).fill(0xffff);
  for (let byte = 0; byte < 0x80; byte += 1) made[byte] = byte;
  for (let byte = 0xa1; byte <= 0xdf; byte += 1) made[0xff61 + byte - 0xa1] = byte;
  const decoder = new TextDecoder('shift_jis');
  for (let lead = 0x81; lead <= 0xfc; lead += 1) {
    if ((lead >= 0xa0 && lead <= 0xdf) || lead === 0xed || lead === 0xee) continue;
    for (let trail = 0x40; trail <= 0xfc; trail += 1) {
      if (trail === 0x7f) continue;
      const text = decoder.decode(Uint8Array.of(lead, trail));
      const unit = text.charCodeAt(0);
      if (text.length === 1 && unit !== 0xfffd && made[unit] === 0xffff) made[unit] = (lead << 8) | trail;
    }
  }
  for (const [other, windows] of SAME) made[other.charCodeAt(0)] = made[windows.charCodeAt(0)] ?? 0xffff;
  table = made;
  return made;
}

/** True if CP932 holds every character of the text. */
export function fitsCp932(text: string): boolean {
  const places = codes();
  for (let at = 0; at < text.length; at += 1) if (places[text.charCodeAt(at)] === 0xffff) return false;
  return true;
}

class ByteSink {
  private bytes: Uint8Array<ArrayBuffer>;
  private length = 0;
  constructor(expected: number) {
    this.bytes = new Uint8Array(expected + 64);
  }
  put(code: number): void {
    if (this.length + 2 > this.bytes.length) {
      const larger = new Uint8Array(this.bytes.length * 2);
      larger.set(this.bytes);
      this.bytes = larger;
    }
    if (code > 0xff) {
      this.bytes[this.length] = code >> 8;
      this.length += 1;
    }
    this.bytes[this.length] = code & 0xff;
    this.length += 1;
  }
  taken(): Uint8Array<ArrayBuffer> {
    return this.bytes.slice(0, this.length);
  }
}

/** The character at `at` with the marks that belong to it: variation selectors, combining sound marks. */
function sequenceAt(text: string, at: number): string {
  let end = at + ((text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1);
  for (;;) {
    const next = text.codePointAt(end);
    if (next === undefined) break;
    if (!isVariationSelector(next) && next !== 0x3099 && next !== 0x309a) break;
    end += next > 0xffff ? 2 : 1;
  }
  return text.slice(at, end);
}

/** What to write for a sequence that is not in the table as it is. */
function standIn(
  sequence: string,
  places: Uint16Array,
): { readonly written: string; readonly lost: boolean } {
  const fits = (text: string) =>
    [...text].every((one) => one.length === 1 && places[one.charCodeAt(0)] !== 0xffff);
  const composed = sequence.normalize('NFC');
  if (fits(composed)) return { written: composed, lost: false };
  const bare = [...composed].filter((one) => !isVariationSelector(one.codePointAt(0) ?? 0)).join('');
  if (fits(bare)) return { written: bare, lost: true };
  return { written: STAND_INS.get(bare) ?? GETA, lost: true };
}

type Tally = { written: string; rows: number[]; count: number };

const ROWS_NAMED = 20;

/**
 * CP932 bytes of one text. `lost` names what CP932 cannot hold as written; nothing becomes '?'.
 * Combining sound marks are joined to their kana first, which changes nothing to the eye.
 */
export const encodeCp932 = (text: string): Encoded => encodeRowsCp932([text]);

/** CP932 bytes of rows of text, written one after the other; `lost` names the rows (at most 20 of each). */
export function encodeRowsCp932(rows: readonly string[], firstRow = 1): Encoded {
  const places = codes();
  const sink = new ByteSink(rows.reduce((sum, row) => sum + row.length * 2, 0));
  const lost = new Map<string, Tally>();
  const put = (text: string) => {
    for (let at = 0; at < text.length; at += 1) sink.put(places[text.charCodeAt(at)] ?? 0xffff);
  };
  const encodeHard = (row: string, number: number, at: number): number => {
    const sequence = sequenceAt(row, at);
    const { written, lost: isLost } = standIn(sequence, places);
    put(written);
    if (isLost) {
      const tally = lost.get(sequence) ?? { written, rows: [], count: 0 };
      tally.count += 1;
      if (tally.rows.at(-1) !== number && tally.rows.length < ROWS_NAMED) tally.rows.push(number);
      lost.set(sequence, tally);
    }
    return sequence.length;
  };
  rows.forEach((row, index) => {
    let at = 0;
    while (at < row.length) {
      const code = places[row.charCodeAt(at)] ?? 0xffff;
      const next = at + 1 < row.length ? row.charCodeAt(at + 1) : 0;
      const marked = next === 0x3099 || next === 0x309a || isVariationSelector(next) || next === 0xdb40;
      if (code !== 0xffff && !marked) {
        sink.put(code);
        at += 1;
      } else {
        at += encodeHard(row, index + firstRow, at);
      }
    }
  });
  return {
    bytes: sink.taken(),
    lost: [...lost].map(([character, tally]) => ({ character, ...tally })),
  };
}
