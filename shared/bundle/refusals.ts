import type { Problem } from '../problem';
import { fail } from '../result';

/** Text of a hostile file as it may be shown: what a terminal or a reader could misread is written as \u escapes. */
export function plain(text: string): string {
  return text.replace(
    /[\p{Cc}\p{Cs}\u2028\u2029\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

const REMAKE = '中身は取り込まず、提出元の課へ連絡して提出ファイルを作り直してもらってください。';
const TAMPERED =
  '中身は取り込まず、ファイルを保管したまま、提出元の課と情報セキュリティ担当へ連絡してください。経路の途中または端末で書き換えられたおそれがあります。';

const REFUSED = '提出ファイルを受け取れません。';

const REASONS = {
  'bundle-too-large': [
    'ファイルが大きすぎます。',
    '提出元の課へ、添付を分けて提出するよう連絡してください。',
  ],
  'bundle-not-age': [
    '提出ファイル（age で暗号化したファイル）ではありません。',
    'ファイルの選び間違いがないか確かめてください。',
  ],
  'bundle-armored': [
    '文字形式（ASCII armor）の age ファイルです。提出ファイルはバイナリ形式だけです。',
    '経路の途中で形式が変えられていないか、提出元の課へ確かめてください。',
  ],
  'bundle-header': ['暗号化の見出しが提出ファイルの形ではありません。', REMAKE],
  'bundle-not-for-us': [
    'この受取人の鍵では開けません。別の宛先へ提出されたファイルです。',
    '鍵の選び間違いがないか確かめ、正しければ提出元の課へ宛先を確かめるよう連絡してください。',
  ],
  'bundle-damaged': ['暗号文が壊れているか、途中で切れているか、書き換えられています。', REMAKE],
  'signature-missing': ['先頭に署名（minisign の4行）がありません。', REMAKE],
  'signature-form': ['署名が決められた書き方ではありません。', REMAKE],
  'signature-unknown-key': [
    '登録されていない鍵で署名されています。',
    '提出元の端末が登録端末かどうかを課へ確かめ、登録端末であれば鍵を登録してからやり直してください。',
  ],
  'signature-unsound-key': ['署名の鍵が、署名として意味をもたない特別な値です。', TAMPERED],
  'signature-wrong': ['署名と中身が一致しません。', TAMPERED],
  'signature-comment': ['署名の注記（課・宛先の記載）が書き換えられています。', TAMPERED],
  'signature-other-recipient': [
    '署名の注記の宛先が、この受取人ではありません。別の宛先のファイルを包み直したものです。',
    TAMPERED,
  ],
  'signature-other-content': ['署名の注記と中身の記載（台帳・端末・範囲）が食い違っています。', TAMPERED],
  'signature-other-book': ['この鍵は別の台帳の端末のものです。', TAMPERED],
  'zip-refused': ['中のZIPが、提出ファイルの決められた形ではありません。', TAMPERED],
  'bag-refused': ['中のファイルの一覧（BagIt）と実物が一致しません。', TAMPERED],
  'json-refused': ['中のファイルが、決められた書き方（正規形のJSON）ではありません。', TAMPERED],
  'content-mismatch': ['中身の記載と、数え直した結果が食い違っています。', TAMPERED],
  'chain-broken': [
    '記録の連なり（照合番号の連鎖）が合いません。記録が書き換えられているか、欠けています。',
    TAMPERED,
  ],
  'seal-wrong': ['締め記録（端末の署名）が確かめられません。', TAMPERED],
  'seal-head': ['記録の終わりが締め記録と一致しません。途中で切り詰められています。', TAMPERED],
  'withheld-not-allowed': [
    '提出しなくてよい記録に定められていない記録の中身が抜かれています。',
    '提出元の課へ連絡し、提出の設定を確かめて作り直してもらってください。',
  ],
  'erased-without-decision': [
    '消去の決裁と実施の記録がないのに、中身が消去された記録があります。',
    '受け取らずに提出元の課へ連絡し、消去の経緯を確かめてください。',
  ],
  'chain-gap': [
    '前回受け取った記録とのあいだが抜けています。',
    '提出元の課へ、前回の提出ファイルを先に提出するか、最初からの提出ファイルを作るよう連絡してください。',
  ],
  'chain-fork': ['前に受け取った記録と、同じ番号の記録の中身が違います（分岐）。', TAMPERED],
  'chain-rollback': [
    '前に受け取った記録より手前で終わっています（巻戻し）。端末が古い控えから戻されたおそれがあります。',
    '中身は取り込まず、提出元の課へ、控えからの復元の有無を確かめてください。復元した端末は登録し直しが必要です。',
  ],
  'bundle-replayed': [
    '前に受け取ったものより古い提出ファイルです。',
    '新しいものを受け取り済みなので、取り込む必要はありません。媒体の取り違えがないか確かめてください。',
  ],
} as const satisfies Record<string, readonly [why: string, next: string]>;

/** Why a bundle is refused: stable, for programs and tests. */
export type RefusalCode = keyof typeof REASONS;

export function refusal(code: RefusalCode, details: readonly string[] = []): Problem {
  const [why, next] = REASONS[code];
  return { code, what: REFUSED, why, next, ...(details.length > 0 ? { details: details.map(plain) } : {}) };
}

export const refuse = (code: RefusalCode, ...details: string[]) => fail(refusal(code, details));
