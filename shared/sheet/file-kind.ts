import type { Problem } from '../problem';
import { sheetProblem } from './table';

const USABLE = 'CSVか、Excelブック（.xlsx）を選んでください。';
const RESAVE = 'Excelで開き、「名前を付けて保存」で「Excelブック（.xlsx）」にしてから選んでください。';

const startsWith = (bytes: Uint8Array, ...signature: readonly number[]): boolean =>
  signature.every((byte, at) => bytes[at] === byte);

/** XLSX and other zips begin with PK. */
export const isZip = (bytes: Uint8Array): boolean => startsWith(bytes, 0x50, 0x4b);

const includesUtf16 = (bytes: Uint8Array, word: string): boolean => {
  const pattern = [...word].flatMap((letter) => [letter.charCodeAt(0), 0]);
  for (let at = bytes.indexOf(pattern[0] ?? 0); at !== -1; at = bytes.indexOf(pattern[0] ?? 0, at + 1)) {
    if (pattern.every((byte, index) => bytes[at + index] === byte)) return true;
  }
  return false;
};

/** Compound files: the old .xls, or an .xlsx locked by a password (its directory names an EncryptedPackage). */
function compoundFile(bytes: Uint8Array): Problem {
  if (includesUtf16(bytes, 'EncryptedPackage')) {
    return sheetProblem(
      'password-protected',
      'パスワードの付いたExcelファイルです。',
      'Excelで開き、「ファイル」→「情報」→「ブックの保護」でパスワードを外して保存してから選んでください。',
    );
  }
  return sheetProblem('old-excel', '古い形式のExcelファイル（.xls）です。', RESAVE);
}

const OTHERS: readonly { readonly signature: readonly number[]; readonly what: string }[] = [
  { signature: [0x25, 0x50, 0x44, 0x46], what: 'PDFファイルです。表として読み取れません。' },
  { signature: [0x89, 0x50, 0x4e, 0x47], what: '画像（PNG）です。' },
  { signature: [0xff, 0xd8, 0xff], what: '画像（JPEG）です。' },
  { signature: [0x47, 0x49, 0x46, 0x38], what: '画像（GIF）です。' },
  { signature: [0x1f, 0x8b], what: '圧縮ファイル（gzip）です。' },
  { signature: [0x37, 0x7a, 0xbc, 0xaf], what: '圧縮ファイル（7-Zip）です。' },
  { signature: [0x4c, 0x5a, 0x49, 0x50], what: '圧縮ファイル（lzip）です。' },
  { signature: [0x52, 0x61, 0x72, 0x21], what: '圧縮ファイル（RAR）です。' },
  { signature: [0x4d, 0x5a], what: 'プログラムです。' },
  { signature: [0x7b, 0x5c, 0x72, 0x74, 0x66], what: '文書（RTF）です。' },
];

const isMarkup = (head: string): boolean =>
  /^<(?:!doctype|html|\?xml|table|head|meta|script)\b/iu.test(head.trimStart()) ||
  /<html[\s>]/iu.test(head.slice(0, 300));

/** Zero bytes, or many control characters: no text in any encoding that sheets come in. */
function isBinary(bytes: Uint8Array): boolean {
  const sample = bytes.subarray(0, 65_536);
  let controls = 0;
  for (const byte of sample) {
    if (byte === 0) return true;
    if (byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d && byte !== 0x1b) controls += 1;
  }
  return controls > sample.length / 50;
}

const isUtf16 = (bytes: Uint8Array): boolean =>
  startsWith(bytes, 0xff, 0xfe) || startsWith(bytes, 0xfe, 0xff);

/** Says what a file is that cannot be read as CSV or TSV, by its bytes and never by its name; null if it can be. */
export function notText(bytes: Uint8Array): Problem | null {
  if (bytes.length === 0 || (bytes.length <= 3 && startsWith(bytes, 0xef, 0xbb, 0xbf))) {
    return sheetProblem('empty-file', '空のファイルです。', '内容のあるファイルを選んでください。');
  }
  if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)) return compoundFile(bytes);
  const other = OTHERS.find((one) => startsWith(bytes, ...one.signature));
  if (other && (other.signature.length > 2 || isBinary(bytes))) {
    return sheetProblem('not-a-sheet', other.what, USABLE);
  }
  if (isUtf16(bytes)) return null;
  if (isMarkup(new TextDecoder('utf-8').decode(bytes.subarray(0, 1024)))) {
    return sheetProblem(
      'html-file',
      'Webページの形式（HTML・XML）のファイルです。',
      RESAVE,
      'システムから出力した「.xls」には、中身がWebページのものがあります。',
    );
  }
  if (isBinary(bytes)) return sheetProblem('not-a-sheet', '文字のファイルではありません。', USABLE);
  return null;
}
