import type { FormDoc } from '../form-doc';
import { areaSubject, EMPTY_LEDGER, EXAMPLE_LEDGER, type LedgerInput, ledgerForm } from './ledger-form';
import type { FormHead } from './parts';

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

export type CarryRecord = LedgerInput<CarryRow>;

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

/** 搬入出記録 (4-2(3)), A4 lying. */
export function carryRecord(input: CarryRecord, head: FormHead): FormDoc {
  return ledgerForm('carry-record', head, input, {
    subject: areaSubject(input),
    rowHeight: input.fillPage ? 18 : 10,
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
    notes: [
      '搬入する機器等が既存の情報システムに与える影響を、あらかじめ職員又は委託事業者に確認させること。',
      '搬入出には職員が立ち会うこと。',
    ],
  });
}

export const blankCarryRecord: CarryRecord = EMPTY_LEDGER;

export const exampleCarryRecord: CarryRecord = {
  ...EXAMPLE_LEDGER,
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
