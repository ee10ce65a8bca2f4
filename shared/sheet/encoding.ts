/** The encodings that sheets of Japanese offices come in. shift_jis is CP932, the Windows kind. */
export const SHEET_ENCODINGS = [
  'utf-8',
  'shift_jis',
  'euc-jp',
  'iso-2022-jp',
  'utf-16le',
  'utf-16be',
] as const;
export type SheetEncoding = (typeof SHEET_ENCODINGS)[number];

export const encodingLabels: { readonly [encoding in SheetEncoding]: string } = {
  'utf-8': 'UTF-8',
  shift_jis: 'シフトJIS（CP932）',
  'euc-jp': 'EUC-JP',
  'iso-2022-jp': 'JIS（ISO-2022-JP）',
  'utf-16le': 'Unicode（UTF-16LE）',
  'utf-16be': 'Unicode（UTF-16BE）',
};

/**
 * certain: a byte order mark, escapes, or nothing that the encodings differ in; likely: valid in this one alone
 * or clearly the most plausible; unsure: ask the user, with the candidates shown.
 */
export type Confidence = 'certain' | 'likely' | 'unsure';

export type Detection = {
  readonly encoding: SheetEncoding;
  readonly confidence: Confidence;
  /** Every encoding the bytes are valid in, the best first; all of them damaged when it is empty. */
  readonly candidates: readonly SheetEncoding[];
};

const decodeStrictly = (bytes: Uint8Array, encoding: SheetEncoding): string | null => {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
};

function byteOrderMark(bytes: Uint8Array): SheetEncoding | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return null;
}

const hasHighByte = (bytes: Uint8Array): boolean => {
  for (let at = 0; at < bytes.length; at += 1) if ((bytes[at] ?? 0) >= 0x80) return true;
  return false;
};

/** ESC $ @, ESC $ B, ESC ( I and the like: only ISO-2022-JP has them. */
function hasJisEscape(bytes: Uint8Array): boolean {
  for (let at = bytes.indexOf(0x1b); at !== -1; at = bytes.indexOf(0x1b, at + 1)) {
    const first = bytes[at + 1];
    const second = bytes[at + 2];
    if (first === 0x24 && (second === 0x40 || second === 0x42 || second === 0x28)) return true;
    if (first === 0x28 && (second === 0x49 || second === 0x4a)) return true;
  }
  return false;
}

/** How much of a text is looked at to tell one encoding from another. */
const SAMPLE = 200_000;

/** The 2,965 kanji of JIS X 0208's first level, those that texts are mostly written with. */
let common: ReadonlySet<string> | null = null;

function commonKanji(): ReadonlySet<string> {
  if (common) return common;
  const bytes: number[] = [];
  for (let lead = 0xb0; lead <= 0xcf; lead += 1) {
    for (let trail = 0xa1; trail <= (lead === 0xcf ? 0xd3 : 0xfe); trail += 1) bytes.push(lead, trail);
  }
  common = new Set(new TextDecoder('euc-jp').decode(Uint8Array.from(bytes)));
  return common;
}

const VOICED = /[ｶ-ﾄﾊ-ﾎｳ]/u;

function weight(character: string, previous: string): number {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x80) return 0;
  if (code >= 0x3041 && code <= 0x30ff) return 2;
  if (code >= 0x3000 && code <= 0x303f) return 1;
  if (code >= 0xff01 && code <= 0xff60) return 1;
  if (code >= 0xff61 && code <= 0xff65) return -2;
  if (code === 0xff9e || code === 0xff9f) return VOICED.test(previous) ? 1 : -3;
  if (code >= 0xff66 && code <= 0xff9d) return 1;
  if (code >= 0x4e00 && code <= 0x9fff) return commonKanji().has(character) ? 2 : -3;
  if (code >= 0xe000 && code <= 0xf8ff) return -3;
  if (code >= 0x80 && code <= 0x24f) return -1;
  return -0.5;
}

/** How much a text looks like Japanese, by the byte, so that readings of the same bytes can be compared. */
function plausibility(text: string, size: number): number {
  let sum = 0;
  let previous = '';
  for (const character of text.slice(0, SAMPLE)) {
    sum += weight(character, previous);
    previous = character;
  }
  return sum / Math.max(1, Math.min(size, SAMPLE));
}

/**
 * Tells the encoding of a file: byte order mark, ISO-2022-JP's escapes, valid UTF-8, then CP932 or EUC-JP.
 * Bytes of EUC-JP are often valid CP932 too (they read as half-width kana), so the readings are compared.
 */
export function detectEncoding(bytes: Uint8Array): Detection {
  const marked = byteOrderMark(bytes);
  if (marked) return { encoding: marked, confidence: 'certain', candidates: [marked] };
  if (!hasHighByte(bytes)) {
    const encoding = hasJisEscape(bytes) ? 'iso-2022-jp' : 'utf-8';
    return { encoding, confidence: 'certain', candidates: [encoding] };
  }
  const readings = (['utf-8', 'shift_jis', 'euc-jp'] as const).flatMap((encoding) => {
    const text = decodeStrictly(bytes, encoding);
    return text === null ? [] : [{ encoding, score: plausibility(text, bytes.length) }];
  });
  const best = readings.toSorted((one, other) => other.score - one.score);
  const [first, second] = best;
  if (!first) return { encoding: leastDamaged(bytes), confidence: 'unsure', candidates: [] };
  const utf8 = readings.find((one) => one.encoding === 'utf-8');
  // Valid UTF-8 by chance is rare: three bytes a character must all fit. Only Latin accents are doubtful.
  const chosen = utf8 && utf8.score >= 0 ? utf8 : first;
  const rival = chosen === first ? second : first;
  const clear = !rival || chosen.score - rival.score > 0.2 || (chosen === utf8 && utf8.score > 0);
  return {
    encoding: chosen.encoding,
    confidence: clear ? 'likely' : 'unsure',
    candidates: [chosen, ...best.filter((one) => one !== chosen)].map((one) => one.encoding),
  };
}

export type Decoded = {
  readonly text: string;
  /** Characters that could not be read: each stands as U+FFFD in the text. */
  readonly damaged: number;
};

/** Decodes without giving up; a byte order mark is left out. */
export function decodeText(bytes: Uint8Array, encoding: SheetEncoding): Decoded {
  const strict = decodeStrictly(bytes, encoding);
  if (strict !== null) return { text: strict, damaged: 0 };
  const text = new TextDecoder(encoding).decode(bytes);
  return { text, damaged: text.split('\ufffd').length - 1 };
}

function leastDamaged(bytes: Uint8Array): SheetEncoding {
  const sample = bytes.subarray(0, SAMPLE);
  const tried = (['utf-8', 'shift_jis', 'euc-jp'] as const).map((encoding) => ({
    encoding,
    damaged: decodeText(sample, encoding).damaged,
  }));
  return tried.toSorted((one, other) => one.damaged - other.damaged)[0]?.encoding ?? 'utf-8';
}
