import type { Block, FormDoc } from '../form-doc';
import {
  type DecisionText,
  decisionBlock,
  emptyStamps,
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
  tick,
  ticks,
  UNKNOWN_SENDER,
  value,
} from './parts';

/** One thing to be disposed of, as the register shows it. */
export type DisposalItem = {
  /** 管理番号 */
  readonly number: string;
  /** 種別 */
  readonly kind: string;
  /** 品名・型番 or 名称 */
  readonly name: string;
  /** 製造番号（S/N） */
  readonly serial: string;
  /** 最高分類: the highest class the thing ever held. */
  readonly highestClass: string;
  readonly method: string;
  readonly note: string;
};

export type DisposalApplication = {
  /** 整理番号 or 仮番号; empty on a form to be written by hand. */
  readonly number: string;
  readonly appliedOn: string;
  /** The deciding post, for instance 「情報セキュリティ管理者　見本課長」. */
  readonly addressee: readonly string[];
  readonly applicant: Sender;
  readonly reason: string;
  readonly route: 'in-house' | 'outsourced' | 'lease-return' | null;
  readonly contractor: string;
  readonly plannedOn: string;
  readonly originalsChecked: boolean;
  readonly items: readonly DisposalItem[];
  /** Rows for writing by hand after the items. */
  readonly blankItems: number;
  readonly decision: DecisionText;
  readonly stamps: readonly StampText[];
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

/** The list of things, also used by the report. */
export function itemTable(items: readonly DisposalItem[], blankItems: number): Block {
  const blank: DisposalItem = {
    number: '',
    kind: '',
    name: '',
    serial: '',
    highestClass: '',
    method: '',
    note: '',
  };
  const all = [...items, ...Array.from({ length: blankItems }, () => blank)];
  return {
    kind: 'table',
    columns: [9, 27, 46, 27, 18, 24, 16],
    points: 9,
    headRows: 1,
    rows: [
      {
        height: 7,
        cells: [
          label('番号'),
          label('管理番号'),
          label('種別・品名'),
          label('製造番号'),
          label('最高分類'),
          label('処理の方法'),
          label('摘要'),
        ].map((cell) => ({ ...cell, align: 'center' as const })),
      },
      ...all.map((item, index) =>
        row(
          value(String(index + 1), { align: 'center' }),
          value(item.number),
          value([item.kind, item.name].filter((text) => text !== '').join('\n')),
          value(item.serial),
          value(item.highestClass, { align: 'center' }),
          value(item.method),
          value(item.note),
        ),
      ),
    ],
  };
}

const afterwards = (input: DisposalApplication): Block => ({
  kind: 'table',
  columns: [22, 28, 56, 26, 35],
  together: true,
  rows: [
    row(
      label('処理欄', { rows: input.binder === '' ? 2 : 3 }),
      label('実施日'),
      value(orOpenDate(input.carriedOutOn)),
      label('記録簿の番号'),
      value(input.recordNumber),
    ),
    row(label('処理担当者'), value(input.operator), label('立会者'), value(input.witness)),
    ...(input.binder === '' ? [] : [row(label('綴った簿冊'), value(input.binder, { columns: 3 }))]),
  ],
});

/** 廃棄許可申請書 (3(2)⑩ウ). */
export function disposalApplication(input: DisposalApplication, head: FormHead): FormDoc {
  return makeForm('disposal-application', head, {
    face: 'mincho',
    numbers: [`整理番号　${input.number === '' ? '　　　　　　　　' : input.number}`],
    date: orOpenDate(input.appliedOn),
    blocks: [
      { kind: 'addressee', lines: [...input.addressee] },
      senderBlock('申請者', input.applicant),
      { kind: 'title', text: head.title },
      {
        kind: 'paragraph',
        text: `次のとおり情報資産${input.items.length > 1 ? `（${input.items.length}件）` : ''}を廃棄したいので、許可を申請します。`,
        firstIndent: 1,
      },
      what(input),
      { kind: 'spacer', height: 1.5 },
      itemTable(input.items, input.blankItems),
      { kind: 'spacer', height: 1.5 },
      decisionBlock(input.decision),
      { kind: 'spacer', height: 1.5 },
      afterwards(input),
      { kind: 'spacer', height: 1.5 },
      stampsBlock(input.stamps),
      {
        kind: 'note',
        items: [
          '許可の日より前に処理をしないこと。廃棄するものが多いときは、別紙に記すこと。',
          '最高分類は、復元できない消去を最後に確認した後に記録した最も高い分類とすること。',
        ],
      },
    ],
  });
}

export const blankDisposalApplication: DisposalApplication = {
  number: '',
  appliedOn: '',
  addressee: ['情報セキュリティ管理者　　　　　　　　　　課長'],
  applicant: UNKNOWN_SENDER,
  reason: '',
  route: null,
  contractor: '',
  plannedOn: '',
  originalsChecked: false,
  items: [],
  blankItems: 3,
  decision: NOTHING_DECIDED,
  stamps: emptyStamps('課長', '課長補佐', '係長', '担当'),
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
  addressee: ['情報セキュリティ管理者　見本課長'],
  applicant: {
    section: '見本部見本課',
    post: '主任',
    name: '見本　太郎',
    extension: '0000',
    typedBy: null,
  },
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
