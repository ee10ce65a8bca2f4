import type { Problem } from '../../../../shared/problem';

const INSTEAD = 'カメラがなくても、読取器か、番号の末尾の入力で数えられます。';

export const cameraGone: Problem = {
  code: 'camera-gone',
  what: 'カメラが外れたか、止まりました。',
  next: `つなぎ直して「カメラで読む」を押してください。${INSTEAD}`,
};

export const readerFailed: Problem = {
  code: 'camera-reader-failed',
  what: 'カメラの映像を読み取る処理を始められませんでした。',
  next: `アプリを開き直してください。${INSTEAD}`,
};

const refused: Problem = {
  code: 'camera-refused',
  what: 'カメラの使用が許可されていません。',
  why: 'この画面の許可の問合せで「ブロック」を選んだか、Windowsの設定でカメラが止められています。',
  next: `Windowsの「設定→プライバシーとセキュリティ→カメラ」と、ブラウザーで使うときはアドレス欄の左の印から、カメラを許可してください。${INSTEAD}`,
};

const missing: Problem = {
  code: 'camera-missing',
  what: 'カメラが見つかりません。',
  why: 'つながっていないか、このPCで使えない設定になっています。',
  next: `カメラをつないでから、もう一度「カメラで読む」を押してください。${INSTEAD}`,
};

const busy: Problem = {
  code: 'camera-busy',
  what: 'カメラを始められませんでした。',
  why: 'ほかのソフト（Web会議など）が使っているか、カメラのふたやスイッチが閉じています。',
  next: `ほかのソフトを終え、ふたやスイッチを確かめてから、もう一度「カメラで読む」を押してください。${INSTEAD}`,
};

const BY_NAME: Readonly<Record<string, Problem>> = {
  NotAllowedError: refused,
  SecurityError: refused,
  NotFoundError: missing,
  OverconstrainedError: missing,
  NotReadableError: busy,
  AbortError: busy,
};

/** What getUserMedia refused with, in words for the counter (W3C Media Capture and Streams 10.2). */
export const cameraProblem = (error: unknown): Problem =>
  (error instanceof Error || error instanceof DOMException ? BY_NAME[error.name] : undefined) ?? busy;
