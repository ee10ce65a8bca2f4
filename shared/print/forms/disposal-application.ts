import type { Block, FormDoc } from '../form-doc';
import {
  type Application,
  EMPTY_APPLICATION,
  EXAMPLE_ADDRESSEE,
  EXAMPLE_SENDER,
  letterForm,
  processing,
  spaced,
} from './application-form';
import { type DisposalItem, itemTable } from './disposal-items';
import {
  decisionBlock,
  type FormHead,
  label,
  orOpenDate,
  row,
  stampsBlock,
  tallRow,
  tick,
  ticks,
  value,
} from './parts';

export type DisposalApplication = Application & {
  readonly reason: string;
  readonly route: 'in-house' | 'outsourced' | 'lease-return' | null;
  readonly contractor: string;
  readonly plannedOn: string;
  readonly originalsChecked: boolean;
  readonly items: readonly DisposalItem[];
  /** Rows for writing by hand after the items. */
  readonly blankItems: number;
  readonly carriedOutOn: string;
  readonly operator: string;
  readonly witness: string;
  readonly recordNumber: string;
  /** 綴った簿冊; its row is left out when empty. */
  readonly binder: string;
};

const ROUTES = ['in-house', 'outsourced', 'lease-return'] as const;
const ROUTE_TEXTS = ['庁内で処分', '庁内で消去後に委託', '消去後にリース返却'];

const what = (input: DisposalApplication): Block => ({
  kind: 'table',
  columns: [34, 50, 28, 55],
  rows: [
    tallRow(12, label('廃棄の理由'), value(input.reason, { columns: 3 })),
    row(
      label('処分の経路'),
      value(ticks(ROUTE_TEXTS, input.route === null ? null : ROUTES.indexOf(input.route)), {
        columns: 3,
      }),
    ),
    row(
      label('引渡し先の事業者'),
      value(input.contractor),
      label('実施予定日'),
      value(orOpenDate(input.plannedOn)),
    ),
    row(
      label('廃棄前の確認'),
      value(
        tick(input.originalsChecked, '原本でないこと、又は原本の保存年限が満了していることを確かめた。'),
        {
          columns: 3,
        },
      ),
    ),
  ],
});

/** 廃棄許可申請書 (3(2)⑩ウ). */
export function disposalApplication(input: DisposalApplication, head: FormHead): FormDoc {
  return letterForm('disposal-application', head, {
    number: input.number,
    date: input.appliedOn,
    addressee: input.addressee,
    from: ['申請者', input.applicant],
    lead: `次のとおり情報資産${input.items.length > 1 ? `（${input.items.length}件）` : ''}を廃棄したいので、許可を申請します。`,
    blocks: spaced(
      what(input),
      itemTable(input.items, input.blankItems),
      decisionBlock(input.decision),
      processing(
        [22, 28, 56, 26, 35],
        input.binder,
        [
          label('実施日'),
          value(orOpenDate(input.carriedOutOn)),
          label('記録簿の番号'),
          value(input.recordNumber),
        ],
        [label('処理担当者'), value(input.operator), label('立会者'), value(input.witness)],
      ),
      stampsBlock(input.stamps),
    ),
    notes: [
      '許可の日より前に処理をしないこと。廃棄するものが多いときは、別紙に記すこと。',
      '最高分類は、復元できない消去を最後に確認した後に記録した最も高い分類とすること。',
    ],
  });
}

export const blankDisposalApplication: DisposalApplication = {
  ...EMPTY_APPLICATION,
  reason: '',
  route: null,
  contractor: '',
  plannedOn: '',
  originalsChecked: false,
  items: [],
  blankItems: 3,
  carriedOutOn: '',
  operator: '',
  witness: '',
  recordNumber: '',
  binder: '',
};

export const exampleDisposalApplication: DisposalApplication = {
  ...blankDisposalApplication,
  number: 'R8-廃A001',
  appliedOn: '令和8年11月2日',
  addressee: EXAMPLE_ADDRESSEE,
  applicant: EXAMPLE_SENDER,
  reason: '更新により不要となったため。記録していた情報は新しい媒体へ移し、読み出せることを確かめた。',
  route: 'in-house',
  plannedOn: '令和8年11月20日',
  originalsChecked: true,
  items: [
    {
      number: 'R4-媒A0012',
      kind: 'USBメモリ',
      name: '見本製　MH-16（16GB）',
      serial: 'MIHON-0001',
      highestClass: '機密性2B',
      method: '物理破壊',
      note: '',
    },
    {
      number: 'R2-媒A0003',
      kind: 'ハードディスク',
      name: '見本製　MD-500（500GB）',
      serial: 'MIHON-0002',
      highestClass: '機密性3',
      method: '物理破壊',
      note: '住民情報',
    },
  ],
  blankItems: 0,
};
