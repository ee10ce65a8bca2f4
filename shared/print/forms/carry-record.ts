import type { FormDoc } from '../form-doc';
import { type FormHead, makeForm } from './parts';

/** One line of the 搬入出記録: one device, or several of a kind. */
export type CarryRow = {
  readonly number: string;
  /** 搬入, 搬出 */
  readonly direction: string;
  readonly doneAt: string;
  readonly area: string;
  readonly thing: string;
  readonly serial: string;
  readonly count: string;
  readonly reason: string;
  readonly contractor: string;
  readonly carrier: string;
  readonly impact: string;
  readonly impactBy: string;
  readonly impactOn: string;
  readonly witness: string;
  readonly remarks: string;
};

export type CarryRecord = {
  readonly section: string;
  readonly keeper: string;
  readonly date: string;
  readonly extract: string;
  readonly rows: readonly CarryRow[];
  readonly fillPage: boolean;
};

const cells = (row: CarryRow): string[] => [
  row.number,
  row.direction,
  row.doneAt,
  row.area,
  row.thing,
  row.serial,
  row.count,
  row.reason,
  row.contractor,
  row.carrier,
  row.impact,
  row.impactOn,
  row.impactBy,
  row.witness,
  row.remarks,
];

const subject = (input: CarryRecord): string =>
  [
    `所管課：${input.section === '' ? '　　　　　　　　' : input.section}`,
    `情報セキュリティ管理者：${input.keeper === '' ? '　　　　　　　　' : input.keeper}`,
    ...(input.extract === '' ? [] : [`（${input.extract}）`]),
  ].join('　　');

/** 搬入出記録 (4-2(3)), A4 lying. */
export function carryRecord(input: CarryRecord, head: FormHead): FormDoc {
  return makeForm('carry-record', head, {
    lying: true,
    face: 'gothic',
    points: 9,
    date: input.date === '' ? null : input.date,
    blocks: [
      { kind: 'title', text: head.title },
      { kind: 'paragraph', text: subject(input) },
      {
        kind: 'ledger',
        points: 9,
        rowHeight: input.fillPage ? 18 : 10,
        fillPage: input.fillPage,
        columns: [
          { width: 24, parts: [{ label: '整理番号' }, { label: '区分' }] },
          { width: 34, parts: [{ label: '日時' }, { label: '管理区域' }] },
          { width: 44, parts: [{ label: '機器等' }, { label: '製造番号' }] },
          { width: 11, parts: [{ label: '数量', align: 'center' }] },
          { width: 34, parts: [{ label: '理由' }] },
          { width: 36, parts: [{ label: '事業者' }, { label: '作業した人' }] },
          { width: 30, parts: [{ label: '既存のシステムへの影響' }, { label: '確認した日' }] },
          { width: 30, parts: [{ label: '影響を確認した者' }] },
          { width: 24, parts: [{ label: '立会職員' }] },
          { width: 24, parts: [{ label: '備考' }] },
        ],
        rows: input.rows.map(cells),
      },
      {
        kind: 'note',
        items: [
          '搬入する機器等が既存の情報システムに与える影響を、あらかじめ職員又は委託事業者に確認させること。',
          '搬入出には職員が立ち会うこと。',
        ],
      },
    ],
  });
}

export const blankCarryRecord: CarryRecord = {
  section: '',
  keeper: '',
  date: '',
  extract: '',
  rows: [],
  fillPage: true,
};

export const exampleCarryRecord: CarryRecord = {
  section: '見本部見本課',
  keeper: '見本課長',
  date: '令和8年11月22日現在',
  extract: '',
  fillPage: false,
  rows: [
    {
      number: 'R8-搬001',
      direction: '搬入',
      doneAt: '令和8年11月14日 10:00',
      area: '見本サーバ室',
      thing: '見本バックアップ装置',
      serial: 'MIHON-BK-1',
      count: '1',
      reason: '機器の更新',
      contractor: '見本保守株式会社',
      carrier: '見本　次郎',
      impact: '影響なし',
      impactOn: '令和8年11月11日',
      impactBy: '見本保守株式会社　見本　次郎',
      witness: '見本　花子',
      remarks: '',
    },
  ],
};
