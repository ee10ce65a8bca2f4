import type { Block, FormDoc } from '../form-doc';
import {
  type FormHead,
  label,
  makeForm,
  numberLine,
  OPEN_DATE,
  orOpenDate,
  row,
  type Sender,
  senderBlock,
  ticks,
  ticksBelow,
  UNKNOWN_SENDER,
  value,
} from './parts';

/** 送付書 of one 提出ファイル. */
export type BundleCover = {
  /** 提出の整理番号 */
  readonly number: string;
  /** 文書番号 of the document management system, typed in; empty where there is none. */
  readonly documentNumber: string;
  readonly date: string;
  readonly addressee: readonly string[];
  readonly sender: Sender;
  readonly fileName: string;
  readonly madeAt: string;
  readonly scope: 'since-last' | 'from-beginning' | null;
  /** 範囲, for instance 「記録1〜482（令和8年4月1日から11月22日まで）」. */
  readonly range: string;
  readonly entries: string;
  /** Counts per register, as shown. */
  readonly counts: readonly { readonly register: string; readonly count: string }[];
  /** How many bodies were withheld and of what kind; empty when none. */
  readonly withheld: string;
  readonly highestClass: string;
  /** 64 hexadecimal digits. */
  readonly sha256: string;
  /** Key id of the signing PC (登録端末). */
  readonly device: string;
  readonly seal: string;
  readonly way: 'usb' | 'share' | 'mail' | null;
  readonly mediumNumber: string;
};

const WAYS = ['usb', 'share', 'mail'] as const;
const SCOPES = ['since-last', 'from-beginning'] as const;

/** 64 digits as four groups of eight per line, to be compared by eye. */
export const groupedHash = (hash: string): string =>
  (hash.match(/.{1,32}/g) ?? []).map((line) => (line.match(/.{1,8}/g) ?? []).join(' ')).join('\n');

const contents = (input: BundleCover): Block => ({
  kind: 'table',
  columns: [36, 131],
  rows: [
    row(label('提出ファイル名'), value(input.fileName)),
    row(label('作成日時'), value(input.madeAt)),
    row(
      label('範囲'),
      value(
        [
          ticks(['前回の提出から', '初めから'], input.scope === null ? null : SCOPES.indexOf(input.scope)),
          input.range,
        ]
          .filter((text) => text !== '')
          .join('\n'),
      ),
    ),
    row(label('記録の件数'), value(input.entries)),
    row(
      label('台帳ごとの件数'),
      value(input.counts.map(({ register, count }) => `${register}　${count}`).join('\n')),
    ),
    row(label('内容を伏せた記録'), value(input.withheld)),
    row(label('最高分類'), value(input.highestClass)),
    row(label('SHA-256'), value(groupedHash(input.sha256))),
    row(label('署名した登録端末'), value(input.device)),
    row(label('締め記録の照合番号'), value(input.seal)),
    row(
      label('渡し方'),
      value(
        ticksBelow(
          [`登録済みの媒体（媒体番号　${input.mediumNumber}）`, '庁内の共有フォルダ', '庁内メール'],
          input.way === null ? null : WAYS.indexOf(input.way),
        ),
      ),
    ),
  ],
});

const receipt: Block = {
  kind: 'table',
  columns: [17, 27, 55, 27, 41],
  together: true,
  rows: [
    row(
      label('受領欄', { rows: 3, align: 'center' }),
      label('受領日'),
      value(OPEN_DATE),
      label('受領書の番号'),
      value(''),
    ),
    row(label('検証の結果'), value(ticks(['一致（受領）', '受領不可'], null)), label('受領者'), value('')),
    row(label('受領不可の理由'), value('', { columns: 3 })),
  ],
};

/** 情報資産管理記録送付書: goes with the file to the IT division. */
export function bundleCover(input: BundleCover, head: FormHead): FormDoc {
  return makeForm('bundle-cover', head, {
    face: 'mincho',
    numbers: [...(input.documentNumber === '' ? [] : [input.documentNumber]), numberLine(input.number)],
    date: orOpenDate(input.date),
    blocks: [
      { kind: 'addressee', lines: [...input.addressee] },
      senderBlock('送付者', input.sender),
      { kind: 'title', text: head.title },
      {
        kind: 'paragraph',
        text: '次のとおり情報資産の管理に関する記録を提出ファイルにより送付します。',
        firstIndent: 1,
      },
      contents(input),
      { kind: 'spacer', height: 4 },
      receipt,
      {
        kind: 'note',
        items: [
          '受け取った後、提出ファイルのSHA-256をこの書面の値と照らし合わせ、署名を検証すること。',
          '媒体で渡すときは、運搬の許可を受け、受領の後に媒体の内容を消去すること。',
        ],
      },
    ],
  });
}

export const blankBundleCover: BundleCover = {
  number: '',
  documentNumber: '',
  date: '',
  addressee: ['情報システム課長'],
  sender: UNKNOWN_SENDER,
  fileName: '',
  madeAt: '',
  scope: null,
  range: '',
  entries: '',
  counts: [],
  withheld: '',
  highestClass: '',
  sha256: '',
  device: '',
  seal: '',
  way: null,
  mediumNumber: '　　　　　　　　',
};

export const exampleBundleCover: BundleCover = {
  number: 'R8-提A001',
  documentNumber: '見情第000号',
  date: '令和8年11月22日',
  addressee: ['情報システム課長'],
  sender: { section: '見本部見本課', post: '課長', name: '見本　一郎', extension: '0000', typedBy: null },
  fileName: 'mihon-20261122-0001.age',
  madeAt: '令和8年11月22日　10時15分',
  scope: 'since-last',
  range: '記録321〜482（令和8年10月1日から11月22日まで）',
  entries: '162件',
  counts: [
    { register: '情報資産管理台帳', count: '98件' },
    { register: '電磁的記録媒体管理台帳', count: '41件' },
    { register: '廃棄', count: '23件' },
  ],
  withheld: 'なし',
  highestClass: '機密性3',
  sha256: '0123456789abcdef'.repeat(4),
  device: 'MIHO-NPC0-0001',
  seal: 'mihon-0000-0000',
  way: 'usb',
  mediumNumber: 'R8-媒A0001',
};
