import type { Problem } from '../../shared/problem';
import { errorCode } from './file-port';
import { fileProblem } from './problems';

/** What can go wrong with 控え, as the user is told it. Codes are stable. */
export const backupProblems = {
  noPlace: {
    code: 'backup-no-place',
    what: '控えを置く場所が、まだ決まっていません。',
    next: '設定の「控え」で、別のディスク、USBメモリまたは共有フォルダのフォルダを指定してください。',
  },
  placeForm: {
    code: 'backup-place-form',
    what: '控えの場所は、ドライブまたは最上位から書いてください。',
    next: '例：E:\\控え、\\\\server\\課\\控え。エクスプローラーのアドレス欄から写せます。',
  },
  placeInside: {
    code: 'backup-place-inside',
    what: '控えの場所が、データの場所と同じか、その中にあります。',
    why: 'データの場所が失われると、控えも一緒に失われます。',
    next: '別のディスク、USBメモリまたは共有フォルダのフォルダを指定してください。',
  },
  placeMissing: {
    code: 'backup-place-missing',
    what: '控えの場所が見つかりません。',
    why: 'USBメモリが抜かれているか、共有フォルダにつながらないか、フォルダの名前が変わっています。',
    next: '媒体をつなぐか、設定の「控え」で場所を指定し直してください。これまでの控えと台帳は、そのまま残っています。',
  },
  otherBook: {
    code: 'backup-other-book',
    what: 'この場所には、別の簿冊の控えがあります。',
    why: '一つの場所には、一つの簿冊の控えだけを置けます。取り違えて戻すことを防ぐためです。',
    next: '別のフォルダを指定してください。',
  },
  readOnly: {
    code: 'backup-read-only',
    what: '控えの場所に書き込めません。',
    why: '媒体が書込み禁止になっているか、フォルダに書き込む権限がありません。',
    next: '媒体の書込み禁止とフォルダのアクセス権を確かめるか、別の場所を指定してください。これまでの控えは残っています。',
  },
  full: {
    code: 'backup-place-full',
    what: '控えの場所の空きが足りません。今回の控えは取れていません。',
    next: '空きを作るか、別の場所を指定してください。これまでの控えと台帳は、そのまま残っています。',
  },
  failing: {
    code: 'backup-place-failing',
    what: '控えの場所の読み書きに失敗しました。今回の控えは取れていません。',
    why: '媒体が故障しかけているか、書込みの途中で抜かれています。',
    next: '媒体を替えて、もう一度控えを取ってください。台帳は、そのまま残っています。',
  },
  damagedBook: {
    code: 'backup-damaged-book',
    what: '台帳の記録ファイルに壊れた所があるため、控えを取りませんでした。',
    why: '壊れた台帳の控えで、これまでの良い控えを押し出さないためです。',
    next: '画面に出ている注意に従ってください。これまでの控えから戻せます。',
  },
  none: {
    code: 'backup-none',
    what: 'この場所には、読める控えがありません。',
    next: '「mamori-hikae」フォルダがある場所を指定してください。',
  },
  damaged: {
    code: 'backup-damaged',
    what: 'この控えは壊れているため、戻しませんでした。',
    why: '取ったときの内容と一致しないファイルがあります。データフォルダは変わっていません。',
    next: '別の日の控えを選んでください。壊れた所は下のとおりです。',
  },
  notGenuine: {
    code: 'backup-not-genuine',
    what: '戻した控えが、この簿冊で取ったときのものと一致しません。',
    why: '控えの一覧または記録の終わりが、取った後に変わっています。',
    next: '別の日の控えから戻し、情報システム課へ連絡してください。',
  },
  running: {
    code: 'backup-running',
    what: '控えを取っている最中です。',
    next: '終わるまでお待ちください。',
  },
} as const satisfies Record<string, Problem>;

const BY_CODE: { readonly [code: string]: Problem } = {
  ENOSPC: backupProblems.full,
  EDQUOT: backupProblems.full,
  EFBIG: backupProblems.full,
  EROFS: backupProblems.readOnly,
  EACCES: backupProblems.readOnly,
  EPERM: backupProblems.readOnly,
  ENOENT: backupProblems.placeMissing,
  ENODEV: backupProblems.placeMissing,
  ENOTDIR: backupProblems.placeMissing,
  EHOSTDOWN: backupProblems.placeMissing,
  ENETUNREACH: backupProblems.placeMissing,
};

/** A failed file operation at the place of the backup. Errors that are not the file system's are bugs: thrown again. */
export function placeProblem(error: unknown): Problem {
  const told = fileProblem(error);
  const known = BY_CODE[errorCode(error)] ?? backupProblems.failing;
  return { ...known, ...(told.details ? { details: told.details } : {}) };
}
