import type { Block, FormDoc } from '../form-doc';
import { ledgerForm, named } from './ledger-form';
import type { FormHead } from './parts';

/** One entry of the 入退室管理簿. */
export type EntryRow = {
  readonly day: string;
  readonly entered: string;
  readonly left: string;
  readonly name: string;
  readonly company: string;
  readonly people: string;
  readonly purpose: string;
  /** 名簿, 都度（許可した者）, 名簿外 */
  readonly basis: string;
  readonly escort: string;
  readonly idShown: string;
  readonly broughtIn: string;
  readonly keys: string;
  /** What was amiss, 締め後訂正, remarks. */
  readonly remarks: string;
};

/** One 訂正: what stood there before is printed struck out by its own column. */
export type EntryCorrection = {
  readonly entered: string;
  readonly name: string;
  readonly field: string;
  readonly before: string;
  readonly after: string;
  readonly reason: string;
  readonly by: string;
  /** 締め後訂正, 締め後追加, or nothing. */
  readonly when: string;
};

export type EntryBook = {
  readonly area: string;
  readonly section: string;
  /** 令和8年11月 */
  readonly month: string;
  readonly keeper: string;
  readonly date: string;
  /** The 月次締め, in words; null while the month is open. */
  readonly closing: { readonly on: string; readonly by: string; readonly verification: string } | null;
  readonly rows: readonly EntryRow[];
  readonly corrections: readonly EntryCorrection[];
  readonly fillPage: boolean;
};

const cells = (row: EntryRow): string[] => [
  row.day,
  row.entered,
  row.left,
  row.name,
  row.company,
  row.people,
  row.purpose,
  row.basis,
  row.escort,
  row.idShown,
  row.broughtIn,
  row.keys,
  row.remarks,
  '',
];

const correctionCells = (row: EntryCorrection): string[] => [
  row.entered,
  row.name,
  row.field,
  row.before,
  row.after,
  row.reason,
  row.by,
  row.when,
];

function subject(input: EntryBook): string {
  const parts = [
    named('管理区域', input.area, 8),
    named('所管課', input.section, 8),
    `${input.month === '' ? '令和　　年　　月分' : `${input.month}分`}`,
    ...(input.keeper === '' ? [] : [`情報セキュリティ管理者：${input.keeper}`]),
  ];
  return parts.join('　　');
}

function closingBlocks(input: EntryBook): Block[] {
  if (input.fillPage) return [];
  const text = input.closing
    ? `月次締め：${input.closing.on}　締めた者：${input.closing.by}　照合番号：${input.closing.verification}`
    : 'この月はまだ締められていません。';
  return [{ kind: 'paragraph', text }];
}

function correctionBlocks(rows: readonly EntryCorrection[]): Block[] {
  if (rows.length === 0) return [];
  return [
    { kind: 'heading', text: '訂正の記録' },
    {
      kind: 'ledger',
      points: 9,
      rowHeight: 8,
      columns: [
        { width: 28, parts: [{ label: '入室日時' }] },
        { width: 26, parts: [{ label: '氏名' }] },
        { width: 26, parts: [{ label: '訂正した項目' }] },
        { width: 38, parts: [{ label: '訂正前' }] },
        { width: 38, parts: [{ label: '訂正後' }] },
        { width: 50, parts: [{ label: '理由' }] },
        { width: 34, parts: [{ label: '訂正した者・日時' }] },
        { width: 20, parts: [{ label: '区分' }] },
      ],
      rows: rows.map(correctionCells),
    },
  ];
}

/** 入退室管理簿 of one area and month, A4 lying; empty to be written in by hand. */
export function entryBook(input: EntryBook, head: FormHead): FormDoc {
  return ledgerForm('entry-book', head, input, {
    subject: subject(input),
    rowHeight: input.fillPage ? 11 : 8,
    columns: [
      { width: 18, parts: [{ label: '月日' }] },
      { width: 14, parts: [{ label: '入室\n時刻', align: 'center' }] },
      { width: 16, parts: [{ label: '退室\n時刻', align: 'center' }] },
      { width: 28, parts: [{ label: '氏名' }] },
      { width: 34, parts: [{ label: '所属・会社' }] },
      { width: 10, parts: [{ label: '人数', align: 'center' }] },
      { width: 32, parts: [{ label: '目的' }] },
      { width: 22, parts: [{ label: '許可の\n区分' }] },
      { width: 22, parts: [{ label: '立会職員' }] },
      { width: 16, parts: [{ label: '身分証', align: 'center' }] },
      { width: 28, parts: [{ label: '持込物' }] },
      { width: 18, parts: [{ label: '鍵' }] },
      { width: 28, parts: [{ label: '備考' }] },
      { width: 11, parts: [{ label: '確認', align: 'center' }] },
    ],
    rows: input.rows.map(cells),
    after: [...closingBlocks(input), ...correctionBlocks(input.corrections)],
    notes: [
      '許可の区分には、入室許可者名簿による入室は「名簿」、その都度許可した入室は「都度」と許可した者を記入すること。',
      '機密性2B以上の情報システムがある区域には、そのシステムに関係のない端末・通信回線装置・電磁的記録媒体を持ち込ませないこと。',
      '鍵を貸し出したときは番号を、返却を受けたときは「済」を記入すること。',
    ],
  });
}

export const blankEntryBook: EntryBook = {
  area: '',
  section: '',
  month: '',
  keeper: '',
  date: '',
  closing: null,
  rows: [],
  corrections: [],
  fillPage: true,
};

export const exampleEntryBook: EntryBook = {
  area: '見本サーバ室',
  section: '見本部見本課',
  month: '令和8年11月',
  keeper: '見本課長',
  date: '令和8年12月1日現在',
  closing: { on: '令和8年12月1日', by: '見本課長', verification: '1A2B-3C4D-5E6F-7A8B' },
  fillPage: false,
  rows: [
    {
      day: '11月2日(月)',
      entered: '9:05',
      left: '9:40',
      name: '見本　太郎',
      company: '見本部見本課',
      people: '1',
      purpose: '定期点検',
      basis: '名簿',
      escort: '',
      idShown: 'カード',
      broughtIn: '',
      keys: 'K-1 済',
      remarks: '',
    },
    {
      day: '11月5日(木)',
      entered: '13:00',
      left: '16:20',
      name: '見本　次郎',
      company: '見本保守株式会社',
      people: '2',
      purpose: '住民情報システムの保守',
      basis: '名簿',
      escort: '見本　花子',
      idShown: '提示',
      broughtIn: '保守用端末（住民情報システム）',
      keys: '',
      remarks: '',
    },
    {
      day: '11月10日(火)',
      entered: '10:00',
      left: '10:30',
      name: '見本　三郎',
      company: '見本商会',
      people: '1',
      purpose: '空調の見積り',
      basis: '都度\n見本課長',
      escort: '見本　太郎',
      idShown: '提示',
      broughtIn: 'スマートフォン（預かり）',
      keys: '',
      remarks: '退室訂正・締め後訂正',
    },
  ],
  corrections: [
    {
      entered: '令和8年11月10日 10:00',
      name: '見本　三郎',
      field: '退室日時',
      before: '（記録なし）',
      after: '令和8年11月10日 10:30',
      reason: '退室の記入もれ。立会職員に確認した。',
      by: '見本　花子\n令和8年12月3日 9:12',
      when: '締め後訂正',
    },
  ],
};
