import type { ChainFault } from '../journal/chain';
import type { SealFault } from '../journal/seal-check';
import type { BagFault } from './bag';
import type { LineFault } from './entries-file';
import type { JsonFault } from './strict-json';
import type { ZipFault } from './zip';

/* What each fault is called in the details of a refusal. */

const ZIP: Record<ZipFault['fault'], string> = {
  end: 'ZIPの終わりの記録が末尾にない',
  zip64: 'ZIP64形式',
  disks: '分割ZIP',
  'too-many': 'ファイルの数が多すぎる',
  directory: 'ZIPの目次の位置または長さが合わない',
  encrypted: 'ZIP自体の暗号化',
  flags: '使わないフラグが立っている',
  compressed: '圧縮されている（無圧縮だけを受け取る）',
  extra: '余分な欄または注釈がある',
  attributes: '決められた以外の属性・日付がある',
  name: '決められた以外のファイル名',
  duplicate: '同じ名前のファイルが2つある',
  size: 'ファイルの大きさが合わないか、上限を超える',
  gap: 'ファイルのあいだに余分なバイトがあるか、重なっている',
  header: '目次とファイルの見出しが食い違う',
  crc: '検査値（CRC-32）が合わない',
};
export const zipWords = ({ fault, at }: ZipFault): string =>
  `ZIP: ${ZIP[fault]}${at === null ? '' : `（${at}番目のファイル）`} [${fault}]`;

const BAG: Record<BagFault['fault'], string> = {
  missing: '必要なファイルがない',
  version: 'BagIt 1.0・UTF-8 の宣言でない',
  'manifest-form': '一覧の書き方が違う',
  'manifest-twice': '一覧に同じファイルが2回ある',
  'listed-not-there': '一覧にあるファイルがない',
  'there-not-listed': '一覧にないファイルがある',
  hash: 'SHA-512 が一致しない',
};
export const bagWords = ({ fault, name }: BagFault): string => `${name}: ${BAG[fault]} [${fault}]`;

const LINE: Record<LineFault['fault'] | JsonFault, string> = {
  syntax: 'JSONとして読めない',
  depth: '入れ子が深すぎる',
  key: '使えない項目名がある',
  number: '正確に表せない数がある',
  form: '正規形（RFC 8785）でない。同じ項目が2つある、余分な空白がある、数の書き方が違う、など',
  text: 'UTF-8でない',
  long: '1行が長すぎる',
  shape: '決められた項目と合わない',
  many: '記録の数が多すぎる',
};
export const jsonWords = (name: string, fault: LineFault['fault'] | JsonFault, line?: number): string =>
  `${name}${line === undefined ? '' : ` ${line}行目`}: ${LINE[fault]} [${fault}]`;

const CHAIN: Record<ChainFault['fault'], string> = {
  hash: '記録の照合番号が中身と合わない',
  body: '記録の本文が照合番号と合わない',
  link: '前の記録とつながらない',
  gap: '番号が抜けている',
  book: '別の台帳の記録が混じっている',
  device: '別の端末の記録が混じっている',
  presence: '本文の有無の印が合わない',
  tick: '順序の番号が戻っている',
};
export const chainWords = ({ seq, fault }: ChainFault): string =>
  `${seq}番の記録: ${CHAIN[fault]} [${fault}]`;

const SEAL: Record<SealFault, string> = {
  key: '使えない鍵',
  device: '別の端末の鍵',
  signature: '署名が一致しない',
};
export const sealWords = (device: string, fault: SealFault): string =>
  `端末 ${device}: ${SEAL[fault]} [${fault}]`;
