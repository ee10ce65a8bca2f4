import type { Block, FormDoc } from '../form-doc';
import { type FormHead, makeForm, OPEN_DATE } from './parts';

/** One line of a 棚卸票: what should be at this place. */
export type SheetRow = {
  readonly number: string;
  readonly name: string;
  readonly kind: string;
  readonly serial: string;
  readonly klass: string;
};

export type SheetPlace = {
  readonly place: string;
  /** What a reader is told at this place; '' where the place is only words. */
  readonly code: string;
  readonly rows: readonly SheetRow[];
  /** Rows to write on what is not on the sheet. */
  readonly blankRows: number;
};

export type StocktakeSheet = {
  readonly stocktake: string;
  readonly section: string;
  readonly date: string;
  readonly places: readonly SheetPlace[];
  /** What is out, and with whom: nobody looks for it on a shelf. */
  readonly out: readonly { readonly number: string; readonly name: string; readonly whereabouts: string }[];
};

const TICK = '☐';
const cells = (row: SheetRow, at: number): string[] => [
  String(at + 1),
  row.number,
  row.kind,
  row.name,
  row.serial,
  row.klass,
  TICK,
  TICK,
  '',
];

const fact = (label: string, text: string, width: number): string =>
  `${label}：${text === '' ? '　'.repeat(width) : text}`;

const codeBlocks = (place: string, code: string): readonly Block[] =>
  code === ''
    ? []
    : [
        {
          kind: 'code',
          text: code,
          side: 14,
          lines: [`この場所のコード（${place}）`, '読み取ると、数える場所がここに替わります。'],
        },
      ];

function placeBlocks(
  input: StocktakeSheet,
  { place, code, rows, blankRows }: SheetPlace,
  title: string,
): readonly Block[] {
  const facts = [
    fact('棚卸', input.stocktake, 16),
    fact('所属', input.section, 10),
    `予定：${rows.length === 0 ? '　　' : rows.length}点`,
  ];
  return [
    { kind: 'title', text: title, sub: fact('保管場所', place, 20) },
    ...codeBlocks(place, code),
    { kind: 'paragraph', text: facts.join('　　') },
    {
      kind: 'paragraph',
      text: `数えた日：${OPEN_DATE}　　数えた人：　　　　　　　　　　　　立会者：`,
    },
    {
      kind: 'ledger',
      points: 9,
      rowHeight: 8.5,
      blankRows: rows.length === 0 ? 0 : blankRows,
      fillPage: rows.length === 0,
      columns: [
        { width: 8, parts: [{ label: '№', align: 'center' }] },
        { width: 27, parts: [{ label: '管理番号' }] },
        { width: 31, parts: [{ label: '種別' }] },
        { width: 40, parts: [{ label: '品名・型番' }] },
        { width: 26, parts: [{ label: '製造番号' }] },
        { width: 10, parts: [{ label: '機密\n性', align: 'center' }] },
        { width: 9, parts: [{ label: 'あり', align: 'center' }] },
        { width: 9, parts: [{ label: 'なし', align: 'center' }] },
        { width: 17, parts: [{ label: 'メモ' }] },
      ],
      rows: rows.map(cells),
    },
  ];
}

const outBlocks = ({ out }: StocktakeSheet): readonly Block[] =>
  out.length === 0
    ? []
    : [
        { kind: 'spacer', height: 4 },
        { kind: 'heading', text: `持出・貸出中のもの（${out.length}点。棚では探しません）` },
        {
          kind: 'ledger',
          points: 9,
          rowHeight: 7,
          columns: [
            { width: 30, parts: [{ label: '管理番号' }] },
            { width: 60, parts: [{ label: '品名・型番' }] },
            { width: 80, parts: [{ label: '持っている人・行先・返却予定' }] },
          ],
          rows: out.map(({ number, name, whereabouts }) => [number, name, whereabouts]),
        },
      ];

const NOTE: Block = {
  kind: 'note',
  items: [
    '現物と番号を見比べ、あれば「あり」、なければ「なし」に印を付けること。',
    '票にないものは、空いた行に番号（なければ品名と製造番号）を書くこと。',
    '入力するのは「なし」の番号と、書き足したものだけでよい。',
  ],
};

/** 棚卸票, A4 upright: one sheet per place, to be ticked by hand. */
export function stocktakeSheet(input: StocktakeSheet, head: FormHead): FormDoc {
  const places = input.places.flatMap((place, at): readonly Block[] => [
    ...(at === 0 ? [] : [{ kind: 'pageBreak' } as const]),
    ...placeBlocks(input, place, head.title),
    NOTE,
  ]);
  return makeForm('stocktake-sheet', head, {
    face: 'gothic',
    points: 10,
    date: input.date === '' ? null : input.date,
    blocks: [...places, ...outBlocks(input)],
  });
}

export const blankStocktakeSheet: StocktakeSheet = {
  stocktake: '',
  section: '',
  date: '',
  places: [{ place: '', code: '', rows: [], blankRows: 0 }],
  out: [],
};

export const exampleStocktakeSheet: StocktakeSheet = {
  stocktake: 'R8-棚01　令和8年度 棚卸',
  section: '見本部見本課',
  date: '令和8年11月23日現在',
  places: [
    {
      place: '見本耐火金庫',
      code: '',
      blankRows: 3,
      rows: [
        { number: 'R8-媒A0001', kind: 'USBメモリ', name: '見本製　MH-32', serial: 'MIHON-0003', klass: '2B' },
        { number: 'R8-媒A0002', kind: 'USBメモリ', name: '見本製　MH-32', serial: 'MIHON-0004', klass: '1' },
        {
          number: 'R7-媒A0015',
          kind: '磁気テープ',
          name: '見本テープ　LTO-8',
          serial: 'MIHON-T-15',
          klass: '3',
        },
      ],
    },
  ],
  out: [
    {
      number: 'R8-媒A0007',
      name: '外付けハードディスク',
      whereabouts: '見本 次郎　見本出張所（令和8年11月25日まで）',
    },
  ],
};
