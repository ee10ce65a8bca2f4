import type { Block, FormDoc } from '../form-doc';
import {
  type DecisionText,
  decisionBlock,
  EMPTY_STAMPS,
  type FormHead,
  label,
  makeForm,
  NOTHING_DECIDED,
  orOpenDate,
  row,
  type Sender,
  type StampText,
  senderBlock,
  stampsBlock,
  tallRow,
  UNKNOWN_SENDER,
  value,
} from './parts';

/** One record past its 保存年限: which one it is, not what it says. */
export type ErasureLine = {
  readonly kind: string;
  readonly number: string;
  readonly completedOn: string;
  readonly year: string;
  readonly years: string;
  readonly until: string;
};

export type ErasureList = {
  readonly number: string;
  readonly appliedOn: string;
  readonly addressee: readonly string[];
  readonly applicant: Sender;
  readonly reason: string;
  readonly items: readonly ErasureLine[];
  /** Rows for writing by hand after the items. */
  readonly blankItems: number;
  readonly decision: DecisionText;
  readonly stamps: readonly StampText[];
  readonly erasedOn: string;
  readonly operator: string;
  readonly binder: string;
};

const BLANK: ErasureLine = { kind: '', number: '', completedOn: '', year: '', years: '', until: '' };

function itemTable({ items, blankItems }: ErasureList): Block {
  const all = [...items, ...Array.from({ length: blankItems }, () => BLANK)];
  return {
    kind: 'table',
    columns: [10, 33, 26, 32, 21, 13, 32],
    points: 9,
    headRows: 1,
    rows: [
      {
        height: 7,
        cells: ['番号', '記録の種類', '管理番号', '完結日', '完結年度', '年限', '満了日'].map((text) => ({
          ...label(text),
          align: 'center' as const,
        })),
      },
      ...all.map((item, at) =>
        row(
          value(String(at + 1), { align: 'center' }),
          value(item.kind),
          value(item.number),
          value(item.completedOn),
          value(item.year),
          value(item.years, { align: 'center' }),
          value(item.until),
        ),
      ),
    ],
  };
}

const afterwards = (input: ErasureList): Block => ({
  kind: 'table',
  columns: [20, 24, 52, 26, 45],
  together: true,
  rows: [
    row(
      label('処理欄', { rows: 2 }),
      label('消去日'),
      value(orOpenDate(input.erasedOn)),
      label('実施した者'),
      value(input.operator),
    ),
    row(label('綴った簿冊'), value(input.binder, { columns: 3 })),
  ],
});

/** 保存年限満了記録の消去伺: the list to decide on, with the 決裁欄. */
export function erasureList(input: ErasureList, head: FormHead): FormDoc {
  return makeForm('erasure-list', head, {
    face: 'mincho',
    numbers: [`整理番号　${input.number === '' ? '　　　　　　　　' : input.number}`],
    date: orOpenDate(input.appliedOn),
    blocks: [
      { kind: 'addressee', lines: [...input.addressee] },
      senderBlock('申請者', input.applicant),
      { kind: 'title', text: head.title },
      {
        kind: 'paragraph',
        text: `次の記録${input.items.length > 0 ? `（${input.items.length.toLocaleString('ja-JP')}件）` : ''}は保存年限が満了したので、消去してよいか伺います。`,
        firstIndent: 1,
      },
      {
        kind: 'table',
        columns: [34, 133],
        rows: [tallRow(12, label('消去の理由'), value(input.reason))],
      },
      { kind: 'spacer', height: 1.5 },
      itemTable(input),
      { kind: 'spacer', height: 1.5 },
      decisionBlock(input.decision),
      { kind: 'spacer', height: 1.5 },
      afterwards(input),
      { kind: 'spacer', height: 1.5 },
      stampsBlock(input.stamps),
      {
        kind: 'note',
        items: [
          '保存年限は、完結した日の属する年度の翌年度の初めから数えること。',
          '消去した内容は元に戻せない。消去したこと、決裁及び番号は記録に残る。',
        ],
      },
    ],
  });
}

export const blankErasureList: ErasureList = {
  number: '',
  appliedOn: '',
  addressee: ['情報セキュリティ管理者　　　　　　　　　　課長'],
  applicant: UNKNOWN_SENDER,
  reason: '',
  items: [],
  blankItems: 6,
  decision: NOTHING_DECIDED,
  stamps: EMPTY_STAMPS,
  erasedOn: '',
  operator: '',
  binder: '',
};

export const exampleErasureList: ErasureList = {
  ...blankErasureList,
  number: 'R8-消A001',
  appliedOn: '令和8年11月2日',
  addressee: ['情報セキュリティ管理者　見本課長'],
  applicant: { section: '見本部見本課', post: '主任', name: '見本　太郎', extension: '0000', typedBy: null },
  reason: '保存年限が満了したため。',
  blankItems: 0,
  items: [
    {
      kind: '入退室',
      number: '',
      completedOn: '令和6年5月9日',
      year: '令和6年度',
      years: '1年',
      until: '令和8年3月31日',
    },
    {
      kind: '廃棄',
      number: 'R2-廃A003',
      completedOn: '令和2年11月20日',
      year: '令和2年度',
      years: '5年',
      until: '令和8年3月31日',
    },
  ],
};
