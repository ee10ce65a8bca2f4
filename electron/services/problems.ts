import type { Problem } from '../../shared/problem';
import { errorCode } from './file-port';

/** What the host tells the user, in one place: Japanese, with what to do next. Codes are stable. */
export const problems = {
  nothingToSeal: {
    code: 'nothing-to-seal',
    what: 'まだ記録がないため、締められません。',
    next: '入退室を記録してから締めてください。',
  },
  locked: {
    code: 'locked',
    what: '画面がロックされています。',
    next: 'パスワードを入力してロックを解除してください。',
  },
  noBook: {
    code: 'no-book',
    what: 'このデータフォルダには、まだ台帳がありません。',
    next: '「台帳を作る」から始めるか、起動時にデータフォルダを指定し直してください。',
  },
  bookExists: {
    code: 'book-exists',
    what: 'このデータフォルダには、すでに台帳があります。',
    next: '別の台帳を作るときは、別のデータフォルダを指定して起動してください。',
  },
  wrongPassword: {
    code: 'wrong-password',
    what: 'パスワードが違います。',
    next: '大文字・小文字と入力モードを確かめて、もう一度入力してください。忘れたときは、復旧キーで解除できます。',
  },
  wrongRecoveryKey: {
    code: 'wrong-recovery-key',
    what: 'この復旧キーでは開けません。',
    why: '別の台帳の復旧キーか、作り直す前の復旧キーです。',
    next: '台帳を作ったときに印刷した復旧キーを確かめてください。',
  },
  mistypedRecoveryKey: {
    code: 'mistyped-recovery-key',
    what: '復旧キーの文字に誤りがあります。',
    why: '末尾の検査文字と合いません。',
    next: '印刷した復旧キーと一文字ずつ見比べて、入力し直してください。',
  },
  staleRecord: {
    code: 'stale-record',
    what: '画面を開いた後に、この記録が変更されています。今回の登録は行っていません。',
    next: '最新の内容を表示し、必要な変更をもう一度入力してください。',
  },
  bodyNotPortable: {
    code: 'body-not-portable',
    what: 'ほかのPCで同じように読めない内容が含まれているため、登録できません。',
    why: '項目の入れ子が深すぎるか、数の桁が大きすぎます。',
    next: '値を確かめて、もう一度登録してください。',
  },
  bodyTooLarge: {
    code: 'body-too-large',
    what: '1件の内容が大きすぎるため、登録できません。',
    why: '1件は 1 MB までです。',
    next: '長い資料は添付ファイルにしてください。',
  },
  attachmentTooLarge: {
    code: 'attachment-too-large',
    what: '添付ファイルが大きすぎます。',
    why: '1件は 50 MB までです。',
    next: '画像の解像度を下げるか、PDFを分けて添付してください。',
  },
  attachmentMissing: {
    code: 'attachment-missing',
    what: '添付ファイルが見つかりません。',
    why: 'データフォルダから失われています。',
    next: '控え（バックアップ）から戻すか、原本をもう一度添付してください。',
  },
  attachmentDamaged: {
    code: 'attachment-damaged',
    what: '添付ファイルが壊れています。',
    why: '保存したときの内容と一致しません。',
    next: '控え（バックアップ）から戻すか、原本をもう一度添付してください。',
  },
  attachmentEmpty: {
    code: 'attachment-empty',
    what: '添付ファイルの中身が空です。',
    next: 'ファイルを開いて内容を確かめ、もう一度添付してください。',
  },
  journalBroken: {
    code: 'journal-broken',
    what: '直前の書込みが完了したか分からないため、登録を止めています。',
    next: '画面をロックし、もう一度解除してください。記録の検査をやり直してから再開します。',
  },
  tooManyDrafts: {
    code: 'too-many-drafts',
    what: '一度に登録できる10万件を超えるため、登録していません。',
    next: 'ファイルを分けて、何回かに分けて取り込んでください。',
  },
  notAtDesk: {
    code: 'not-at-desk',
    what: '入退室受付では、この操作はできません。',
    why: '受付専用のパスワードで開いているときは、入室と退室の記録だけができます。',
    next: '受付を終え、所属長のパスワードで開いてから操作してください。',
  },
  notOfDesk: {
    code: 'not-of-desk',
    what: 'この入室は、受付では取り消せません。',
    why: '受付で記録した入室ではありません。',
    next: '所属長のパスワードで開き、入退室管理簿で訂正または取り消してください。',
  },
  wrongDeskPassword: {
    code: 'wrong-desk-password',
    what: '入退室受付のパスワードが違います。',
    next: '大文字・小文字と入力モードを確かめて、もう一度入力してください。忘れたときは、所属長が「設定」の「入退室受付」で決め直せます。',
  },
  noDesk: {
    code: 'no-desk',
    what: '入退室受付の専用パスワードは、まだ決められていません。',
    next: '所属長のパスワードで開き、「設定」の「入退室受付」で決めてください。',
  },
  deskSamePassword: {
    code: 'desk-same-password',
    what: 'このパスワードは使えません。',
    why: '簿冊を開くパスワードと同じです。受付の人が簿冊をすべて開けることになります。',
    next: '受付だけで使う、別のパスワードを決めてください。',
  },
  chainShortened: {
    code: 'chain-shortened',
    what: '別の端末または入退室受付の記録が、前に確かめたときより少なくなっています。',
    why: '記録ファイルの一部が失われたか、取り替えられています。',
    next: '新しい登録はできません。データフォルダの中身は消さずに、控え（バックアップ）から戻し、情報システム課へ連絡してください。閲覧と印刷はできます。',
  },
  cancelled: {
    code: 'cancelled',
    what: '処理をやめました。記録は変わっていません。',
    next: '必要なときは、もう一度実行してください。',
  },
  notAvailable: {
    code: 'not-available',
    what: 'この機能は、この起動方法では使えません。',
    next: 'アプリを通常の方法で起動してください。',
  },
  diskFull: {
    code: 'disk-full',
    what: 'ディスクの空きが足りないため、保存できませんでした。',
    next: '不要なファイルを移して空きを作り、もう一度操作してください。登録済みの記録は残っています。',
  },
  readOnly: {
    code: 'read-only',
    what: 'データフォルダに書き込めません。',
    why: '書込みが禁止されているか、このパソコンの利用者に権限がありません。',
    next: 'フォルダの「読み取り専用」とアクセス権を情報システム課に確かめてください。閲覧と印刷はできます。',
  },
  folderVanished: {
    code: 'folder-vanished',
    what: 'データフォルダが見つかりません。',
    why: '外付け媒体が抜かれたか、フォルダが移動または削除されています。',
    next: '媒体を接続し直すか、フォルダを元の場所に戻してから、アプリを開き直してください。',
  },
  fileBusy: {
    code: 'file-busy',
    what: '別のソフトがデータフォルダのファイルを使っているため、保存できませんでした。',
    why: 'ウイルス対策ソフトや同期ソフトが開いていることがあります。',
    next: '少し待って、もう一度操作してください。続くときは情報システム課へ連絡してください。',
  },
  diskFailing: {
    code: 'disk-failing',
    what: 'ディスクの読み書きに失敗しました。',
    why: '媒体が故障しかけていることがあります。',
    next: 'すぐに控え（バックアップ）を取り、情報システム課へ連絡してください。',
  },
  keyringDamaged: {
    code: 'keyring-damaged',
    what: '鍵ファイルが壊れているため、台帳を開けません。',
    why: '鍵ファイルと、その写しの両方が読めません。',
    next: '控え（バックアップ）から戻してください。データフォルダの中身は消さないでください。',
  },
  deviceDamaged: {
    code: 'device-damaged',
    what: 'このパソコンの端末鍵が読めないため、台帳を開けません。',
    why: '端末鍵のファイルが壊れているか、別のパソコンへフォルダだけが複写されています。',
    next: '元のパソコンで開くか、控え（バックアップ）から戻してください。',
  },
  settingLocked: {
    code: 'setting-locked',
    what: '安全に関する設定は、ロックを解除してから変更してください。',
    next: 'パスワードを入力し、設定画面で変更してください。',
  },
  settingOutOfRange: {
    code: 'setting-out-of-range',
    what: 'この値は設定できません。',
    next: '画面に示された範囲の値を入力してください。',
  },
  networkFolder: {
    code: 'network-folder',
    what: 'データフォルダを共有フォルダ（ネットワーク）に置くことはできません。',
    why: '通信が切れたときに記録が失われ、二人が同時に書くと壊れます。',
    next: 'このパソコンのディスクのフォルダを指定してください。控え（バックアップ）は共有フォルダに置けます。',
  },
  requestTooLarge: {
    code: 'request-too-large',
    what: '一度に送る内容が大きすぎるため、受け取れませんでした。',
    next: 'ファイルや取込みを分けて、もう一度操作してください。',
  },
  unreadable: {
    code: 'unreadable-request',
    what: '操作の内容を読み取れませんでした。',
    next: '画面を開き直して、もう一度操作してください。',
  },
} as const satisfies Record<string, Problem>;

const BY_CODE: { readonly [code: string]: Problem } = {
  ENOSPC: problems.diskFull,
  EDQUOT: problems.diskFull,
  EROFS: problems.readOnly,
  EACCES: problems.readOnly,
  EPERM: problems.readOnly,
  ENOENT: problems.folderVanished,
  ENODEV: problems.folderVanished,
  ENOTDIR: problems.folderVanished,
  EBUSY: problems.fileBusy,
  EMFILE: problems.fileBusy,
};

/** A failed file operation as something to tell the user. Errors that are not the file system's are bugs: thrown again. */
export function fileProblem(error: unknown): Problem {
  const code = errorCode(error);
  if (!/^E[A-Z]+$/.test(code)) throw error;
  const known = BY_CODE[code] ?? problems.diskFailing;
  return { ...known, details: [`${code}: ${error instanceof Error ? error.message : ''}`] };
}
