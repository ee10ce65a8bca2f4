import type { Block, FormDoc } from '../form-doc';
import {
  EMPTY_STAMPS,
  type FormHead,
  label,
  makeForm,
  numberLine,
  orOpenDate,
  row,
  type Sender,
  type StampText,
  senderBlock,
  stampsBlock,
  UNKNOWN_SENDER,
  value,
  WRITING_HEIGHT,
} from './parts';

export type ReportDifference = {
  readonly outcome: string;
  readonly number: string;
  readonly name: string;
  readonly place: string;
  readonly seenAt: string;
  readonly note: string;
};

export type ReportPlace = {
  readonly place: string;
  readonly expected: string;
  readonly seen: string;
  readonly missing: string;
  readonly unchecked: string;
};

export type StocktakeReport = {
  readonly addressee: readonly string[];
  readonly date: string;
  readonly number: string;
  readonly reporter: Sender;
  readonly stocktake: string;
  readonly scope: string;
  readonly period: string;
  readonly counters: string;
  readonly witness: string;
  /** 予定, 現品あり, 所在不明, 保管場所相違, 台帳外, 重複読取, 未確認, 持出中; texts, '' to be written by hand. */
  readonly counts: readonly { readonly label: string; readonly value: string }[];
  readonly places: readonly ReportPlace[];
  readonly differences: readonly ReportDifference[];
  readonly out: readonly { readonly number: string; readonly name: string; readonly whereabouts: string }[];
  readonly uncheckedReason: string;
  readonly remarks: string;
  /** False while the stocktake goes on: the report says so. */
  readonly closed: boolean;
  readonly stamps: readonly StampText[];
  readonly blankRows: number;
};

const points = (text: string): string => (text === '' ? '　　点' : `${text}点`);

const summary = (input: StocktakeReport): Block => ({
  kind: 'table',
  columns: [30, 55, 30, 55],
  rows: [
    row(label('棚卸'), value(input.stocktake), label('範囲'), value(input.scope)),
    row(label('期間'), value(input.period, { columns: 3 })),
    row(label('実施者'), value(input.counters), label('立会者'), value(input.witness)),
  ],
});

const counts = ({ counts: list }: StocktakeReport): Block => ({
  kind: 'table',
  columns: list.map(() => 1),
  headRows: 1,
  points: 9.5,
  rows: [
    { height: 6, cells: list.map((one) => label(one.label, { align: 'center' })) },
    { height: 8, cells: list.map((one) => value(points(one.value), { align: 'center' })) },
  ],
});

const places = (input: StocktakeReport): Block => ({
  kind: 'ledger',
  points: 9,
  rowHeight: input.blankRows > 0 ? WRITING_HEIGHT : 6,
  blankRows: input.places.length === 0 && input.blankRows > 0 ? 2 : 0,
  columns: [
    { width: 80, parts: [{ label: '保管場所' }] },
    ...['予定', '確認', '所在不明', '未確認'].map((text) => ({
      width: 20,
      parts: [{ label: text, align: 'right' as const }],
    })),
  ],
  rows: input.places.map((one) => [one.place, one.expected, one.seen, one.missing, one.unchecked]),
});

const differences = (input: StocktakeReport): Block => ({
  kind: 'ledger',
  points: 9,
  rowHeight: input.blankRows > 0 ? WRITING_HEIGHT : 7,
  blankRows: input.blankRows,
  columns: [
    { width: 23, parts: [{ label: '区分' }] },
    { width: 50, parts: [{ label: '管理番号・読取値' }, { label: '品名・型番' }] },
    { width: 45, parts: [{ label: '台帳の保管場所' }, { label: '見つかった場所' }] },
    { width: 49, parts: [{ label: '状況・処理' }] },
  ],
  rows: input.differences.map((one) => [one.outcome, one.number, one.name, one.place, one.seenAt, one.note]),
});

const out = (input: StocktakeReport): readonly Block[] =>
  input.out.length === 0
    ? []
    : [
        { kind: 'heading', text: '4　持出・貸出中のもの（数えていない）' },
        {
          kind: 'ledger',
          points: 9,
          rowHeight: 6,
          columns: [
            { width: 30, parts: [{ label: '管理番号' }] },
            { width: 55, parts: [{ label: '品名・型番' }] },
            { width: 82, parts: [{ label: '持っている人・行先・返却予定' }] },
          ],
          rows: input.out.map(({ number, name, whereabouts }) => [number, name, whereabouts]),
        },
      ];

const remarks = ({ uncheckedReason, remarks: text }: StocktakeReport): readonly Block[] =>
  [
    uncheckedReason === '' ? '' : `未確認のまま確定した理由：${uncheckedReason}`,
    text === '' ? '' : `備考：${text}`,
  ]
    .filter((line) => line !== '')
    .map((line): Block => ({ kind: 'paragraph', text: line }));

/** 棚卸結果報告書, A4 upright: what was counted, what differs, and what became of it. */
export function stocktakeReport(input: StocktakeReport, head: FormHead): FormDoc {
  return makeForm('stocktake-report', head, {
    face: 'gothic',
    points: 9.5,
    date: orOpenDate(input.date),
    numbers: [numberLine(input.number)],
    blocks: [
      { kind: 'addressee', lines: [...input.addressee], honorific: '様' },
      senderBlock('報告者', input.reporter),
      {
        kind: 'title',
        text: head.title,
        ...(input.closed ? {} : { sub: '（中間。棚卸は確定していません）' }),
      },
      { kind: 'paragraph', text: '情報資産及び電磁的記録媒体の棚卸の結果は、次のとおりです。' },
      // On the first page, however long the lists behind it are.
      stampsBlock(input.stamps),
      { kind: 'heading', text: '1　結果' },
      summary(input),
      { kind: 'spacer', height: 2 },
      counts(input),
      ...remarks(input),
      { kind: 'heading', text: '2　保管場所ごとの結果' },
      places(input),
      { kind: 'heading', text: '3　台帳と異なるもの' },
      ...(input.closed && input.differences.length === 0 && input.blankRows === 0
        ? [{ kind: 'paragraph', text: '台帳と異なるものはありませんでした。' } as const]
        : [differences(input)]),
      ...out(input),
    ],
  });
}

export const COUNT_LABELS = [
  '予定',
  '現品あり',
  '所在不明',
  '保管場所\n相違',
  '台帳外',
  '重複読取',
  '未確認',
  '持出中',
] as const;

export const blankStocktakeReport: StocktakeReport = {
  addressee: ['情報セキュリティ管理者'],
  date: '',
  number: '',
  reporter: UNKNOWN_SENDER,
  stocktake: '',
  scope: '',
  period: '',
  counters: '',
  witness: '',
  counts: COUNT_LABELS.map((one) => ({ label: one, value: '' })),
  places: [],
  differences: [],
  out: [],
  uncheckedReason: '',
  remarks: '',
  closed: true,
  stamps: EMPTY_STAMPS,
  blankRows: 3,
};

export const exampleStocktakeReport: StocktakeReport = {
  addressee: ['情報セキュリティ管理者　見本課長'],
  date: '令和8年11月25日',
  number: 'R8-棚01',
  reporter: { section: '見本部見本課', post: '主査', name: '見本　太郎', extension: '1234', typedBy: null },
  stocktake: '令和8年度 棚卸',
  scope: 'すべての保管場所',
  period: '令和8年11月23日から令和8年11月25日まで',
  counters: '見本　太郎、見本　花子',
  witness: '見本　次郎',
  counts: ['300', '294', '1', '3', '1', '1', '0', '2'].map((text, at) => ({
    label: COUNT_LABELS[at] ?? '',
    value: text,
  })),
  places: [
    { place: '見本耐火金庫', expected: '120', seen: '119', missing: '1', unchecked: '0' },
    { place: '見本キャビネット', expected: '178', seen: '178', missing: '0', unchecked: '0' },
  ],
  differences: [
    {
      outcome: '所在不明',
      number: 'R8-媒A0012',
      name: 'USBメモリ　見本製　MH-32',
      place: '見本耐火金庫',
      seenAt: '',
      note: '事故の記録 R8-事01',
    },
    {
      outcome: '保管場所相違',
      number: 'R8-媒A0031',
      name: '外付けハードディスク',
      place: '見本耐火金庫',
      seenAt: '見本キャビネット',
      note: '台帳の保管場所を訂正',
    },
    {
      outcome: '台帳外',
      number: 'ラベルのないCD-R 1枚',
      name: '',
      place: '',
      seenAt: '見本キャビネット',
      note: '中身を確かめて台帳に登録する',
    },
  ],
  out: [{ number: 'R8-媒A0007', name: '外付けハードディスク', whereabouts: '見本　次郎　見本出張所' }],
  uncheckedReason: '',
  remarks: '',
  closed: true,
  stamps: EMPTY_STAMPS,
  blankRows: 0,
};
