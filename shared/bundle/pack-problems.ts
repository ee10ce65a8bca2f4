import type { Problem } from '../problem';
import { plain } from './refusals';

const REASONS = {
  'pack-nothing-new': [
    '前回の提出のあとに、新しい記録がありません。',
    '最初からの提出にするか、記録が増えてから提出してください。',
  ],
  'pack-chain-damaged': [
    '記録の連なりが合わず、正しい記録であると署名できません。',
    '画面ロックを解除し直して台帳の検査を行い、直らないときは控え（バックアップ）から戻してください。',
  ],
  'pack-bad-request': [
    '提出の設定に、空または使えない文字を含む項目があります。',
    '提出の設定（課名・宛先・媒体番号など）を直してください。',
  ],
  'pack-bad-recipient': [
    '提出先の鍵（age1 で始まる文字列）に書き損じがあります。',
    '情報システム課から受け取った文字列を、もう一度そのまま貼り付けてください。',
  ],
  'pack-attachment-withheld': [
    '情報システム課へ提出しない記録だけに付いている添付が選ばれています。',
    'その添付を外してから、もう一度作成してください。',
  ],
  'pack-attachment-damaged': [
    '添付の中身が、登録したときのもの（SHA-256）と一致しません。',
    '控え（バックアップ）から添付を戻してから、もう一度作成してください。',
  ],
  'pack-not-portable': [
    '受取側で同じ値に読み戻せない記録（大きすぎる数、使えない項目名、深すぎる入れ子）があります。',
    '記録を訂正できるか、情報システム課へ相談してください。',
  ],
  'pack-too-large': [
    '1つの提出ファイルに入る大きさ（200MB・5,000ファイル・記録20万件）を超えます。',
    '添付を減らして、2回以上に分けて提出してください。同じ範囲の記録を2回提出しても重複にはなりません。',
  ],
} as const satisfies Record<string, readonly [why: string, next: string]>;

export type PackProblemCode = keyof typeof REASONS;

export function packProblem(code: PackProblemCode, details: readonly string[] = []): Problem {
  const [why, next] = REASONS[code];
  const told = details.length > 0 ? { details: details.map(plain) } : {};
  return { code, what: '提出ファイルを作れませんでした。', why, next, ...told };
}
