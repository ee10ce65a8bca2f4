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
import { type CarriedText, carriedTable, exampleItems } from './take-out-items';

/** 庁外での情報処理 (5-1(1)③ウ, ④). */
export type OutsideText = {
  readonly processing: boolean | null;
  readonly device: 'issued' | 'none' | 'private' | null;
  /** Which device, and why it is not one of the city's. */
  readonly deviceText: string;
  readonly safetyChecked: boolean;
};

export type TakeOutApplication = {
  readonly number: string;
  readonly appliedOn: string;
  readonly addressee: readonly string[];
  readonly applicant: Sender;
  readonly act: 'take-out' | 'transport' | null;
  /** Who takes it out, where that is not the applicant. */
  readonly holder: string;
  readonly purpose: string;
  readonly destination: string;
  readonly means: string;
  readonly from: string;
  readonly until: string;
  /** 保護措置 by their places in PROTECTION_TEXTS. */
  readonly protection: readonly number[];
  readonly protectionReason: string;
  readonly outside: OutsideText;
  readonly items: readonly CarriedText[];
  readonly blankItems: number;
  readonly decision: DecisionText;
  readonly stamps: readonly StampText[];
  readonly takenAt: string;
  readonly returnedAt: string;
  readonly receiver: string;
  readonly erasure: string;
  readonly binder: string;
};

export const ACT_TEXTS = ['庁外へ持ち出す', '庁内で運ぶ'];
const ACTS = ['take-out', 'transport'] as const;
export const PROTECTION_TEXTS = [
  '暗号化',
  'パスワードの設定',
  '鍵付きのケース',
  '封をした封筒',
  '手元から離さない',
  '追跡できる便',
];
const DEVICES = ['issued', 'none', 'private'] as const;
const DEVICE_TEXTS = ['貸与された端末', '端末は使わない', '貸与以外'];

/** 「☑暗号化　☐…」, any number of them ticked. */
export const protectionText = (chosen: readonly number[]): string =>
  PROTECTION_TEXTS.map((text, index) => tick(chosen.includes(index), text)).join('　');

/** 期間 on one line; empty dates leave room to write. */
export const periodText = (from: string, until: string): string =>
  `${orOpenDate(from)}から　${orOpenDate(until)}まで`;

/** 使う端末, with which private device and why where it is one. */
const deviceText = ({ device, deviceText: reason }: OutsideText): string => {
  const chosen = ticks(DEVICE_TEXTS, device === null ? null : DEVICES.indexOf(device));
  return reason === '' ? chosen : `${chosen}\n${reason}`;
};

export const outsideRows = (outside: OutsideText) => [
  row(
    label('庁外での情報処理'),
    value(ticks(['する', 'しない'], outside.processing === null ? null : outside.processing ? 0 : 1)),
    label('安全管理措置'),
    value(tick(outside.safetyChecked, '守ることを確かめた')),
  ),
  row(label('使う端末'), value(deviceText(outside), { columns: 3 })),
];

const what = (input: TakeOutApplication): Block => ({
  kind: 'table',
  columns: [30, 60, 27, 50],
  rows: [
    row(
      label('区分'),
      value(ticks(ACT_TEXTS, input.act === null ? null : ACTS.indexOf(input.act))),
      label('持出者'),
      value(input.holder),
    ),
    row(label('目的'), value(input.purpose, { columns: 3 })),
    row(label('行先'), value(input.destination), label('手段・経路'), value(input.means)),
    row(label('期間'), value(periodText(input.from, input.until), { columns: 3 })),
    tallRow(
      11,
      label('保護措置'),
      value(
        input.protectionReason === ''
          ? protectionText(input.protection)
          : `${protectionText(input.protection)}\n${input.protectionReason}`,
        { columns: 3 },
      ),
    ),
    ...outsideRows(input.outside),
  ],
});

const afterwards = (input: TakeOutApplication): Block => ({
  kind: 'table',
  columns: [17, 24, 55, 24, 47],
  together: true,
  rows: [
    row(
      label('処理欄', { rows: input.binder === '' ? 2 : 3 }),
      label('持出日時'),
      value(input.takenAt),
      label('返却日時'),
      value(input.returnedAt),
    ),
    row(label('返却確認者'), value(input.receiver), label('中身の確認'), value(input.erasure)),
    ...(input.binder === '' ? [] : [row(label('綴った簿冊'), value(input.binder, { columns: 3 }))]),
  ],
});

/** 情報資産持出許可申請書 (5-1(1)③イ, 3(2)⑧イ). */
export function takeOutApplication(input: TakeOutApplication, head: FormHead): FormDoc {
  return makeForm('take-out-application', head, {
    face: 'mincho',
    points: 10,
    numbers: [`整理番号　${input.number === '' ? '　　　　　　　　' : input.number}`],
    date: orOpenDate(input.appliedOn),
    blocks: [
      { kind: 'addressee', lines: [...input.addressee] },
      senderBlock('申請者', input.applicant),
      { kind: 'title', text: head.title },
      {
        kind: 'paragraph',
        text: `次のとおり情報資産${input.items.length > 1 ? `（${input.items.length}件）` : ''}を持ち出したいので、許可を申請します。`,
        firstIndent: 1,
      },
      what(input),
      carriedTable(input.items, input.blankItems, '中身・摘要'),
      decisionBlock(input.decision),
      afterwards(input),
      stampsBlock(input.stamps),
      {
        kind: 'note',
        items: [
          '機密性2以上は、原則として鍵付きのケースに入れ、媒体・端末は暗号化又はパスワードの設定をすること。',
          '許可の日より前に持ち出さないこと。戻ったら速やかに中身を確かめ、不要なものは消去すること。',
        ],
      },
    ],
  });
}

export const NO_OUTSIDE: OutsideText = {
  processing: null,
  device: null,
  deviceText: '',
  safetyChecked: false,
};

export const blankTakeOutApplication: TakeOutApplication = {
  number: '',
  appliedOn: '',
  addressee: ['情報セキュリティ管理者　　　　　　　　　　課長'],
  applicant: UNKNOWN_SENDER,
  act: null,
  holder: '',
  purpose: '',
  destination: '',
  means: '',
  from: '',
  until: '',
  protection: [],
  protectionReason: '',
  outside: NO_OUTSIDE,
  items: [],
  blankItems: 2,
  decision: NOTHING_DECIDED,
  stamps: emptyStamps('課長', '課長補佐', '係長', '担当'),
  takenAt: '',
  returnedAt: '',
  receiver: '',
  erasure: '',
  binder: '',
};

export const exampleTakeOutApplication: TakeOutApplication = {
  ...blankTakeOutApplication,
  number: 'R8-持申A001',
  appliedOn: '令和8年11月20日',
  addressee: ['情報セキュリティ管理者　見本課長'],
  applicant: { section: '見本部見本課', post: '主任', name: '見本　太郎', extension: '0000', typedBy: null },
  act: 'take-out',
  holder: '見本　花子',
  purpose: '見本地区の説明会で資料を映し、回答を集めるため。',
  destination: '見本地区センター',
  means: '公用車（庁舎から往復）',
  from: '令和8年11月24日',
  until: '令和8年11月25日',
  protection: [0, 2, 4],
  outside: { processing: true, device: 'issued', deviceText: '', safetyChecked: true },
  items: exampleItems,
  blankItems: 0,
};
